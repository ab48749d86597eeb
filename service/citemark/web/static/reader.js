// The reader's page: sends what was pasted, and shows the report.

import { Problem, ask, request } from "./asking.js";
import { at, state } from "./elements.js";
import { show } from "./report.js";
import { say, speak, speaks } from "./words.js";

let shown = null; // the report on the page: {text, report}

async function run(asking) {
  at("judge").disabled = true;
  state(say("working"));
  try {
    shown = await asking();
    show(shown);
    state(say("done", { count: shown.report.references.length }));
    at("report").focus();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) {
      at("key-row").hidden = false;
      at("key").focus();
    }
    state(say("failed", { why: error.message }));
  } finally {
    at("judge").disabled = false;
  }
}

function fromAddress() {
  const sha256 = /^#report=([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (sha256 && sha256 !== shown?.report.document.sha256) run(() => ask(`/v1/reports/${sha256}`));
}

function submit() {
  const options = request();
  if (!options) return state(say("nothing"));
  return run(() => ask("/v1/score", options));
}

at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
});
at("language").addEventListener("change", () => {
  speak(at("language").value);
  if (shown) show(shown);
});
addEventListener("hashchange", fromAddress);

const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(speaks);
if (wanted && wanted !== "en") {
  at("language").value = wanted;
  speak(wanted);
}
document.documentElement.dataset.ready = "true";
fromAddress();
