/** This module knows what the toolbar button shows of a tab: the worst label and how many bear it. */
import { api } from "../shared/api.js";
import "../shared/labels.js";
import "../shared/translate.js";
import { load } from "../shared/settings.js";
import { locale, messages } from "../shared/words.js";

const labels = globalThis.citemarkLabels;
const GREY = "#4b5563";
const WAITING = { text: "…", colour: GREY };
const FAILED = { text: "⚠", colour: "#7a5800" };

/** @returns {Promise<Translate>} */
async function translate() {
  const { language } = await load();
  return globalThis.citemarkTranslate.translator(await messages(language), locale(language));
}

/** @param {PageReport} report */
export function badge({ state, items }) {
  const worst = labels.worst(items);
  if (worst !== null) {
    const row = labels.rowOf(worst);
    const count = labels.count(items).get(worst) ?? 0;
    return { text: `${row?.mark}${count > 99 ? "99" : count}`, colour: row?.colour ?? GREY };
  }
  if (state === "checking") return WAITING;
  return state === "failed" ? FAILED : { text: "", colour: GREY };
}

/** @param {PageReport} report @param {Translate} t */
export function title({ state, failure, items }, t) {
  const counts = [...labels.count(items)].filter(([, count]) => count > 0);
  const words = counts.map(([label, count]) => `${count} ${t(`label_${label}`)}`);
  if (state === "failed") words.push(t(`failure_${failure ?? "failing"}`));
  else if (state === "checking") words.push(t("state_checking"));
  else if (state === "off") words.push(t("state_off"));
  else if (words.length === 0) words.push(t("state_none"));
  return `citemark: ${words.join(" · ")}`;
}

/** @param {number} tabId @param {PageReport} report */
export async function show(tabId, report) {
  const { text, colour } = badge(report);
  const t = await translate();
  try {
    await api.action.setBadgeText({ tabId, text });
    await api.action.setBadgeBackgroundColor({ tabId, color: colour });
    await api.action.setBadgeTextColor({ tabId, color: "#ffffff" });
    await api.action.setTitle({ tabId, title: title(report, t) });
  } catch (error) {
    console.debug("citemark: the tab is gone", error);
  }
}
