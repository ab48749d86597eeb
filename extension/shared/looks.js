"use strict";

/**
 * This file knows how badges and details look. The colours keep 4.5:1 on their own opaque grounds in
 * both schemes, so that no page theme can make a label unreadable.
 */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkLooks = (() => {
  const TOKENS = `
  --ground: #ffffff; --raised: #f6f7f9; --ink: #1c2430; --soft: #566072; --line: #d5dae2; --link: #0b57b0;
  --fabricated-ground: #a3122f; --fabricated-ink: #ffffff; --fabricated-line: #a3122f;
  --mismatch-ground: #963a00; --mismatch-ink: #ffffff; --mismatch-line: #963a00;
  --suspect-ground: #fff1c9; --suspect-ink: #573f00; --suspect-line: #b88a12;
  --unverified-ground: #f3f4f6; --unverified-ink: #414b5a; --unverified-line: #8b95a5;
  --verified-ground: #f2faf5; --verified-ink: #1b6b3a; --verified-line: #b9dcc6;`;
  const DARK = `
  --ground: #171b22; --raised: #20262f; --ink: #e8ecf2; --soft: #a7b0bf; --line: #3a4352; --link: #8cbcff;
  --fabricated-ground: #c4203f; --fabricated-line: #e8637c; --mismatch-ground: #a84300; --mismatch-line: #e08a4c;
  --suspect-ground: #3b2f08; --suspect-ink: #ffdf85; --suspect-line: #b88a12;
  --unverified-ground: #272d37; --unverified-ink: #cdd5e0; --unverified-line: #7d8899;
  --verified-ground: #13291c; --verified-ink: #8fdaac; --verified-line: #2f6b47;`;
  const LABELS = ["fabricated", "mismatch", "suspect", "unverified", "verified"]
    .map(
      (label) =>
        `.${label} { --l-ground: var(--${label}-ground); --l-ink: var(--${label}-ink); --l-line: var(--${label}-line); }`,
    )
    .join("\n");

  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

  const THEME = `:host, :root { ${TOKENS} }
@media (prefers-color-scheme: dark) { :host, :root { ${DARK} } }
${LABELS}
.glyph { inline-size: 0.92em; block-size: 0.92em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.9;
  stroke-linecap: round; stroke-linejoin: round; }
[hidden] { display: none !important; }`;

  const DETAIL = `
.detail { color: var(--ink); overflow-wrap: anywhere; }
.detail p, .detail ul, .detail table, .detail blockquote { margin: 0 0 8px; }
.detail .part { margin: 12px 0 4px; font-size: 12px; font-weight: 650; color: var(--soft); }
.detail .verdict { display: flex; flex-wrap: wrap; align-items: center; gap: 0 6px; overflow-wrap: normal; margin-block-end: 6px; padding: 3px 10px; inline-size: fit-content;
  font-weight: 650; color: var(--l-ink); background: var(--l-ground); border: 1px solid var(--l-line); border-radius: 6px; }
.detail .verdict small { font-weight: 450; font-size: 12px; opacity: 1; }
.detail .retracted { padding: 6px 10px; border: 1px solid var(--fabricated-line); border-radius: 6px; font-weight: 600; }
.detail .reasons { padding-inline-start: 18px; }
.detail .reasons li { margin-block-end: 3px; }
.detail blockquote { padding-inline-start: 10px; border-inline-start: 3px solid var(--line); color: var(--soft);
  max-block-size: 6.2em; overflow: auto; }
.detail table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; font-size: 12.5px; }
.detail th, .detail td { padding: 5px 8px; text-align: start; vertical-align: top; border: 1px solid var(--line); }
.detail thead th, .detail tbody th { background: var(--raised); font-weight: 600; color: var(--soft); }
.detail thead td { border: 0; }
.detail thead > tr > :first-child { inline-size: 21%; }
.detail .unsaid { color: var(--soft); font-style: italic; }
.detail .sources { padding: 0; list-style: none; }
.detail .sources li { padding: 3px 0; border-block-end: 1px solid var(--line); }
.detail .sources small { display: block; color: var(--soft); font-size: 12px; }
.detail a { color: var(--link); }
.detail .links { display: flex; flex-wrap: wrap; gap: 4px 14px; }
.detail .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.detail button { font: inherit; font-size: 12.5px; min-block-size: 28px; padding: 2px 12px; color: var(--ink); background: var(--raised);
  border: 1px solid var(--unverified-line); border-radius: 6px; cursor: pointer; }
.detail button:hover { background: var(--line); }
.detail textarea { inline-size: 100%; box-sizing: border-box; margin-block: 4px; font: 12px/1.4 ui-monospace, monospace; color: var(--ink);
  background: var(--ground); border: 1px solid var(--unverified-line); border-radius: 6px; }
.detail .versions { margin: 8px 0 0; font-size: 11px; color: var(--soft); }
.detail :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }`;

  const BADGE = `
.badge { display: inline-flex; box-sizing: border-box; max-inline-size: calc(100% - 6px); align-items: center; gap: 3px; position: relative; margin: 0 3px; padding: 1px 6px;
  font: 600 11.5px/15px ${FONT}; letter-spacing: normal; white-space: nowrap; vertical-align: baseline; cursor: pointer;
  color: var(--l-ink); background: var(--l-ground); border: 1px solid var(--l-line); border-radius: 9px;
  text-decoration: none; text-transform: none; -webkit-user-select: none; user-select: none; }
.badge::before { content: ""; position: absolute; inset: -4px -2px; }
.badge:hover { filter: brightness(1.08); }
.badge:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.badge.unverified { border-style: dashed; font-weight: 500; }
.badge.verified { font-weight: 500; }
.badge .of { font-weight: 450; overflow: hidden; text-overflow: ellipsis; }
.card { position: fixed; inset: auto; margin: 0; padding: 14px 16px; box-sizing: border-box; inline-size: min(430px, 100vw - 16px);
  max-block-size: min(560px, 82vh); overflow: auto; overscroll-behavior: contain; font: 400 13px/1.45 ${FONT};
  color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 10px 34px rgb(0 0 0 / 0.24);
  white-space: normal; }
.card > .name { margin: 0 0 8px; font-weight: 650; overflow-wrap: anywhere; }
.card.placing { visibility: hidden; }
@media (forced-colors: active) { .badge, .detail .verdict { border: 1px solid ButtonText; } }
@media print { :host { display: none !important; } }`;

  return Object.freeze({ THEME, DETAIL, BADGE });
})();
globalThis.citemarkLooks = citemarkLooks;
