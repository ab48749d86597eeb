// How the service is asked, and what it is asked.

import { at } from "./elements.js";
import { say } from "./words.js";

export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function ask(path, options = {}) {
  const headers = { ...options.headers };
  if (at("key").value) headers.Authorization = `Bearer ${at("key").value}`;
  let response;
  try {
    response = await fetch(path, { ...options, headers, redirect: "error" });
  } catch {
    throw new Problem(0, say("unreachable"));
  }
  const text = await response.text();
  if (response.ok) return { text, report: JSON.parse(text) };
  let detail = response.statusText;
  try {
    detail = JSON.parse(text).detail ?? detail;
  } catch {
    // An answer that is no problem document came from something in between: its status must do.
  }
  throw new Problem(response.status, detail);
}

export function request() {
  const [file] = at("file").files;
  const raw = (body) => ({ method: "POST", headers: { "Content-Type": "application/octet-stream" }, body });
  if (at("text").value.trim()) return raw(new Blob([at("text").value]));
  if (file) return raw(file);
  const url = at("url")?.value.trim();
  if (!url) return null;
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ url }) };
}
