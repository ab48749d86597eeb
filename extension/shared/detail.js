"use strict";

/**
 * This file knows how one verdict is laid out for a reader: what the page claims beside what the
 * record says, the reasons, and who was asked. The card in the page and the popup show the same.
 * Whatever came from the service or the page goes in as text, never as markup.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkDetail = (() => {
  /** @type {Record<string, string>} Schemes as readers know them; others go by their own name. */
  const SCHEMES = {
    arxiv: "arXiv",
    doi: "DOI",
    pmid: "PMID",
    pmcid: "PMC",
    isbn: "ISBN",
    openreview: "OpenReview",
    acl: "ACL",
  };
  const OUTCOMES = new Set(["found", "absent", "unavailable", "not-covered"]);

  /**
   * @param {string} tag @param {Record<string, string>} [attributes]
   * @param {...(Node | string | null | undefined)} children
   */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** An address that may be linked to: http(s) only. @param {string | null | undefined} address */
  function safe(address) {
    try {
      const url = new URL(address ?? "");
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch {
      return null; // the service may know no address
    }
  }

  /** @param {string | null | undefined} address @param {string} words */
  function link(address, words) {
    const href = safe(address);
    return href === null
      ? make("span", {}, words)
      : make("a", { href, target: "_blank", rel: "noopener noreferrer" }, words);
  }

  /** @param {readonly string[] | null | undefined} names @param {boolean} [more] */
  function people(names, more = false) {
    if (!names || names.length === 0) return "";
    const shown = names.slice(0, 6).join(", ");
    return names.length > 6 || more ? `${shown} …` : shown;
  }

  /** @param {Judged} judged */
  const recordOf = ({ evidence }) => evidence.find(({ outcome, record }) => outcome === "found" && record) ?? null;

  /**
   * What the page and the record say, field by field; only fields that one of them states.
   * @param {Claim} claim @param {SourceRecord | null | undefined} record
   */
  function fields(claim, record) {
    const work = claim.title ?? [claim.method, claim.acronym && `(${claim.acronym})`].filter(Boolean).join(" ");
    const year = record?.year ? String(record.year) : "";
    return [
      { field: "title", here: work, there: record?.title },
      { field: "authors", here: people(claim.authors), there: people(record?.authors, record?.authors_truncated) },
      { field: "venue", here: claim.venue, there: record?.venues?.join(", ") },
      { field: "date", here: claim.date, there: record?.date ?? year },
    ].filter(({ here, there }) => here || there);
  }

  /** @param {Judged} judged @param {Translate} t */
  function comparison(judged, t) {
    const { claim } = judged;
    const record = recordOf(judged)?.record;
    const told = fields(claim, record);
    const sentence = claim.sentence ? make("blockquote", {}, claim.sentence) : null;
    if (told.length === 0) return sentence ? [make("p", { class: "part" }, t("detail_claim")), sentence] : [];
    const cell = (/** @type {string | null | undefined} */ text) =>
      text ? make("td", {}, text) : make("td", { class: "unsaid" }, t("unsaid"));
    const body = told.map(({ field, here, there }) =>
      make("tr", {}, make("th", { scope: "row" }, t(`field_${field}`)), cell(here), record ? cell(there) : null),
    );
    const claimed = make("th", { scope: "col" }, t("detail_claim"));
    const recorded = record ? make("th", { scope: "col" }, t("detail_record")) : null;
    const heads = make("thead", {}, make("tr", {}, make("td"), claimed, recorded));
    return [sentence, make("table", {}, heads, make("tbody", {}, ...body))];
  }

  /** @param {SourceEvidence} one @param {Translate} t */
  function asked({ source, outcome, as_of, detail }, t) {
    const words = OUTCOMES.has(outcome) ? t(`outcome_${outcome.replace("-", "_")}`) : outcome;
    const date = as_of ? ` · ${t("as_of", { date: as_of.slice(0, 10) })}` : "";
    const name = make("strong", {}, source);
    return make(
      "li",
      { class: `outcome ${outcome}` },
      name,
      ` ${words}${date}`,
      detail ? make("small", {}, detail) : null,
    );
  }

  /**
   * The verdict as plain text, to be copied.
   * @param {Judged} judged @param {string} name @param {Translate} t
   */
  function asText(judged, name, t) {
    const record = recordOf(judged)?.record;
    const { claim } = judged;
    const lines = [
      `${name}: ${t(`label_${judged.label}`)}`,
      ...judged.identifiers.map(({ scheme, value, url }) => url ?? `${scheme}:${value}`),
      claim.title && `${t("detail_claim")}: ${claim.title}`,
      claim.sentence && `${t("detail_claim")}: ${claim.sentence}`,
      record?.title && `${t("detail_record")}: ${record.title} (${people(record.authors, record.authors_truncated)})`,
      ...judged.reasons.map(({ message }) => `- ${message}`),
      ...judged.evidence.map(({ source, outcome, as_of }) => `* ${source}: ${outcome}${as_of ? ` (${as_of})` : ""}`),
      judged.version,
    ];
    return lines.filter(Boolean).join("\n");
  }

  /** @param {string} text @param {HTMLElement} from where the text can be selected when the clipboard is closed */
  async function copy(text, from) {
    try {
      await navigator.clipboard.writeText(text);
      return;
    } catch (error) {
      console.debug("citemark: the clipboard is closed to this page", error);
    }
    const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { readonly: "" }, text));
    from.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  /** @param {string} words @param {() => void} act */
  function button(words, act) {
    const element = make("button", { type: "button" }, words);
    element.addEventListener("click", (event) => event.isTrusted && act());
    return element;
  }

  /** The local form for a wrong verdict: a text to send on where the reader likes; nothing is sent from here. */
  function complaint(/** @type {Judged} */ judged, /** @type {string} */ name, /** @type {Translate} */ t) {
    const text = `${t("wrong_intro")}\n\n${asText(judged, name, t)}\n\n${t("wrong_why")}\n`;
    const area = /** @type {HTMLTextAreaElement} */ (make("textarea", { rows: "6", "aria-label": t("wrong") }));
    area.value = text;
    const done = make("span", { role: "status" });
    const form = make("div", { class: "wrong", hidden: "" }, make("p", {}, t("wrong_help")), area);
    form.append(
      button(t("copy"), () => {
        void copy(area.value, form).then(() => done.replaceChildren(t("copied")));
      }),
      done,
    );
    return form;
  }

  /** @param {Judged} judged @param {string} name @param {Translate} t */
  function actions(judged, name, t) {
    const form = complaint(judged, name, t);
    const done = make("span", { role: "status" });
    const row = make("p", { class: "actions" });
    row.append(
      button(t("copy"), () => {
        void copy(asText(judged, name, t), row).then(() => done.replaceChildren(t("copied")));
      }),
      button(t("wrong"), () => {
        form.hidden = !form.hidden;
        if (!form.hidden) form.querySelector("textarea")?.focus();
      }),
      done,
    );
    return [row, form];
  }

  /** Whole percents that never round a doubt away. @param {number} probability */
  function percent(probability) {
    if (probability > 0.99) return ">99";
    return probability < 0.01 ? "<1" : Math.round(probability * 100);
  }

  /** @param {Judged} judged @param {Translate} t */
  function head({ label, probability }, t) {
    const accuses = citemarkLabels.rowOf(label)?.red && probability !== null;
    const odds = accuses ? make("small", {}, t("probability", { percent: percent(probability) })) : null;
    const words = make("span", {}, t(`label_${label}`));
    return make("p", { class: `verdict ${label}` }, citemarkLabels.glyph(document, label), words, odds);
  }

  /**
   * Everything known about one reference.
   * @param {Judged} judged @param {string} name @param {Translate} t
   */
  function build(judged, name, t) {
    const reasons = judged.reasons.map(({ message }) => make("li", {}, message));
    const retracted = recordOf(judged)?.record?.retracted ? make("p", { class: "retracted" }, t("retracted")) : null;
    const links = judged.identifiers.map(({ scheme, value, url }) =>
      link(url, scheme === "url" ? value : `${SCHEMES[scheme] ?? scheme} ${value}`),
    );
    const record = recordOf(judged);
    if (record?.record?.url) links.push(link(record.record.url, t("open_record", { source: record.source })));
    return make(
      "div",
      { class: "detail" },
      head(judged, t),
      make("p", { class: "meaning" }, t(`meaning_${judged.label}`)),
      retracted,
      ...(reasons.length > 0
        ? [make("p", { class: "part" }, t("detail_reasons")), make("ul", { class: "reasons" }, ...reasons)]
        : []),
      ...comparison(judged, t),
      ...(judged.evidence.length > 0
        ? [
            make("p", { class: "part" }, t("detail_sources")),
            make("ul", { class: "sources" }, ...judged.evidence.map((one) => asked(one, t))),
          ]
        : []),
      ...(links.length > 0 ? [make("p", { class: "links" }, ...links.flatMap((one) => [one, " "]))] : []),
      ...actions(judged, name, t),
      make("p", { class: "versions" }, judged.version),
    );
  }

  return Object.freeze({ build, asText, make, copy, button });
})();
globalThis.citemarkDetail = citemarkDetail;
