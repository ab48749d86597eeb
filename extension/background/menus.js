/** This module knows the context menu: one entry, on selected text. */
import { api } from "../shared/api.js";
import "../shared/translate.js";
import { load } from "../shared/settings.js";
import { locale, messages } from "../shared/words.js";
import { checkSelection } from "./pages.js";

const SELECTION = "check-selection";

/** Creates the menu anew, in the reader's language. */
export async function createMenus() {
  const { language } = await load();
  const t = globalThis.citemarkTranslate.translator(await messages(language), locale(language));
  await api.contextMenus.removeAll();
  api.contextMenus.create({ id: SELECTION, title: t("menu_selection"), contexts: ["selection"] });
}

/** @param {{ menuItemId: string | number, selectionText?: string }} info @param {{ id?: number } | undefined} tab */
export async function onMenu(info, tab) {
  if (info.menuItemId !== SELECTION || tab?.id === undefined) return;
  const { consent } = await load();
  if (consent) await checkSelection(tab.id, info.selectionText);
  else await api.tabs.create({ url: api.runtime.getURL("pages/welcome.html") });
}
