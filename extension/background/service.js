/**
 * This module knows the citemark service's HTTP interface: it alone reads the API key, and sends it
 * to the configured address only. What comes back is cut down to what is shown, before it is kept.
 */
import { api } from "../shared/api.js";
import { fixed, policy } from "../shared/settings.js";

/** The service's own deadline for remote look-ups is 3 s; a loaded machine may queue for ten times that. */
const TIMEOUT_MS = 30_000;
/** A `Retry-After` beyond this is not waited for: the reader is told and may ask again. */
const LONGEST_WAIT_S = 3600;
/** Where the model starts before it knows anything: no reason that a reader could weigh. */
const BASELINE = "baseline";
const LABELS = new Set(["fabricated", "mismatch", "suspect", "unverified", "verified"]);

/** @type {Record<number, FailureCode>} What a status means for the reader; other 4xx: `incompatible`; 5xx: `failing`. */
const STATUS = { 401: "unauthorised", 403: "unauthorised", 408: "slow", 429: "limited", 503: "failing", 504: "slow" };

/**
 * The organisation's key, if it delivers one, together with the service that it is for: the reader cannot have it
 * sent anywhere else.
 */
export async function organisationsKey() {
  const { apiKey } = await policy();
  const { service } = await fixed();
  return typeof apiKey === "string" && apiKey !== "" && service !== undefined ? { apiKey, service } : null;
}

/** The key for a service. @param {string} service @returns {Promise<string>} */
async function keyFor(service) {
  const theirs = await organisationsKey();
  if (theirs !== null) return theirs.service === service ? theirs.apiKey : "";
  const { apiKey } = await api.storage.local.get("apiKey");
  return typeof apiKey === "string" ? apiKey : "";
}

/** @param {Response} answer */
function waiting(answer) {
  const stated = answer.headers.get("Retry-After") ?? "";
  const seconds = /^\d{1,9}$/.test(stated) ? Number(stated) : (Date.parse(stated) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(1, Math.ceil(seconds)), LONGEST_WAIT_S) : undefined;
}

/**
 * One exchange with the service; a failure is a value, for each is a different thing to tell the reader.
 * @param {string} address
 * @param {RequestInit} request
 * @param {string} secret
 * @returns {Promise<{ ok: true, body: unknown } | Failure>}
 */
async function exchange(address, request, secret) {
  const headers = new Headers({ Accept: "application/json" });
  if (request.body) headers.set("Content-Type", "application/json");
  if (secret) headers.set("Authorization", `Bearer ${secret}`);
  try {
    const answer = await fetch(address, {
      ...request,
      headers,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.ok) return { ok: true, body: await answer.json() };
    const code = STATUS[answer.status] ?? (answer.status >= 500 ? "failing" : "incompatible");
    return { ok: false, code, retryAfter: waiting(answer) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, code: "incompatible" };
    const name = error instanceof Error ? error.name : "";
    return { ok: false, code: name === "TimeoutError" || name === "AbortError" ? "slow" : "offline" };
  }
}

/** @param {unknown} value @param {number} longest */
const text = (value, longest) => (typeof value === "string" ? value.slice(0, longest) : null);
/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
/** @param {unknown} value */
const number = (value) => (typeof value === "number" && Number.isFinite(value) ? value : null);
/** @param {unknown} value @param {number} most */
const texts = (value, most) =>
  list(value)
    .slice(0, most)
    .map((item) => text(item, 200))
    .filter((item) => item !== null);

/** @param {any} record @returns {SourceRecord | null} */
function asRecord(record) {
  if (!record || typeof record !== "object") return null;
  return {
    title: text(record.title, 500),
    authors: texts(record.authors, 20),
    authors_truncated: record.authors_truncated === true || list(record.authors).length > 20,
    year: number(record.year),
    date: text(record.date, 20),
    venues: texts(record.venues, 5),
    url: text(record.url, 1000),
    retracted: record.retracted === true,
  };
}

/** @param {any} claim @returns {Claim} */
function asClaim(claim) {
  /** @type {Record<string, unknown>} */
  const read = {};
  for (const name of ["title", "method", "acronym", "venue", "date"])
    read[name] = text(claim?.[name], 500) ?? undefined;
  read.authors = texts(claim?.authors, 20);
  read.sentence = text(claim?.sentence, 1000) ?? undefined;
  return /** @type {Claim} */ (read);
}

/**
 * One judged reference of a report, or null when it is not one.
 * @param {any} reference
 * @param {{ pending: boolean, version: string }} report
 * @returns {Judged | null}
 */
function asJudged(reference, { pending, version }) {
  if (!LABELS.has(reference?.label) || typeof reference.key !== "string") return null;
  return {
    key: reference.key,
    label: reference.label,
    probability: number(reference.probability),
    identifiers: list(reference.identifiers)
      .slice(0, 5)
      .map((one) => ({
        scheme: text(one?.scheme, 40) ?? "",
        value: text(one?.value, 500) ?? "",
        url: text(one?.url, 1000),
      })),
    claim: asClaim(reference.claim),
    reasons: list(reference.reasons)
      .filter((one) => one?.signal !== BASELINE)
      .slice(0, 12)
      .map((one) => ({ message: text(one?.message, 500) ?? "", weight: number(one?.weight) }))
      .filter((one) => one.message !== ""),
    evidence: list(reference.evidence)
      .slice(0, 12)
      .map((one) => ({
        source: text(one?.source, 80) ?? "",
        outcome: text(one?.outcome, 40) ?? "",
        record: asRecord(one?.record),
        as_of: text(one?.as_of, 40),
        detail: text(one?.detail, 300),
      })),
    pending: pending && reference.label === "unverified",
    version,
  };
}

/** @param {any} versions */
function versionOf(versions) {
  const parts = Object.entries(versions ?? {}).filter(([, value]) => typeof value === "string");
  return parts
    .map(([name, value]) => `${name} ${value}`)
    .join(", ")
    .slice(0, 200);
}

/**
 * The verdicts of some references.
 * @param {readonly Candidate[]} candidates
 * @param {Settings} settings
 * @returns {Promise<{ ok: true, judged: Judged[] } | Failure>}
 */
export async function score(candidates, settings) {
  const references = candidates.map(({ key: name, text: words, identifiers, claim }) => ({
    key: name,
    ...(words ? { text: words } : {}),
    identifiers,
    claim,
  }));
  const request = { method: "POST", body: JSON.stringify({ references }) };
  const answer = await exchange(`${settings.service}/v1/score`, request, await keyFor(settings.service));
  if (!answer.ok) return answer;
  const report = /** @type {any} */ (answer.body);
  if (!Array.isArray(report?.references)) return { ok: false, code: "incompatible" };
  const facts = { pending: report.complete === false, version: versionOf(report.versions) };
  const judged = report.references.map((/** @type {any} */ one) => asJudged(one, facts));
  return { ok: true, judged: judged.filter((/** @type {Judged | null} */ one) => one !== null) };
}

/**
 * Whether a citemark service answers at an address, and which one.
 * @param {string} service
 * @param {string} [secret] the key to try; the kept one otherwise
 * @returns {Promise<{ ok: true, version: string } | Failure>}
 */
export async function health(service, secret) {
  const answer = await exchange(`${service}/healthz`, { method: "GET" }, secret ?? (await keyFor(service)));
  if (!answer.ok) return answer;
  const version = /** @type {any} */ (answer.body)?.citemark;
  return typeof version === "string"
    ? { ok: true, version: version.slice(0, 40) }
    : { ok: false, code: "incompatible" };
}
