"""What comes out of a folder of real documents, and which of their references are accused?

    python benchmarks/real_documents.py FOLDER… [--index DIR] [--json OUT] [--show]

Reads every file below the folders that citemark reads, scores each document by itself, offline and
without a ledger, and prints by folder: documents, references, labels, and how many references have
a title, authors and an identifier. With ``--show`` every red verdict, with its reasons, for somebody
to look at: nobody has labelled these documents, so that a red verdict is wrong or right by eye.
Goal: at most 0.5 % of the references to real works red.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rig.machine import machine

from citemark.assembly import open_scorer
from citemark.documents import read
from citemark.errors import UnreadableInput
from citemark.ledger import open_ledger
from citemark.pipeline import Scorer
from citemark.settings import Settings
from citemark.types import Document, JudgedReference, Label

NOW = dt.date(2026, 11, 23)
DOCUMENTS, REFERENCES, READ = "documents", "references", ("titled", "authored", "identified")
COLUMNS = (DOCUMENTS, REFERENCES, *READ, *[label.value for label in Label])


def documents_in(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                yield from read(path.read_bytes(), name=path.name)
            except UnreadableInput:
                continue  # what is no document: figures, logs, tables of something else


def counted(folder: Path, scorer: Scorer, *, shown: bool) -> Counter[str]:
    found: Counter[str] = Counter()
    for document in documents_in(folder):
        references = scorer.score(document).references
        found[DOCUMENTS] += 1
        found[REFERENCES] += len(references)
        for one in references:
            claim = one.reference.claim
            told = (claim.title, claim.authors, one.reference.identifiers)
            found.update(name for name, value in zip(READ, told, strict=True) if value)
            found[one.verdict.label.value] += 1
            if shown and one.verdict.label.red:
                show(document, one)
    return found


def show(document: Document, accused: JudgedReference) -> None:
    verdict = accused.verdict
    print(f"\n{verdict.label.value} {verdict.probability:.3f} in {document.title or document.id}")
    print(f"  {' '.join(accused.reference.text.split())[:300]}")
    for reason in verdict.reasons:
        print(f"  {reason.weight:+.2f} {reason.message[:200]}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    print(machine())
    rows: dict[str, Counter[str]] = {}
    with (
        open_ledger("none") as ledger,
        open_scorer(Settings(index=given.index), ledger, now=NOW, offline=True) as scorer,
    ):
        for folder in given.folders:
            rows[folder.name] = counted(folder, scorer, shown=given.show)
    rows["all"] = sum(rows.values(), Counter())
    print(f"\n{'':24}" + "".join(f"{column:>12}" for column in COLUMNS))
    for name, row in rows.items():
        print(f"{name[:23]:24}" + "".join(f"{row[column]:12,}" for column in COLUMNS))
    red = sum(rows["all"][label.value] for label in Label if label.red)
    print(f"red: {red} of {rows['all'][REFERENCES]:,}")
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
