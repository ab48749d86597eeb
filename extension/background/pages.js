/** This module knows how to speak to the annotator in a tab, and how to start and stop it. */
import { api } from "../shared/api.js";
import { load } from "../shared/settings.js";
import { drop, get, put } from "./reports.js";
import { inject } from "./sites.js";

/** @type {PageReport} */
const OFF = { state: "off", since: 0, items: [] };

/**
 * The page's answer, or null when no annotator is there to answer.
 * @param {number} tab
 * @param {PageRequest} request
 */
export async function tell(tab, request) {
  try {
    return await api.tabs.sendMessage(tab, request, { frameId: 0 });
  } catch (error) {
    console.debug("citemark: no annotator in this tab", error); // never started, or the page was left
    return null;
  }
}

/** @param {number} tab @returns {Promise<{ ok: true } | Failure>} */
export async function start(tab) {
  const { consent } = await load();
  if (!consent) return { ok: false, code: "consent" };
  if ((await tell(tab, { type: "retry" })) !== null) return { ok: true };
  return (await inject(tab)) ? { ok: true } : { ok: false, code: "refused" };
}

/** @param {number} tab */
export async function stop(tab) {
  await tell(tab, { type: "stop" });
  await put(tab, OFF);
  return { ok: true };
}

/** @param {number} tab */
export async function toggle(tab) {
  const report = await get(tab);
  const running = report !== null && report.state !== "off" && (await tell(tab, { type: "ping" })) === true;
  return running ? stop(tab) : start(tab);
}

/**
 * Checks what the reader selected, in a page where the annotator may not run yet.
 * @param {number} tab
 * @param {string} [text] the selection as the browser tells it: it may lie in a frame of the page
 */
export async function checkSelection(tab, text = "") {
  if ((await tell(tab, { type: "ping" })) === null) await inject(tab, { idle: true });
  return tell(tab, { type: "selection", text });
}

/** Every page that is read, or was refused, begins anew by the reader's present settings. No page's answer is waited for. */
export async function renewAll() {
  for (const { id } of await api.tabs.query({})) if (id !== undefined) void tell(id, { type: "renew" });
}

export { drop };
