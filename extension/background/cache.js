/**
 * This module knows the verdicts of this browser session: they outlive the worker, which the browser
 * stops after half a minute, but not the browser, and are never written to disk.
 */
import { api } from "../shared/api.js";
import { inTurn } from "./turns.js";

/** About 2 kB a verdict; session storage holds 10 MB for the whole extension. */
const MOST = 2000;
const HOUR = 3600_000;
/** Records change rarely; a source that was down is back soon. */
const LIFETIME = { settled: 6 * HOUR, outage: HOUR / 6 };
const ORDER = "verdicts";

/**
 * What a verdict depends on: the service asked, the identifiers, the claim.
 * @param {Candidate} candidate
 * @param {string} service
 */
export async function keyOf({ text, identifiers, claim }, service) {
  const bytes = new TextEncoder().encode(JSON.stringify([service, text ?? "", identifiers, claim]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `v:${Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {Judged} judged */
function lifetime({ label, evidence }) {
  const outage = label === "unverified" && evidence.some(({ outcome }) => outcome === "unavailable");
  return outage ? LIFETIME.outage : LIFETIME.settled;
}

/**
 * The verdicts still good, by key.
 * @param {string[]} keys
 * @returns {Promise<Map<string, Judged>>}
 */
export async function recall(keys) {
  /** @type {Record<string, { judged: Judged, until: number }>} */
  const kept = keys.length === 0 ? {} : await api.storage.session.get(keys);
  const fresh = Object.entries(kept).filter(([, entry]) => Date.now() < entry.until);
  return new Map(fresh.map(([key, entry]) => [key, entry.judged]));
}

/** The keys kept, the oldest first. @returns {Promise<string[]>} */
async function queued() {
  const { [ORDER]: order } = await api.storage.session.get(ORDER);
  return Array.isArray(order) ? order : [];
}

/** @param {Map<string, Judged>} verdicts */
async function write(verdicts) {
  const now = Date.now();
  const entries = [...verdicts].map(([key, judged]) => [key, { judged, until: now + lifetime(judged) }]);
  const order = await queued();
  const names = new Set(verdicts.keys());
  const queue = [...order.filter((key) => !names.has(key)), ...names];
  const surplus = queue.splice(0, Math.max(0, queue.length - MOST));
  if (surplus.length > 0) await api.storage.session.remove(surplus);
  await api.storage.session.set({ ...Object.fromEntries(entries), [ORDER]: queue });
}

/**
 * Keeps verdicts, the oldest giving way, in turn: two pages' verdicts must not lose each other's place in
 * the order. Where the browser has no room for them, all are forgotten: they can be asked for again.
 * @type {(verdicts: Map<string, Judged>) => Promise<void>}
 */
export const keep = inTurn(async (verdicts) => {
  try {
    await write(verdicts);
  } catch (error) {
    console.debug("citemark: no room for verdicts", error); // the browser's quota for the session
    await makeRoom();
  }
});

/** Gives up every verdict that is remembered: the reports of open pages need the room more. */
export async function makeRoom() {
  await api.storage.session.remove([...(await queued()), ORDER]);
}

/** Forgets every verdict: after the service or its key changed. */
export async function forget() {
  await makeRoom();
  await api.storage.session.remove("pause");
}
