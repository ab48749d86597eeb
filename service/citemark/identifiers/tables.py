"""This module knows the measured tables beside it, each read once when first asked for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, cast


@cache
def _table(name: str) -> Any:
    """The parsed file ``data/<name>.json``; `models/tables/identifiers.py` writes the measured ones."""
    return json.loads((Path(__file__).parent / "data" / f"{name}.json").read_text(encoding="utf-8"))


def arxiv_months() -> dict[str, list[Any]]:
    """``YYMM`` to greatest number seen, how many were seen, last day seen, and a median number a day."""
    return cast("dict[str, list[Any]]", _table("arxiv_months"))


@cache
def doi_prefixes_met() -> frozenset[int]:
    """The numbers after ``10.`` of every prefix among the real DOIs, most of them of computing, and of
    those that are known to be given though none was among them: universities' repositories,
    journals in other languages."""
    told = (int(prefix.removeprefix("10.")) for prefix in _table("doi_prefixes_told"))
    return frozenset((*_table("doi_prefixes")["prefixes"], *told))


@cache
def doi_prefixes() -> frozenset[int]:
    """Those, and the ones that most of Crossref's records bear, in every field, or that archives of
    data and small societies are known to hold (seen in bibliographies of other fields)."""
    elsewhere = (int(prefix.removeprefix("10.")) for prefix in _table("doi_prefixes_elsewhere"))
    return doi_prefixes_met().union(_table("doi_prefixes_crossref")["prefixes"], elsewhere)


def dois_behind_prefixes() -> tuple[int, int]:
    """How many real DOIs the prefixes were taken from, and how many prefixes occurred once."""
    table = _table("doi_prefixes")
    return table["dois"], table["seen_once"]


def doi_volumes() -> dict[str, tuple[str, int]]:
    """``10.1145/3292500`` to the venue and year of that volume of proceedings."""
    return cast("dict[str, tuple[str, int]]", _table("doi_volumes"))


def pmlr_volumes() -> dict[str, tuple[str, int]]:
    """``v139`` to the conference and year whose proceedings that volume holds (PMLR's list of volumes)."""
    return cast("dict[str, tuple[str, int]]", _table("pmlr_volumes"))


@cache
def venue_codes() -> dict[str, dict[str, str]]:
    """DOI prefix to the codes of its journals and conferences and their names."""
    codes = {prefix: dict(names) for prefix, names in _table("venue_codes").items()}
    # A name stated from public knowledge is the journal's own; the measured one may be shortened.
    codes["springer"] = {**_table("springer_codes_seen"), **codes["springer"]}
    return codes


def springer_exempt() -> dict[int, dict[str, list[str]]]:
    """Number of article digits to why and which journals may break Springer Nature's check rule."""
    table = _table("springer_exempt")
    return {4: table["four_digits"], 5: table["five_digits"]}


def digit_patterns() -> dict[str, Any]:
    """The coefficients of `patterns`; `models/tables/patterns.py` writes them."""
    return cast("dict[str, Any]", _table("digit_patterns"))


@cache
def strays() -> dict[str, frozenset[str]]:
    """Scheme to the identifiers that bibliographies bear beside works of others (`data/strays.json`)."""
    return {scheme: frozenset(values) for scheme, values in _table("strays")["strays"].items()}
