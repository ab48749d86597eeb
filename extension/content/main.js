"use strict";

/** This file starts the annotator and answers the worker; it is the last of the content files. */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  /** @type {ReturnType<typeof citemarkAnnotator.start> | null} */
  let annotator = null;
  /** @type {{ settings: PageSettings, t: Translate } | null} */
  let known = null;
  /** @type {Promise<void> | null} */
  let starting = null;
  /** An idle one, here for a selection, leaves the page alone until it is told to start. */
  let wanted = false;
  let stopped = false;
  /** How often the settings changed; what was answered before a change is asked again. */
  let changes = 0;
  /** Seconds until a worker that did not answer is asked again: it restarts by itself. */
  const AGAIN = [1, 5, 25];
  /** @typedef {ReturnType<ReturnType<typeof citemarkAnnotator.start>["entries"]>[number]} Placed */
  /** @type {Placed | null} */
  let jumpedTo = null;
  const leaving = new AbortController();

  /** The extension was updated or removed: what is left of it here must go. */
  const isOrphan = () => !api.runtime?.id;

  /** @param {Message} message */
  async function send(message) {
    if (isOrphan()) {
      stop();
      throw new Error("the extension was updated");
    }
    return api.runtime.sendMessage(message);
  }

  /** The worker's greeting; asked for again when none came. @returns {Promise<any>} */
  async function greeting() {
    for (const seconds of AGAIN) {
      try {
        const greeted = await send({ type: "hello" });
        if (greeted?.code !== "failing") return greeted;
      } catch (error) {
        if (stopped) throw error;
        console.debug("citemark: the worker did not answer", error); // it was stopped in between
      }
      await citemarkPace.wait(seconds * 1000);
    }
    return send({ type: "hello" });
  }

  /** How to show what is found, or null where the page may not be read. */
  async function settings() {
    while (known === null) {
      const seen = changes;
      const greeted = await greeting();
      if (seen !== changes) continue;
      if (!greeted?.ok) return null;
      const { messages, language } = greeted.settings;
      known = { settings: greeted.settings, t: citemarkTranslate.translator(messages, language) };
    }
    return known;
  }

  async function begin() {
    const how = await settings();
    if (how !== null && !stopped) annotator = citemarkAnnotator.start({ send, isOrphan, ...how });
  }

  /** Starts once, however often it is asked to while it starts; later calls try again what failed. */
  async function start() {
    wanted = true;
    if (annotator !== null) return annotator.retry();
    starting ??= begin().finally(() => (starting = null));
    return starting;
  }

  /** Begins anew by what the reader's settings are now; where they forbid it, the page is left. */
  async function renew() {
    known = null;
    changes += 1;
    if (!wanted) return;
    const ran = annotator !== null;
    annotator?.stop();
    annotator = null;
    await start();
    if (ran && annotator === null && !stopped)
      await send({ type: "report", report: { state: "off", since: 0, items: [] } });
  }

  /** @param {Promise<unknown>} beginning */
  const unheard = (beginning) => void beginning.catch((error) => console.debug("citemark: not started", error));

  /** @param {Placed} one */
  const isProblem = ({ drawn }) => citemarkLabels.rowOf(drawn?.label ?? "")?.red ?? false;

  /**
   * The reference to move to: one by its key, or the next (problem) in reading order, from where the last move led.
   * @param {Extract<PageRequest, { type: "jump" }>} request
   */
  function chosen({ key, step = 1, problems = false, fresh = false, wrap = true }) {
    const placed = (annotator?.entries() ?? []).filter(({ drawn }) => drawn !== null);
    if (key) return placed.find(({ found }) => found.candidate.key === key);
    const order = step > 0 ? placed : placed.toReversed();
    const last = jumpedTo === null || fresh ? -1 : order.indexOf(jumpedTo);
    const isWanted = (/** @type {Placed} */ one) => !problems || isProblem(one);
    return order.slice(last + 1).find(isWanted) ?? (wrap ? order.find(isWanted) : undefined);
  }

  /** Moves to a reference: to one by its key, or to the next (problem) in reading order. @param {Extract<PageRequest, { type: "jump" }>} request */
  function jump(request) {
    const entry = chosen(request);
    if (!entry) return false;
    jumpedTo = entry;
    const target = entry.host ?? citemarkShadows.boxOf(entry.found.anchor.block);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    if (entry.host) citemarkBadge.focus(entry.host);
    return true;
  }

  function stop() {
    stopped = true;
    leaving.abort();
    annotator?.stop();
    annotator = null;
    citemarkSelection.close();
    api.runtime?.onMessage?.removeListener(answer);
    globalThis.citemarkStop = undefined;
  }

  /** @type {Record<PageRequest["type"], (request: any) => unknown>} */
  const REQUESTS = {
    ping: () => annotator !== null || starting !== null,
    stop: () => {
      stop();
      return true;
    },
    retry: () => {
      unheard(start());
      return true;
    },
    renew: () => {
      unheard(renew());
      return true;
    },
    jump,
    selection: ({ text }) => {
      void settings().then((how) => how && citemarkSelection.check({ send, text, ...how }));
      return true;
    },
  };

  /**
   * @param {any} request
   * @param {chrome.runtime.MessageSender} sender
   * @param {(answer: unknown) => void} reply
   */
  function answer(request, sender, reply) {
    if (sender.id !== api.runtime.id || sender.tab || !Object.hasOwn(REQUESTS, request?.type)) return;
    reply(REQUESTS[/** @type {PageRequest["type"]} */ (request.type)](request));
  }

  // A frame that leaves tells so: its page stays, and so does what the toolbar shows of it.
  if (window !== window.top) {
    const leave = () =>
      void send({ type: "report", report: { state: "off", since: 0, items: [] } }).catch(() => undefined);
    addEventListener("pagehide", leave, { signal: leaving.signal });
    addEventListener("pageshow", ({ persisted }) => persisted && unheard(renew()), { signal: leaving.signal });
  }
  // Two injections at once may run their files in turns, so that the first file found nothing to end yet.
  globalThis.citemarkStop?.();
  globalThis.citemarkStop = stop;
  api.runtime.onMessage.addListener(answer);
  const idle = globalThis.citemarkIdle;
  globalThis.citemarkIdle = undefined;
  if (!idle) unheard(start());
})();
