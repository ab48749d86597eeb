// How the page is built: all that comes from a document is set as text, never as markup.

export const at = (id) => document.getElementById(id);

export function element(name, { text, kind, ...attributes } = {}, ...children) {
  const node = document.createElement(name);
  if (text !== undefined && text !== null) node.textContent = text;
  if (kind) node.className = kind;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter(Boolean));
  return node;
}

export function link(url, text) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return element("span", { text });
  }
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return element("span", { text });
  return element("a", { text, href: parsed.href, rel: "noopener noreferrer", target: "_blank" });
}

export function state(text) {
  at("state").textContent = text;
}
