/** This module knows the first page a reader sees: what is sent and to whom, and the question before it. */
import { localise, part } from "./localise.js";
import { api } from "../shared/api.js";
import { load, originOf, save } from "../shared/settings.js";

const { t } = await localise();
document.title = `citemark: ${t("welcome_title")}`;
const settings = await load();
const labels = globalThis.citemarkLabels;
const { make } = globalThis.citemarkDetail;

/** @param {Settings} settings */
function show({ consent, service }) {
  part("service", HTMLElement).textContent = service;
  part("asking", HTMLElement).hidden = consent;
  part("agreed", HTMLElement).hidden = !consent;
}

async function test() {
  const state = part("state", HTMLElement);
  state.textContent = t("testing");
  const answer = await api.runtime.sendMessage({ type: "test" });
  state.textContent = answer.ok ? t("tested", { version: answer.version }) : t(`failure_${answer.code}`);
}

part("labels", HTMLElement).replaceChildren(
  ...labels.TABLE.flatMap(({ label }) => [
    make("dt", {}, make("span", { class: `chip ${label}` }, labels.glyph(document, label), t(`label_${label}`))),
    make("dd", {}, t(`meaning_${label}`)),
  ]),
);
/** @param {string} id @param {() => void} act */
const click = (id, act) => part(id, HTMLElement).addEventListener("click", act);
/** The browser is asked first, within the click: the service may be one that the organisation has set. */
async function agree() {
  try {
    await api.permissions.request({ origins: [originOf(settings.service)] });
  } catch (error) {
    console.debug("citemark: the browser has no such permission", error);
  }
  show(await save({ consent: true }));
  await test();
}
click("agree", () => void agree());
click("withdraw", () => void save({ consent: false }).then(show));
click("later", () => close());
click("options", () => void api.runtime.openOptionsPage());
click("test", () => void test());
show(settings);
document.body.dataset.ready = "";
