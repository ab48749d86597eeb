"use strict";

/** This file knows one badge: a host of our own in the page, a button in its shadow, a card built when first opened. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkBadge = (() => {
  const TAG = "citemark-badge";
  /** Keeps the page's styles out of the host; the copied text stays clean because it cannot be selected. */
  const HOST_STYLE =
    "all: initial !important; display: inline !important; user-select: none !important; -webkit-user-select: none !important;";
  const MARGIN = 8;
  /** @type {CSSStyleSheet | null} */
  let sheet = null;
  /** @type {Map<string, HTMLElement>} */
  const models = new Map();

  /** A new element like one that is kept: most of what a badge costs is the reading of its attributes. @param {string} name @param {() => HTMLElement} build */
  function like(name, build) {
    const model = models.get(name) ?? build();
    models.set(name, model);
    return /** @type {HTMLElement} */ (model.cloneNode(true));
  }

  /**
   * Where the sheet is made and adopted, in turn. Firefox before 153 adopts none across worlds, only one that
   * the page's own world made; the page may have put something else in its place, which then has our colours.
   * @type {readonly ((css: string, root: any) => void)[]}
   */
  const WORLDS = [
    (css, root) => {
      sheet ??= filled(new CSSStyleSheet(), css);
      root.adoptedStyleSheets = [sheet];
    },
    (css, root) => {
      const theirs = /** @type {any} */ (globalThis).wrappedJSObject;
      sheet ??= filled(new theirs.CSSStyleSheet(), css);
      root.wrappedJSObject.adoptedStyleSheets.push(sheet);
    },
    // A strict page refuses this one: it is the last.
    (css, root) => root.append(citemarkDetail.make("style", {}, css)),
  ];
  /** The first of them that works here. */
  let world = 0;

  /** @param {CSSStyleSheet} empty @param {string} css */
  function filled(empty, css) {
    empty.replaceSync(css);
    return empty;
  }

  /** @param {ShadowRoot} root */
  function dress(root) {
    const css = citemarkLooks.THEME + citemarkLooks.BADGE + citemarkLooks.DETAIL;
    for (; world < WORLDS.length; world += 1) {
      try {
        return WORLDS[world]?.(css, root);
      } catch (error) {
        console.debug("citemark: no shared style sheet here", error);
        sheet = null;
      }
    }
  }

  /** @param {string} tag */
  function bare(tag) {
    const element = document.createElement(tag);
    element.setAttribute("style", HOST_STYLE);
    element.setAttribute("translate", "no");
    element.setAttribute("data-nosnippet", "");
    return element;
  }

  /** @param {string} tag @param {{ language: string, direction: string }} settings */
  function host(tag, { language, direction }) {
    const element = like(tag, () => bare(tag));
    element.setAttribute("lang", language.replace("_", "-"));
    element.setAttribute("dir", direction);
    const root = element.attachShadow({ mode: "open" });
    dress(root);
    return { element, root };
  }

  /**
   * Takes the badges out of sight while a selection of the page's is copied or dragged: Chromium would take
   * their words along as markup, although none can be selected. No node changes; what is copied from a
   * card is the reader's own choice.
   * @param {Event} event
   */
  function stepAside(event) {
    const own = event.composedPath().some((one) => /** @type {Element} */ (one).localName?.startsWith("citemark-"));
    if (sheet === null || own) return;
    const shared = sheet;
    shared.insertRule(":host { display: none !important; }", shared.cssRules.length);
    setTimeout(() => shared.deleteRule(shared.cssRules.length - 1), 0);
  }

  /** Beside its button, inside the window. @param {HTMLElement} card @param {DOMRect} button */
  function position(card, button) {
    const { offsetWidth: width, offsetHeight: height } = card;
    const { clientWidth, clientHeight } = document.documentElement;
    const start = card.matches(":dir(rtl)") ? button.right - width : button.left;
    const left = Math.max(MARGIN, Math.min(start, clientWidth - width - MARGIN));
    const below = button.bottom + MARGIN;
    const above = button.top - MARGIN - height;
    const top =
      below + height <= clientHeight || above < 0
        ? Math.min(below, Math.max(MARGIN, clientHeight - height - MARGIN))
        : above;
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
    card.classList.remove("placing");
  }

  /**
   * The card of a badge: empty until it is opened.
   * @param {HTMLElement} button @param {Judged} judged @param {string} name
   * @param {{ t: Translate, onDismiss: () => void }} how
   */
  function cardFor(button, judged, name, { t, onDismiss }) {
    const { make, build } = citemarkDetail;
    const card = make("div", { class: "card", popover: "auto", role: "dialog", "aria-label": t("card", { name }) });
    let inside = false;
    const follow = () => position(card, button.getBoundingClientRect());
    card.addEventListener("beforetoggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState !== "open") {
        inside = card.contains(/** @type {ShadowRoot} */ (card.getRootNode()).activeElement);
        return;
      }
      card.classList.add("placing");
      if (card.firstChild) return;
      const detail = build(judged, name, t);
      detail.querySelector(".actions")?.append(citemarkDetail.button(t("dismiss"), onDismiss));
      card.append(make("p", { class: "name" }, name), detail);
    });
    card.addEventListener("toggle", (event) => {
      const open = /** @type {ToggleEvent} */ (event).newState === "open";
      button.setAttribute("aria-expanded", String(open));
      if (open) follow();
      else if (inside) button.focus({ preventScroll: true }); // browsers lose it at the shadow's border
      const listen = open ? addEventListener : removeEventListener;
      listen("scroll", follow, { capture: true, passive: true });
      listen("resize", follow);
    });
    return card;
  }

  /** @param {Label} label @param {string} word */
  function labelled(label, word) {
    const { make } = citemarkDetail;
    const state = { type: "button", class: `badge ${label}`, "aria-haspopup": "dialog", "aria-expanded": "false" };
    return make("button", state, citemarkLabels.glyph(document, label), word);
  }

  /**
   * A badge for one reference. `far` badges stand apart from their reference and so say its name.
   * @param {Judged} judged @param {string} name
   * @param {{ t: Translate, settings: PageSettings, far: boolean, onDismiss: () => void }} how
   */
  function create(judged, name, { t, settings, far, onDismiss }) {
    const { make } = citemarkDetail;
    const { element, root } = host(TAG, settings);
    const word = t(`label_${judged.label}`);
    const button = /** @type {HTMLButtonElement} */ (
      like(`${judged.label}:${word}`, () => labelled(judged.label, word))
    );
    button.setAttribute("aria-label", t("badge", { label: word, name }));
    if (far) button.prepend(make("span", { class: "of" }, `${name.length > 28 ? `${name.slice(0, 27)}…` : name}:`));
    root.append(button);
    // Most cards are never opened. The browser looks for the button's popover after its listeners ran.
    const furnish = () => {
      const card = cardFor(button, judged, name, { t, onDismiss });
      root.append(card);
      button.popoverTargetElement = card;
    };
    button.addEventListener("click", furnish, { once: true });
    return element;
  }

  /** @param {Element} element */
  const focus = (element) => element.shadowRoot?.querySelector("button")?.focus({ preventScroll: true });

  /** @param {Node | null} node */
  const isOurs = (node) => /** @type {Element | null} */ (node)?.localName === TAG;

  return Object.freeze({ create, host, focus, stepAside, isOurs, TAG });
})();
