"""This module knows which parts of a page a reader sees as its content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

# Never text: code, forms, media and their fallbacks (HTML Living Standard).
UNSEEN_TAGS: Final = frozenset(
    {
        "annotation", "annotation-xml", "applet", "area", "audio", "base", "button", "canvas",
        "col", "colgroup", "datalist", "embed", "frame", "frameset", "head", "iframe", "input",
        "link", "map", "meta", "noframes", "noscript", "object", "optgroup", "option", "param",
        "progress", "script", "select", "source", "style", "svg", "template", "textarea",
        "title", "track", "video",
    }
)  # fmt: skip
NAVIGATION_TAGS: Final = frozenset({"nav", "menu"})
FRAME_TAGS: Final = frozenset({"footer", "aside"})
"""Left out when links are all they hold."""
_NAVIGATION_ROLES: Final = frozenset(
    {
        "navigation", "search", "menu", "menubar", "toolbar", "tablist", "dialog",
        "alertdialog", "banner", "doc-backlink",
    }
)  # fmt: skip
_HIDDEN_CLASSES: Final = frozenset(
    {
        "visually-hidden", "visuallyhidden", "visually-hidden-focusable", "u-visually-hidden",
        "sr-only", "sr-only-focusable", "screen-reader-text", "screen-reader-only",
        "screenreader", "a11y-hidden", "is-hidden", "element-invisible", "skip-link",
        "skiplink", "skip-to-content",
    }
)  # fmt: skip
_NAVIGATION_CLASSES: Final = frozenset(
    {
        "nav", "navbar", "navigation", "main-navigation", "site-navigation", "menu",
        "main-menu", "sub-menu", "breadcrumb", "breadcrumbs", "cookie-banner", "cookie-notice",
        "cookie-consent", "footnote-back", "footnote-backref", "ltx_bib_cited", "mw-cite-backlink",
        "pagination", "reversefootnote", "share-buttons", "sharedaddy", "social-share",
    }
)  # fmt: skip
_HIDING_STYLE: Final = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|(?:font-size|opacity)\s{0,4}:\s{0,4}0(?![.\d])",
    re.IGNORECASE,
)
# Where works are listed, whatever the page does with the list.
_LIST_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:references?(?:-?list)?|ref-?list|bibliograph(?:y|ies)|biblio|citations?(?:-?list)?"
    r"|works-?cited|foot-?notes?|end-?notes?|literature|sources)(?:$|[\s_-](?!back))",
    re.IGNORECASE,
)
_LIST_ROLES: Final = frozenset(
    {"doc-bibliography", "doc-endnotes", "doc-biblioentry", "doc-endnote"}
)

_ENTRY_LABEL: Final = "ltx_tag_bibitem"
"""What LaTeXML (arXiv's pages, ar5iv) sets before an entry of its bibliography."""

Attributes = Mapping[str, str]


def is_hidden(attributes: Attributes) -> bool:
    """Whether the element is not shown, by attribute, style or a class known to hide."""
    if "hidden" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true":
        return True
    style = attributes.get("style")
    if style and _HIDING_STYLE.search(style[:1_000]):
        return True
    classes = attributes.get("class")
    return bool(classes) and _has_class(classes, hidden=True)


def is_navigation(tag: str, attributes: Attributes) -> bool:
    """Whether the element leads elsewhere instead of saying something."""
    if tag in NAVIGATION_TAGS or attributes.get("role", "").lower() in _NAVIGATION_ROLES:
        return True
    classes = attributes.get("class")
    return bool(classes) and _has_class(classes, hidden=False)


def is_entry_label(attributes: Attributes) -> bool:
    """Whether the element labels an entry of a bibliography: "[3]", "Doe et al. (2020)"."""
    return _ENTRY_LABEL in attributes.get("class", "").split()


def is_reference_list(attributes: Attributes) -> bool:
    """Whether the element by its name or role lists the works that the page relies on."""
    if attributes.get("role", "").lower() in _LIST_ROLES:
        return True
    return _names_a_list(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500])


@lru_cache(maxsize=4_096)
def _has_class(classes: str, *, hidden: bool) -> bool:
    known = _HIDDEN_CLASSES if hidden else _NAVIGATION_CLASSES
    return not known.isdisjoint(classes.lower().split())


@lru_cache(maxsize=4_096)
def _names_a_list(names: str) -> bool:
    return _LIST_NAMES.search(names) is not None
