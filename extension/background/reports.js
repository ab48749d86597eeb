/**
 * This module knows what stands in each tab. Pages report here; the toolbar, the popup and the side
 * panel read here. Nothing is kept in the worker itself, which may be stopped at any moment.
 */
import { api } from "../shared/api.js";
import { makeRoom } from "./cache.js";
import { merged } from "./frames.js";
import { show } from "./toolbar.js";
import { inTurn } from "./turns.js";

/** @param {number | ""} tab */
export const placeOf = (tab) => `tab:${tab}`;
/** @param {number} tab */
const jumpOf = (tab) => `jumped:${tab}`;
const MOST_ITEMS = 1000;

/**
 * Whether a page's message is a report; its verdicts came from here, so only its outline is checked.
 * @param {any} report
 * @returns {report is PageReport}
 */
export function isReport(report) {
  return (
    ["off", "checking", "done", "failed"].includes(report?.state) &&
    typeof report.since === "number" &&
    (report.more === undefined || Number.isSafeInteger(report.more)) &&
    Array.isArray(report.items) &&
    report.items.length <= MOST_ITEMS &&
    report.items.every((/** @type {any} */ item) => typeof item?.key === "string" && typeof item.name === "string")
  );
}

/** A report's labels without their details. @param {PageReport} report @returns {PageReport} */
const bare = (report) => ({ ...report, items: report.items.map((item) => ({ ...item, judged: null })) });

/** Gives up the details of all pages but one; what stands in the pages themselves still tells them. @param {string} place */
async function shorten(place) {
  const kept = Object.entries(await api.storage.session.get(null));
  const others = kept.filter(([name, value]) => name.startsWith(placeOf("")) && name !== place && isReport(value));
  await api.storage.session.set(
    Object.fromEntries(others.map(([name, value]) => [name, bare(/** @type {any} */ (value))])),
  );
}

/**
 * Keeps a report in what room the browser gives: Chromium counts 3 MB for a page of 1,000 references, of 10 MB
 * for all (measured). Before it were lost, remembered verdicts go, then other pages' details, then its own.
 * @param {string} place @param {PageReport} report
 */
async function write(place, report) {
  for (const giveUp of [makeRoom, () => shorten(place), () => api.storage.session.set({ [place]: bare(report) })]) {
    try {
      return await api.storage.session.set({ [place]: report });
    } catch (error) {
      console.debug("citemark: no room for a report", error); // the browser's quota for the session
    }
    await giveUp().catch((error) => console.debug("citemark: no room at all", error)); // the toolbar still shows it
  }
}

/** Keeps and shows what a page, or a frame of it, reported, in turn: the toolbar must not go back to an earlier report. */
export const put = inTurn(
  async (/** @type {number} */ tab, /** @type {PageReport} */ report, /** @type {number} */ frame = 0) => {
    const whole = merged(await get(tab), report, frame);
    await write(placeOf(tab), whole);
    await show(tab, whole);
  },
);

/** @param {number} tab @returns {Promise<PageReport | null>} */
export async function get(tab) {
  const { [placeOf(tab)]: report } = await api.storage.session.get(placeOf(tab));
  return isReport(report) ? report : null;
}

/** @param {number} tab */
export const drop = (tab) => api.storage.session.remove([placeOf(tab), jumpOf(tab)]);

/** The frame that the reader was last led into. @param {number} tab @returns {Promise<unknown>} */
export const lastJump = async (tab) => (await api.storage.session.get(jumpOf(tab)))[jumpOf(tab)];

/** @param {number} tab @param {number} frame */
export const keepJump = (tab, frame) => api.storage.session.set({ [jumpOf(tab)]: frame });
