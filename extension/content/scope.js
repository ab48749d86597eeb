"use strict";

/**
 * This file comes first: it ends whatever annotator an earlier run or an earlier version left in the
 * page, so that running the files twice is the same as running them once.
 */
globalThis.citemarkStop?.();
globalThis.citemarkStop = undefined;
for (const left of document.querySelectorAll("citemark-badge, citemark-panel, citemark-live")) left.remove();
