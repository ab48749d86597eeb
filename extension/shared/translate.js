"use strict";

/** This file knows how a message is filled in: `{name}` places, and `…_one`/`…_other` by count. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkTranslate = (() => {
  /**
   * @param {Record<string, string>} messages
   * @param {string} language
   * @returns {Translate}
   */
  function translator(messages, language) {
    const tag = language.replace("_", "-") || "en";
    const plurals = new Intl.PluralRules(tag);
    const numbers = new Intl.NumberFormat(tag);
    return (key, values = {}) => {
      const count = typeof values.count === "number" ? values.count : null;
      const text =
        (count === null ? undefined : (messages[`${key}_${plurals.select(count)}`] ?? messages[`${key}_other`])) ??
        messages[key] ??
        key;
      return text.replace(/\{(\w{1,20})\}/g, (whole, name) => {
        const value = values[name];
        return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
      });
    };
  }

  return Object.freeze({ translator });
})();
globalThis.citemarkTranslate = citemarkTranslate;
