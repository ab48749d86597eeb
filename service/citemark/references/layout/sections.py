"""This module knows which parts of a document are lists of sources, by their headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from citemark.references.layout.blocks import Layout, lay_out
from citemark.references.layout.lists import ListEntry, split_item, split_list
from citemark.references.layout.run_on import LEAD, divide_run_on, may_divide
from citemark.types import Block, BlockKind, Document

_HEADINGS = (
    "references", "reference list", "reference", "bibliography", "sources", "source list", "source links",
    "works cited", "literature cited", "cited works", "citations", "literature", "further reading",
    "cited sources", "primary sources", "source materials", "reading list", "related papers",
    "quellen", "quellenverzeichnis", "quellenangaben", "literatur", "literaturverzeichnis",
    "literaturangaben", "einzelnachweise", "referenzen",
    "références", "références bibliographiques", "bibliographie", "liste des références", "sources citées",
    "referencias", "referencias bibliográficas", "bibliografía", "fuentes", "fuentes consultadas",
    "referências", "bibliografia", "fonti", "riferimenti", "bronnen", "literatuur",
    "参考文献", "参考资料", "参考资料来源", "資料來源", "资料来源", "參考文獻", "參考資料", "引用文献", "参照文献",
    "参考", "文献", "出典", "情報源", "来源", "來源", "引用", "참고문헌", "참고 문헌", "참고자료", "출처",
    "литература", "список литературы", "список использованной литературы", "список использованных источников",
    "использованные источники", "источники", "библиография", "библиографический список",
    "література", "список літератури", "список використаних джерел", "використані джерела", "джерела",
    "literatura", "seznam literatury", "použitá literatura", "zdroje", "použitá literatúra", "zoznam použitej literatúry",
    "piśmiennictwo", "źródła", "popis literature", "viri", "viri in literatura", "izvori", "литература и извори",
    "irodalom", "irodalomjegyzék", "felhasznált irodalom", "források", "bibliografie", "referințe",
    "referenser", "källor", "källförteckning", "litteratur", "litteraturliste", "referanser", "referencer", "kilder",
    "lähteet", "lähdeluettelo", "viitteet", "kirjallisuus", "kaynakça", "kaynaklar", "daftar pustaka", "referensi",
    "tài liệu tham khảo", "nguồn tham khảo", "βιβλιογραφία", "αναφορές", "πηγές", "المراجع", "المصادر", "قائمة المراجع",
    "obras citadas", "referências citadas", "referencias citadas", "fuentes citadas", "opere citate", "ouvrages cités",
    "sources des citations", "zitierte werke", "geciteerd werk", "cytowane prace", "alıntılanan çalışmalar",
    "karya yang dikutip", "nguồn trích dẫn", "引用的著作", "цитируемые работы", "цитовані джерела", "citerade verk",
    "منابع", "מקורות", "ביבליוגרפיה", "เอกสารอ้างอิง", "บรรณานุกรม", "संदर्भ", "referències", "llyfryddiaeth", "kirjandus",
)  # fmt: skip
"""As the languages of the world's larger bodies of research literature head them."""


def _any_of(phrases: Sequence[str]) -> str:
    """A pattern for any of the phrases, the longest first; by first letters, which tell most lines apart."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


_WORDED = (
    r"(?i:[\W_]*(?:(?:appendix|annex|anhang|annexe|anexo|附录|附錄|付録)\s?[A-Z\d]{0,2}\s?[:：.–—-]\s?)?"
    r"(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])\.?\s+)?(?:(?:selected|key|main|cited|additional|all|full)\s+)?"
    rf"(?:{_any_of(_HEADINGS)}|R\s?EFERENCES)"
    r"(?:\s+(?:and|&|/)\s+(?:notes|links|resources|further reading|sources|references|citations))?"
    r"(?:\s+(?:cited|consulted|used))?\s*(?:[(\[（]?\s*(?P<behind>\d{1,4})\s*[)\]）]?)?\s*[:：.]?[\W_]*)"
)
_COUNTED = (
    r"[\W_]*(?P<before>\d{1,4})\s+(?:cited\s+)?(?:[Ss]ources|references|citations|Quellen|fuentes)"
    r"(?:\s+(?:cited|used|consulted))?\s*:?[\W_]*"
)
"""In small letters, save for one word: "7 References" is the seventh section."""
_TAG = r"(?i:</?(?:references?|sources|bibliography)>)"
_ANY_TAG = re.compile(_TAG)
_HEADING = re.compile(f"{_TAG}|{_COUNTED}|{_WORDED}")
_MAX_HEADING = 80
_MAX_LINE = 200
"""Characters of a block in which its heading stands, with the blanks around it."""
_NUMBERED_LINE = re.compile(r"[ \t]*\[\d{1,4}\]\s*\S")
_LOOSE_RUN = 3
"""So many lines in a row that begin with ``[n]`` are a list of references without a heading."""


@dataclass(frozen=True, slots=True)
class Section:
    """One list of sources: its heading, and its entries in order."""

    start: int
    end: int
    announced: int | None
    entries: tuple[ListEntry, ...]


def find_sections(layout: Layout) -> tuple[Section, ...]:
    """Every list of sources; none overlaps another."""
    sections = [
        Section(
            layout.blocks[position].start,
            layout.blocks[stop - 1].end,
            announced,
            _entries(layout, position, stop, start_of_list),
        )
        for position, stop, (start_of_list, announced) in _lists(layout)
    ]
    joined = [*_run_on(layout, sections)]
    if joined:
        sections = sorted((*sections, *joined), key=_start)
    if any(section.entries for section in sections):
        return tuple(sections)
    return tuple(sorted((*sections, *_loose_lists(layout)), key=_start))


_Heading = tuple[int, int | None]
"""Where the list under a heading begins, and how many sources it announces."""


def _lists(layout: Layout) -> Iterator[tuple[int, int, _Heading]]:
    """For each list the index of its heading's block and of the first block behind it."""
    headings = [_heading(layout, block) for block in layout.blocks]
    behind = 0
    for position, heading in enumerate(headings):
        if heading is not None and position >= behind:
            behind = _stop(layout, headings, position)
            yield position, behind, heading


_start = attrgetter("start")


class Covered:
    """Which positions of a text, and which of its blocks, belong to a list of sources."""

    __slots__ = ("_ends", "_starts", "blocks")

    def __init__(self, sections: Sequence[Section], layout: Layout) -> None:
        self._starts = [section.start for section in sections]
        self._ends = [section.end for section in sections]
        blocks = [False] * len(layout.blocks)
        for section in sections:
            first = bisect_left(layout.blocks, section.start, key=_start)
            behind = bisect_left(layout.blocks, section.end, first, key=_start)
            blocks[first:behind] = [True] * (behind - first)
        self.blocks = tuple(blocks)
        """One truth value a block."""

    def holds(self, position: int) -> bool:
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def announced_sources(document: Document) -> int | None:
    """How many sources the document says it has ("Sources (29)"), whether or not it lists any."""
    return _first_told(announced for _, _, (_, announced) in _lists(lay_out(document)))


def announced_in(sections: Sequence[Section]) -> int | None:
    """``announced_sources`` of a document whose sections are found."""
    return _first_told(section.announced for section in sections)


def _first_told(announced: Iterable[int | None]) -> int | None:
    return next((count for count in announced if count is not None), None)


_NO_HEADINGS = (BlockKind.CODE, BlockKind.CELL)
_NO_LISTS = (*_NO_HEADINGS, BlockKind.HEADING)


def _heading(layout: Layout, block: Block) -> _Heading | None:
    """Where the list under a heading begins and what it announces; ``None``: no heading.

    A paragraph may begin with the heading line and go on with the list.
    """
    if block.kind in _NO_HEADINGS:
        return None
    told = layout.document.text[block.start : min(block.end, block.start + _MAX_LINE)]
    line = told.lstrip("\n").partition("\n")[0]
    stripped = line.strip()
    if not stripped or len(stripped) > _MAX_HEADING:
        return None
    if block.kind is BlockKind.ITEM and block.end - block.start > len(line) + 2:
        return None
    heading = _HEADING.fullmatch(stripped)
    if heading is None:
        return None
    count = heading["before"] or heading["behind"]
    end = block.start + told.index(stripped) + len(stripped)
    return end, int(count) if count else None


def _stop(layout: Layout, headings: Sequence[_Heading | None], position: int) -> int:
    """The index of the first block behind the list."""
    opening, heading = layout.blocks[position], headings[position]
    start_of_list = heading[0] if heading else opening.start
    for index in range(position + 1, len(layout.blocks)):
        block = layout.blocks[index]
        if block.kind is BlockKind.HEADING and (
            opening.kind is not BlockKind.HEADING or block.level <= opening.level
        ):
            return index
        if headings[index] is not None and block.end > start_of_list:
            return index
        if _ANY_TAG.match(layout.document.text, block.start, block.end):
            return index + 1
    return len(layout.blocks)


_STAMP = re.compile(
    r"\W*(?:last\s+)?(?:updated|published|posted|modified|generated|created|copyright|©|share|subscribe|"
    r"page \d|ai-generated|this report|note:|disclaimer)\b",
    re.IGNORECASE,
)


def _entries(layout: Layout, position: int, stop: int, start_of_list: int) -> tuple[ListEntry, ...]:
    text = layout.document.text
    entries: list[ListEntry] = []
    run_start: int | None = None
    run_end = start_of_list
    for block in layout.blocks[position:stop]:
        start = max(block.start, start_of_list)
        if start >= block.end or block.kind is BlockKind.HEADING:
            continue
        if block.kind in (BlockKind.ITEM, BlockKind.CELL):
            if run_start is not None:
                entries.extend(split_list(text[run_start:run_end], offset=run_start))
                run_start = None
            label = str(block.ordinal) if block.ordinal is not None else None
            divide = split_item if block.kind is BlockKind.ITEM else split_list
            inner = divide(text[start : block.end], offset=start)
            if label and len(inner) == 1 and inner[0].label is None:
                inner = (ListEntry(inner[0].start, inner[0].end, label),)
            entries.extend(inner)
        elif run_start is None and entries and _breaks_off(text, entries[-1]):
            # A blank line fell inside the entry: what follows is the rest of it.
            entries[-1] = ListEntry(entries[-1].start, block.end, entries[-1].label)
        else:
            run_start = start if run_start is None else run_start
            run_end = block.end
    if run_start is not None:
        entries.extend(split_list(text[run_start:run_end], offset=run_start))
    entries.sort(key=_start)
    return tuple(_labelled(text, entries))


_BROKEN_OFF = re.compile(r"(?:[,&“–-]|\b(?:and|in|of|the|for|with|on|vol\.|no\.|pp?\.))\s*\Z")
_END = 30
"""Characters of an entry that tell whether it is broken off, besides a title that is not closed."""


def _breaks_off(text: str, entry: ListEntry) -> bool:
    """Whether a numbered entry ends inside its title or its sentence."""
    if entry.label is None:
        return False
    opened = text.count("“", entry.start, entry.end) > text.count("”", entry.start, entry.end)
    end = text[max(entry.start, entry.end - _END) : entry.end]
    return opened or _BROKEN_OFF.search(end) is not None


_NUMBER_ALONE = re.compile(r"\s*[\[(]?(\d{1,4})[\])]?[.:]?\s*")


def _labelled(text: str, entries: Sequence[ListEntry]) -> Iterator[ListEntry]:
    """Without stamps; a number that stands alone is the label of what follows it."""
    waiting: str | None = None
    for entry in entries:
        number = _NUMBER_ALONE.fullmatch(text, entry.start, entry.end)
        if number:
            waiting = number[1]
        elif not _STAMP.match(text, entry.start, entry.end):
            label, waiting = entry.label or waiting, None
            yield entry if label == entry.label else ListEntry(entry.start, entry.end, label)


def _run_on(layout: Layout, sections: Sequence[Section]) -> Iterator[Section]:
    """Lists in one paragraph each, outside the others, that begin with their headings."""
    text = layout.document.text
    led = []
    for index, block in enumerate(layout.blocks):
        if block.kind not in _NO_LISTS and may_divide(text, block):
            lead = LEAD.match(text, block.start, block.end)
            if lead is not None and _HEADING.fullmatch(lead[1].strip()):
                led.append((index, block, lead.end()))
    known = Covered(sections, layout).blocks if led else ()
    for index, block, start in led:
        entries = () if known[index] else divide_run_on(text, start, block.end)
        if entries:
            yield Section(block.start, block.end, None, entries)


def _loose_lists(layout: Layout) -> Iterator[Section]:
    """Runs of ``[n]`` lines that have no heading: at the end of a document, or anywhere when their numbers
    follow one another and every line bears an address or a year."""
    text, blocks = layout.document.text, layout.blocks
    first = 0
    while first < len(blocks):
        behind = first
        while behind < len(blocks) and _is_numbered_line(text, blocks[behind]):
            behind += 1
        if behind > first:
            last = behind == len(blocks)
            start, end = blocks[first].start, blocks[behind - 1].end
            entries = split_list(text[start:end], offset=start)
            if len(entries) >= _LOOSE_RUN and (last or _are_sources(text, entries)):
                yield Section(start, end, None, entries)
        first = max(behind, first + 1)


def _is_numbered_line(text: str, block: Block) -> bool:
    numbered = _NUMBERED_LINE.match(text, block.start, block.end)
    return numbered is not None and block.kind is not BlockKind.HEADING


def _are_sources(text: str, entries: Sequence[ListEntry]) -> bool:
    """Whether entries are numbered one after the other, and each could name a source."""
    numbers = [int(one.label) for one in entries if one.label and one.label.isdigit()]
    following = numbers == [*range(numbers[0], numbers[0] + len(entries))] if numbers else False
    return following and all(_SOURCED.search(text, one.start, one.end) for one in entries)


_SOURCED = re.compile(r"https?://|\b(?:1[89]|20)\d\d\b|\barXiv:|\b10\.\d{4,9}/")
