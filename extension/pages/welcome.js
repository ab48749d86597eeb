/** This module knows the first page a reader sees: what is sent and to whom, and the question before it. */
import { localise, part } from "./localise.js";
import { api } from "../shared/api.js";
import { load, save } from "../shared/settings.js";

const { t } = await localise();
document.title = `citemark: ${t("welcome_title")}`;
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
click("agree", () => void save({ consent: true }).then(show).then(test));
click("withdraw", () => void save({ consent: false }).then(show));
click("later", () => close());
click("options", () => void api.runtime.openOptionsPage());
click("test", () => void test());
show(await load());
document.body.dataset.ready = "";
