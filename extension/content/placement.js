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
   * One reference in its place: the badge and underline drawn for it, and for which verdict. `own` is the
   * key of what stands there, whatever it is asked as.
   * @typedef {{ parent: Place, after: Node | null, far: boolean, node: Node }} Spot
   * @typedef {{ found: Found, own: string, host: HTMLElement | null, undraw: (() => void) | null, drawn: Judged | null, moves: number, place: Spot | null }} Entry
   */

  /** @param {Found} found @returns {Entry} */
  function entry(found) {
    return { found, own: found.candidate.key, host: null, undraw: null, drawn: null, moves: 0, place: null };
  }

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

  /** How far behind its reference the badge would stand. @param {Anchor} anchor */
  const isFar = ({ kind, range }) => kind === "text" && range !== null && range.endNode.length - range.endOffset > NEAR;

  /**
   * Where the reference's badge belongs: as the last child of `parent`, or after `after`. Null where
   * the layout has no room for one; the underline and the popup still show it.
   * @param {Anchor} anchor
   * @returns {Spot | null}
   */
  function spot(anchor) {
    const { block, node, kind } = anchor;
    const far = isFar(anchor);
    const after = far || kind === "block" ? null : ledge(node);
    const parent = after ? citemarkShadows.around(after) : block;
    if (!parent?.isConnected) return null;
    const box = citemarkShadows.boxOf(parent);
    if (parent === box && NO_PARENT.has(box.tagName)) return null;
    return NO_ROOM.test(getComputedStyle(box).display) ? null : { parent, after, far, node };
  }

  /** @param {HTMLElement} host @param {{ parent: Place, after: Node | null }} place */
  function stands(host, { parent, after }) {
    if (host.parentNode !== parent) return false;
    /** @type {Node | null} */
    let other = after === null ? host.nextSibling : host.previousSibling;
    while (citemarkBadge.isOurs(other)) other = (after === null ? other?.nextSibling : other?.previousSibling) ?? null;
    return other === after;
  }

  /** Badges that stand apart from their reference. @type {WeakSet<Node>} */
  const apart = new WeakSet();

  /**
   * A badge that belongs to what stands right before it comes before those that stand apart.
   * @param {HTMLElement} host @param {Spot} place
   */
  function put(host, { parent, after, far }) {
    if (far) apart.add(host);
    let next = after?.nextSibling ?? null;
    while (next !== null && citemarkBadge.isOurs(next) && !apart.has(next)) next = next.nextSibling;
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

  /** The reader does not want to see it: gone until the verdict is another one. @param {Entry} one */
  function dismiss(one) {
    const { drawn } = one;
    remove(one);
    one.drawn = drawn;
    one.moves = Infinity;
  }

  /** @param {Label} label @param {PageSettings} settings */
  const shown = (label, { show }) => show === "all" || (citemarkLabels.rowOf(label)?.red ?? false);

  /**
   * Underlines the reference. Where a badge stands at the end of a whole entry, lines under all of it are clutter.
   * @param {Entry} one @param {Judged} judged @param {PageSettings} settings
   */
  function underline(one, judged, { density }) {
    const { range, whole } = one.found.anchor;
    if (whole && density === "badge" && one.place !== null) return;
    const loud = density === "underline" || judged.label !== "verified";
    if (density !== "toolbar" && loud && range) one.undraw = citemarkHighlights.draw(range, judged.label);
  }

  /**
   * Whether the entry needs no work. It is asked of every entry in every round, and so looks at no styles.
   * @param {Entry} one
   * @param {Judged} judged
   */
  function isSettled({ drawn, host, moves, place, found }, judged) {
    if (drawn !== judged) return false;
    if (host === null || moves > MOST_MOVES) return true;
    return (
      place !== null && place.node === found.anchor.node && place.far === isFar(found.anchor) && stands(host, place)
    );
  }

  /**
   * Draws the entry's verdict at its spot, or puts its badge back there. The spot is found beforehand:
   * looking at styles between two insertions makes the browser lay the page out each time.
   * @param {Entry} one
   * @param {Judged} judged
   * @param {Spot | null} place
   * @param {{ settings: PageSettings, t: Translate }} how
   */
  function draw(one, judged, place, { settings, t }) {
    const again = one.drawn === judged;
    one.moves = again ? one.moves + 1 : 0;
    if (!again || place === null || place.far !== one.place?.far) remove(one);
    one.drawn = judged;
    one.place = place;
    if (!shown(judged.label, settings) || one.moves > MOST_MOVES) return;
    if (!one.undraw) underline(one, judged, settings);
    const badges = settings.density === "badge" || (settings.density === "underline" && one.undraw === null);
    if (!badges || place === null) return;
    one.host ??= citemarkBadge.create(judged, one.found.candidate.name, {
      t,
      settings,
      far: place.far,
      onDismiss: () => dismiss(one),
    });
    put(one.host, place);
  }

  return Object.freeze({ entry, spot, draw, remove, isSettled });
})();
