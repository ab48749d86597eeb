/**
 * This module knows how a page's references become verdicts: from the session's memory where they
 * are known, from the service where not, and from nowhere before the reader agreed.
 */
import { api } from "../shared/api.js";
import { load } from "../shared/settings.js";
import { keep, keyOf, recall } from "./cache.js";
import { score } from "./service.js";

/** The widest message a page may send; a page has its own batches of fewer. */
const MOST_CANDIDATES = 100;
/** In characters, and of what is sent of one reference in bytes; content/bounds.js keeps to it. */
const LONGEST = { key: 40, text: 4000, identifier: 2000, field: 1000, list: 40, reference: 4096 };
const CLAIM_TEXTS = ["title", "method", "acronym", "venue", "date", "category", "sentence"];
const CLAIM_LISTS = ["authors", "affiliations"];

/** @param {unknown} value @param {number} longest */
const isText = (value, longest) => typeof value === "string" && value.length <= longest;
/** @param {unknown} value @param {number} most @param {number} longest */
const isTexts = (value, most, longest) =>
  Array.isArray(value) && value.length <= most && value.every((one) => isText(one, longest));

/** @param {any} claim */
function isClaim(claim) {
  if (!claim || typeof claim !== "object") return false;
  return Object.entries(claim).every(([name, value]) =>
    CLAIM_TEXTS.includes(name)
      ? isText(value, LONGEST.field)
      : CLAIM_LISTS.includes(name) && isTexts(value, LONGEST.list, LONGEST.field),
  );
}

/** What a reference takes in a request. @param {any} candidate */
const bytesOf = ({ text, identifiers, claim }) =>
  new TextEncoder().encode(JSON.stringify({ text, identifiers, claim })).length;

/**
 * Whether a page's message holds references and nothing else.
 * @param {unknown} candidates
 * @returns {candidates is Candidate[]}
 */
export function areCandidates(candidates) {
  return (
    Array.isArray(candidates) &&
    candidates.length <= MOST_CANDIDATES &&
    candidates.every(
      (one) =>
        isText(one?.key, LONGEST.key) &&
        (one.text === undefined || isText(one.text, LONGEST.text)) &&
        isTexts(one.identifiers, 10, LONGEST.identifier) &&
        isClaim(one.claim) &&
        bytesOf(one) <= LONGEST.reference,
    )
  );
}

/** How long the service asked everyone to wait, in seconds; 0 when it did not. */
async function pause() {
  const { pause: until } = await api.storage.session.get("pause");
  return typeof until !== "number" ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

/**
 * The verdicts of some references; in the order given those that are known.
 * @param {Candidate[]} candidates
 * @returns {Promise<{ ok: true, judged: Judged[] } | (Failure & { judged?: Judged[] })>}
 */
export async function check(candidates) {
  const settings = await load();
  if (!settings.consent) return { ok: false, code: "consent" };
  const keys = await Promise.all(candidates.map((one) => keyOf(one, settings.service)));
  const known = await recall(keys);
  const missing = candidates.filter((_, at) => !known.has(keys[at] ?? ""));
  /** @type {(judged: Judged, at: number) => Judged} */
  const named = (judged, at) => ({ ...judged, key: candidates[at]?.key ?? judged.key });
  const remembered = keys.flatMap((key, at) => {
    const judged = known.get(key);
    return judged ? [named(judged, at)] : [];
  });
  if (missing.length === 0) return { ok: true, judged: remembered };
  const wait = await pause();
  if (wait > 0) return { ok: false, code: "limited", retryAfter: wait, judged: remembered };
  const answer = await score(missing, settings);
  if (!answer.ok) {
    if (answer.code === "limited") {
      await api.storage.session.set({ pause: Date.now() + (answer.retryAfter ?? 60) * 1000 });
    }
    return { ...answer, judged: remembered };
  }
  const byName = new Map(candidates.map((one, at) => [one.key, keys[at] ?? ""]));
  const settled = answer.judged.filter((one) => !one.pending && byName.has(one.key));
  await keep(new Map(settled.map((one) => [byName.get(one.key) ?? "", one])));
  return { ok: true, judged: [...remembered, ...answer.judged] };
}
