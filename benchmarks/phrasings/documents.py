"""This module knows the small documents that a citation stands in, with one of another work."""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from phrasings.surroundings import ENGLISH, FOREIGN, Dress
from phrasings.templates import MARK, Media, Phrasing, Shape, filled
from phrasings.works import Work, facts

SPACELESS = {"ja", "zh"}
"""Languages whose sentences follow each other without a space."""
MARKS: Mapping[Media, tuple[str, ...]] = {
    Media.TEXT: ("- ", "* ", "{}. ", "• "),
    Media.MARKDOWN: ("- ", "* ", "{}. "),
    Media.HTML: ("", "{}"),
    Media.FILE: ("- ",),
}
"""Before the items of a list; ``{}`` is their number."""
REFERENCE_MARKS = ("[{}] ", "{}. ", "- ", "* ")
STYLE_MARKS = ("[{}] ", "{}. ", "({}) ", "{} ", "{}) ", "[{}]\t", "({})\t", "• ", "- ")
"""Before the items of a list that a program has set; most are set without any."""
_SYNTAX = re.compile(r"[{}`<>\\*_]|\[\[|\t|\n")
"""What plain text shows and Markdown would not."""
Option = TypeVar("Option")
Context = tuple[str, str]
"""A context's name, and the document."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document that cites a work rightly."""

    phrasing: Phrasing
    context: str
    media: Media
    data: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """What a document is made of: the same work, phrasing and media, the same document."""

    phrasing: Phrasing
    work: Work
    other: Work

    @property
    def media(self) -> Media:
        return self.phrasing.media

    @property
    def dress(self) -> Dress:
        return FOREIGN.get(self.phrasing.language) or self.picked(ENGLISH, "dress")

    @property
    def first(self) -> bool:
        """Whether the work comes before the other one."""
        return self.picked((True, False), "order")

    def picked(self, options: Sequence[Option], purpose: str) -> Option:
        key = (self.phrasing.name, self.work.title, self.media, purpose)
        return options[zlib.crc32(repr(key).encode()) % len(options)]

    def pair(self, mine: Option, theirs: Option) -> list[Option]:
        return [mine, theirs] if self.first else [theirs, mine]

    def plain(self) -> str:
        """The other work, cited plainly."""
        template = "{authors}. {title}. {year}."
        if self.media is not Media.HTML:
            linked = " {link}" if "link" in facts(self.other) else ""
            return filled(template + linked, self.other, str, 1)
        linked = ' <a href="{link}">{link}</a>' if "link" in facts(self.other) else ""
        return filled(template + linked, self.other, html.escape, 1)

    def heading(self, level: int, text: str) -> str:
        match self.media:
            case Media.HTML:
                return f"<h{level}>{html.escape(text)}</h{level}>"
            case Media.MARKDOWN:
                return "#" * level + " " + text
            case Media.TEXT | Media.FILE:
                return f"{text}\n{('=' if level == 1 else '-') * len(text)}"

    def paragraph(self, text: str) -> str:
        return f"<p>{text}</p>" if self.media is Media.HTML else text

    def list(self, items: Sequence[str], mark: str) -> str:
        if self.media is Media.HTML:
            tag = "ol" if mark else "ul"
            rows = "\n".join(f"<li>{item}</li>" for item in items)
            return f"<{tag}>\n{rows}\n</{tag}>"
        numbered = [(mark.format(number), item) for number, item in enumerate(items, 1)]
        gap = "\n\n" if mark.startswith("[") else "\n"
        return gap.join(
            sign + item.replace("\n", "\n" + " " * len(sign)) for sign, item in numbered
        )

    def whole(self, *parts: str) -> str:
        if self.media is not Media.HTML:
            return "\n\n".join(parts) + "\n"
        body, title = "\n".join(parts), html.escape(self.dress.heading)
        turned = ' dir="rtl"' if self.phrasing.language in {"ar", "fa", "he"} else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{self.phrasing.language}"{turned}>\n<head>'
            f'<meta charset="utf-8"><title>{title}</title></head>\n<body>\n{body}\n</body>\n</html>\n'
        )

    def with_references(self, *parts: str) -> str:
        """A document whose list of references holds the other work."""
        mark = MARKS[self.media][0]
        return self.whole(
            *parts, self.heading(2, self.dress.references), self.list([self.plain()], mark)
        )


def one_line(page: Page) -> Iterator[Context]:
    """A citation in a list among others, in the references, and in running text."""
    text, dress, shape = page.phrasing.write(page.work)[0], page.dress, page.phrasing.shape
    title, body = page.heading(1, dress.heading), page.paragraph(dress.body)
    items = [page.plain(), text, dress.aside] if page.first else [text, dress.aside, page.plain()]
    listed = page.list(items, page.picked(MARKS[page.media], "list"))
    yield "digest", page.whole(title, page.paragraph(dress.opening), listed)
    if shape is Shape.SENTENCE:
        said = _sentence(text)
        yield "paragraph", page.whole(page.paragraph(f"{dress.body} {said} {dress.tail}"))
        yield (
            "paragraph-and-references",
            page.with_references(page.paragraph(f"{said} {dress.tail}")),
        )
        return
    marks = MARKS[Media.HTML] if page.media is Media.HTML else REFERENCE_MARKS
    if text.startswith("["):
        marks = tuple(mark for mark in marks if not mark.startswith("["))
    references = page.list(page.pair(text, page.plain()), page.picked(marks, "references"))
    yield "references", page.whole(title, body, page.heading(2, dress.references), references)
    if shape is Shape.ITEM:
        tail = page.paragraph(dress.tail)
        yield "own-paragraph", page.whole(body, page.paragraph(text), tail)
        return
    said = dress.lead.format(text)
    if page.phrasing.language in SPACELESS:
        running = f"{dress.body}{said.removesuffix('。')}。{dress.tail}"
    else:
        running = f"{dress.body} {_stopped(said)} {dress.tail}"
    yield "paragraph", page.whole(page.paragraph(running))


def reference(page: Page) -> Iterator[Context]:
    """A bibliography in one style, marked and bare, and a citation of it in running text."""
    text, dress = page.phrasing.write(page.work)[0], page.dress
    other = page.plain()
    if page.phrasing.serves(page.other):
        other = page.phrasing.write(page.other)[0]
    both = page.pair(text, other)
    title, body = page.heading(1, dress.heading), page.paragraph(dress.body)
    under = page.heading(2, dress.references)
    markdown = page.media is Media.MARKDOWN
    marks = MARKS[Media.MARKDOWN] if markdown else STYLE_MARKS
    yield "references", page.whole(title, body, under, page.list(both, page.picked(marks, "marks")))
    gap = "\n\n" if markdown else page.picked(("\n", "\n\n"), "gap")
    yield "bibliography", page.whole(title, body, under, gap.join(both))
    said = _stopped(dress.lead.format(text))
    yield "paragraph", page.whole(page.paragraph(f"{dress.body} {said} {dress.tail}"))


def block(page: Page) -> Iterator[Context]:
    """Several lines, as a section and inside of an answer."""
    text, dress = page.phrasing.write(page.work)[0], page.dress
    title, opening = page.heading(1, dress.heading), page.paragraph(dress.opening)
    yield "section", page.with_references(title, opening, text)
    yield "answer", page.whole(page.paragraph(dress.body), text, page.paragraph(dress.aside))


def table(page: Page) -> Iterator[Context]:
    """A table of the two works, or of the one if the other's record does not state what it shows."""
    head, under, row, *end = page.phrasing.write(page.work)[0].split("\n")
    rows = [row]
    if page.phrasing.serves(page.other):
        rows = page.pair(row, page.phrasing.write(page.other)[0].split("\n")[2])
    whole, dress = "\n".join([head, under, *rows, *end]), page.dress
    title, opening = page.heading(1, dress.heading), page.paragraph(dress.opening)
    yield "table", page.whole(title, opening, whole, page.paragraph(dress.aside))
    yield "table-and-references", page.with_references(page.paragraph(dress.body), whole)


def note(page: Page) -> Iterator[Context]:
    """Two sentences with marks, and the notes that they lead to."""
    if not page.phrasing.serves(page.other):
        return
    said, notes = [], []
    for number, work in enumerate(page.pair(page.work, page.other), 1):
        mark, sentence, below = page.phrasing.write(work, number)
        said.append(sentence.replace(MARK, mark))
        notes.append(below)
    dress, defined = page.dress, re.match(r"\[\^|\[1\]: ", notes[0])
    heading = () if defined else (page.heading(2, dress.references),)
    under = ("\n" if defined or notes[0].startswith("1. ") else "\n\n").join(notes)
    running = f"{dress.body} {' '.join(said)} {dress.tail}"
    yield "answer", page.whole(running, *heading, under)
    listed = page.list(said, "- ")
    yield "bullets", page.whole(page.heading(1, dress.heading), listed, *heading, under)


def front(page: Page) -> Iterator[Context]:
    """The head of a file of notes about the work."""
    text, dress = page.phrasing.write(page.work)[0], page.dress
    running = f"{dress.body} {dress.tail}"
    yield "note", page.whole(text, page.heading(1, dress.heading), running)
    yield "note-and-references", page.with_references(text, running)


def records(page: Page) -> Iterator[Context]:
    """A file that holds nothing else: the work alone, and with the other one."""
    before, mine, behind = page.phrasing.write(page.work)
    yield "alone", before + mine + behind
    if page.phrasing.serves(page.other):
        both = page.pair(mine, page.phrasing.write(page.other)[1])
        yield (
            "both",
            before + (",\n" if before.rstrip().endswith("[") else "\n").join(both) + behind,
        )


CONTEXTS: Mapping[Shape, Callable[[Page], Iterator[Context]]] = {
    Shape.ENTRY: one_line, Shape.ITEM: one_line, Shape.REFERENCE: reference, Shape.SENTENCE: one_line, Shape.BLOCK: block,
    Shape.TABLE: table, Shape.NOTE: note, Shape.FRONT: front, Shape.RECORDS: records,
}  # fmt: skip
"""What writes a shape into its contexts."""


def documents(work: Work, other: Work, phrasings: Sequence[Phrasing]) -> Iterator[Written]:
    """Every phrasing that the work's record serves, in every context.

    Plain text of one line is what chat answers in Markdown hold too: it is written in both.
    """
    for phrasing in phrasings:
        if not phrasing.serves(work):
            continue
        media = [phrasing.media]
        one_lined = CONTEXTS[phrasing.shape] in (one_line, reference)
        line = one_lined and phrasing.media is Media.TEXT
        if line and not _SYNTAX.search(phrasing.write(work)[0]):
            media.append(Media.MARKDOWN)
        for each in media:
            page = Page(replace(phrasing, media=each), work, other)
            for context, text in CONTEXTS[phrasing.shape](page):
                yield Written(phrasing, context, each, text.encode())


def _stopped(text: str) -> str:
    return text if re.search(r"[.!?…。][\"”’»*_)]*$", text) else f"{text}."


def _sentence(text: str) -> str:
    """A message as a sentence of a paragraph."""
    if not text.startswith("http"):
        text = text[:1].upper() + text[1:]
    return _stopped(text) if text[-1].isalnum() or text[-1] in ")]" else text
