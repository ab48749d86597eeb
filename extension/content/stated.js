"use strict";

/** This file knows which references a page states only as data, and joins the others to what is visible. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkStated = (() => {
  /**
   * The page's structured references that are not visible in it: shown in the popup, without a badge.
   * @param {ReturnType<typeof citemarkBook.create>} book
   * @param {PageSettings} settings
   * @returns {Generator<Candidate | null>} null where a pause may be made
   */
  function* missing(book, { sentences }) {
    const visible = new Set(
      book.entries().flatMap(({ found }) => found.candidate.identifiers.map((one) => one.toLowerCase())),
    );
    for (const one of citemarkStructured.all(document)) {
      const written = one?.identifiers.map(citemarkMentions.written) ?? [];
      if (!one || written.some((identifier) => visible.has(identifier.toLowerCase()))) {
        yield null;
        continue;
      }
      const { identifiers, claim, text } = one;
      const first = identifiers[0];
      const name = claim.title
        ? `“${claim.title.slice(0, 70)}”`
        : first
          ? citemarkMentions.nameOf(first)
          : (text ?? "").slice(0, 70);
      yield book.keyed({ key: "", ...(text && sentences ? { text } : {}), identifiers: written, claim, name });
    }
  }

  return Object.freeze({ missing });
})();
