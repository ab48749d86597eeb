"""This module knows tables of papers whose columns are headed: "Paper | Authors | Year | Venue".

The blocks of a table are its cells alone, without rows. Where one column holds years, and nothing
else does, their distance tells how long a row is; a table with an empty cell is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from citemark.identifiers import find
from citemark.references import dates
from citemark.references.finders.credits import is_several, read_credit
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.naming import content_words
from citemark.references.people.lists import authors_only
from citemark.types import Attachment, Block, BlockKind, Claim

_TITLE = re.compile(
    r"(?:paper|title|study|article|publication|reference|work|titel|título|titre|论文|標題|标题|题目)s?(?: title)?",
    re.IGNORECASE,
)
_AUTHORS = re.compile(
    r"(?:first )?(?:authors?|autor(?:en|es)?|auteurs?|作者|著者)(?:\(s\))?", re.IGNORECASE
)
_YEAR = re.compile(r"(?:year|date|published|jahr|año|année|年份?|发表年份)", re.IGNORECASE)
_DATED = re.compile(r"(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d")
_MOST_COLUMNS = 12
_LEAST_CONTENT = 4
"""Content words of a cell that is a title, not the name of what the paper made."""


def find_in_tables(layout: Layout, cited: Container[int | None]) -> dict[int, list[Found]]:
    """For each cell with a title, in a row that names no identifier, the reference of its row."""
    found: dict[int, list[Found]] = {}
    for first, last in _tables(layout):
        cells = [layout.text_of(block).strip(" *_\n") for block in layout.blocks[first:last]]
        columns = _columns(cells)
        if columns is None:
            continue
        title, authors, year, width = columns
        for row in range(width, len(cells), width):
            if any(first + at in cited for at in range(row, row + width)):
                continue
            claim = _claim(cells[row + title], cells[row + authors], cells[row + year])
            if claim is not None:
                block = layout.blocks[first + row + title]
                one = Found(block.start, block.end, (), claim, Attachment.NONE)
                found[first + row + title] = [one]
    return found


def headed_claim(layout: Layout, linked: int, row: int, table: int, width: int) -> Claim | None:
    """What a row says of the work that one of its cells links, where a column is headed as one of titles: beside the title whom a
    cell names, and its year."""
    cells = [layout.text_of(block).strip(" *_\n") for block in layout.blocks[row : row + width]]
    head = layout.blocks[table : table + width]
    column = _first(_TITLE, [layout.text_of(block).strip(" *_\n") for block in head])
    if column is None or row == table or row + column == linked or find(cells[column]):
        return None
    title = _title(cells[column])
    if title is None or len(content_words(title)) < _LEAST_OF_A_ROW:
        return None
    others = [cell for at, cell in enumerate(cells) if at != column]
    told = next(filter(None, map(_credit, others)), None) or _headed_people(layout, head, cells)
    date = told.date or next((dates.parse(one) for one in others if _DATED.fullmatch(one)), None)
    return replace(told, title=title, method=None, date=date)


_LEAST_OF_A_ROW = 2


def _headed_people(layout: Layout, head: Sequence[Block], cells: Sequence[str]) -> Claim:
    """Whom a row names in the column that is headed as one of authors: one surname is a person there."""
    column = _first(_AUTHORS, [layout.text_of(block).strip(" *_\n") for block in head])
    people = authors_only(cells[column]) if column is not None and column < len(cells) else None
    return Claim(authors=people.authors, authors_truncated=True) if people else Claim()


def _credit(cell: str) -> Claim | None:
    """People in a cell of their own, with a year or a place behind them or without."""
    credit = read_credit(cell)
    if credit is not None:
        return credit if credit.authors and credit.title is None else None
    dated = _PEOPLE_DATED.fullmatch(cell)
    people = authors_only(dated["names"]) if dated else None
    if dated is None or people is None or not is_several(people):
        return None
    return Claim(authors=people.authors, authors_truncated=True, date=dates.parse(dated["year"]))


_PEOPLE_DATED = re.compile(r"(?P<names>.{3,200}?)(?:,?\s\(?(?P<year>(?:19|20)\d\d)\)?)?")


def _tables(layout: Layout) -> Iterator[tuple[int, int]]:
    """The runs of cells whose first ones head a column of titles."""
    at, blocks = 0, layout.blocks
    while at < len(blocks):
        end = at
        while end < len(blocks) and blocks[end].kind is BlockKind.CELL:
            end += 1
        if end - at > 2 and _is_headed(layout, blocks[at:end]):
            yield at, end
        at = max(end, at + 1)


def _is_headed(layout: Layout, cells: tuple[Block, ...]) -> bool:
    return any(
        _TITLE.fullmatch(layout.text_of(cell).strip(" *_\n")) for cell in cells[:_MOST_COLUMNS]
    )


def _columns(cells: list[str]) -> tuple[int, int, int, int] | None:
    """Where titles, authors and years stand in a row, and how many cells it has."""
    head = cells[:_MOST_COLUMNS]
    places = [_first(pattern, head) for pattern in (_TITLE, _AUTHORS, _YEAR)]
    title, authors, year = places
    if title is None or authors is None or year is None:
        return None
    dated = [at for at, cell in enumerate(cells) if at > year and _DATED.fullmatch(cell)]
    width = dated[0] - year if dated else 0
    whole = width > max(title, authors, year) and len(cells) % width == 0
    if not whole or dated != list(range(year + width, len(cells), width)):
        return None
    return title, authors, year, width


_CODE_NAME = re.compile(r"[\w`]+(?:\.\w+)+`?", re.ASCII)
"""A name of a program's part ("ponds.nn.TideInteraction"), as tables of software refer to it."""
_QUOTED = re.compile(r"[“\"](?P<title>[^“”\"]{8,300})[”\"]\s\([^()]{2,60}\)")


def _title(cell: str) -> str | None:
    """A cell's title, without what its author calls the work for short behind the quotation."""
    if _CODE_NAME.fullmatch(cell):
        return None
    quoted = _QUOTED.fullmatch(cell)
    return clean_title(quoted["title"] if quoted else cell)


def _first(pattern: re.Pattern[str], cells: list[str]) -> int | None:
    return next((at for at, cell in enumerate(cells) if pattern.fullmatch(cell)), None)


def _claim(cell: str, names: str, year: str) -> Claim | None:
    """What a row says; its place of publication is left unsaid, as titles in tables are shortened."""
    title = _title(cell)
    people = authors_only(names)
    if title is None or people is None or len(content_words(title)) < _LEAST_CONTENT:
        return None
    return Claim(
        title=title, authors=people.authors, authors_truncated=True, date=dates.parse(year)
    )
