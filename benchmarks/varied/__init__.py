"""This package knows how right citations of one work differ from any one record of it.

Collected from bibliographic practice: manuals of style (APA 7, Chicago 17, IEEE, Vancouver, MLA),
abbreviations of titles (ISO 4 and its list of word abbreviations), name forms (RDA 9.2, the
handbooks' rules on particles and double names), exports of the usual databases (DBLP, Google
Scholar, PubMed, Zotero, OpenAlex), and what proofreaders see daily. Right means: a careful reader,
who has the work before them, would not say that something else or somebody else is cited. Wrong
authors, wrong venues and other titles are therefore none of these.

One module a field, each a table of changes; ``carriers`` writes what they yield.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from varied.cited import Cited, Variation, plain

GROUPS: Mapping[str, tuple[Variation, ...]] = {
    group: import_module(f"varied.{group}").VARIATIONS
    for group in ("years", "venues", "authors", "spellings", "titles", "identifiers")
}
"""The variations by the field that they change."""
VARIATIONS: tuple[Variation, ...] = tuple(one for group in GROUPS.values() for one in group)

__all__ = ["GROUPS", "VARIATIONS", "Cited", "Variation", "plain", "replace"]
