"""Writes the tables of `citemark.venues` that are drawn from public lists of venues.

    python models/tables/venues.py DATA service/citemark/venues/data

DATA holds `venues.jsonl.xz` (public lists of venues) and `works.jsonl.xz` (real works).

`conferences.json`: conferences of the deadline lists that the curated table lacks.
`editions.json`: deadline, decisions and first day of recent editions; the decisions are those of
`decisions.tsv` beside it, the rest comes from the deadline lists.
`names.bin`: hashes of every listed name and abbreviation, and of every venue of two real works.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from citemark.identifiers.tables import venue_codes
from citemark.venues.membership import foldings, name_hash
from citemark.venues.names import fold

LISTS = ("ccfddl/ccf-deadlines", "huggingface/ai-deadlines")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_START = re.compile(r"([A-Za-z]{3})[a-z]*\.?,?\s*(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s+([A-Za-z]{3})[a-z]*")
WORKS = 2
"""A name on one work alone may be that record's mistake."""
NOT_NAMES = ("predatory-journal", "predatory-publisher")
"""Lists of names that are warned against are not lists of names that can be trusted."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def first_day(text: str, year: int) -> date | None:
    """The first day of "Nov 28 - Dec 9, 2022"."""
    for pattern, month_at, day_at in ((_START, 1, 2), (_DAY_FIRST, 2, 1)):
        if (match := pattern.search(text)) and match[month_at].lower() in MONTHS:
            return date(year, MONTHS.index(match[month_at].lower()) + 1, int(match[day_at]))
    return None


def curated(path: Path) -> dict[str, str]:
    """Folded alias to key of the curated table."""
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, _, _, name, aliases, *_ = (*line.split("\t"), "", "")
            for alias in (name, *aliases.split(";")):
                found.setdefault(" ".join(fold(alias)), key)
    return found


def deadline_tables(
    source: list[dict[str, Any]], known: dict[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    conferences: dict[str, Any] = {}
    editions: dict[str, dict[str, list[str | None]]] = {}
    for row in source:
        if row["source"] not in LISTS or "Track)" in row["name"]:
            continue
        acronym, name = (
            row["abbrev"][0],
            re.sub(r"^The (?=\S+ )|\d+(?:st|nd|rd|th) ", "", row["name"]),
        )
        key = known.get(" ".join(fold(acronym))) or known.get(" ".join(fold(name)))
        if key is None:
            key = "".join(fold(acronym))
            conferences.setdefault(
                key, [name, [acronym, *([name.split(maxsplit=1)[1]] if acronym == "IEEE" else [])]]
            )
        for edition in row.get("editions", ()):
            year = int(edition["year"])
            starts = edition.get("start") or first_day(edition.get("date") or "", year)
            deadline = (edition.get("deadline") or "")[:10]
            slot = editions.setdefault(key, {}).setdefault(
                str(year), [None, None, None, row["source"]]
            )
            slot[0] = slot[0] or (deadline if re.fullmatch(r"\d{4}-\d\d-\d\d", deadline) else None)
            slot[2] = str(starts) if starts else slot[2]
    return conferences, editions


def add_decisions(editions: dict[str, Any], path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, year, decisions, *starts = line.split("\t")
            slot = editions.setdefault(key, {}).setdefault(
                year, [None, None, None, "call for papers"]
            )
            slot[1] = decisions or None
            slot[2] = slot[2] or (starts[0] if starts else None)


def published_in(works: Path) -> list[str]:
    """Venues of at least `WORKS` real works; arXiv's categories are none."""
    seen = Counter(str(work["venue"]) for work in rows(works) if work.get("venue"))
    return sorted(
        name for name, count in seen.items() if count >= WORKS and not name.startswith("arXiv")
    )


def coded() -> list[str]:
    """Names that codes in DOIs stand for."""
    return sorted({name for names in venue_codes().values() for name in names.values()})


def hashes(source: list[dict[str, Any]], published: list[str]) -> bytes:
    listed = (
        name
        for row in source
        if row["type"] not in NOT_NAMES
        for name in (row["name"], *row.get("abbrev", ()))
    )
    found = {
        name_hash(folded)
        for name in (*listed, *published)
        for folded in foldings(name)
        if folded and (len(folded.split()) > 1 or folded == " ".join(fold(name)))
    }
    return b"".join(sorted(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    source = list(rows(arguments.data / "venues.jsonl.xz"))
    conferences, editions = deadline_tables(source, curated(arguments.out / "curated.tsv"))
    add_decisions(editions, arguments.out / "decisions.tsv")
    for name, table in (("conferences", conferences), ("editions", editions)):
        ordered = {key: table[key] for key in sorted(table)}
        lines = ",\n".join(
            f"{json.dumps(key)}: {json.dumps(row, ensure_ascii=False)}"
            for key, row in ordered.items()
        )
        (arguments.out / f"{name}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    (arguments.out / "names.bin").write_bytes(
        hashes(source, [*published_in(arguments.data / "works.jsonl.xz"), *coded()])
    )


if __name__ == "__main__":
    main()
