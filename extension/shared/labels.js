"use strict";

/**
 * This file knows the five labels: their order of severity, their glyphs and their toolbar marks.
 * Their words stand in _locales under `label_…` and `meaning_…`.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkLabels = (() => {
  /** Most severe first. The shapes differ as much as the colours do. */
  const TABLE = /** @type {const} */ ([
    { label: "fabricated", red: true, mark: "✕", colour: "#a3122f", path: "M3 3l6 6M9 3l-6 6" },
    { label: "mismatch", red: true, mark: "≠", colour: "#963a00", path: "M2 4.5h8M2 7.5h8M8 1.8l-4 8.4" },
    { label: "suspect", red: true, mark: "!", colour: "#7a5800", path: "M6 1.8v5.2M6 9.6v.6" },
    {
      label: "unverified",
      red: false,
      mark: "?",
      colour: "#4b5563",
      path: "M3.7 4.1a2.3 2.3 0 1 1 3.4 2q-1.1.6-1.1 1.5M6 9.7v.6",
    },
    { label: "verified", red: false, mark: "✓", colour: "#1b6b3a", path: "M2.2 6.6l2.6 2.8L9.8 3" },
  ]);
  const SVG = "http://www.w3.org/2000/svg";

  /** @param {string} label */
  const rowOf = (label) => TABLE.find((row) => row.label === label) ?? null;

  /**
   * The label's glyph, drawn in the text's colour so that forced colours apply to it too.
   * @param {Document} page
   * @param {Label} label
   */
  function glyph(page, label) {
    const svg = page.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 12 12");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "glyph");
    const path = page.createElementNS(SVG, "path");
    path.setAttribute("d", rowOf(label)?.path ?? "");
    svg.append(path);
    return svg;
  }

  /**
   * How many references bear each label, all five present, most severe first.
   * @param {readonly { label: Label | null }[]} items
   */
  function count(items) {
    const counts = new Map(TABLE.map((row) => [/** @type {Label} */ (row.label), 0]));
    for (const { label } of items) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
  }

  /**
   * The most severe label present, or null.
   * @param {readonly { label: Label | null }[]} items
   * @returns {Label | null}
   */
  function worst(items) {
    return TABLE.find((row) => items.some((item) => item.label === row.label))?.label ?? null;
  }

  return Object.freeze({ TABLE, rowOf, glyph, count, worst });
})();
globalThis.citemarkLabels = citemarkLabels;
