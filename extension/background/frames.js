/** This module knows how what the frames of a page report becomes one report, as the toolbar and the popup show it. */

const TOP = 0;
const MOST_ITEMS = 1000;

/** @param {ReportItem} item */
const frameOf = ({ frame }) => frame ?? TOP;

/** @param {PageReport} report @returns {FrameState} */
const stateOf = ({ state, failure, retryAfter, since, more }) => ({ state, failure, retryAfter, since, more });

/** The frames that a tab's report is of, the page itself first. @param {PageReport | null} report */
export const framesOf = (report) => Object.keys(report?.frames ?? { [TOP]: true }).map(Number);

/** A reference's key in a tab's report: two frames may use the same. @param {ReportItem} item @param {number} frame @returns {ReportItem} */
const named = (item, frame) => (frame === TOP ? item : { ...item, key: `${frame}/${item.key}`, frame });

/** The frame that a key of a tab's report belongs to, and the key there. @param {string} key */
export function placed(key) {
  const [, frame, rest] = /^(\d{1,12})\/(.+)$/s.exec(key) ?? [];
  return frame && rest ? { frame: Number(frame), key: rest } : { frame: TOP, key };
}

/** What the frames come to: a failure before all else, then what goes on. @param {FrameState[]} states @returns {FrameState} */
function overall(states) {
  const first = (/** @type {PageReport["state"]} */ wanted) => states.find(({ state }) => state === wanted);
  const told = first("failed") ?? first("checking") ?? states[0] ?? { state: "done", since: 0 };
  return { ...told, more: states.reduce((sum, { more = 0 }) => sum + more, 0) };
}

/** The references of a report that stand in other frames than one. @param {PageReport | null} report @param {number} frame */
const itemsBeside = (report, frame) => report?.items.filter((item) => frameOf(item) !== frame) ?? [];

/** @param {PageReport | null} report @returns {Record<number, FrameState>} */
const statesOf = (report) => report?.frames ?? (report ? { [TOP]: stateOf(report) } : {});

/**
 * A tab's report with what one of its frames reports now. A page that is switched off takes its frames along.
 * @param {PageReport | null} kept @param {PageReport} report @param {number} frame
 * @returns {PageReport}
 */
export function merged(kept, report, frame) {
  const off = report.state === "off";
  if (frame === TOP && (off || !kept?.frames)) return report;
  if (kept?.state === "off") return kept;
  const states = { ...statesOf(kept), [frame]: stateOf(report) };
  if (off) delete states[frame];
  const items = [...itemsBeside(kept, frame), ...report.items.map((item) => named(item, frame))];
  const rows = items.sort((one, other) => frameOf(one) - frameOf(other)).slice(0, MOST_ITEMS);
  const { more = 0, ...whole } = overall(Object.values(states));
  const alone = Object.keys(states).every((one) => Number(one) === TOP);
  return { ...whole, items: rows, more: more + items.length - rows.length, ...(alone ? {} : { frames: states }) };
}
