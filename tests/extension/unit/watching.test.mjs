import assert from "node:assert/strict";
import test from "node:test";
import { pageWith, READING } from "./load.mjs";

const FILES = [...READING, "content/badge.js", "content/watching.js"];
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A watched page, how often it was told of changes, and the texts that must be read again. */
function watched(body) {
  const { context, document } = pageWith(FILES, `<!doctype html><body>${body}</body>`);
  const seen = { told: 0 };
  const watching = context.citemarkWatching.create(() => (seen.told += 1));
  const texts = () =>
    [...watching.changes(() => {})].flatMap((block) => (block?.text.trim() ? [block.text.trim()] : []));
  return { document, watching, seen, texts };
}

test("what changed is read once, however it came in", async () => {
  const made = (document, tag, ...inside) => {
    const element = document.createElement(tag);
    element.append(...inside);
    return element;
  };
  const word = (document, text) => made(document, "span", text);
  const CASES = [
    ["word after word", (one, document) => ["a", "b"].forEach((text) => one.append(word(document, text))), ["One ab"]],
    ["a word filled later", (one, document) => (one.appendChild(word(document, "")).textContent = "a"), ["One a"]],
    ["bare text", (one) => one.append("a", "b"), ["One ab"]],
    ["text that grows", (one) => one.firstChild.appendData("a"), ["One a"]],
    ["a word in a word", (one, document) => one.appendChild(word(document, "")).append(word(document, "a")), ["One a"]],
    [
      "a block in a word",
      (one, document) => one.appendChild(made(document, "b")).append(made(document, "div", "In")),
      ["In", "One"],
    ],
    ["a new block", (one, document) => one.after(made(document, "p", "New ", made(document, "b", "one"))), ["New one"]],
    ["a link's address", (one) => one.nextElementSibling.firstElementChild.setAttribute("href", "/b"), ["Two link"]],
    ["what is gone again", (one, document) => one.parentElement.appendChild(document.createElement("p")).remove(), []],
    ["a badge", (one, document) => one.append(document.createElement("citemark-badge")), []],
    [
      "a badge and a word",
      (one, document) => one.append(document.createElement("citemark-badge"), "a"),
      ["One \uFFFCa"],
    ],
  ];
  for (const [name, change, expected] of CASES) {
    const { document, texts } = watched(`<p id="one">One </p><p>Two <a href="/a">link</a></p>`);
    change(document.getElementById("one"), document);
    await turn();
    assert.deepEqual(texts(), expected, name);
    assert.deepEqual(texts(), [], name);
  }
});

test("changes are told of once until somebody asks, and none is swallowed by our own writing", async () => {
  const { document, watching, seen, texts } = watched("<p>One</p>");
  const block = document.querySelector("p");
  for (let at = 0; at < 3; at += 1) {
    block.append(`${at}`);
    await turn();
  }
  assert.equal(seen.told, 1);
  assert.equal(watching.stirred(), true);
  assert.equal(watching.stirred(), false);
  block.append("3");
  await turn();
  assert.equal(seen.told, 2);
  assert.deepEqual(texts(), ["One0123"]);
  block.append("4");
  watching.unnoticed(() => block.append(document.createElement("citemark-badge")));
  await turn();
  assert.equal(seen.told, 3);
  assert.deepEqual(texts(), ["One01234\uFFFC"]);
});
