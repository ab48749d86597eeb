/**
 * This module knows the reader's settings: their defaults, their migrations, what may be imported, and what
 * an organisation has set for its readers. The API key is not among them: it has its own place, and never
 * leaves it by an export.
 */
import { api } from "./api.js";
import { asPattern } from "./patterns.js";

export const DEFAULT_SERVICE = "http://127.0.0.1:8000";
export const LANGUAGES = Object.freeze(["en", "de", "es", "fr", "ja", "zh_CN"]);

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  version: 1,
  service: DEFAULT_SERVICE,
  consent: false,
  mode: "click",
  allow: [],
  deny: [],
  show: "all",
  density: "badge",
  titles: true,
  sentences: true,
  frames: false,
  language: "",
});

/** The reader may list this many sites; browsers slow down with more registered patterns. */
const MAX_SITES = 500;

/** @type {Record<string, readonly string[]>} */
const CHOICES = {
  mode: ["click", "sites", "everywhere"],
  show: ["all", "problems"],
  density: ["badge", "underline", "toolbar"],
  language: ["", ...LANGUAGES],
};

/**
 * The service's address without a trailing slash, or null when it may not be used: plain http is for
 * this very machine only, since references and the key would travel in the clear.
 * @param {unknown} text
 */
export function asService(text) {
  if (typeof text !== "string") return null;
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    return null; // not an address at all: the URL parser's one way to say so
  }
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) return null;
  if (url.username || url.password || url.search || url.hash) return null;
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/** What the browser must allow before a service may be asked; patterns name no port. @param {string} service */
export const originOf = (service) => `${new URL(service).origin.replace(/:\d+$/, "")}/*`;

/** @param {unknown} list */
function asSites(list) {
  if (!Array.isArray(list)) return null;
  const sites = list.filter((site) => typeof site === "string").map((site) => site.trim().toLowerCase());
  return [...new Set(sites)].filter((site) => asPattern(site) !== null).slice(0, MAX_SITES);
}

/** @type {Record<string, (value: unknown) => unknown>} One reader a setting; null refuses the value. */
const READERS = {
  service: asService,
  consent: (value) => (typeof value === "boolean" ? value : null),
  allow: asSites,
  deny: asSites,
  titles: (value) => (typeof value === "boolean" ? value : null),
  sentences: (value) => (typeof value === "boolean" ? value : null),
  frames: (value) => (typeof value === "boolean" ? value : null),
  ...Object.fromEntries(
    Object.entries(CHOICES).map(([name, words]) => [
      name,
      (/** @type {unknown} */ value) => (words.includes(/** @type {string} */ (value)) ? value : null),
    ]),
  ),
};

/**
 * Complete settings from anything stored or imported: what is missing or wrong takes its default.
 * @param {unknown} stored
 * @returns {Settings}
 */
export function complete(stored) {
  const given = /** @type {Record<string, unknown>} */ (stored && typeof stored === "object" ? stored : {});
  const read = Object.entries(READERS).map(([name, reader]) => [
    name,
    (name in given ? reader(given[name]) : null) ?? DEFAULTS[/** @type {keyof Settings} */ (name)],
  ]);
  return { ...DEFAULTS, ...Object.fromEntries(read) };
}

/** All that the organisation's policy says; nothing where there is none. @returns {Promise<Record<string, unknown>>} */
export async function policy() {
  try {
    return (await api.storage.managed?.get(null)) ?? {};
  } catch (error) {
    console.debug("citemark: no policy", error); // Firefox fails where no policy names the extension
    return {};
  }
}

/**
 * The settings that the organisation has fixed, as far as they can be used. Consent is never among them: a person
 * gives it.
 * @returns {Promise<Partial<Settings>>}
 */
export async function fixed() {
  const given = await policy();
  const read = Object.entries(READERS)
    .filter(([name]) => name in given && name !== "consent")
    .map(([name, reader]) => [name, reader(given[name])])
    .filter(([, value]) => value !== null);
  return Object.fromEntries(read);
}

/** The reader's own settings, without the organisation's. @returns {Promise<Settings>} */
export async function own() {
  const { settings } = await api.storage.local.get("settings");
  return complete(settings);
}

/** The settings that hold. @returns {Promise<Settings>} */
export async function load() {
  const [settings, organisation] = await Promise.all([own(), fixed()]);
  return { ...settings, ...organisation };
}

/** Keeps a change; what the organisation has fixed stays as it is, and the reader's own beneath it. @param {Partial<Settings>} change */
export async function save(change) {
  const organisation = await fixed();
  const free = Object.entries(change).filter(([name]) => !(name in organisation));
  await api.storage.local.set({ settings: complete({ ...(await own()), ...Object.fromEntries(free) }) });
  return load();
}

/**
 * The settings as a file to keep: without consent, which is given by a person, not by a file.
 * @param {Settings} settings
 */
export function exported(settings) {
  const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== "consent"));
  return JSON.stringify({ citemark: "settings", ...kept }, null, 2);
}

/**
 * What a file of settings says, or null when it is none.
 * @param {string} text
 * @returns {Partial<Settings> | null}
 */
export function imported(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // the reader chose another kind of file
  }
  if (value?.citemark !== "settings") return null;
  const settings = complete(value);
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => name in value && name !== "consent" && name !== "version"),
  );
}
