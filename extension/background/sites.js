/**
 * This module knows on which pages the annotator runs: the reader's lists, cut to what the browser
 * was allowed. `reconcile` may be called at any time and any number of times.
 */
import { api } from "../shared/api.js";
import { matchPatterns, originsOf } from "../shared/patterns.js";
import { load } from "../shared/settings.js";
import { inTurn } from "./turns.js";

const ID = "citemark-pages";
export const CSS = ["content/content.css"];
/** In this order: each file declares one object that the next ones use. */
export const FILES = [
  "content/scope.js",
  "shared/labels.js",
  "shared/translate.js",
  "shared/looks.js",
  "shared/detail.js",
  "content/schemes.js",
  "content/forwarding.js",
  "content/addresses.js",
  "content/references.js",
  "content/pace.js",
  "content/shadows.js",
  "content/kinds.js",
  "content/blocks.js",
  "content/names.js",
  "content/closings.js",
  "content/claims.js",
  "content/bounds.js",
  "content/passages.js",
  "content/structured.js",
  "content/surroundings.js",
  "content/mentions.js",
  "content/merging.js",
  "content/finder.js",
  "content/highlights.js",
  "content/badge.js",
  "content/placement.js",
  "content/book.js",
  "content/asking.js",
  "content/watching.js",
  "content/stated.js",
  "content/live.js",
  "content/annotator.js",
  "content/selection.js",
  "content/main.js",
];
const EVERYWHERE = ["https://*/*", "http://*/*"];

/** @param {string} origin */
const isGranted = (origin) => api.permissions.contains({ origins: [origin] });

/**
 * Those of the patterns whose origin the browser was allowed.
 * @param {string[]} sites
 */
async function granted(sites) {
  const asked = await Promise.all(
    sites.map(async (site) => {
      const origins = originsOf(site);
      const allowed = await Promise.all(origins.map(isGranted));
      return matchPatterns(site).filter((_, at) => allowed[at]);
    }),
  );
  return asked.flat();
}

/** @param {Settings} settings @returns {Promise<string[]>} */
async function matches({ consent, mode, allow }) {
  if (!consent || mode === "click") return [];
  if (mode === "sites") return granted(allow);
  const allowed = await Promise.all(EVERYWHERE.map(isGranted));
  const wide = EVERYWHERE.filter((_, at) => allowed[at]);
  return wide.length > 0 ? wide : granted(allow);
}

/** Registers the annotator where it belongs, and nowhere else. */
export const reconcile = inTurn(async () => {
  const settings = await load();
  const wanted = await matches(settings);
  const present = (await api.scripting.getRegisteredContentScripts({ ids: [ID] })).length > 0;
  if (wanted.length === 0) {
    if (present) await api.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = {
    id: ID,
    matches: wanted,
    excludeMatches: settings.deny.flatMap(matchPatterns),
    js: FILES,
    css: CSS,
    allFrames: settings.frames,
    runAt: /** @type {const} */ ("document_idle"),
    persistAcrossSessions: true,
  };
  // Updated in place: a page that loads meanwhile must not go unread.
  await (present ? api.scripting.updateContentScripts([script]) : api.scripting.registerContentScripts([script]));
});

/**
 * Runs the annotator in one tab now; false when the browser forbids it there. An idle one waits to be
 * told: who asks about a selection has not asked about the page.
 * @param {number} tabId
 * @param {{ idle?: boolean, frames?: boolean }} [options]
 */
export async function inject(tabId, { idle = false, frames = false } = {}) {
  const target = { tabId };
  try {
    await api.scripting.insertCSS({ target, files: CSS });
    if (idle) await api.scripting.executeScript({ target, func: () => void (globalThis.citemarkIdle = true) });
    await api.scripting.executeScript({ target, files: FILES });
    if (frames && !idle) await injectFrames(tabId);
    return true;
  } catch (error) {
    console.debug("citemark: this page cannot be read", error); // browsers' own pages, stores, no grant
    return false;
  }
}

/** Runs the annotator in those frames of a page that the browser lets us read; the page itself must run it already. @param {number} tabId */
async function injectFrames(tabId) {
  const all = await api.scripting.executeScript({ target: { tabId, allFrames: true }, func: () => true });
  const frameIds = all.map(({ frameId }) => frameId).filter((id) => id !== 0);
  if (frameIds.length === 0) return;
  await api.scripting.insertCSS({ target: { tabId, frameIds }, files: CSS });
  await api.scripting.executeScript({ target: { tabId, frameIds }, files: FILES });
}

/** After an update: pages read by the former version get the present one. */
export async function renew() {
  const settings = await load();
  const wanted = await matches(settings);
  if (wanted.length === 0) return;
  const tabs = await api.tabs.query({ url: wanted });
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? null : inject(tab.id, settings))));
}
