"use strict";

/** This file starts the annotator and answers the worker; it is the last of the content files. */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  /** @type {ReturnType<typeof citemarkAnnotator.start> | null} */
  let annotator = null;
  /** @type {{ settings: PageSettings, t: Translate } | null} */
  let known = null;
  let stopped = false;
  /** @type {ReturnType<ReturnType<typeof citemarkAnnotator.start>["entries"]>[number] | null} */
  let jumpedTo = null;

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

  async function settings() {
    if (known === null) {
      const answer = await send({ type: "hello" });
      if (!answer?.ok) return null;
      known = {
        settings: answer.settings,
        t: citemarkTranslate.translator(answer.settings.messages, answer.settings.language),
      };
    }
    return known;
  }

  async function start() {
    if (annotator !== null) return annotator.retry();
    const how = await settings();
    if (how !== null && !stopped) annotator = citemarkAnnotator.start({ send, isOrphan, ...how });
  }

  /** Moves to a reference: to one by its key, or to the next (problem) in reading order. @param {Extract<PageRequest, { type: "jump" }>} request */
  function jump({ key, step = 1, problems = false }) {
    const placed = (annotator?.entries() ?? []).filter(({ drawn }) => drawn !== null);
    const wanted = placed.filter(({ drawn, found }) =>
      key ? found.candidate.key === key : !problems || citemarkLabels.rowOf(drawn?.label ?? "")?.red,
    );
    const here = jumpedTo === null ? -1 : placed.indexOf(jumpedTo);
    const next = step > 0 ? wanted.find((one) => placed.indexOf(one) > here) : wanted.findLast((one) => placed.indexOf(one) < here);
    const entry = key || !next ? wanted.at(step > 0 ? 0 : -1) : next;
    if (!entry) return false;
    jumpedTo = entry;
    const target = entry.host ?? entry.found.anchor.block;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    if (entry.host) citemarkBadge.focus(entry.host);
    return true;
  }

  function stop() {
    stopped = true;
    annotator?.stop();
    annotator = null;
    citemarkSelection.close();
    api.runtime?.onMessage?.removeListener(answer);
    globalThis.citemarkStop = undefined;
  }

  /** @type {Record<PageRequest["type"], (request: any) => unknown>} */
  const REQUESTS = {
    ping: () => true,
    stop: () => {
      stop();
      return true;
    },
    retry: () => {
      void start();
      return true;
    },
    jump,
    selection: () => {
      void settings().then((how) => how && citemarkSelection.check({ send, ...how }));
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

  globalThis.citemarkStop = stop;
  api.runtime.onMessage.addListener(answer);
  const idle = globalThis.citemarkIdle;
  globalThis.citemarkIdle = undefined;
  if (!idle) start().catch((error) => console.debug("citemark: not started", error));
})();
