"""This module knows the registered venues and their editions, read from the tables beside it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from citemark.identifiers.tables import venue_codes
from citemark.venues.names import fold


@dataclass(frozen=True, slots=True)
class Venue:
    """Where work appears: a conference, journal, preprint server, series, repository or a lab's pages."""

    key: str
    name: str
    kind: str
    """``conference``, ``journal``, ``workshop``, ``preprint-server``, ``series``, ``publisher-page`` or ``repository``."""
    aliases: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """Codes in DOIs that stand for it (``s42256``)."""
    hosts: tuple[str, ...] = ()
    parent: str | None = None
    """The key of the conference that a workshop or companion volume belongs to."""
    since: int | None = None
    """Year of the first edition or volume."""
    cadence: str | None = None
    """``yearly``, ``even`` or ``odd`` years; ``None`` when irregular or unknown."""
    cancelled: tuple[int, ...] = ()

    @property
    def is_claim(self) -> bool:
        """Whether naming it says where a work was published, so that another venue contradicts it."""
        return self.kind in ("conference", "journal")


@dataclass(frozen=True, slots=True)
class Edition:
    """One year of a conference; every date ``None`` when not known."""

    year: int
    decisions: dt.date | None
    """When authors were told: before, nothing is accepted."""
    starts: dt.date | None
    source: str
    submissions: dt.date | None = None
    """The deadline for papers: decisions come later, whenever they come."""


_COLUMNS = ("key", "kind", "since", "cadence", "name", "aliases", "issn", "hosts")


@cache
def venues() -> Mapping[str, Venue]:
    """Every registered venue by its key; the curated ones first."""
    codes: dict[str, list[str]] = {}
    for names in venue_codes().values():
        for code, name in names.items():
            codes.setdefault(" ".join(fold(name)), []).append(code)
    found: dict[str, Venue] = {}
    for line in _data("curated.tsv").splitlines():
        if line and not line.startswith("#"):
            venue = _curated(line, codes)
            found[venue.key] = venue
    for key, (name, aliases) in json.loads(_data("conferences.json")).items():
        found.setdefault(key, Venue(key, name, "conference", tuple(aliases)))
    return found


def _curated(line: str, codes: Mapping[str, list[str]]) -> Venue:
    row = dict(zip(_COLUMNS, (*line.split("\t"), *[""] * len(_COLUMNS)), strict=False))
    cadence, *missing = row["cadence"].replace(";", " ").replace("x", " ").split() or [""]
    return Venue(
        row["key"],
        row["name"],
        row["kind"],
        _listed(row["aliases"]),
        _listed(row["issn"]),
        tuple(codes.get(" ".join(fold(row["name"])), ())),
        _listed(row["hosts"]),
        since=int(row["since"]) if row["since"] else None,
        cadence=cadence or None,
        cancelled=tuple(map(int, missing)),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def _editions() -> Mapping[str, Mapping[str, list[str | None]]]:
    return {**json.loads(_data("editions.json"))}


def _data(name: str) -> str:
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")


def edition(venue: Venue, year: int) -> Edition | None:
    """That year's edition; ``None`` when the conference has none of that year, or we do not know of it.

    Companion volumes and workshops share the dates of their conference.
    """
    return _edition(venue.parent or venue.key, year)


@lru_cache(maxsize=4096)
def _edition(key: str, year: int) -> Edition | None:
    host = venues().get(key)
    if host is None or host.kind != "conference":
        return None
    if row := _editions().get(key, {}).get(str(year)):
        submissions, decisions, starts, source = row
        return Edition(year, _date(decisions), _date(starts), str(source), _date(submissions))
    if held(host, year):
        return Edition(year, None, None, "cadence")
    return None


def held(venue: Venue, year: int) -> bool | None:
    """Whether the conference has an edition of that year; ``None`` when its cadence is not known."""
    if venue.since and year < venue.since:
        return False
    if year in venue.cancelled:
        return False
    if str(year) in _editions().get(venue.key, {}):
        return True
    parity = {"yearly": None, "even": 0, "odd": 1}
    if venue.kind != "conference" or venue.since is None or venue.cadence not in parity:
        return None
    wanted = parity[venue.cadence]
    return wanted is None or year % 2 == wanted


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
