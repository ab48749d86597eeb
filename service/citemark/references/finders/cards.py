"""This module knows the cards of search engines that were copied as text: a title on a line of its own,
and below it who wrote it and where it appeared, divided by dashes or dots.

Google Scholar ("J Doe, R Roe… - Pond Letters, 2019 - publisher.org"), Semantic Scholar ("Jane Doe, Rita
Roe · Computer Science · NeurIPS · 2019"; "Published in NeurIPS 2019" on a third line), Connected
Papers, Elicit and the like. The line of names alone, read as a reference, would give the last of them
for a title.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from citemark.references import dates
from citemark.references.finders.card_lines import Line, lines_of, titled
from citemark.references.finders.records import find_records
from citemark.references.formatted.venue_part import read_venue
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.references.people.lists import AuthorList, authors_only
from citemark.references.people.names import Kind, kind_of
from citemark.types import Attachment, BlockKind, Claim

_DIVIDER = re.compile(r"\s[·•|–—-]\s")
_YEAR = re.compile(rf"(?<!\d){dates.YEAR}(?!\d)")
_DIVIDED_YEAR = re.compile(rf"[·•|–—-](?<=\s.)\s[^\n]{{0,200}}?{_YEAR.pattern}")
_LAST_YEAR = re.compile(r"[12][09]\d\d(?<=[\s(].{4})\)?\.?[ *_]*(?=\n|\Z|[·|•])")
"""Two looks at a block: few lines hold what a card does, a year behind a divider or at an end."""
_MORE = re.compile(r",?\s*(?:\+\s?(?:\d+\s)?(?:more\s)?(?:authors?|more)?|…|\.{3}|[*,])\s*\Z")
_PUBLISHED = re.compile(
    r"(?:Published in )?(?P<place>[^\n]{2,150}?)[,.]?\s\(?(?P<year>(?:19|20)\d\d)\)?\.?\s*"
)
_FIELDS = frozenset({
    "computer science", "mathematics", "physics", "medicine", "biology", "chemistry", "engineering", "economics",
    "psychology", "sociology", "materials science", "political science", "environmental science", "geology",
    "geography", "business", "education", "linguistics", "philosophy", "law", "history", "art",
    "agricultural and food sciences",
})  # fmt: skip
"""Semantic Scholar's fields of study, which stand where a venue would."""
_LONGEST = 300
"""Characters of a line."""


def find_cards(
    layout: Layout, covered: Covered, dated: Sequence[int], cited: Container[int | None]
) -> dict[int, list[Found]]:
    """For each block outside lists with a card's names, or all of it, what the card says.

    ``dated``: the blocks outside lists in which a year stands; ``cited``: those in which identifiers
    stand, which are the first card's there.
    """
    found = find_records(layout, covered)
    for index in sorted(set(_hinted(layout, dated))):
        before, own, behind = (
            lines_of(layout, covered, at) for at in (index - 1, index, index + 1)
        )
        lines = [*before[-1:], *own, *behind[:1]]
        for title, line, following in zip(lines, lines[1:], [*lines[2:], None], strict=False):
            if line.block != index or not _is_headed(layout, title.block, index):
                continue
            claim = _claim(title.text, line.text, following)
            if claim is not None and (index not in cited or index not in found):
                end = line.start + len(line.text)
                one = Found(title.start, end, (), claim, Attachment.REFERENCE_LIST)
                found.setdefault(title.block, [])
                found.setdefault(index, []).append(one)
    return {} if _is_own_head(found) else found


def _is_own_head(found: Mapping[int, Sequence[Found]]) -> bool:
    """Whether the only card stands where the document names itself and who wrote it when."""
    return 0 in found and sum(map(len, found.values())) == 1


def _is_headed(layout: Layout, title: int, index: int) -> bool:
    """Whether a block may go on with what another begins: an item of a list only with an outer one."""
    one, other = layout.blocks[title], layout.blocks[index]
    if title == index or other.kind is not BlockKind.ITEM:
        return True
    return one.kind is BlockKind.ITEM and (one.level or 0) < (other.level or 0)


def _hinted(layout: Layout, dated: Sequence[int]) -> Iterator[int]:
    """The blocks in which a card's names may stand: those with its year, and those above."""
    text = layout.document.text
    for index in dated:
        block = layout.blocks[index]
        if index and _LAST_YEAR.search(text, block.start, block.end):
            yield index - 1
            yield index
        elif _DIVIDED_YEAR.search(text, block.start, block.end):
            yield index


def _claim(title: str, line: str, following: Line | None) -> Claim | None:
    """What two lines say, or three, if they are a card; a card may leave authors out without a word."""
    if len(title) > _LONGEST or len(line) > _LONGEST or title.rstrip(" *_")[-1:] in ".:;,":
        return None
    read = _placed(line) or _published(line, following.text if following else "")
    if read is None:
        return None
    people, place, year = read
    name = titled(title)
    if name is None:
        return None
    return Claim(
        title=name,
        authors=people.authors,
        authors_truncated=True,  # cards name few
        venue=place,
        date=dates.parse(year),
    )


def _placed(line: str) -> tuple[AuthorList, str | None, str] | None:
    """Names, and behind dividers a place and a year."""
    divider = _DIVIDER.search(line)
    year = _YEAR.search(line, divider.end()) if divider else None
    people = _people(line[: divider.start()]) if divider and year else None
    if divider is None or year is None or people is None:
        return None
    parts = [part.strip() for part in _DIVIDER.split(line[divider.end() :])]
    at = next(number for number, part in enumerate(parts) if _YEAR.search(part))
    alone = _YEAR.fullmatch(parts[at]) is not None
    place = (parts[at - 1] if at else "") if alone else parts[at]
    venue = None if place.lower() in _FIELDS else read_venue(place).name
    return people, venue, year[0]


def _published(line: str, following: str) -> tuple[AuthorList, str | None, str] | None:
    """Names alone, and below them a place and a year ("Published in NeurIPS 2019")."""
    told = _PUBLISHED.fullmatch(_DIVIDER.split(following, maxsplit=1)[0].strip(" *_"))
    people = _people(line) if told else None  # told sooner than a venue
    venue = read_venue(told["place"].strip(" *_,")).name if told and people else None
    if told is None or people is None or not venue:
        return None
    return people, venue, told["year"]


def _people(text: str) -> AuthorList | None:
    """Several people with their given names or initials, or one; "…" and "+4 authors" leave some out."""
    text = text.strip(" *_")
    more = _MORE.search(text)
    read = authors_only(text[: more.start()] if more else text)
    if read is None or any(kind_of(name) is not Kind.FULL for name in read.authors):
        return None
    return AuthorList(read.authors, truncated=read.truncated or more is not None, end=read.end)
