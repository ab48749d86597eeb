"""This module knows how a report page looks: light, dark and printed.

Colours keep a contrast of at least 4.5 to 1 on both grounds (WCAG 2.2, 1.4.3); a label is told
by its glyph and word, not by its colour.
"""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark;
  --ground: #fff; --raised: #f5f7f9; --ink: #1b1f24; --quiet: #4d5763; --line: #c9d0d8; --link: #14508f;
  --fabricated: #8f0f1c; --mismatch: #b3261e; --suspect: #7a4b00; --unverified: #4d5763; --verified: #11632f;
  --changed: #ffe1dd; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #14171a; --raised: #1e2328; --ink: #e8ebee; --quiet: #a9b3bd; --line: #414a54; --link: #8fc1f7;
  --fabricated: #ff8a92; --mismatch: #ff9f94; --suspect: #f2c063; --unverified: #a9b3bd; --verified: #7fd69b;
  --changed: #5c2420; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 58rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.1rem; margin: 0 0 1rem; color: var(--quiet); font-weight: 600; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 0; }
h3 { font-size: 1.05rem; line-height: 1.4; margin: .35rem 0 .25rem; }
.document { border-top: 3px solid var(--line); padding-top: 1.25rem; margin-top: 2rem; }
.document:first-of-type { border: 0; padding: 0; margin: 0; }
.quiet { color: var(--quiet); font-size: .9rem; margin: .25rem 0; }
.label { display: inline-block; font-weight: 700; border: 1.5px solid currentcolor; border-radius: 1rem;
  padding: 0 .65rem; margin-inline-end: .5rem; color: var(--mark); }
.fabricated { --mark: var(--fabricated); } .mismatch { --mark: var(--mismatch); } .suspect { --mark: var(--suspect); }
.unverified { --mark: var(--unverified); } .verified { --mark: var(--verified); }
.counts { display: block; width: 100%; height: .9rem; border-radius: .45rem; margin: 1rem 0 .5rem; }
.counts rect { fill: var(--mark); stroke: var(--ground); stroke-width: 1; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 0 0 1rem; }
.legend li { color: var(--mark); font-weight: 600; } .legend .none { opacity: .75; font-weight: 400; }
.reference { background: var(--raised); border: 1px solid var(--line); border-inline-start: 5px solid var(--mark);
  border-radius: .5rem; padding: .8rem 1rem; margin: 1rem 0; }
.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .6rem; margin: 0; }
.quote { color: var(--quiet); margin: .35rem 0; font-size: .95rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .6rem 0 .25rem; font-size: .95rem; }
caption { text-align: start; color: var(--quiet); font-size: .85rem; padding: 0 0 .15rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-top: 1px solid var(--line); }
thead th { border: 0; color: var(--quiet); font-weight: 600; font-size: .85rem; }
tbody th { font-weight: 600; color: var(--quiet); }
.field { width: 7.2rem; } .number { width: 4.8rem; } .bar { width: 8.5rem; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.weight { width: 7.5rem; height: .75rem; } .weight line { stroke: var(--quiet); }
.weight .against { fill: var(--mismatch); } .weight .for { fill: var(--verified); }
.signal { color: var(--quiet); font-size: .8rem; display: block; }
mark { background: var(--changed); color: inherit; border-radius: .2rem; padding: 0 .15rem; }
.found { font-size: .95rem; margin: .5rem 0; padding-inline-start: 1.25rem; }
.notice { border-inline-start: 4px solid var(--suspect); padding: .5rem 1rem; background: var(--raised); }
summary { cursor: pointer; color: var(--quiet); padding: .25rem 0; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
@media (max-width: 36rem) { table { font-size: .85rem; } .field { width: 5.7rem; } .number { width: 3.9rem; } .bar { width: 4.5rem; }
  .weight { width: 3.75rem; } th, td { padding-inline-end: .4rem; } }
@media print { :root { --raised: #fff; } body { max-width: none; padding: 0; font-size: 10pt; }
  .reference { break-inside: avoid; } .counts rect { print-color-adjust: exact; } }
"""
