"""Writes the tables of `citemark.identifiers` that are measured on real data.

    python models/tables/identifiers.py DATA OUT

DATA holds `arxiv_months.json`, `works.jsonl.xz`, `retraction_watch_dois.csv.gz` and
`springer_nature_codes.json`; OUT is `service/citemark/identifiers/data`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

NOISE = re.compile(r"^[A-Z]{3,8}$|^Proceedings of|Dialnet|Actes du|&amp;")
"""Names of a journal code that are a conference of the same paper, a portal or a spelling variant."""

CONTAINERS = {
    "10.1145": re.compile(r"(\d+)\.\d+"),
    "10.1007": re.compile(r"(978-[\d-]+x?)_\d+"),
    "10.52202": re.compile(r"(\d{6})-\d+"),
    "10.1137": re.compile(r"(1\.978\d{10})\..*"),
}
"""DOIs whose first part numbers one volume of proceedings."""

SHARE, SIGHTINGS = 0.95, 5
"""A volume is one venue's when at least this share of at least so many works say so."""


def works(data: Path) -> Iterator[dict[str, object]]:
    with lzma.open(data / "works.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if '"doi"' in line:
                yield json.loads(line)


def months(data: Path) -> dict[str, object]:
    """Per month: greatest number seen, how many were seen, last day seen, median number a day."""
    table = {}
    for label, month in json.loads((data / "arxiv_months.json").read_text()).items():
        if not month["max_seq"]:
            continue
        daily = month.get("daily_median_seq", {})
        last = int(month["last_date"][-2:]) if month.get("last_date") else None
        medians = [daily.get(str(day)) for day in range(1, max(map(int, daily), default=0) + 1)]
        table[label] = [month["max_seq"], month["seen"], last, medians]
    return table


def prefixes(data: Path) -> dict[str, object]:
    """Every DOI prefix among the real DOIs, and how many DOIs that were."""
    count: Counter[str] = Counter(str(work["doi"]).split("/")[0] for work in works(data))
    with gzip.open(data / "retraction_watch_dois.csv.gz", "rt", encoding="utf-8") as rows:
        count.update(row["doi"].split("/")[0] for row in csv.DictReader(rows))
    real = {name[3:]: seen for name, seen in count.items() if re.fullmatch(r"10\.\d{4,5}", name)}
    return {
        "dois": sum(real.values()),
        "seen_once": sum(seen == 1 for seen in real.values()),
        "prefixes": sorted(int(number) for number in real),
    }


def containers(data: Path) -> dict[str, object]:
    """Volume of proceedings to its venue and year."""
    seen: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for work in works(data):
        prefix, _, suffix = str(work["doi"]).lower().partition("/")
        venue = str(work.get("venue", ""))
        match = prefix in CONTAINERS and CONTAINERS[prefix].fullmatch(suffix)
        if match and venue and not venue.startswith("arXiv") and work.get("year"):
            seen[f"{prefix}/{match[1]}"][venue, int(str(work["year"]))] += 1
    table = {}
    for container, names in sorted(seen.items()):
        (venue, year), count = names.most_common(1)[0]
        if names.total() >= SIGHTINGS and count >= SHARE * names.total():
            table[container] = [venue, year]
    return table


def journal_codes(data: Path) -> dict[str, str]:
    """Springer Nature journal code to the name most seen, without what is plainly not a journal."""
    table = {}
    for code, names in json.loads((data / "springer_nature_codes.json").read_text()).items():
        kept = [name for name, _ in names if not NOISE.search(name)]
        if kept:
            table[code] = kept[0]
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    for name, table in {
        "arxiv_months": months(arguments.data),
        "doi_prefixes": prefixes(arguments.data),
        "doi_volumes": containers(arguments.data),
        "springer_codes_seen": journal_codes(arguments.data),
    }.items():
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        (arguments.out / f"{name}.json").write_text(
            text.replace("],", "],\n") + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
