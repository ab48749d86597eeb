"""This module knows runs of labelled lines that tell of one work and where it is: "Title: …", "Venue: …",
"arXiv: …".

Notes on papers, model cards and front matter written as text are made of them. ``records`` reads those
that name authors, from there on; here the line with the address leads to the others, whatever they are
and in whatever order they stand.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from operator import attrgetter
from typing import Final

from citemark.references import dates
from citemark.references.finders.card_lines import Line, lines_of, titled, uncredited
from citemark.references.finders.mentions import Mention
from citemark.references.formatted.venue_part import read_venue
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.references.naming import claim_of_name, is_section_title
from citemark.references.people.lists import authors_only
from citemark.types import Attachment, BlockKind, Claim, Identifier

_TITLES: Final = (
    "title", "full title", "paper title", "paper", "source paper", "original paper", "article", "publication title",
    "titel", "titre", "título", "titulo", "titolo", "tytuł", "название", "标题", "標題", "题目", "論文", "论文", "タイトル",
    "제목", "논문", "tiêu đề", "judul", "başlık",
)  # fmt: skip
_AUTHORS: Final = (
    "authors", "author(s)", "autoren", "autores", "autori", "auteurs", "autorzy", "авторы", "著者", "yazarlar", "저자", "tác giả",
)  # fmt: skip
_AUTHOR: Final = ("author", "autor", "auteur", "автор", "作者", "penulis")
"""As with a day, it may be the note's own."""
_VENUES: Final = (
    "venue", "venue / source", "venue/year", "journal", "conference", "published in", "published at", "publication", "revista", "revue", "zeitschrift",
    "rivista", "журнал", "期刊", "会议", "會議", "学会", "학회", "발표", "tạp chí", "hội nghị",
)  # fmt: skip
_DATES: Final = (
    "year", "published", "publication date", "publication year", "jahr", "año", "ano", "année", "anno", "год", "rok",
    "年份", "发表时间", "發表時間", "연도", "năm", "tahun", "yıl",
)  # fmt: skip
_ADDRESSES: Final = (
    "arxiv", "arxiv id", "arxiv link", "doi", "pmid", "paper link", "paper url", "link/arxiv", "doi/arxiv", "arxiv/doi",
)  # fmt: skip
_LINKS: Final = (
    "url", "link", "links", "pdf", "source", "reference", "链接", "連結", "링크", "ссылка", "liên kết",
)  # fmt: skip
"""Labels of what a note on something leans on, as well as of where the work is."""
_MEANT: Final = {
    word: meaning
    for meaning, words in (
        ("address", _ADDRESSES),
        ("link", _LINKS),
        ("author", _AUTHOR),
        ("day", ("date", "datum", "fecha", "data", "日期", "날짜", "дата")),
        ("date", _DATES),
        ("venue", _VENUES),
        ("authors", _AUTHORS),
        ("title", _TITLES),
    )
    for word in words
}
_LABEL: Final = re.compile(
    r"[\s>*_•–-]{0,8}(?P<label>[^\W\d_][^\n:：*_.,;]{1,28}?)[*_]{0,3}\s?[:：][*_]{0,3}(?=\s|\Z)\s{0,4}"
)
"""What stands before a line's words, if it is labelled; the lines of other labels go by."""
_ADDRESS: Final = re.compile(r"[\s(<\[]*(?:https?://|doi\b|arxiv\s?:|10\.\d{4,9}/)", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"\s*[(（]?(?:\barxiv\b|https?://|\bdoi\b)|\s[—–|·;]\s|[;；]|\s\(", re.IGNORECASE
)
"""What may stand behind a place on its line: an address, or something in brackets or behind a dash."""
_WITHIN: Final = re.compile(r"\s*\((?P<told>[^()]{2,80})\)[\s.]*\Z")
_DIVIDER: Final = re.compile(r"\s[·|•]\s")
_MOST_LINES: Final = 8
"""Lines of a run on either side of the address."""
_PEOPLE: Final = ("authors", "author")
_KINDS: Final = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)

_Run = Mapping[str, tuple[str, Line]]
"""What the lines of a run say, by what their labels mean, and where."""
_LinesIn = Callable[[int], list[Line]]
"""The lines of the block of that index, found once for all mentions in it."""


def find_labelled(layout: Layout, covered: Covered, mentions: Sequence[Mention]) -> list[Found]:
    """The works whose identifiers stand on labelled lines, with what the lines around them say."""
    found: list[Found] = []
    seen: set[int] = set()
    lines_in = cache(partial(_lines, layout, covered))
    for index, place in _places(layout, mentions):
        lines = [*_around(layout, lines_in, index, place)]
        if not lines or lines[0].start in seen:
            continue
        seen.add(lines[0].start)
        one = _work(layout, covered, lines, mentions)
        if one is not None:
            found.append(one)
    return found


def _places(layout: Layout, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Block and place of the first mention on each labelled line that is one of several: thousands of
    mentions may stand on one line, which is looked at once."""
    text = layout.document.text
    block, begin, stop, several = -1, 0, 0, None
    for mention in mentions:
        index = layout.index_at(mention.start)
        if index is None or layout.blocks[index].kind not in _KINDS:
            continue
        if index != block or mention.start >= stop:
            start, behind = layout.blocks[index].start, text.find("\n", mention.end)
            begin = max(start, text.rfind("\n", start, mention.start))
            block, stop, several = index, behind if behind >= 0 else len(text), None
        if several == _NOWHERE:
            continue
        label = _LABEL.match(text, begin, mention.start)
        if label is None or label["label"].lower() not in _MEANT:
            continue
        if several is None:
            several = _several_from(text, begin, stop)
        if mention.end >= several:
            yield index, mention.start
            several = _NOWHERE


_NOWHERE = sys.maxsize


def _several_from(text: str, begin: int, stop: int) -> int:
    """From where on a labelled line is known to be one of several, by a line beside it or by labels of
    its own: few that lead to a source are."""
    above = begin
    while above and text[above - 1].isspace():
        above -= 1
    start = text.rfind("\n", 0, above) + 1
    if _LABEL.match(text, start, above) or _LABEL.match(text, stop):
        return begin
    divider = _DIVIDER.search(text, begin, stop)
    return divider.end() if divider else _NOWHERE


def _around(layout: Layout, lines_in: _LinesIn, index: int, place: int) -> Iterator[Line]:
    """The labelled lines before and behind a place, without a gap, in order."""
    lines = lines_in(index)
    at = bisect_right(lines, place, key=_end)
    if at == len(lines):
        return
    level, first, last = layout.blocks[index].level, index, index
    while at < _MOST_LINES and (more := _beside(layout, lines_in, first - 1, level)):
        first, lines, at = first - 1, [*more, *lines], at + len(more)
    while len(lines) - at < _MOST_LINES and (more := _beside(layout, lines_in, last + 1, level)):
        last, lines = last + 1, [*lines, *more]
    start = at
    while start and at - start < _MOST_LINES and _LABEL.match(lines[start - 1].text):
        start -= 1
    for line in lines[start : at + _MOST_LINES]:
        if not _LABEL.match(line.text):
            return
        yield line


def _end(line: Line) -> int:
    return line.start + len(line.text)


def _beside(layout: Layout, lines_in: _LinesIn, index: int, level: int | None) -> list[Line]:
    """The lines of a neighbour that may go on with a run: an item of the same list, or a paragraph."""
    if not 0 <= index < len(layout.blocks) or layout.blocks[index].level != level:
        return []
    if layout.blocks[index].kind not in _KINDS:
        return []
    return lines_in(index)


def _lines(layout: Layout, covered: Covered, index: int) -> list[Line]:
    """The lines of a block outside lists, whole: a slash divides cards, but not labels ("Venue / source")."""
    if covered.blocks[index]:
        return []
    at, found = layout.blocks[index].start, []
    for piece in layout.text_of(layout.blocks[index]).split("\n"):
        if piece.strip():
            found.append(Line(piece, at, index))
        at += len(piece) + 1
    return found


def _work(
    layout: Layout, covered: Covered, lines: Sequence[Line], mentions: Sequence[Mention]
) -> Found | None:
    told: dict[str, tuple[str, Line]] = {}
    end = lines[0].start
    for line in lines:
        for piece in _DIVIDER.split(line.text):
            label = _LABEL.match(piece)
            meaning = _MEANT.get(label["label"].strip().lower()) if label else None
            if label is None or meaning is None:
                continue
            value = piece[label.end() :].strip(" *_")
            if meaning == "title" and (_ADDRESS.match(value) or " " not in value):
                meaning = "address"  # "Paper: arXiv:2401.00001"
            if meaning == "title" and "title" in told and line.start > end:
                continue
            told.setdefault(meaning, (value, line))
            end = line.start + len(line.text)
    if not {"address", "authors", "venue"} & told.keys():
        return None  # "Title: …", "Author: …", "Source: …" stand above a note on something
    if {"venue", "title"} & told.keys():
        for own, works in (("author", "authors"), ("day", "date")):
            if own in told:
                told.setdefault(works, told[own])
    places = [line for meaning, (_, line) in told.items() if meaning not in _PEOPLE]
    ids = _identifiers(places, mentions)
    claim = _claim(layout, covered, told, lines[0]) if ids else None
    if claim is None:
        return None
    return Found(lines[0].start, end, ids, claim, Attachment.REFERENCE_LIST)


def _identifiers(places: Sequence[Line], mentions: Sequence[Mention]) -> tuple[Identifier, ...]:
    """Those of the scholarly mentions, which are in the text's order, that stand on one of the lines."""
    found: dict[Identifier, None] = {}
    for place in sorted(places, key=attrgetter("start")):
        first = bisect_left(mentions, place.start, key=attrgetter("start"))
        for mention in islice(mentions, first, None):
            if mention.start >= place.start + len(place.text):
                break
            if mention.scholarly:
                found.update(dict.fromkeys(mention.identifiers))
    return tuple(found)


def _claim(layout: Layout, covered: Covered, told: _Run, first: Line) -> Claim | None:
    """What the lines say together; the heading above them names the work if no line does."""
    authors = told.get("authors", ("", first))[0]
    within = _WITHIN.search(authors)
    people = authors_only(authors[: within.start()] if within else authors) if authors else None
    stated = told.get("venue", ("", first))[0]
    beside = _BEHIND.search(stated)
    place = read_venue(stated[: beside.start()] if beside else stated) if stated else None
    work = _named(layout, covered, told, first, told_of=people is not None or place is not None)
    if work is None:
        return None
    when = told.get("date", ("", first))[0]
    return Claim(
        title=work.title,
        method=work.method,
        acronym=work.acronym,
        authors=people.authors if people else (),
        authors_truncated=people is not None and (people.truncated or within is not None),
        venue=place.name if place else None,
        date=(place.date if place else None) or dates.whole_day(when) or dates.parse(when),
    )


def _named(
    layout: Layout, covered: Covered, told: _Run, first: Line, *, told_of: bool
) -> Claim | None:
    if "title" in told:
        title = titled(told["title"][0])
        return Claim(title=title) if title else None
    stated = sum(meaning in told for meaning in ("authors", "venue", "address")) > 1
    own = first.block == 1 and not stated  # the document's own head
    above = lines_of(layout, covered, first.block - 1) if told_of and not own else []
    if not above or layout.blocks[above[0].block].kind is not BlockKind.HEADING:
        return None
    text = uncredited(above[-1].text.strip(" *_"))
    return None if is_section_title(text) else claim_of_name(text)
