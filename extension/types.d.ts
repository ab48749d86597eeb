/** The values that pass between the page, the worker and the service. Checked by tsc; never shipped. */

type Label = "fabricated" | "mismatch" | "suspect" | "unverified" | "verified";

interface Claim {
  title?: string;
  method?: string;
  acronym?: string;
  authors?: string[];
  affiliations?: string[];
  venue?: string;
  date?: string;
  category?: string;
  sentence?: string;
}

/** One reference as the page states it: what is sent, and nothing beside it. */
interface Candidate {
  key: string;
  text?: string;
  identifiers: string[];
  claim: Claim;
  /** How the reader knows it ("arXiv 2401.12345", or its title). */
  name: string;
}

interface Occurrence {
  scheme: string;
  value: string;
  start: number;
  end: number;
  version?: number;
  cut_off?: true;
}

interface SourceRecord {
  title?: string | null;
  authors?: string[] | null;
  authors_truncated?: boolean;
  year?: number | null;
  date?: string | null;
  venues?: string[] | null;
  url?: string | null;
  retracted?: boolean;
}

interface SourceEvidence {
  source: string;
  outcome: string;
  record?: SourceRecord | null;
  as_of?: string | null;
  detail?: string | null;
}

/** One reference of the service's report. */
interface Judged {
  key: string;
  label: Label;
  probability: number | null;
  identifiers: { scheme: string; value: string; url: string | null }[];
  claim: Claim;
  reasons: { message: string; weight: number | null }[];
  evidence: SourceEvidence[];
  /** The service's remote look-ups were not all back: ask again later. */
  pending: boolean;
  version: string;
}

type FailureCode = "offline" | "slow" | "unauthorised" | "limited" | "incompatible" | "failing" | "consent" | "refused";

interface Failure {
  ok: false;
  code: FailureCode;
  /** Seconds to wait before asking again. */
  retryAfter?: number;
}

type Show = "all" | "problems";
type Density = "badge" | "underline" | "toolbar";
type Mode = "click" | "sites" | "everywhere";

interface Settings {
  version: number;
  service: string;
  consent: boolean;
  mode: Mode;
  allow: string[];
  deny: string[];
  show: Show;
  density: Density;
  titles: boolean;
  sentences: boolean;
  /** Whether frames within a page are read too. */
  frames: boolean;
  language: string;
}

/** What a page's annotator may know: how to show, and in which words. */
interface PageSettings {
  show: Show;
  density: Density;
  titles: boolean;
  sentences: boolean;
  language: string;
  direction: "ltr" | "rtl";
  messages: Record<string, string>;
}

interface ReportItem {
  key: string;
  name: string;
  label: Label | null;
  /** Whether a badge or underline stands in the page, so that one can jump to it. */
  placed: boolean;
  judged: Judged | null;
  /** The frame of the page in which it stands; none: the page itself. */
  frame?: number;
}

/** What one frame of a page has to say beside its references. */
type FrameState = Pick<PageReport, "state" | "failure" | "retryAfter" | "since" | "more">;

/** The page's state as the toolbar, the popup and the side panel show it. */
interface PageReport {
  state: "off" | "checking" | "done" | "failed";
  failure?: FailureCode;
  retryAfter?: number;
  since: number;
  items: ReportItem[];
  /** How many references the page has beyond those that may be asked for. */
  more?: number;
  /** Where frames are read, what each of them said last. */
  frames?: Record<number, FrameState>;
}

type Message =
  | { type: "hello" }
  | { type: "check"; candidates: Candidate[] }
  | { type: "report"; report: PageReport }
  | { type: "test"; service?: string; key?: string }
  | { type: "start"; tab: number }
  | { type: "stop"; tab: number }
  | { type: "page"; tab: number; ask: PageRequest }
  | { type: "key"; key: string }
  | { type: "has-key" };

/** What the worker may ask of a page. */
type PageRequest =
  /** Whether the page is being read, or is about to be; no answer where no annotator is. */
  | { type: "ping" }
  | { type: "stop" }
  | { type: "retry" }
  /** The reader's settings changed. */
  | { type: "renew" }
  /** `fresh`: from the beginning (or end); `wrap`: and from there again when nothing is left. */
  | { type: "jump"; key?: string; step?: 1 | -1; problems?: boolean; fresh?: boolean; wrap?: boolean }
  | { type: "selection"; text: string };

type Translate = (key: string, values?: Record<string, string | number>) => string;

interface Piece {
  node: Text;
  start: number;
}

interface LinkRun {
  element: HTMLAnchorElement;
  start: number;
  end: number;
}

/** What may hold text of its own: an element, or an open shadow root. */
type Place = Element | ShadowRoot;

/** Who is told of shadow roots, and of elements without one, while a page is walked. */
interface Shadows {
  enter: (root: ShadowRoot) => void;
  pass: (element: Element) => void;
}

/** A block's own inline text with the way back to its nodes. */
interface BlockText {
  element: Place;
  text: string;
  pieces: Piece[];
  links: LinkRun[];
  /** Those of the text, once they were looked for. */
  identifiers?: Occurrence[];
}

/** A work that a block names by an identifier, and the link that it stands in. */
interface Mention {
  occurrence: Occurrence;
  link: LinkRun | null;
}

interface Stretch {
  start: number;
  end: number;
}

/** The sentence around a place. */
type Around = (place: number) => Stretch;

/** So many sources in a clause of their own, behind the words that they close. */
interface Closing {
  count: number;
  told: Stretch;
  clause: Stretch;
}

interface Anchor {
  block: Place;
  /** The link the reference stands in, or the text node in which it ends. */
  node: Node;
  kind: "link" | "text" | "block";
  /** The reference is all that stands in its block: an entry without any identifier. */
  whole?: boolean;
  range: { startNode: Text; startOffset: number; endNode: Text; endOffset: number } | null;
}

interface Found {
  candidate: Candidate;
  anchor: Anchor;
}

/** What is said of a source; `weak` where its work's name was taken from running text. */
interface Told {
  claim: Claim;
  weak: boolean;
}

/** One place of a block that names a source, and what it says there. */
interface Statement extends Told, Found {
  id: string;
}

declare var browser: typeof chrome | undefined;

/** Ends the annotator of this page, when one runs. */
declare var citemarkStop: (() => void) | undefined;

/** Set before the files run by a reader's question about a selection: the page itself is left alone. */
declare var citemarkIdle: boolean | undefined;
