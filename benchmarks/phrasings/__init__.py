"""This package knows the ways in which people and language models cite works rightly.

Collected from general knowledge of chat answers, newsletters, lists of links, reference styles,
wikis, exports, slides and messages, in English and sixty other languages; titles stay in the
language of the work. Right means: what is said of a work is what its record states, with the month
and year of a preprint from its arXiv number and publishers from DOI prefixes; quotations are of
the title alone, and institutions are left out, as records seldom state them.

One module a kind of text that is imitated, each a table of templates (``templates``); ``documents``
sets them into small documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from phrasings.templates import Phrasing

GROUPS: Mapping[str, tuple[Phrasing, ...]] = {
    group: import_module(f"phrasings.{group}").PHRASINGS
    for group in (
        "styles", "exports", "copied", "answers", "notes", "news", "lists", "pages", "abridged",
        "languages", "files", "markup", "trades", "machines", "scripts", "offices",
        "managers", "buttons", "bibliographies",
    )
}  # fmt: skip
"""The phrasings by what they imitate."""
PHRASINGS: tuple[Phrasing, ...] = tuple(one for group in GROUPS.values() for one in group)

__all__ = ["GROUPS", "PHRASINGS", "Phrasing"]
