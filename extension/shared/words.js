/**
 * This module knows the words in the reader's language. The reader may choose another language than
 * the browser's, so messages are read from _locales here instead of by `i18n.getMessage`.
 */
import { api } from "./api.js";
import { LANGUAGES } from "./settings.js";

/** Scripts written from right to left, for interface languages to come and for the page's direction. */
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/**
 * The locale folder for a chosen or the browser's language.
 * @param {string} chosen
 */
export function locale(chosen) {
  if (LANGUAGES.includes(chosen)) return chosen;
  const browser = api.i18n.getUILanguage().replace("-", "_");
  const base = browser.split("_")[0] ?? "";
  return (
    LANGUAGES.find((known) => known === browser) ?? LANGUAGES.find((known) => known.split("_")[0] === base) ?? "en"
  );
}

/** @param {string} folder */
async function read(folder) {
  const answer = await fetch(api.runtime.getURL(`_locales/${folder}/messages.json`));
  /** @type {Record<string, { message: string }>} */
  const entries = await answer.json();
  return Object.fromEntries(Object.entries(entries).map(([key, { message }]) => [key, message]));
}

/**
 * The messages of a language, English where it has none.
 * @param {string} chosen
 */
export async function messages(chosen) {
  const folder = locale(chosen);
  const english = await read("en");
  return folder === "en" ? english : { ...english, ...(await read(folder)) };
}

/** @param {string} chosen @returns {"ltr" | "rtl"} */
export function direction(chosen) {
  return RIGHT_TO_LEFT.has(locale(chosen).split("_")[0] ?? "") ? "rtl" : "ltr";
}
