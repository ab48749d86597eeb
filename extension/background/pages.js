/** This module knows how to speak to the annotator in a tab, and how to start and stop it. */
import { api } from "../shared/api.js";
import { covers } from "../shared/patterns.js";
import { load } from "../shared/settings.js";
import { framesOf, placed } from "./frames.js";
import { drop, get, keepJump, lastJump, put } from "./reports.js";
import { inject } from "./sites.js";

/** @type {PageReport} */
const OFF = { state: "off", since: 0, items: [] };

/**
 * The answer of a page, or of a frame of it, or null when no annotator is there to answer.
 * @param {number} tab
 * @param {PageRequest} request
 * @param {number} [frameId]
 */
export async function tell(tab, request, frameId = 0) {
  try {
    return await api.tabs.sendMessage(tab, request, { frameId });
  } catch (error) {
    console.debug("citemark: no annotator in this tab", error); // never started, or the page was left
    return null;
  }
}

/** Tells a page and its frames, whichever run an annotator; nobody's answer is waited for. @param {number} tab @param {PageRequest} request */
function tellAll(tab, request) {
  api.tabs.sendMessage(tab, request).catch((error) => console.debug("citemark: no annotator in this tab", error));
}

/** @param {number} tab @returns {Promise<{ ok: true } | Failure>} */
export async function start(tab) {
  const { consent, frames } = await load();
  if (!consent) return { ok: false, code: "consent" };
  if ((await tell(tab, { type: "retry" })) === null)
    return (await inject(tab, { frames })) ? { ok: true } : { ok: false, code: "refused" };
  for (const frame of framesOf(await get(tab))) if (frame !== 0) void tell(tab, { type: "retry" }, frame);
  return { ok: true };
}

/** @param {number} tab */
export async function stop(tab) {
  await tell(tab, { type: "stop" });
  tellAll(tab, { type: "stop" });
  await put(tab, OFF, 0);
  return { ok: true };
}

/** Forgets what is no more: of a page that was switched off, of frames that left. @param {number} tab */
export async function prune(tab) {
  const report = await get(tab);
  if (report?.state === "off") return drop(tab);
  const others = framesOf(report).filter((frame) => frame !== 0);
  const answers = await Promise.all(others.map((frame) => tell(tab, { type: "ping" }, frame)));
  for (const [at, frame] of others.entries()) if (answers[at] === null) await put(tab, OFF, frame);
}

/**
 * Leads to a reference of a page: in the frame that has it, or in the next frame that has one.
 * @param {number} tab @param {Extract<PageRequest, { type: "jump" }>} request
 */
export async function jump(tab, request) {
  const frames = framesOf(await get(tab));
  const { key, step = 1 } = request;
  if (key !== undefined) {
    const place = placed(key);
    await keepJump(tab, place.frame);
    return tell(tab, { ...request, key: place.key }, place.frame);
  }
  const here = Math.max(0, frames.indexOf(Number(await lastJump(tab))));
  for (let passed = 0; passed <= frames.length; passed += 1) {
    const frame = frames.at((here + passed * step) % frames.length) ?? 0;
    if ((await tell(tab, { ...request, wrap: false, fresh: passed > 0 }, frame)) !== true) continue;
    await keepJump(tab, frame);
    return true;
  }
  return false;
}

/**
 * Whether a frame may be read: where frames are, and its page is.
 * @param {Settings} settings @param {{ id?: number, url?: string }} tab
 */
export async function isPageRead({ frames, mode, allow, deny }, { id = -1, url = "" }) {
  if (!frames || covers(deny, url)) return false;
  if (mode === "everywhere" || (mode === "sites" && covers(allow, url))) return true;
  return (await tell(id, { type: "ping" })) === true;
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
  for (const { id } of await api.tabs.query({})) if (id !== undefined) tellAll(id, { type: "renew" });
}

export { drop };
