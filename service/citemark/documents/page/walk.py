"""This module knows how a page's elements become text: what makes a block, what is a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from citemark.documents.addresses import absolute, rejoin
from citemark.documents.cleaning import clean
from citemark.documents.composing import Composer
from citemark.documents.page.events import END, START, Event
from citemark.documents.page.metadata import Metadata
from citemark.documents.page.visibility import (
    FRAME_TAGS,
    UNSEEN_TAGS,
    is_entry_label,
    is_hidden,
    is_navigation,
    is_reference_list,
)
from citemark.types import BlockKind

_BLOCKS: Final = {
    "li": BlockKind.ITEM, "dt": BlockKind.ITEM, "dd": BlockKind.ITEM, "td": BlockKind.CELL,
    "th": BlockKind.CELL, "blockquote": BlockKind.QUOTE, "pre": BlockKind.CODE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}  # fmt: skip
_BOXES: Final = frozenset(
    {
        "address", "article", "aside", "body", "caption", "center", "details", "dir", "div",
        "dl", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr",
        "html", "legend", "main", "ol", "p", "section", "summary", "table", "tbody", "tfoot",
        "thead", "tr", "ul",
    }
)  # fmt: skip
_LISTS: Final = frozenset({"ul", "ol", "dl", "dir"})
_STATED_TAGS: Final = frozenset({"source", "title"})
"""What language models put round a source and its title, in text that is no page."""
_EMPHASIS: Final = frozenset({"b", "strong", "i", "em", "cite", "dfn"})
_MOSTLY_LINKS: Final = 0.5
"""Share of a footer's or aside's characters in links from which it is navigation: on
41 real pages the ones below are notes, notices and boxes of prose."""
_LABEL: Final = re.compile(r"\s{0,9}\[[\w+.-]{1,20}\]\s{0,9}")
"""A label that marks in the text repeat; one of names and a year says what the entry says again, and
was read as its authors."""
_NO_ADDRESS: Final = ("#", "javascript:", "mailto:", "tel:", "data:", "about:", "blob:")


@dataclass(slots=True)
class _Open:
    """An element that is open, and what is to be done when it closes."""

    tag: str
    muted: bool
    """Its text is not seen."""
    sealed: bool
    """Muted for good: not even a reference list inside is seen."""
    start: int = 0
    address: str | None = None
    styled: bool = False
    frame: tuple[int, int, int, int, int] | None = None
    lists: bool = False
    """A reference list stands inside."""
    number: int = 0
    """The number of an ordered list's next item; 0 in other elements."""
    capture: list[str] | None = None
    """Collects the text of the title and of JSON-LD scripts."""


class PageWalk:
    """Walks the events of one page once, into a composer and the page's metadata."""

    def __init__(self, composer: Composer, metadata: Metadata, *, whole: bool = True) -> None:
        self._to = composer
        self._about = metadata
        self._whole = whole
        """A page, not a piece of one: its title is not its text."""
        self._stack = [_Open("", muted=False, sealed=False)]
        self._styles: list[tuple[BlockKind, int, int | None, int]] = [
            (BlockKind.PARAGRAPH, 0, None, 0)
        ]
        """What text is at the place reached: kind, level, ordinal, and where that began."""
        self._depth = 0
        self._verbatim = 0
        self._frames = 0
        self._broken = False
        """The last thing written was a line break."""

    def run(self, events: Iterable[Event]) -> None:
        for event, name, attributes in events:
            if event == START:
                self._start(name, attributes)
            elif event == END:
                self._end()
            else:
                self._text(name)
            if self._to.full:
                break
        self._to.close()

    # ------------------------------------------------------------- elements

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._about.element(tag, attributes)
        outer = self._stack[-1]
        opened = _Open(tag, outer.muted, outer.sealed)
        self._stack.append(opened)
        if (tag in UNSEEN_TAGS or tag == "nav") and (self._whole or tag not in _STATED_TAGS):
            opened.muted = opened.sealed = True
            self._capture(opened, attributes)
        elif attributes and not opened.sealed and tag != "body":
            self._mute(opened, attributes)
        if not opened.muted:
            self._show(opened, attributes)

    def _capture(self, opened: _Open, attributes: Mapping[str, str]) -> None:
        titles = opened.tag == "title" and self._about.title is None
        if titles or (opened.tag == "script" and "ld+json" in attributes.get("type", "").lower()):
            opened.capture = []

    def _mute(self, opened: _Open, attributes: Mapping[str, str]) -> None:
        """Decides whether the element is seen; a list of references always is."""
        hides = not opened.muted and (
            is_hidden(attributes) or is_navigation(opened.tag, attributes)
        )
        if (hides or opened.muted or self._frames) and is_reference_list(attributes):
            opened.muted = False
            for around in self._stack:
                around.lists = True
        elif hides:
            opened.muted = True
        elif is_entry_label(attributes):
            opened.muted, opened.capture = True, []

    def _show(self, opened: _Open, attributes: Mapping[str, str]) -> None:
        tag = opened.tag
        if tag == "a":
            opened.start = self._to.position
            opened.address = self._address(attributes.get("href"))
        elif tag in _EMPHASIS:
            opened.start = self._to.position
        elif tag == "br":
            self._break()
        elif tag == "title":  # of a source that a language model lists
            self._to.close()
            opened.start = self._to.position
        elif tag == "q":
            self._to.write("“")
        elif tag in _BLOCKS:
            self._block(opened, attributes)
        elif tag in _BOXES:
            self._to.close()
            if tag in _LISTS:
                self._depth += 1
                opened.number = _number(attributes.get("start"), 1) if tag == "ol" else 0
            elif tag in FRAME_TAGS and not is_reference_list(attributes):
                self._frames += 1
                opened.frame = self._to.mark()
            self._restyle()

    def _block(self, opened: _Open, attributes: Mapping[str, str]) -> None:
        self._to.close()
        kind, level, ordinal = _BLOCKS[opened.tag], 0, None
        if kind is BlockKind.ITEM:
            level = self._depth
            around = self._stack[-2]
            if around.number:
                ordinal = _number(attributes.get("value"), around.number)
                around.number = ordinal + 1
        elif kind is BlockKind.HEADING:
            level = int(opened.tag[1])
        elif kind is BlockKind.CODE:
            self._verbatim += 1
        opened.styled = True
        self._styles.append((kind, level, ordinal, self._to.position))
        self._restyle()

    def _restyle(self) -> None:
        """Begins a block of the kind in effect; a list item's further blocks are paragraphs in it."""
        kind, level, ordinal, start = self._styles[-1]
        if kind is BlockKind.ITEM and self._to.position != start:
            kind, ordinal = BlockKind.PARAGRAPH, None
        self._to.open(kind, level, ordinal)

    def _end(self) -> None:
        closed = self._stack.pop()
        if closed.capture is not None:
            self._captured(closed.tag, "".join(closed.capture))
        if closed.muted:
            return
        if closed.address is not None:
            self._to.link(closed.start, closed.address)
        elif closed.tag in _EMPHASIS:
            self._to.emphasise(closed.start)
        elif closed.tag == "q":
            self._to.write("”")
        elif closed.tag == "title":
            self._to.emphasise(closed.start)
            self._to.line_break()
        elif closed.styled or closed.tag in _BOXES:
            self._end_block(closed)

    def _end_block(self, closed: _Open) -> None:
        self._to.close()
        if closed.styled:
            self._styles.pop()
            self._verbatim -= closed.tag == "pre"
        elif closed.tag in _LISTS:
            self._depth -= 1
        if closed.frame is not None:
            self._frames -= 1
            linked, written = self._to.linked_since(closed.frame)
            if not closed.lists and linked >= _MOSTLY_LINKS * written:
                self._to.rewind(closed.frame)
        self._restyle()

    # ----------------------------------------------------------------- text

    def _text(self, text: str) -> None:
        opened = self._stack[-1]
        if opened.capture is not None:
            opened.capture.append(text)
        if opened.muted:
            return
        text = clean(text)
        if self._verbatim:
            self._to.write_lines(text)
        else:
            self._to.write(rejoin(text))
        self._broken = self._broken and not text.strip()

    def _break(self) -> None:
        """One ``br`` breaks a line, two in a row a paragraph."""
        if self._broken:
            self._to.close()
            self._restyle()
        else:
            self._to.line_break()
        self._broken = True

    def _captured(self, tag: str, text: str) -> None:
        if tag == "title":
            self._about.title = text
        elif tag == "script":
            self._about.scripts.append(text)
        elif not self._stack[-1].muted and _LABEL.fullmatch(text):
            self._to.write(f"{clean(text).strip()} ")

    def _address(self, href: str | None) -> str | None:
        """The absolute address of a link, ``None`` when it leads nowhere else."""
        href = clean(href).strip() if href else ""
        if not href or href.lower().startswith(_NO_ADDRESS):
            return None
        if href.startswith(("http://", "https://", "doi:")):
            return href
        return absolute(href, self._about.address())


def _number(stated: str | None, default: int) -> int:
    stated = (stated or "").strip()
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 7 else default
