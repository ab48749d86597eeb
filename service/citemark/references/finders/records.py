"""This module knows records of works: a title, and below it lines labelled "Authors:", "Year:", "Venue:".

Notes on papers are written so, and language models write them: "### Clocks of Ponds (2022)", then
"**Authors:** Doe et al. (Tide Lab)", with a link, a summary or a grade above or below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citemark.references import dates
from citemark.references.finders.card_lines import Line, lines_of, titled
from citemark.references.finders.listed import FIELD
from citemark.references.formatted.asides import told_of_place, without_asides
from citemark.references.formatted.strings import parse_string
from citemark.references.formatted.venue_part import read_venue
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.types import Attachment, Claim

_AUTHORS = re.compile(
    r"A(?:uthors?|utor(?:en|es|i)?|uteurs?)(?:\(s\))?[ \t]?[*_]*[ \t]?[:：]|[作著]者[ *_]*[:：]"
)
_AUTHORS_PLAIN = re.compile(
    r"A(?:uthors?|utor(?:en|es|i)?|uteurs?)(?:\(s\))?[ \t]?[*_]*[ \t]?[:：]"
)
_BEFORE = re.compile(r"(?:^|\n)[ \t*_•–-]{0,8}\Z")
_BESIDE = re.compile(
    r"[\s*_•–-]*(?:DOI|doi|arXiv|URL|Link|PMID|ID|PDF|Read|Access|Source|Tags?|Topics?|Type|Status|Area|Category|Priority"
    r"|Citations?|Institutions?|Affiliations?|Organi[sz]ations?|Code|Note)(?:\s?/\s?(?:DOI|arXiv|URL|Link))?\s?[*_]*\s?[:：]"
)
"""Lines of a record that may stand between its title and its authors."""
_TITLE_FIELD = re.compile(
    r"[\s*_•–-]*(?:Title|(?:Source |Original )?Paper|Titel|Titre|Título|Titolo)\s?[*_]*\s?[:：]"
)
_WITHIN = re.compile(r"\s*\((?P<told>[^()]{2,80})\)[\s.]*\Z")
"""Where authors work, and perhaps when they wrote, behind their names: "Doe et al. (Tide Lab, 2022)"."""
_FIELD_DIVIDER = re.compile(r"\s[·|•]\s")
_MOST_FIELDS = 6
"""Lines of a record that are read, from its authors on; and lines and blocks above them."""
_LONGEST_TITLE = 2
"""Lines of a labelled title."""


def find_records(layout: Layout, covered: Covered) -> dict[int, list[Found]]:
    """For each block outside lists with a record's first labelled line, or its title, what it says."""
    found: dict[int, list[Found]] = {}
    text = layout.document.text
    for label in (_AUTHORS if "者" in text else _AUTHORS_PLAIN).finditer(text):
        index = layout.index_at(label.start())
        if index is None or not _BEFORE.search(text, max(0, label.start() - 9), label.start()):
            continue
        own = lines_of(layout, covered, index)
        place = next(
            (at for at, one in enumerate(own) if one.start + len(one.text) > label.start()), None
        )
        if place is None:
            continue
        headed = _headed(layout, covered, own[:place], index)
        if headed is None:
            continue
        title, first = headed
        one = _record(layout, covered, title, own[place:], index)
        if one is not None:
            first = index if first is None else first
            found.setdefault(title.block, [])
            found.setdefault(first, []).append(one)
    return found


def _headed(
    layout: Layout, covered: Covered, above: Sequence[Line], index: int
) -> tuple[Line, int | None] | None:
    """The line of the title above the authors, and the first block of labelled lines between the two."""
    lines, before = [*above], index
    while before > max(0, index - _MOST_FIELDS) and not [
        one for one in lines if not _BESIDE.match(one.text)
    ]:
        before -= 1
        lines = [*lines_of(layout, covered, before), *lines]
    first: int | None = None
    while lines and (_BESIDE.match(lines[-1].text) or _is_field(layout, lines[-1])):
        first = lines.pop().block
    if not lines or lines[-1].text[-1:] in ".;,":
        return None
    title = lines[-1]
    for labelled in lines[-_LONGEST_TITLE:-1]:
        if _TITLE_FIELD.match(labelled.text) and labelled.block == title.block:
            title = replace(labelled, text=f"{labelled.text} {title.text}")
    return title, first


def _is_field(layout: Layout, line: Line) -> bool:
    """Whether a line bears a label in bold that is none of a title's."""
    if _TITLE_FIELD.match(line.text):
        return False
    text = layout.document.text
    return any(
        text[bold.end - 1 : bold.end + 1].strip().endswith(":") or text[bold.end] in ":："
        for bold in layout.strong_in(line.start, line.start + 3)
        if bold.end < line.start + len(line.text)
    )


def _record(
    layout: Layout, covered: Covered, title: Line, own: Sequence[Line], index: int
) -> Found | None:
    """What a title and the labelled lines behind it say."""
    lines = [*own]
    while len(lines) < _MOST_FIELDS and lines[-1].block < index + _MOST_FIELDS:
        following = lines_of(layout, covered, lines[-1].block + 1)
        if not following or FIELD.match(following[0].text) is None:
            break
        lines.extend(following)
    pieces = [piece for one in lines[:_MOST_FIELDS] for piece in _FIELD_DIVIDER.split(one.text)]
    told = [piece for piece in pieces if FIELD.match(piece)]
    claim = _claim(title.text, told)
    if claim is None:
        return None
    return Found(title.start, own[0].start + len(own[0].text), (), claim, Attachment.REFERENCE_LIST)


def _claim(line: str, told: Sequence[str]) -> Claim | None:
    jotted = without_asides(line.strip(" *_"))
    name = titled(jotted.title)
    if name is None or not told:
        return None
    within = _WITHIN.search(told[0])
    names = told[0][: within.start()] if within else told[0]
    claim = parse_string(" ".join((name, names, *told[1:]))).claim
    if not claim.authors or claim.title != name:
        return None
    placed = told_of_place(jotted.beside)
    dated = dates.parse(placed) or (dates.parse(within["told"]) if within else None)
    return replace(
        claim,
        authors_truncated=claim.authors_truncated or within is not None,
        venue=claim.venue or (read_venue(placed).name if placed else None),
        date=claim.date or dated,
    )
