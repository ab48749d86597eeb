/** This module knows how a page of ours gets its words and its look; it is the first thing each of them runs. */
import "../shared/labels.js";
import "../shared/translate.js";
import "../shared/looks.js";
import "../shared/detail.js";
import { load } from "../shared/settings.js";
import { direction, locale, messages } from "../shared/words.js";

/** @type {[string, (element: Element, words: string) => void][]} Attribute naming a message, and where its words go. */
const PLACES = [
  ["data-t", (element, words) => element.replaceChildren(words)],
  ["data-t-label", (element, words) => element.setAttribute("aria-label", words)],
  ["data-t-placeholder", (element, words) => element.setAttribute("placeholder", words)],
];

/** @param {Document} page @param {Translate} t */
function fill(page, t) {
  for (const [attribute, put] of PLACES) {
    for (const element of page.querySelectorAll(`[${attribute}]`))
      put(element, t(element.getAttribute(attribute) ?? ""));
  }
}

/**
 * Puts the reader's language and the labels' looks into this page.
 * @returns {Promise<{ t: Translate, settings: Settings }>}
 */
export async function localise() {
  const settings = await load();
  const language = locale(settings.language);
  const t = globalThis.citemarkTranslate.translator(await messages(settings.language), language);
  document.documentElement.lang = language.replace("_", "-");
  document.documentElement.dir = direction(settings.language);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(globalThis.citemarkLooks.THEME + globalThis.citemarkLooks.DETAIL);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  fill(document, t);
  return { t, settings };
}

/**
 * The element of that id; the page's own markup, so it is there.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function part(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new TypeError(`this page has no ${kind.name} #${id}`);
  return element;
}
