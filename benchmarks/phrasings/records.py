"""This module knows which records of a file of works can be cited rightly, and draws some.

A record that joins two versions of a work, or is damaged, makes every citation of it wrong: its
venue would contradict its DOI, its year its arXiv number, its authors their own names.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from phrasings import titles
from phrasings.names import family
from phrasings.works import Work, abbreviated, arxiv_year, published

READ = 40_000
"""Lines kept of a file, drawn evenly (Vitter 1985, algorithm R), from which works are drawn."""
KINDS = (
    (True, "arxiv"), (False, "arxiv"), (False, "doi"), (True, "both"), (False, "both"),
    (True, "arxiv-venue"), (False, "arxiv"), (False, "doi"), (False, "arxiv-venue"), (True, "doi"),
)  # fmt: skip
"""What a sample is mixed of: whether a name stands before the colon, and which identifiers."""
_NO_TITLE = re.compile(
    r"(?i)[\\${}<>\[\]*_`|^~]|https?:|  |[.:]$|^(?:obituary|in memoriam|review|introduction|proceedings|"
    r"editorial|preface|foreword|erratum|correction|corrigendum|comment|reply|retract|author response|"
    r"table of|recommendation|peer review|withdrawn|abstract|guest|index|contents|chapter|"
    r"supplement|figure|data from|dataset|response to|keynote|invited|panel|tutorial|workshop|demo|decision)\b|"
    r"\b(?:workshop on|proceedings of|withdrawn|retracted)\b"
)
_NO_NAME = re.compile(
    r"(?i)[\d_()\[\],;:\\{}\"@/]|\b(?:team|collaboration|group|university|ieee|consortium|inc|"
    r"institute|jr|sr|ii|iii|iv)\b"
)
_NO_VENUE = re.compile(
    r"(?i)[\\${}<>\[\]*_`|]|20\d\d workshops|poster|openreview|reject|morgan kaufmann|\bpress\b|dissertation|the the"
)
_NO_DOI = re.compile(
    r"(?i)figshare|zenodo|\.s\d+$|/pr\d|\.pr\d|suppl|10\.48550|[<>()\[\];]|^10\.1007/978[^_]*$"
)
_TWO_FAMILY_NAMES = re.compile(
    r"(?i)\w+[eéií]z|garc[ií]a|castro|santos|silva|souza|oliveira|costa|pereira|ferreira|ortega|"
    r"ortiz|mart[ií]n|moreno|romero|alonso|navarro|torres|ramos|blanco|molina|morales|delgado|rubio|"
    r"medina|serrano|vidal|soto|vega|reyes|cruz|flores|mendoza|rojas|lima|almeida|gomes|rodrigues|"
    r"fernandes|lopes|alves|ribeiro|carvalho|rocha|dias|nunes|moura|barros|freitas|campos|cardoso"
)
DOI_VENUES = (
    ("10.24963/", "IJCAI"), ("10.1609/aaai", "AAAI"), ("cvpr", "Computer Vision|CVPR"),
    ("iccv", "Computer Vision|ICCV"),
    ("10.18653/", "(?i)lingu|language|acl|emnlp|semantic|translation|nlp|workshop|semeval|text|conll|findings"),
)  # fmt: skip
"""Parts of DOIs that only these venues' bear."""
_OTHERS_DOIS = re.compile(r"ICLR|ICML|NeurIPS|COLT|AISTATS|JMLR|TMLR|UAI|CoRL")
"""Venues that give no DOIs: one in such a record is another version's."""
_JOURNAL_DOI = re.compile(r"(?i)10\.1007/s\d|10\.1016/|10\.1109/(?:t|access|j)")
_DOI_YEAR = re.compile(r"(?:10\.1109/[A-Za-z\-]+\d*\.|v1/[A-Z]?)((?:19|20)\d\d)\b")


def broken_title(work: Work) -> bool:
    title, words = work.title, len(work.title.split())
    return bool(_NO_TITLE.search(title)) or not 4 <= words <= 25 or not re.search("[a-z]", title)


def broken_name(work: Work) -> bool:
    return not work.authors or any(map(_broken, work.authors))


def _broken(author: str) -> bool:
    words = author.split()
    return (
        len(words) < 2
        or len(author) > 40
        or bool(_NO_NAME.search(author))
        or len(family(author).strip(".")) < 2
        or any(word.isupper() and word.isalpha() and len(word) > 1 for word in words)
        or any(_TWO_FAMILY_NAMES.fullmatch(word) for word in words[1:-1])
    )


def two_versions(work: Work) -> bool:
    """Whether venue, year and identifiers belong to different versions."""
    venue, doi, given_in = published(work), work.doi, arxiv_year(work)
    if venue and (_NO_VENUE.search(venue) or venue == work.title or len(venue) > 110):
        return True
    if venue and re.search(r"(?:19|20)\d\d", venue) and str(work.year) not in venue:
        return True
    if given_in and not (0 <= work.year - given_in <= 2 if venue else given_in == work.year):
        return True
    if not doi or not venue:
        return False
    year = _DOI_YEAR.search(doi)
    return (
        any(part in doi and not re.search(fits, venue) for part, fits in DOI_VENUES)
        or bool(_OTHERS_DOIS.fullmatch(venue) and not doi.startswith("10.1145"))
        or bool(_JOURNAL_DOI.match(doi) and (abbreviated(work) or "Conference" in venue))
        or ("Workshop" in venue and ".acl-" in doi)
        or bool(year and int(year[1]) != work.year)
    )


def unidentified(work: Work) -> bool:
    return not (work.arxiv or work.doi)


DAMAGED: tuple[Callable[[Work], bool], ...] = (
    broken_title,
    broken_name,
    unidentified,
    two_versions,
)


def works(rows: Iterator[Mapping[str, object]]) -> Iterator[Work]:
    """The works of rows as ``citemark index build`` reads them, without the damaged ones."""
    for row in rows:
        if not row.get("year") or not row.get("authors"):
            continue
        work = as_work(row)
        if not any(damaged(work) for damaged in DAMAGED):
            yield work


def as_work(row: Mapping[str, object]) -> Work:
    """A DOI beside a preprint alone is left out: its year would be another version's."""
    authors = tuple(map(str, row["authors"]))  # type: ignore[call-overload]
    venue, arxiv, doi = (str(row.get(key) or "") or None for key in ("venue", "arxiv", "doi"))
    if doi and (_NO_DOI.search(doi) or not re.fullmatch(r"10\.\d{4,9}/(?=.*\d\d)\S{5,}", doi)):
        doi = None
    if arxiv and (not venue or venue.lower().startswith("arxiv")):
        doi = None
    return Work(
        title=str(row["title"]),
        authors=authors,
        year=int(str(row["year"])),
        venue=venue,
        arxiv=arxiv,
        doi=doi if doi is None or doi.startswith("10.1109") else doi.lower(),
        more_authors=bool(row.get("more_authors")) or len(authors) >= 40,
    )


def sample(path: Path, count: int, seed: int) -> list[Work]:
    """Works of a ``.jsonl`` or ``.jsonl.xz``, of all :data:`KINDS` in turn, no venue prevailing."""
    chance = random.Random(seed)
    kept: list[str] = []
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            at = number if number < READ else chance.randrange(number + 1)
            if at < READ:
                kept[at : at + 1] = [line]
    chance.shuffle(kept)
    cells: dict[tuple[bool, str], list[Work]] = defaultdict(list)
    seen: Counter[tuple[tuple[bool, str], str | None]] = Counter()
    for work in works(json.loads(line) for line in kept):
        kind = _kind(work)
        seen[kind, work.venue] += 1
        if seen[kind, work.venue] <= max(3, count // 25):
            cells[kind].append(work)
    return list(_in_turn(cells, count))


def _kind(work: Work) -> tuple[bool, str]:
    named = titles.system(work.title) is not None
    if work.arxiv and work.doi:
        return named, "both"
    if work.doi:
        return named, "doi"
    return named, "arxiv-venue" if published(work) else "arxiv"


def _in_turn(cells: Mapping[tuple[bool, str], list[Work]], count: int) -> Iterator[Work]:
    """One work of each kind after the other, until the count is reached or all are given."""
    given = 0
    while any(cells.values()):
        for kind in (*KINDS, *sorted(cells.keys() - set(KINDS))):
            if given == count:
                return
            if cells.get(kind):
                given += 1
                yield cells[kind].pop()
