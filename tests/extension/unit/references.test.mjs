import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pageWith, plain } from "./load.mjs";

const { context } = pageWith([
  "content/schemes.js",
  "content/forwarding.js",
  "content/addresses.js",
  "content/references.js",
]);
const { find } = context.citemarkReferences;
const CASES = JSON.parse(readFileSync(new URL("../../contract/references.json", import.meta.url), "utf8"));

/** The contract counts code points, JavaScript counts UTF-16 units. */
const points = (text, at) => [...text.slice(0, at)].length;

test("the service and the extension find the same identifiers", async (group) => {
  for (const { text, truncated = false, found } of CASES) {
    await group.test(JSON.stringify(text).slice(0, 100), () => {
      const seen = plain(find(text, { truncated })).map(({ scheme, value, start, end, version, cut_off }) => ({
        scheme,
        value,
        start: points(text, start),
        end: points(text, end),
        ...(version ? { version } : {}),
        ...(cut_off ? { cut_off } : {}),
      }));
      const expected = found.map(({ cut_off, ...one }) => (cut_off ? { ...one, cut_off } : one));
      assert.deepEqual(seen, expected);
    });
  }
});

test("the cost of finding follows the text's length, whatever it is made of", () => {
  const HOSTILE = [
    "10.1000/",
    "https://arxiv.org/abs/",
    "arXiv:",
    "((((",
    "2401.00000, ",
    "doi.org/10.1/",
    "a.".repeat(5),
    "isbn 9-7-8-",
    "cs/0",
    "[](",
  ];
  for (const part of HOSTILE) {
    const time = (length) => {
      const text = part.repeat(Math.ceil(length / part.length));
      const start = performance.now();
      find(text);
      return performance.now() - start;
    };
    time(2000);
    const short = Math.max(time(20_000), 2);
    assert.ok(time(100_000) < short * 25 + 50, `${part}: ${time(100_000)} ms`);
  }
});
