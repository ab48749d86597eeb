"use strict";

/** This file knows the annotator's round: read what changed, ask for what settled, draw what is known, tell. */
// eslint-disable-next-line no-var -- a content script may run twice in one page; `const` would throw then
var citemarkAnnotator = (() => {
  /**
   * Changes are gathered until so long none came, and at most four times as long while they go on. Where
   * reading them takes long, as in a long block that grows, they are gathered a hundred times as long as
   * that, so that it stays a hundredth of the time.
   */
  const GATHER_MS = 250;
  const GATHER_MOST_MS = 1000;
  const SHARE = 100;
  /** A block must be still this long before its references are asked for: half an identifier is another one. */
  const QUIET_MS = 800;
  /** Frameworks that hydrate a page must have found it as the server sent it. */
  const HYDRATION_MS = 500;
  const BADGES_A_FRAME = 50;
  /** While answers come in, the worker is told at most so often: a report of hundreds of verdicts takes its time. */
  const CALM_MS = 1000;
  /** A page that grows under changing addresses may have more; the worker keeps so many (background/reports.js). */
  const MOST_ROWS = 1000;

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  async function whenLoaded() {
    if (document.readyState !== "complete") {
      await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
    }
    await citemarkPace.wait(HYDRATION_MS);
  }

  /**
   * @param {{ send: (message: Message) => Promise<any>, isOrphan: () => boolean, settings: PageSettings, t: Translate }} how
   */
  function start({ send, isOrphan, settings, t }) {
    const book = citemarkBook.create();
    /** @type {Map<string, Judged>} */
    const verdicts = new Map();
    /** @type {Set<string>} */
    const asked = new Set();
    const stopping = new AbortController();
    const since = Date.now();
    let address = location.href;
    /** @type {Candidate[]} */
    let stated = [];
    let ready = false;
    let running = false;
    let again = false;
    let gather = GATHER_MS;
    let firstChange = Infinity;
    /** When a round is due, for what changed and for all else. */
    let [gathered, due] = [Infinity, Infinity];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let told = "";
    let toldAt = -Infinity;

    const asking = citemarkAsking.create({ send, onVerdicts: learn, onState: tell });
    const watching = citemarkWatching.create(gatherMore);
    const announce = citemarkLive.create(settings, t);

    /** @param {Judged[]} judged */
    function learn(judged) {
      for (const one of judged) verdicts.set(one.key, one);
      schedule(0);
    }

    function set() {
      clearTimeout(timer);
      if (stopping.signal.aborted || document.hidden) return;
      timer = setTimeout(ring, Math.min(gathered, due) - performance.now());
    }

    /** A round in so many milliseconds, if none is due sooner. @param {number} ms */
    function schedule(ms) {
      due = Math.min(due, performance.now() + ms);
      set();
    }

    /** The page changed: a round once it is still, or has not been for long. */
    function gatherMore() {
      const now = performance.now();
      firstChange = Math.min(firstChange, now);
      gathered = Math.min(now + gather, firstChange + 4 * gather);
      set();
    }

    function ring() {
      const now = performance.now() + 1;
      const still = gathered <= now && !(watching.stirred() && now < firstChange + 4 * gather);
      if (due <= now || still) void round();
      else if (gathered <= now) gatherMore();
      else set();
    }

    /** @param {Iterable<BlockText | null>} blocks @param {() => number} changedAt */
    function* read(blocks, changedAt) {
      for (const block of blocks) {
        /** @type {Found[]} */
        const found = [];
        for (const one of block ? citemarkFinder.read(block, settings) : []) {
          if (one) found.push(one);
          yield;
        }
        const left = block ? book.enter(block.element, found, changedAt()) : [];
        if (left.length > 0) watching.unnoticed(() => left.forEach(citemarkPlacement.remove));
        yield;
      }
    }

    function* readStated() {
      for (const one of citemarkStated.missing(book, settings)) {
        if (one) stated.push(one);
        yield;
      }
    }

    /** The page changed under the reader: that part once more, later. @param {Place} element */
    function lost(element) {
      watching.again(element);
      schedule(GATHER_MS);
    }

    /** What has settled and is not known yet is asked for; how long until more will have settled. */
    function request() {
      const now = performance.now();
      let soonest = Infinity;
      /** @type {Map<string, Candidate>} */
      const wanted = new Map();
      /** @type {ReturnType<typeof book.claims> | null} */
      let said = null;
      for (const { entries, changed } of book.blocks.values()) {
        const fresh = entries.filter(({ found }) => !asked.has(found.candidate.key));
        if (fresh.length === 0) continue;
        if (now - changed < QUIET_MS) soonest = Math.min(soonest, changed + QUIET_MS - now);
        else {
          said ??= book.claims(now - QUIET_MS);
          for (const entry of fresh) {
            const candidate = book.meant(entry, said);
            if (!asked.has(candidate.key)) wanted.set(candidate.key, candidate);
          }
        }
      }
      for (const candidate of stated) if (!asked.has(candidate.key)) wanted.set(candidate.key, candidate);
      for (const key of wanted.keys()) asked.add(key);
      if (wanted.size > 0) asking.ask([...wanted.values()]);
      return soonest;
    }

    async function draw() {
      watching.shadows.sweep();
      const gone = book.sweep();
      if (gone.length > 0) watching.unnoticed(() => gone.forEach(citemarkPlacement.remove));
      const open = book.entries().flatMap((entry) => {
        const judged = verdicts.get(entry.found.candidate.key);
        return judged && !citemarkPlacement.isSettled(entry, judged) ? [{ entry, judged }] : [];
      });
      for (let at = 0; at < open.length; at += BADGES_A_FRAME) {
        if (at > 0) await frame();
        if (stopping.signal.aborted) return;
        const some = open.slice(at, at + BADGES_A_FRAME);
        const places = some.map(({ entry }) => citemarkPlacement.spot(entry.found.anchor));
        watching.unnoticed(() => {
          some.forEach(({ entry, judged }, which) => {
            citemarkPlacement.draw(entry, judged, places[which] ?? null, { settings, t });
          });
        });
      }
    }

    /** One report item a reference, in reading order. */
    function items() {
      /** @type {Map<string, ReportItem>} */
      const rows = new Map();
      const visible = book
        .entries()
        .map((entry) => ({ candidate: entry.found.candidate, placed: entry.drawn !== null }));
      const rest = stated.map((one) => ({ candidate: one, placed: false }));
      for (const { candidate, placed } of [...visible, ...rest]) {
        if (!asked.has(candidate.key) || asking.beyond.has(candidate.key)) continue;
        const judged = verdicts.get(candidate.key) ?? null;
        const row = rows.get(candidate.key) ?? {
          key: candidate.key,
          name: candidate.name,
          label: judged?.label ?? null,
          placed,
          judged,
        };
        rows.set(candidate.key, { ...row, placed: row.placed || placed });
      }
      return [...rows.values()];
    }

    /** Tells the worker, which shows it in the toolbar and the popup; only what changed. */
    function tell() {
      if (stopping.signal.aborted) return;
      const { busy, failure } = asking.state();
      const state = failure ? "failed" : busy ? "checking" : "done";
      const all = items();
      const rows = all.slice(0, MOST_ROWS);
      const outline = JSON.stringify([state, failure, rows.map(({ key, label, placed }) => [key, label, placed])]);
      const more = asking.beyond.size + all.length - rows.length;
      if (outline === told) return;
      const now = performance.now();
      if (busy && now - toldAt < CALM_MS) return schedule(CALM_MS);
      [told, toldAt] = [outline, now];
      /** @type {PageReport} */
      const report = { state, failure: failure?.code, retryAfter: failure?.retryAfter, since, items: rows, more };
      send({ type: "report", report }).catch((error) => console.debug("citemark: the report was not taken", error));
      if (state === "done") watching.unnoticed(() => announce.say(rows));
    }

    /** @param {boolean} whole */
    async function readAgain(whole) {
      const { shadows } = watching;
      const blocks = whole ? citemarkBlocks.walk(document.body, { lost, shadows }) : watching.changes(lost);
      await citemarkPace.run(read(blocks, whole ? () => -Infinity : watching.changedAt), stopping.signal);
      if (!whole && location.href.split("#")[0] === address.split("#")[0]) return;
      address = location.href;
      told = "";
      stated = [];
      for (const key of asking.beyond) asked.delete(key);
      asking.begin();
      await citemarkPace.run(readStated(), stopping.signal);
    }

    /** @param {boolean} [whole] */
    async function round(whole = false) {
      [firstChange, gathered, due] = [Infinity, Infinity, Infinity];
      if (running) {
        again = true;
        return;
      }
      if (isOrphan()) return stop();
      running = true;
      const begun = performance.now();
      try {
        await readAgain(whole);
        if (stopping.signal.aborted) return;
        const soonest = request();
        if (!whole) gather = Math.min(Math.max(GATHER_MS, SHARE * (performance.now() - begun)), GATHER_MOST_MS);
        if (ready) await draw();
        tell();
        const wait = Math.min(soonest, watching.shadows.next());
        if (wait < Infinity) schedule(wait);
      } finally {
        running = false;
        if (again) schedule(GATHER_MS);
        again = false;
      }
    }

    async function begin() {
      await round(true);
      await whenLoaded();
      ready = true;
      schedule(0);
    }

    function stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      clearTimeout(timer);
      asking.stop();
      watching.stop();
      announce.stop();
      for (const entry of book.entries()) citemarkPlacement.remove(entry);
      citemarkHighlights.clear();
      for (const left of [...document.querySelectorAll(citemarkBadge.TAG), ...watching.shadows.ours()]) left.remove();
    }

    for (const taken of ["copy", "cut", "dragstart"]) {
      addEventListener(taken, citemarkBadge.stepAside, { capture: true, signal: stopping.signal });
    }
    document.addEventListener("visibilitychange", () => schedule(GATHER_MS), { signal: stopping.signal });
    void begin();
    return Object.freeze({ stop, retry: asking.retry, entries: book.entries, verdicts });
  }

  return Object.freeze({ start });
})();
