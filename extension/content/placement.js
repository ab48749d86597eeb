"use strict";

/**
 * This file knows where a badge may stand: after a link, after a whole text node, at the end of a
 * block. Page nodes are never split, wrapped or replaced, for frameworks keep hold of them.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkPlacement = (() => {
  /** A badge this many characters after its reference still reads as belonging to it. */
  const NEAR = 20;
  /** A page that keeps removing a badge does not want one there. */
  const MOST_MOVES = 3;
  const INLINE_BOX = /^inline-(?:flex|grid)$/;
  const NO_ROOM = /^(?:flex|grid|inline-flex|inline-grid|table|table-row|table-row-group|none|contents)$/;
  const NO_PARENT = new Set(["UL", "OL", "DL", "TABLE", "TBODY", "THEAD", "TR", "SELECT"]);

  /**
   * One reference in its place: the badge and underline drawn for it, and for which verdict.
   * @typedef {{ found: Found, host: HTMLElement | null, undraw: (() => void) | null, drawn: Judged | null, moves: number, far: boolean }} Entry
   */

  /** @param {Found} found @returns {Entry} */
  const entry = (found) => ({ found, host: null, undraw: null, drawn: null, moves: 0, far: false });

  /** The node after which a badge would stand, climbing out of links, buttons and small boxes. @param {Node} node */
  function ledge(node) {
    /** @type {Node} */
    let after = node;
    const control = after.parentElement?.closest("a, button, summary, label");
    if (control) after = control;
    while (after.parentElement && INLINE_BOX.test(getComputedStyle(after.parentElement).display))
      after = after.parentElement;
    return after;
  }

  /**
   * Where the reference's badge belongs: as the last child of `parent`, or after `after`. Null where
   * the layout has no room for one; the underline and the popup still show it.
   * @param {Anchor} anchor
   * @returns {{ parent: Element, after: Node | null, far: boolean } | null}
   */
  function spot({ block, node, kind, range }) {
    const rest = kind === "text" && range ? range.endNode.length - range.endOffset : 0;
    const far = rest > NEAR;
    const after = far || kind === "block" ? null : ledge(node);
    const parent = after ? after.parentElement : block;
    if (!parent || !parent.isConnected || NO_PARENT.has(parent.tagName)) return null;
    if (NO_ROOM.test(getComputedStyle(parent).display)) return null;
    return { parent, after, far };
  }

  /** @param {HTMLElement} host @param {{ parent: Element, after: Node | null }} place */
  function stands(host, { parent, after }) {
    if (host.parentElement !== parent) return false;
    /** @type {Node | null} */
    let other = after === null ? host.nextSibling : host.previousSibling;
    while (citemarkBadge.isOurs(other)) other = (after === null ? other?.nextSibling : other?.previousSibling) ?? null;
    return other === after;
  }

  /** @param {HTMLElement} host @param {{ parent: Element, after: Node | null }} place */
  function put(host, { parent, after }) {
    let next = after?.nextSibling ?? null;
    while (citemarkBadge.isOurs(next)) next = next?.nextSibling ?? null;
    parent.insertBefore(host, next);
  }

  /** Takes the entry's badge and underline away. @param {Entry} one */
  function remove(one) {
    one.host?.remove();
    one.undraw?.();
    one.host = null;
    one.undraw = null;
    one.drawn = null;
  }

  /** @param {Label} label @param {PageSettings} settings */
  const shown = (label, { show }) => show === "all" || (citemarkLabels.rowOf(label)?.red ?? false);

  /** @param {Entry} one @param {Judged} judged @param {PageSettings} settings */
  function underline(one, judged, { density }) {
    const loud = density === "underline" || judged.label !== "verified";
    const { range } = one.found.anchor;
    if (density !== "toolbar" && loud && range) one.undraw = citemarkHighlights.draw(range, judged.label);
  }

  /** Whether the entry needs no work. @param {Entry} one @param {Judged} judged */
  function isSettled(one, judged) {
    if (one.drawn !== judged) return false;
    if (one.host === null || one.moves > MOST_MOVES) return true;
    const place = spot(one.found.anchor);
    return place !== null && place.far === one.far && stands(one.host, place);
  }

  /**
   * Draws the entry's verdict, or puts its badge back where it belongs.
   * @param {Entry} one @param {Judged} judged
   * @param {{ settings: PageSettings, t: Translate }} how
   */
  function draw(one, judged, { settings, t }) {
    const again = one.drawn === judged;
    const place = spot(one.found.anchor);
    if (again) one.moves += 1;
    if (!again || place === null || place.far !== one.far) remove(one);
    one.drawn = judged;
    if (!shown(judged.label, settings) || one.moves > MOST_MOVES) return;
    if (!one.undraw) underline(one, judged, settings);
    const badges = settings.density === "badge" || (settings.density === "underline" && !citemarkHighlights.supported);
    if (!badges || place === null) return;
    one.far = place.far;
    one.host ??= citemarkBadge.create(judged, one.found.candidate.name, { t, settings, far: place.far });
    put(one.host, place);
  }

  return Object.freeze({ entry, draw, remove, isSettled });
})();
