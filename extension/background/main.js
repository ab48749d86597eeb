/** This module knows only which event leads where: every listener is registered before the first await. */
import { api } from "../shared/api.js";
import { covers } from "../shared/patterns.js";
import { asService, complete, load } from "../shared/settings.js";
import { direction, locale, messages } from "../shared/words.js";
import { forget } from "./cache.js";
import { areCandidates, check } from "./checks.js";
import { createMenus, onMenu } from "./menus.js";
import { drop, isPageRead, jump, prune, renewAll, start, stop, tell, toggle } from "./pages.js";
import { isReport, put } from "./reports.js";
import { health, organisationsKey } from "./service.js";
import { reconcile, renew } from "./sites.js";
import { inTurn } from "./turns.js";

/** What a page that is read depends on. @type {readonly (keyof Settings)[]} */
const SEEN_BY_PAGES = ["service", "consent", "deny", "show", "density", "titles", "sentences", "frames", "language"];
const REFUSED = /** @type {const} */ ({ ok: false, code: "refused" });

/** A page that begins while the settings change begins by the new ones, once. @type {(act: () => Promise<unknown>) => Promise<unknown>} */
const inOrder = inTurn((act) => act());

/** @type {Map<number, (act: () => Promise<unknown>) => Promise<unknown>>} */
const turns = new Map();

/** The frames of a page ask one after another, so that no page keeps the service busier than another. @param {number} tab @param {() => Promise<unknown>} act */
function inTab(tab, act) {
  const turn = turns.get(tab) ?? inTurn((/** @type {() => Promise<unknown>} */ one) => one());
  turns.set(tab, turn);
  return turn(act);
}

/** What follows when the settings change. @param {{ oldValue?: unknown, newValue?: unknown }} change */
async function follow({ oldValue, newValue }) {
  const [before, now] = [complete(oldValue), complete(newValue)];
  if (before.service !== now.service) await forget();
  if (before.language !== now.language) await createMenus();
  await reconcile();
  const outline = (/** @type {Settings} */ settings) => JSON.stringify(SEEN_BY_PAGES.map((name) => settings[name]));
  if (outline(before) !== outline(now)) await renewAll();
}

/** What follows when the organisation's policy changes. */
async function obey() {
  await forget();
  await createMenus();
  await reconcile();
  await renewAll();
}

/** @typedef {{ tab: { id: number, url?: string }, frame: number, address: string }} Asker A page, or a frame of one. */

/** What a page's annotator may know; never the service's address, never the key. */
async function hello(/** @type {Asker} */ { tab, frame, address }) {
  const kept = await load();
  const { show, density, titles, sentences, language, deny, consent } = kept;
  if (covers(deny, address) || (frame !== 0 && !(await isPageRead(kept, tab)))) return REFUSED;
  if (frame === 0) {
    turns.delete(tab.id); // whatever the page before it still waits for
    await prune(tab.id);
  }
  if (!consent) return { ok: false, code: "consent" };
  const words = await messages(language);
  const settings = { show, density, titles, sentences, language: locale(language), direction: direction(language) };
  return { ok: true, settings: { ...settings, messages: words } };
}

/**
 * What a page may ask. Anything could write these messages if a page's process were taken over, so
 * each is checked, and none names an address, a header or a tab.
 * @type {Record<string, (message: any, asker: Asker) => Promise<unknown>>}
 */
const FROM_PAGES = {
  hello: (_, asker) => inOrder(() => hello(asker)),
  check: async ({ candidates }, { tab }) =>
    areCandidates(candidates) ? inTab(tab.id, () => check(candidates)) : REFUSED,
  report: async ({ report }, { tab, frame }) =>
    isReport(report) ? put(tab.id, report, frame).then(() => ({ ok: true })) : REFUSED,
};

/**
 * What our own popup, panel, options and welcome pages may ask.
 * @type {Record<string, (message: any) => Promise<unknown>>}
 */
const FROM_US = {
  start: ({ tab }) => start(tab),
  stop: ({ tab }) => stop(tab),
  page: async ({ tab, ask }) => {
    if (ask?.type === "jump") return { ok: true, answer: await jump(tab, ask) };
    if (ask?.type === "ping") await prune(tab);
    return { ok: true, answer: await tell(tab, ask) };
  },
  test: async ({ service, key }) => {
    const address = asService(service ?? (await load()).service);
    return address === null ? REFUSED : health(address, key);
  },
  key: async ({ key }) => {
    if (typeof key !== "string" || key.length > 500 || (await organisationsKey()) !== null) return REFUSED;
    await (key === "" ? api.storage.local.remove("apiKey") : api.storage.local.set({ apiKey: key }));
    await forget();
    await renewAll();
    return { ok: true };
  },
  "has-key": async () => {
    const fixed = (await organisationsKey()) !== null;
    return { ok: true, fixed, present: fixed || Boolean((await api.storage.local.get("apiKey")).apiKey) };
  },
};

/** @param {Record<string, unknown>} table @param {unknown} type */
const knows = (table, type) => typeof type === "string" && Object.hasOwn(table, type);

/**
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown>}
 */
async function dispatch(message, { id, url = "", tab, frameId = 0 }) {
  if (id !== api.runtime.id) return REFUSED;
  const type = message?.type;
  if (url.startsWith(api.runtime.getURL(""))) return knows(FROM_US, type) ? FROM_US[type]?.(message) : REFUSED;
  if (tab?.id === undefined || !knows(FROM_PAGES, type)) return REFUSED;
  return FROM_PAGES[type]?.(message, { tab: { id: tab.id, url: tab.url }, frame: frameId, address: url });
}

api.runtime.onMessage.addListener((message, sender, reply) => {
  dispatch(message, sender).then(reply, (error) => {
    console.error("citemark:", error);
    reply({ ok: false, code: "failing" });
  });
  return true;
});

api.runtime.onInstalled.addListener(async ({ reason }) => {
  await createMenus();
  await reconcile();
  if (reason === "install") await api.tabs.create({ url: api.runtime.getURL("pages/welcome.html") });
  if (reason === "update") await renew();
});
api.runtime.onStartup.addListener(async () => {
  await createMenus();
  await reconcile();
});
api.permissions.onAdded.addListener(() => void reconcile());
api.permissions.onRemoved.addListener(() => void reconcile());
api.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && changes.settings) void inOrder(() => follow(changes.settings ?? {}));
  if (area === "managed") void inOrder(obey);
});
api.tabs.onRemoved.addListener((tab) => {
  turns.delete(tab);
  void drop(tab);
});
api.contextMenus.onClicked.addListener((info, tab) => void onMenu(info, tab));
api.commands.onCommand.addListener((command, tab) => {
  if (tab?.id === undefined) return;
  if (command === "toggle") void toggle(tab.id);
  if (command === "next-problem") void jump(tab.id, { type: "jump", step: 1, problems: true });
});

// Content scripts cannot read what is kept locally, nor the policy, where the browser offers to forbid it.
for (const area of [api.storage.local, api.storage.managed])
  void area
    ?.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" })
    ?.catch((error) => console.debug("citemark: the browser keeps its own access", error));
