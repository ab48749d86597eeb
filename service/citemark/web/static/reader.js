// The reader's page: sends what was pasted, and shows the report.
// All that comes from a document is set as text, never as markup.

const LABELS = ["fabricated", "mismatch", "suspect", "unverified", "verified"];
const RED = ["fabricated", "mismatch", "suspect"];
const BASELINE = "baseline"; // what the model assumes before anything is known
const strings = await (await fetch("/static/strings.json")).json();
const at = (id) => document.getElementById(id);
let language = "en";
let shown = null; // the report on the page: {text, report}

function say(key, values = {}) {
  const text = strings[language][key] ?? strings.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function translate() {
  document.documentElement.lang = language;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-string]")) {
    node.textContent = say(node.dataset.string);
  }
  if (shown) show(shown);
}

function element(name, { text, kind, ...attributes } = {}, ...children) {
  const node = document.createElement(name);
  if (text !== undefined && text !== null) node.textContent = text;
  if (kind) node.className = kind;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter(Boolean));
  return node;
}

function link(url, text) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return element("span", { text });
  }
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return element("span", { text });
  return element("a", { text, href: parsed.href, rel: "noopener noreferrer", target: "_blank" });
}

function state(text) {
  at("state").textContent = text;
}

// ------------------------------------------------------------------ asking

class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function ask(path, options = {}) {
  const headers = { ...options.headers };
  if (at("key").value) headers.Authorization = `Bearer ${at("key").value}`;
  let response;
  try {
    response = await fetch(path, { ...options, headers, redirect: "error" });
  } catch {
    throw new Problem(0, say("unreachable"));
  }
  const text = await response.text();
  if (response.ok) return { text, report: JSON.parse(text) };
  let detail = response.statusText;
  try {
    detail = JSON.parse(text).detail ?? detail;
  } catch {
    // An answer that is no problem document came from something in between: its status must do.
  }
  throw new Problem(response.status, detail);
}

function request() {
  const [file] = at("file").files;
  const raw = (body) => ({ method: "POST", headers: { "Content-Type": "application/octet-stream" }, body });
  if (at("text").value.trim()) return raw(new Blob([at("text").value]));
  if (file) return raw(file);
  const url = at("url")?.value.trim();
  if (!url) return null;
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ url }) };
}

async function run(asking) {
  at("judge").disabled = true;
  state(say("working"));
  try {
    shown = await asking();
    show(shown);
    state(say("done", { count: shown.report.references.length }));
    at("report").focus();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) {
      at("key-row").hidden = false;
      at("key").focus();
    }
    state(say("failed", { why: error.message }));
  } finally {
    at("judge").disabled = false;
  }
}

// ----------------------------------------------------------------- showing

function show({ text, report }) {
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

function verdict({ label, probability }) {
  const percent = Math.round(probability * 100);
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
  return element(
    "details",
    {},
    element("summary", { text: say("evidence") }),
    element("ul", {}, ...list.map(answer)),
  );
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

// ---------------------------------------------------------------- starting

function fromAddress() {
  const sha256 = /^#report=([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (sha256 && sha256 !== shown?.report.document.sha256) run(() => ask(`/v1/reports/${sha256}`));
}

function submit() {
  const options = request();
  if (!options) return state(say("nothing"));
  return run(() => ask("/v1/score", options));
}

at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
});
at("language").addEventListener("change", () => {
  language = at("language").value;
  translate();
});
addEventListener("hashchange", fromAddress);

const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => code in strings);
if (wanted && wanted !== "en") {
  language = wanted;
  at("language").value = wanted;
  translate();
}
document.documentElement.dataset.ready = "true";
fromAddress();
