/** This module knows the popup and the side panel: the same report, beside the toolbar or beside the page. */
import { localise, part } from "./localise.js";
import { api } from "../shared/api.js";
import { covers, originsOf } from "../shared/patterns.js";
import { fixed, load, save } from "../shared/settings.js";

/** The manifest names the same page for both places. */
const isPanel = new URLSearchParams(location.search).has("aside");
if (isPanel) document.body.className = "panel";
const { t } = await localise();
const { counts, plain, rows, sentence } = await import("./report.js");
const { make, button, copy } = globalThis.citemarkDetail;

/** @type {{ id: number, address: string }} */
let tab = { id: -1, address: "" };
/** @type {PageReport | null} */
let report = null;
/** @type {FailureCode | null} Why the page could not be started. */
let refusal = null;

const hide = (/** @type {string} */ id, /** @type {boolean} */ hidden) => (part(id, HTMLElement).hidden = hidden);
/** @param {Message} message @returns {Promise<any>} */
const ask = (message) => api.runtime.sendMessage(message);

function host() {
  try {
    const { protocol, hostname } = new URL(tab.address);
    return protocol === "https:" || protocol === "http:" ? hostname : "";
  } catch {
    return ""; // without permission the browser does not tell the tab's address
  }
}

/** @param {FailureCode} code */
function notice(code) {
  const wait = report?.retryAfter;
  const lines = [make("p", {}, t(`failure_${code}`))];
  if (wait && code === "limited") lines.push(make("p", {}, t("retry_in", { count: wait })));
  const bar = make("div", { class: "bar" });
  if (code === "consent") bar.append(button(t("read_and_start"), () => open("welcome.html")));
  else if (code !== "refused") bar.append(button(t("retry"), () => void start()));
  if (["offline", "unauthorised", "incompatible", "failing"].includes(code)) bar.append(button(t("options"), options));
  return [...lines, bar];
}

async function drawSite() {
  const site = host();
  const [{ allow, deny, mode }, organisation] = await Promise.all([load(), fixed()]);
  const denied = covers(deny, tab.address);
  const listed = mode === "everywhere" || (mode === "sites" && covers(allow, tab.address));
  const isFixed = "allow" in organisation || (organisation.mode ?? "sites") !== "sites";
  hide("always", !site || denied || listed || isFixed);
  hide("never", !site || "deny" in organisation);
  part("always", HTMLElement).textContent = t("always_here", { site });
  part("never", HTMLElement).textContent = denied ? t("allow_here", { site }) : t("never_here", { site });
}

/** The rows that the reader has open stay open when the report is drawn anew. @param {HTMLElement} list @param {PageReport} now */
function drawList(list, now) {
  const open = new Set([...list.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-key")));
  const focused = document.activeElement?.closest("details")?.getAttribute("data-key");
  list.replaceChildren(...rows(now, { t, onJump: (key) => void jump({ type: "jump", key }) }));
  for (const details of list.querySelectorAll("details")) {
    const key = details.getAttribute("data-key");
    if (open.has(key)) details.open = true;
    if (focused && focused === key) details.querySelector("summary")?.focus();
  }
}

/** Which buttons there is a use for. @param {readonly ReportItem[]} items */
function drawActions(items) {
  const running = report !== null && report.state !== "off";
  const placed = items.some((item) => item.placed);
  hide("start", running || refusal !== null);
  hide("stop", !running);
  for (const id of ["previous", "next"]) hide(id, !placed);
  hide("copy", items.length === 0);
  hide("aside", isPanel);
}

/** What stands in the way, if anything does. @returns {FailureCode | null} */
function failure() {
  if (refusal !== null) return refusal;
  return report?.state === "failed" ? (report.failure ?? "failing") : null;
}

function draw() {
  const items = report?.items ?? [];
  const code = failure();
  part("summary", HTMLElement).textContent = refusal ? t("state_off") : sentence(report, t);
  part("notice", HTMLElement).replaceChildren(...(code ? notice(code) : []));
  hide("notice", code === null);
  part("counts", HTMLElement).replaceChildren(...(report ? counts(report, t) : []));
  hide("counts", !items.some(({ label }) => label !== null));
  drawActions(items);
  const more = report?.more ?? 0;
  part("beyond", HTMLElement).textContent = t("beyond", { count: more });
  hide("beyond", more === 0);
  hide("unread", report?.state !== "done" || items.length > 0);
  hide("list", items.length === 0);
  if (report) drawList(part("list", HTMLElement), report);
}

/** @param {Extract<PageRequest, { type: "jump" }>} request */
const jump = (request) => ask({ type: "page", tab: tab.id, ask: request });
/** @param {string} page */
const open = (page) => void api.tabs.create({ url: api.runtime.getURL(`pages/${page}`) });
const options = () => void api.runtime.openOptionsPage();

async function start() {
  const answer = await ask({ type: "start", tab: tab.id });
  refusal = answer.ok ? null : answer.code;
  draw();
}

/** Grants first: the browser accepts the question only within the click itself. @param {string} site */
async function always(site) {
  const granted = await api.permissions.request({ origins: originsOf(site) });
  if (!granted) return;
  const { allow, mode } = await load();
  await save({ allow: [...allow, site], mode: mode === "click" ? "sites" : mode });
  await start();
  await drawSite();
}

/** @param {string} site */
async function never(site) {
  const { allow, deny } = await load();
  const denied = covers(deny, tab.address);
  if (denied) await save({ deny: deny.filter((one) => !covers([one], tab.address)) });
  else await save({ deny: [...deny, site], allow: allow.filter((one) => one !== site) });
  await (denied ? start() : ask({ type: "stop", tab: tab.id }));
  await drawSite();
}

/** The same report beside the page: each browser has a name of its own for that place. */
async function aside() {
  const { sidebarAction } = /** @type {any} */ (api);
  await (sidebarAction ? sidebarAction.open() : api.sidePanel.open({ tabId: tab.id }));
  close();
}

async function find() {
  const given = Number(new URLSearchParams(location.search).get("tab"));
  const [active] = given ? [await api.tabs.get(given)] : await api.tabs.query({ active: true, currentWindow: true });
  tab = { id: active?.id ?? -1, address: active?.url ?? "" };
  const place = `tab:${tab.id}`;
  const kept = (await api.storage.session.get(place))[place];
  report = kept ? /** @type {PageReport} */ (kept) : null;
  refusal = null;
}

async function show() {
  await find();
  // A page left or loaded anew has no annotator, whatever was last said of it.
  const alive = (await ask({ type: "page", tab: tab.id, ask: { type: "ping" } }))?.answer;
  if (!alive) report = null;
  const { consent, mode, deny } = await load();
  if (!consent) refusal = "consent";
  draw();
  await drawSite();
  // In this mode the click that opened the popup is the wish to have the page checked.
  if (!alive && consent && !isPanel && mode === "click" && !covers(deny, tab.address)) await start();
}

api.storage.onChanged.addListener((changes, area) => {
  if (area === "session" && changes[`tab:${tab.id}`]) {
    const { newValue } = changes[`tab:${tab.id}`] ?? {};
    report = newValue ? /** @type {PageReport} */ (newValue) : null;
    if (report) refusal = null;
    draw();
  }
  if (area === "local" && changes.settings) void show();
});
if (isPanel) {
  api.tabs.onActivated.addListener(() => void show());
  api.tabs.onUpdated.addListener((id, { status }) => {
    if (id === tab.id && status === "complete") void show();
  });
}
const click = (/** @type {string} */ id, /** @type {() => void} */ act) =>
  part(id, HTMLElement).addEventListener("click", act);
click("start", () => void start());
click("stop", () => void ask({ type: "stop", tab: tab.id }));
click("previous", () => void jump({ type: "jump", step: -1 }));
click("next", () => void jump({ type: "jump", step: 1 }));
click("copy", () => void (report && copy(plain(report, t), document.body)));
click("options", options);
click("always", () => void always(host()));
click("never", () => void never(host()));
click("aside", () => void aside());
setInterval(
  () => report?.state === "checking" && (part("summary", HTMLElement).textContent = sentence(report, t)),
  1000,
);
await show();
document.body.dataset.ready = "";
