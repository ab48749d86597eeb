// How a report is shown.

import { at, element, link, state } from "./elements.js";
import { say } from "./words.js";

const LABELS = ["fabricated", "mismatch", "suspect", "unverified", "verified"];
const RED = ["fabricated", "mismatch", "suspect"];
const BASELINE = "baseline"; // what the model assumes before anything is known

export function show({ text, report }) {
  const section = at("report");
  section.hidden = false;
  const parts = [
    element("h2", { text: report.document.title || say("document"), id: "report-title" }),
    counts(report.counts),
    report.complete === false && element("p", { kind: "notice", text: say("incomplete") }),
    reasons(report.reasons.filter(({ signal }) => signal !== BASELINE)),
    actions(text, report),
    element("h3", { text: say("sources") }),
    report.references.length
      ? element("ol", { kind: "references" }, ...bySeverity(report.references).map(reference))
      : element("p", { text: say("none_found") }),
  ];
  section.replaceChildren(...parts.filter(Boolean));
}

function bySeverity(references) {
  return [...references].sort(
    (one, other) => LABELS.indexOf(one.label) - LABELS.indexOf(other.label) || one.index - other.index,
  );
}

function counts(numbers) {
  const present = LABELS.filter((label) => numbers[label] > 0);
  const shown = present.map((label) =>
    element(
      "li",
      { kind: label },
      element("span", { kind: "label", text: say(`label_${label}`) }),
      element("span", { text: `× ${numbers[label]}` }),
    ),
  );
  return shown.length ? element("ul", { kind: "counts row" }, ...shown) : null;
}

/** Whole percents that never round a doubt away. */
function percentOf(probability) {
  if (probability > 0.99) return ">99";
  return probability < 0.01 ? "<1" : Math.round(probability * 100);
}

function verdict({ label, probability }) {
  const percent = percentOf(probability);
  return element(
    "p",
    { kind: label },
    element("span", { kind: "label", text: say(`label_${label}`) }),
    element("span", { text: say(`means_${label}`) }),
    " ",
    element("span", { kind: "small", text: say("probability", { percent }) }),
  );
}

function reference(item) {
  const named = item.claim.title || item.claim.method || item.claim.acronym || item.text;
  const links = item.identifiers.flatMap(({ scheme, value, url }) => [link(url, `${scheme}: ${value}`), " "]);
  return element(
    "li",
    { kind: `card ${item.label}` },
    element("h3", { text: `${item.index}. ${named}` }),
    verdict(item),
    links.length > 0 && element("p", {}, ...links),
    reasons(telling(item)),
    quote(item),
    evidence(item.evidence),
  );
}

// The reasons that speak for the label: against the source, for it, or why nothing was settled.
function telling({ label, reasons: all }) {
  const named = all.filter(({ signal }) => signal !== BASELINE);
  if (RED.includes(label)) return named.filter(({ weight }) => weight > 0);
  if (label === "verified") return named.filter(({ weight }) => weight < 0);
  const explained = named.filter(({ weight }) => weight === 0);
  return explained.length ? explained : named;
}

function reasons(list) {
  if (!list.length) return null;
  return element(
    "ul",
    { "aria-label": say("reasons") },
    ...list.map(({ message }) => element("li", { text: message })),
  );
}

function quote({ text, claim }) {
  if (!claim.sentence && !text) return null;
  return element(
    "details",
    {},
    element("summary", { text: say("claim") }),
    element("blockquote", { kind: "quote", text: claim.sentence || text }),
  );
}

function evidence(list) {
  if (!list.length) return null;
  return element("details", {}, element("summary", { text: say("evidence") }), element("ul", {}, ...list.map(answer)));
}

function answer({ source, outcome, record, detail }) {
  const head = say("said_by", { source, outcome: say(`outcome_${outcome}`) });
  const line = element("li", { text: `${head} ` });
  if (record) {
    line.append(record.url ? link(record.url, record.title) : record.title);
    const rest = [(record.authors ?? []).slice(0, 4).join(", "), (record.venues ?? [])[0], record.year];
    line.append(` (${rest.filter(Boolean).join("; ")})`);
  }
  if (detail) line.append(` ${detail}`);
  return line;
}

function actions(text, report) {
  const address = `${location.origin}/#report=${report.document.sha256}`;
  return element(
    "p",
    { kind: "row actions" },
    button("copy_link", () => copy(address)),
    button("copy_json", () => copy(text)),
    button("save_json", () => save(text)),
  );
}

function button(key, act) {
  const node = element("button", { type: "button", text: say(key) });
  node.addEventListener("click", act);
  return node;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    state(say("copied"));
  } catch {
    state(say("not_copied"));
  }
}

function save(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: address, download: "citemark-report.json" }).click();
  URL.revokeObjectURL(address);
}
