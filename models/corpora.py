"""This module knows the labelled data: one adapter a corpus, all giving the same examples."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims import Stated, render
from corruptions import CORRUPTIONS
from invention import HEADS, TOPICS, invented_authors
from works import sample_works

from citemark.documents import from_references, read
from citemark.identifiers import parse
from citemark.matching import fold_title
from citemark.types import Document, Identifier

SLIP = "right, with a slip"
"""Kind of a reference that careful people might give, and that its record still contradicts."""

INVENTED = frozenset({
    "chimeric_title", "fake generated", "filler", "hybrid", "hybrid_fabrication", "plausible_fabrication",
    "wholly_invented",
})  # fmt: skip
"""Kinds whose claimed work does not exist; all others exist, and are described rightly or wrongly."""
INVENTED_IN = frozenset({"self-made summaries"})
"""Corpora in which whatever misleads tells of a work that does not exist."""

OTHERS = 4
"""Works that a corruption may borrow from: enough for every kind, few enough to be cheap."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document with one answer for each of its references, or for one of them."""

    corpus: str
    group: str
    """Examples of one work share a group and never stand on both sides of a split."""
    document: Document
    misleads: dict[Identifier | int, str]
    """Kind ("right" or a kind of corruption) by identifier, or by the reference's number."""
    made_up: frozenset[Identifier] = frozenset()
    field: str | None = None
    year: int | None = None


def _single(
    corpus: str,
    group: str,
    stated: Stated,
    kind: str,
    *,
    made_up: tuple[str, ...] = (),
    year: int | None = None,
) -> Example:
    invented = (parse(text) for text in made_up)
    return Example(
        corpus=corpus,
        group=fold_title(group),
        document=from_references([stated.as_item("1")]),
        misleads={1: kind},
        made_up=frozenset(item for item in invented if item is not None),
        year=year,
    )


def from_works(path: Path, count: int, rng: random.Random) -> Iterator[Example]:
    """Each sampled work once stated rightly and twice wrongly, the kinds in turn."""
    works = sample_works(path, count, rng)
    kinds = list(CORRUPTIONS)
    turn = 0
    for at, work in enumerate(works):
        stated = render(work, rng)
        kind = SLIP if stated.slips else "right"
        yield _single("works", work.title, stated, kind, year=work.year)
        others = [works[(at + step) % len(works)] for step in range(1, OTHERS + 1)]
        for _ in range(2):
            for _ in kinds:  # the next kind that this work allows
                kind = kinds[turn % len(kinds)]
                turn += 1
                wrong = CORRUPTIONS[kind](work, others, rng)
                if wrong is not None:
                    yield _single(
                        "works",
                        work.title,
                        wrong.stated,
                        kind,
                        made_up=wrong.made_up,
                        year=work.year,
                    )
                    break


PLACES = ("Harbour Press", "{0} University Press", "{0} News", "Technical report, {0} Institute")
TOWNS = ("Alder", "Brindle", "Corran", "Dunmore", "Elstow", "Fenwick", "Garrow", "Holm")
BOOKS = ("{0} and Its History", "Readings in {0}", "The {0} Handbook, 3rd ed", "Notes on {0}")


def from_outside(count: int, rng: random.Random) -> Iterator[Example]:
    """Right references to what no index of papers covers: books, reports, news, old editions.

    Their works are invented here, as nobody's index holds the real ones either: all that a model
    can learn of them is that an unlisted venue and an unknown title are how they look.
    """
    for number in range(count):
        topic, town = rng.choice(TOPICS), rng.choice(TOWNS)
        title = rng.choice(BOOKS).format(f"{rng.choice(HEADS)} {topic} of {town} {number}")
        venue = rng.choice(PLACES).format(town)
        if rng.random() < 0.3:
            venue = f"{rng.choice(HEADS)} {rng.choice(TOPICS)} in {town}"
        stated = Stated(
            title,
            authors=invented_authors(rng),
            venue=None if rng.random() < 0.2 else venue,
            year=rng.randint(1930, 2025),
        )
        yield _single("outside", title, stated, "right", year=stated.year)


def from_bibtex_benchmark(path: Path) -> Iterator[Example]:
    """HALLMARK's JSON lines: BibTeX fields with a label and a kind of hallucination."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            yield Example(
                corpus="hallmark",
                group=fold_title(row["fields"]["title"]),
                document=read(bibtex_entry(row).encode(), type="bibtex", name=None)[0],
                misleads={
                    1: "right" if row["label"] == "VALID" else row["hallucination_type"] or "other"
                },
                year=int(re.sub(r"\D", "", row["fields"].get("year", "")) or 0) or None,
            )


def bibtex_entry(row: dict[str, object]) -> str:
    """The row's fields as the BibTeX entry they were taken from."""
    fields: dict[str, str] = row["fields"]  # type: ignore[assignment]
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    return f"@{row['bibtex_type']}{{{row['bibtex_key']},\n" + ",\n".join(lines) + "\n}\n"


def from_citation_strings(path: Path) -> Iterator[Example]:
    """CiteAudit's JSON lines: reference strings that are real or fake."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            text = "References\n\n[1] " + " ".join(row["citation"].split()) + "\n"
            yield Example(
                corpus="citeaudit",
                group=fold_title(row["citation"]),
                document=read(text.encode(), type="text", name=None)[0],
                misleads={1: "right" if row["real"] else f"fake {row['source_type']}"},
            )


def from_invented_titles(folder: Path) -> Iterator[Example]:
    """Titles that language models gave, with what a search found (``*_results.csv``)."""
    for path in sorted(folder.glob("*_results.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                title = row["gen_title"].strip()
                kind = {"False": "wholly_invented", "True": "right"}.get(row["bing_return"])
                if kind is not None and len(title.split()) >= 4:
                    yield _single("invented titles", title, Stated(title), kind)


ARXIV_LINK = re.compile(r"\[[^\]\n]{1,80}\]\(https?://arxiv\.org/abs/(\d{4}\.\d{4,5})")
NAME = re.compile(r"[\W\d]*([A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,5})")
SHORTEST = 60
"""Characters that describe a work; less is a label."""


def from_summaries(folder: Path, rng: random.Random) -> Iterator[Example]:
    """Items of right summaries beside their own and beside another item's identifier."""
    pairs = []
    for path in sorted(folder.rglob("*.md")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            link = ARXIV_LINK.search(line)
            text = line[: link.start()].strip("|-*• \t") if link else ""
            if link and len(text) >= SHORTEST:
                pairs.append((text[:1000], link[1]))
    numbers = [number for _, number in pairs]
    for sentence, number in pairs:
        for kind, used in (("right", number), ("other_works_identifier", rng.choice(numbers))):
            if kind != "right" and used == number:
                continue
            name = NAME.match(sentence)
            stated = Stated(
                None,
                identifiers=(f"arXiv:{used}",),
                method=name[1] if name else None,
                sentence=sentence,
            )
            yield _single("summaries", sentence[:80], stated, kind)


def from_world(folder: Path) -> Iterator[Example]:
    """Documents and labels that ``generate.py`` wrote."""
    labels: dict[str, dict[Identifier | int, str]] = {}
    with (folder / "labels.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            identifier = parse(row["identifier"])
            if identifier is not None:
                kinds = labels.setdefault(row["document"], {})
                # Used rightly and wrongly in one document, it misleads.
                if kinds.get(identifier, "right") == "right":
                    kinds[identifier] = row["kind"]
    for name, kinds in sorted(labels.items()):
        data = (folder / "documents" / name).read_bytes()
        made_up = (item for item, kind in kinds.items() if kind == "fabricated_identifier")
        yield Example(
            corpus="self-made summaries",
            group=name,
            document=read(data, type="capsule", name=name)[0],
            misleads=kinds,
            made_up=frozenset(item for item in made_up if isinstance(item, Identifier)),
        )
