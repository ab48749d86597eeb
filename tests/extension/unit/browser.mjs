/** A browser of plain objects: just what the worker's modules ask of the real one. */

function area() {
  const kept = new Map();
  return {
    kept,
    async get(names) {
      const wanted = names === null ? [...kept.keys()] : [names].flat();
      return Object.fromEntries(
        wanted.filter((name) => kept.has(name)).map((name) => [name, structuredClone(kept.get(name))]),
      );
    },
    async set(values) {
      for (const [name, value] of Object.entries(values)) kept.set(name, structuredClone(value));
    },
    async remove(names) {
      for (const name of [names].flat()) kept.delete(name);
    },
  };
}

export const granted = new Set(["http://127.0.0.1/*", "http://localhost/*"]);
export const registered = new Map();
export const shown = {};

globalThis.chrome = {
  storage: { local: area(), session: area() },
  permissions: { contains: async ({ origins }) => origins.every((origin) => granted.has(origin)) },
  scripting: {
    getRegisteredContentScripts: async () => [...registered.values()],
    registerContentScripts: async (scripts) => scripts.forEach((one) => registered.set(one.id, one)),
    updateContentScripts: async (scripts) => scripts.forEach((one) => registered.set(one.id, one)),
    unregisterContentScripts: async ({ ids }) => ids.forEach((id) => registered.delete(id)),
    insertCSS: async () => undefined,
    executeScript: async () => undefined,
  },
  runtime: { id: "citemark", getURL: (path) => `chrome-extension://citemark/${path}` },
  i18n: { getUILanguage: () => "en-US" },
};

/** Forgets everything. */
export function restart() {
  globalThis.chrome.storage.local.kept.clear();
  globalThis.chrome.storage.session.kept.clear();
  registered.clear();
}

/** Answers every request by this function; what was asked is in the list returned. */
export function serve(answer) {
  const asked = [];
  globalThis.fetch = async (address, request) => {
    asked.push({ address, request });
    return answer(address, request);
  };
  return asked;
}
