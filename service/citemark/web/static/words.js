// What the page says, in the reader's language.

const strings = await (await fetch("/static/strings.json")).json();
let language = "en";

export function say(key, values = {}) {
  const text = strings[language][key] ?? strings.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function speaks(code) {
  return code in strings;
}

// Says everything that stands on the page itself in another language.
export function speak(code) {
  language = code;
  document.documentElement.lang = language;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-string]")) {
    node.textContent = say(node.dataset.string);
  }
}
