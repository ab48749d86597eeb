/** Loads the classic content files into a page as the browser does: in order, into one shared scope. */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import vm from "node:vm";
import { JSDOM } from "jsdom";
import { FILES } from "../../../extension/background/sites.js";

export const EXTENSION = fileURLToPath(new URL("../../../extension/", import.meta.url));

/** @param {string} path */
export const source = (path) => readFileSync(join(EXTENSION, path), "utf8");

/**
 * A page with these files run in it.
 * @param {string[]} files
 * @param {string} [html]
 */
export function pageWith(files, html = "<!doctype html><body></body>") {
  const dom = new JSDOM(html, { url: "https://reader.example/page", runScripts: "outside-only" });
  const context = dom.getInternalVMContext();
  for (const file of files) {
    const filename = pathToFileURL(join(EXTENSION, file)).href;
    new vm.Script(source(file), { filename }).runInContext(context);
  }
  return { dom, window: dom.window, document: dom.window.document, context };
}

/** The files that find references in a page, in the extension's own order. */
export const READING = FILES.slice(0, FILES.indexOf("content/finder.js") + 1).filter(
  (file) => file !== "content/scope.js",
);

/** What a value made in the page is in plain JSON, so that it can be compared here. @param {unknown} value */
export const plain = (value) => JSON.parse(JSON.stringify(value));
