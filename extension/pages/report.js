/** This module knows how a page's report is laid out: the sentence, the counts, the list with its details. */
const labels = globalThis.citemarkLabels;
const { make, build, button, asText } = globalThis.citemarkDetail;
/** A service that has not answered by now is called slow: its own deadline is 3 s. */
const SLOW_MS = 5000;

/** @param {Label} label @param {string} words */
function chip(label, words) {
  return make("span", { class: `chip ${label}` }, labels.glyph(document, label), words);
}

/**
 * What the report comes to, in a sentence.
 * @param {PageReport | null} report @param {Translate} t
 */
export function sentence(report, t) {
  if (report === null || report.state === "off") return t("state_off");
  const red = report.items.filter(({ label }) => label !== null && labels.rowOf(label)?.red).length;
  const checked = report.items.filter(({ label }) => label !== null).length;
  if (report.state === "checking") {
    const open = report.items.length - checked;
    return Date.now() - report.since > SLOW_MS ? t("state_slow", { count: open }) : t("state_asking", { count: open });
  }
  if (report.items.length === 0) return t("state_none");
  if (checked === 0) return t("state_unchecked", { count: report.items.length });
  return red === 0 ? t("state_clean", { count: checked }) : t("state_red", { count: red, of: checked });
}

/** @param {PageReport} report @param {Translate} t */
export function counts(report, t) {
  return [...labels.count(report.items)]
    .filter(([, count]) => count > 0)
    .map(([label, count]) => make("li", {}, chip(label, `${count} ${t(`label_${label}`)}`)));
}

/** Most severe first; within a label, in reading order. @param {readonly ReportItem[]} items */
function bySeverity(items) {
  const rank = new Map(labels.TABLE.map(({ label }, at) => [/** @type {string} */ (label), at]));
  const of = (/** @type {ReportItem} */ { label }) => rank.get(label ?? "") ?? labels.TABLE.length;
  return items.toSorted((one, other) => of(one) - of(other));
}

/** @param {ReportItem} item @param {{ t: Translate, onJump: (key: string) => void }} how */
function row(item, { t, onJump }) {
  const { label, name, judged } = item;
  const mark =
    label === null ? make("span", { class: "chip waiting" }, t("state_waiting")) : chip(label, t(`label_${label}`));
  const summary = make("summary", {}, mark, make("span", { class: "name" }, name));
  const body = make("div", { class: "body" });
  const details = make("details", { "data-key": item.key }, summary, body);
  details.addEventListener("toggle", () => {
    if (body.firstChild) return;
    if (item.placed)
      body.append(
        make(
          "p",
          { class: "detail" },
          button(t("show_in_page"), () => onJump(item.key)),
        ),
      );
    if (judged) body.append(build(judged, name, t));
  });
  return make("li", {}, details);
}

/** @param {PageReport} report @param {{ t: Translate, onJump: (key: string) => void }} how */
export function rows(report, how) {
  return bySeverity(report.items).map((item) => row(item, how));
}

/** The whole report as text, for a mail or an issue. @param {PageReport} report @param {Translate} t */
export function plain(report, t) {
  const parts = bySeverity(report.items).map(({ judged, name }) => (judged ? asText(judged, name, t) : name));
  return [sentence(report, t), ...parts].join("\n\n");
}
