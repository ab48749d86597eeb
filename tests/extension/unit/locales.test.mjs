import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { EXTENSION, pageWith, source } from "./load.mjs";

const LOCALES = readdirSync(join(EXTENSION, "_locales"));
const read = (locale) => JSON.parse(source(`_locales/${locale}/messages.json`));
const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
const files = (folder) =>
  readdirSync(join(EXTENSION, folder), { recursive: true })
    .filter((name) => /\.(?:js|html)$/.test(name))
    .map((name) => source(join(folder, name)));

test("six languages have the same messages with the same places", () => {
  assert.deepEqual(LOCALES.toSorted(), ["de", "en", "es", "fr", "ja", "zh_CN"]);
  const english = read("en");
  for (const locale of LOCALES) {
    const messages = read(locale);
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort(), locale);
    for (const [key, { message }] of Object.entries(messages)) {
      assert.ok(message.trim(), `${locale}: ${key} is empty`);
      assert.deepEqual(places(message), places(english[key].message), `${locale}: ${key}`);
    }
  }
});

test("every message that is asked for exists, and every message is asked for", () => {
  const all = ["background", "content", "pages", "shared"].flatMap(files).join("\n") + source("manifest.json");
  const keys = Object.keys(read("en"));
  const families = /^(?:label|meaning|failure|outcome|field|mode|show|density)_/;
  for (const key of keys) {
    const base = key.replace(/_(?:one|other)$/, "");
    assert.ok(all.includes(`"${base}"`) || all.includes(`__MSG_${base}__`) || families.test(base), `${key} is unused`);
  }
  const asked = [...all.matchAll(/\bt\("([a-z_]+)"/g), ...all.matchAll(/data-t(?:-\w+)?="([a-z_]+)"/g)].map(
    ([, key]) => key,
  );
  for (const key of asked) assert.ok(keys.includes(key) || keys.includes(`${key}_other`), `${key} is missing`);
});

test("a count takes the form that its language wants", () => {
  const { context } = pageWith(["shared/translate.js"]);
  const messages = { found_one: "{count} reference", found_other: "{count} references", plain: "a {name} {none}" };
  const t = context.citemarkTranslate.translator(messages, "en");
  assert.equal(t("found", { count: 1 }), "1 reference");
  assert.equal(t("found", { count: 1200 }), "1,200 references");
  assert.equal(t("plain", { name: "<b>" }), "a <b> {none}");
  assert.equal(t("unknown"), "unknown");
  assert.equal(context.citemarkTranslate.translator(messages, "zh_CN")("found", { count: 1 }), "1 references");
});

test("the manifest asks for the least, and agrees with the rest", () => {
  const manifest = JSON.parse(source("manifest.json"));
  const own = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  assert.equal(manifest.version, own.version);
  assert.deepEqual(manifest.permissions, ["activeTab", "contextMenus", "scripting", "sidePanel", "storage"]);
  assert.deepEqual(manifest.host_permissions, ["http://127.0.0.1/*", "http://localhost/*"]);
  for (const name of [
    "content_scripts",
    "web_accessible_resources",
    "externally_connectable",
    "content_security_policy",
  ]) {
    assert.ok(!(name in manifest), name);
  }
});

test("no file reaches for markup, evaluation, remote code or the key but the one that may", () => {
  for (const folder of ["background", "content", "pages", "shared"]) {
    for (const name of readdirSync(join(EXTENSION, folder)).filter((one) => one.endsWith(".js"))) {
      const text = source(join(folder, name));
      assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|\beval\(|new Function/.test(text), name);
      if (folder !== "background") assert.ok(!/apiKey|Authorization/.test(text), name);
      if (folder === "content") assert.ok(!/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/.test(text), name);
    }
  }
});
