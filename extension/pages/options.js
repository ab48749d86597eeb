/** This module knows the options page: every setting in view, nothing kept before Save. */
import { localise, part } from "./localise.js";
import { api } from "../shared/api.js";
import { asPattern, originsOf } from "../shared/patterns.js";
import {
  asService,
  complete,
  DEFAULTS,
  exported,
  fixed,
  imported,
  load,
  originOf,
  own,
  save,
} from "../shared/settings.js";

const EVERYWHERE = ["https://*/*", "http://*/*"];
const { t } = await localise();
document.title = `citemark: ${t("options")}`;
const form = part("form", HTMLFormElement);
/** What the organisation has set; the reader sees it, and cannot change it here. */
const organisation = await fixed();

/** @param {Message} message @returns {Promise<any>} */
const ask = (message) => api.runtime.sendMessage(message);
/** @param {string} id */
const input = (id) => part(id, HTMLInputElement);
/** @param {string} text */
const lines = (text) => text.split(/[\s,]+/).filter(Boolean);

/** @param {string} id @param {string} words @param {boolean} [bad] */
function say(id, words, bad = false) {
  const place = part(id, HTMLElement);
  place.textContent = words;
  place.classList.toggle("bad", bad);
}

/** The fields of a setting. @param {string} name @returns {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */
const fieldsOf = (name) =>
  [...form.querySelectorAll(`#${name}, input[name="${name}"]`)].map((one) => /** @type {HTMLInputElement} */ (one));

/** Locks a setting, and says by whom. @param {string} name */
function lock(name) {
  const fields = fieldsOf(name);
  const [first] = fields;
  if (!first || first.disabled) return;
  const note = globalThis.citemarkDetail.make("p", { class: "soft set", id: `${name}-set` }, t("set_by_organisation"));
  for (const field of fields) {
    field.disabled = true;
    const described = field.getAttribute("aria-describedby");
    field.setAttribute("aria-describedby", [described, note.id].filter(Boolean).join(" "));
  }
  (fields.at(-1)?.closest(".bar, label") ?? first).after(note);
}

/** @param {Settings} stored */
async function show(stored) {
  const settings = { ...stored, ...organisation };
  input("service").value = settings.service;
  part("allow", HTMLTextAreaElement).value = settings.allow.join("\n");
  part("deny", HTMLTextAreaElement).value = settings.deny.join("\n");
  part("density", HTMLSelectElement).value = settings.density;
  part("language", HTMLSelectElement).value = settings.language;
  for (const name of /** @type {const} */ (["titles", "sentences", "frames"])) input(name).checked = settings[name];
  for (const name of /** @type {const} */ (["mode", "show"])) {
    for (const radio of form.querySelectorAll(`input[name="${name}"]`)) {
      /** @type {HTMLInputElement} */ (radio).checked =
        /** @type {HTMLInputElement} */ (radio).value === settings[name];
    }
  }
  const { present, fixed: isTheirs } = await ask({ type: "has-key" });
  input("key").value = "";
  input("key").placeholder = present ? t("key_kept") : "";
  part("clear-key", HTMLElement).hidden = !present || isTheirs;
  for (const name of [...Object.keys(organisation), ...(isTheirs ? ["key"] : [])]) lock(name);
}

/** The button chosen of a group, locked or not. @param {string} name */
const chosen = (name) =>
  /** @type {HTMLInputElement | null} */ (form.querySelector(`input[name="${name}"]:checked`))?.value;

/** What stands in the form. */
function stated() {
  return {
    service: input("service").value,
    mode: /** @type {Mode} */ (chosen("mode")),
    show: /** @type {Show} */ (chosen("show")),
    density: /** @type {Density} */ (part("density", HTMLSelectElement).value),
    language: part("language", HTMLSelectElement).value,
    allow: lines(part("allow", HTMLTextAreaElement).value),
    deny: lines(part("deny", HTMLTextAreaElement).value),
    titles: input("titles").checked,
    sentences: input("sentences").checked,
    frames: input("frames").checked,
  };
}

/** What is wrong with the form, in words; null when nothing is. @param {ReturnType<typeof stated>} settings */
function fault({ service, allow, deny }) {
  if (asService(service) === null) return t("service_wrong");
  const site = [...allow, ...deny].find((one) => asPattern(one) === null);
  return site === undefined ? null : t("site_wrong", { site });
}

/** What the browser must allow for these settings. @param {ReturnType<typeof stated>} settings */
function origins({ service, mode, allow }) {
  const ours = originOf(asService(service) ?? DEFAULTS.service);
  const sites = mode === "everywhere" ? EVERYWHERE : mode === "sites" ? allow.flatMap(originsOf) : [];
  return [...new Set([ours, ...sites])];
}

/** @param {ReturnType<typeof stated>} settings @param {Promise<boolean>} granting */
async function keep(settings, granting) {
  const granted = await granting;
  const key = input("key").value.trim();
  const words = settings.language;
  const before = await load();
  await save({ ...settings, service: asService(settings.service) ?? before.service });
  if (key) await ask({ type: "key", key });
  if (before.language !== words) return location.reload();
  await show(await load());
  return say("saved", granted ? t("saved") : t("saved_not_granted"), !granted);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const settings = stated();
  const wrong = fault(settings);
  if (wrong !== null) return say("saved", wrong, true);
  say("saved", "");
  // The question to the browser comes before anything that waits: it counts only within the click.
  return void keep(settings, api.permissions.request({ origins: origins(settings) }));
});

async function test() {
  const service = asService(input("service").value);
  if (service === null) return say("tested", t("service_wrong"), true);
  say("tested", t("testing"));
  const key = input("key").value.trim();
  const answer = await ask({ type: "test", service, ...(key ? { key } : {}) });
  return answer.ok
    ? say("tested", t("tested", { version: answer.version }))
    : say("tested", t(`failure_${answer.code}`), true);
}

function download() {
  void own().then((settings) => {
    const address = URL.createObjectURL(new Blob([exported(settings)], { type: "application/json" }));
    const link = globalThis.citemarkDetail.make("a", { href: address, download: "citemark-settings.json" });
    link.click();
    URL.revokeObjectURL(address);
  });
}

async function upload() {
  const [file] = input("file").files ?? [];
  input("file").value = "";
  const settings = file && file.size < 1_000_000 ? imported(await file.text()) : null;
  if (settings === null) return say("kept", t("import_wrong"), true);
  await show(complete({ ...(await load()), ...settings }));
  return say("kept", t("import_shown"));
}

/** @param {string} id @param {() => void} act */
const click = (id, act) => part(id, HTMLElement).addEventListener("click", act);
click("test", () => void test());
click("show-key", () => {
  const shown = input("key").type === "text";
  input("key").type = shown ? "password" : "text";
  part("show-key", HTMLElement).setAttribute("aria-pressed", String(!shown));
});
click("clear-key", () => void ask({ type: "key", key: "" }).then(async () => show(await load())));
click("export", download);
click("import", () => input("file").click());
click("reset", () => void show({ ...DEFAULTS }).then(() => say("kept", t("import_shown"))));
input("file").addEventListener("change", () => void upload());
api.storage.onChanged.addListener((_, area) => void (area === "managed" && location.reload()));
await show(await load());
document.body.dataset.ready = "";
