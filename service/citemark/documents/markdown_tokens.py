"""This module knows what each token of the Markdown parser adds to the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from citemark.documents import limits
from citemark.documents.composing import Composer
from citemark.documents.emphasis import mend_emphasis, without_stray_marks
from citemark.documents.markdown_lines import Line
from citemark.documents.markdown_spans import INSIDE_WORD, Span, one_span
from citemark.types import BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS: Final = re.compile(r"[\n\\`*_\[<&]")
"""Any of these must stand in a block's words for one of the parser's inline rules to match."""
_LABEL: Final = re.compile(r"\^?(\d{1,4})$")
_MARK: Final = re.compile(r"\d{1,3}$")
# A line that begins one of these begins a statement of its own.
_NEW_LINE: Final = re.compile(
    r"\s*(?:\[\^?\d{1,4}\]|https?://|doi:|arxiv:|(?:sources?|references?)\s?:)", re.IGNORECASE
)
_HREF: Final = re.compile(
    r"<a\s[^<>]{0,500}?href\s?=\s?[\"']([^\"'<>]{1,2000})[\"']", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(/?)([a-z]+)", re.IGNORECASE)
_EMPHASIS_TAGS: Final = frozenset({"b", "strong", "i", "em", "cite"})


class Renderer:
    """Walks the tokens of one text once and writes them into a composer."""

    def __init__(self, composer: Composer, environment: dict[str, object] | None = None) -> None:
        self._to = composer
        self._environment = environment or {}
        self._definitions = _definitions(self._environment)
        self._used: set[str] = set()
        self._depth = 0
        self._quotes = 0
        self._item: tuple[int, int | None] | None = None
        """Depth and ordinal of a list item that has no text yet."""
        self._open_spans: list[tuple[str, int, str]] = []
        """Inline spans that are open: element, start, address."""

    def write(self, lines: Iterable[Line]) -> None:
        """Writes the blocks of a text that was read line by line."""
        for kind, level, ordinal, content in lines:
            self._to.open(kind, level, ordinal)
            self.words(content)
        self._to.close()

    def render(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if self._definitions and token.level == 0 and token.map:
                self._define(before=token.map[0])
            self._block(token)
        self._define(before=None)

    # -------------------------------------------------------------- blocks

    def _block(self, token: Token) -> None:
        write = self._WRITERS.get(token.type)
        if write is not None:
            write(self, token)
        elif token.nesting < 0:
            self._to.close()

    def _list(self, token: Token) -> None:
        self._depth += token.nesting
        self._item = None

    def _list_item(self, token: Token) -> None:
        self._item = (self._depth, int(token.info) if token.info.isdigit() else None)

    def _quote(self, token: Token) -> None:
        self._quotes += token.nesting

    def _code(self, token: Token) -> None:
        self._to.open(BlockKind.CODE, self._depth)
        self._to.write_lines(token.content.rstrip("\n"))
        self._to.close()

    def _heading(self, token: Token) -> None:
        self._to.open(BlockKind.HEADING, int(token.tag[1]))

    def _cell(self, _: Token) -> None:
        self._to.open(BlockKind.CELL)

    def _open_paragraph(self, _: Token) -> None:
        if self._item is not None:
            self._to.open(BlockKind.ITEM, *self._item)
            self._item = None
        else:
            self._to.open(BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH, self._depth)

    def _markup(self, token: Token) -> None:
        from citemark.documents.html import compose_fragment

        compose_fragment(self._to, token.content)
        self._to.open(BlockKind.PARAGRAPH, self._depth)

    def _define(self, before: int | None) -> None:
        """Writes the link definitions that stand before a line; unused and numbered ones only."""
        while self._definitions and (before is None or self._definitions[-1][0] < before):
            _, label, address, title = self._definitions.pop()
            number = _LABEL.match(label)
            if number is None and address in self._used:
                continue
            self._to.open(BlockKind.ITEM, 0, int(number[1]) if number else None)
            self._to.write(f"[{label}] ")
            start = self._to.position
            self._to.write(address)
            self._to.link(start, address)
            self._to.write(f" {title}")
            self._to.close()

    # -------------------------------------------------------------- inline

    def _inline(self, token: Token) -> None:
        self.words(token.content)

    def words(self, content: str) -> None:
        """Writes what stands in one block.

        Inline marks are resolved only in paragraphs short enough to be written by people.
        """
        content = mend_emphasis(content)
        bare = INSIDE_WORD.sub("-", content) if "_" in content else content
        if not _MARKS.search(bare) or len(content) > limits.INLINE:
            self._to.write(content)
            return
        span = one_span(content)
        if span is not None:
            self._span(span)
        else:
            from citemark.documents.markdown_rules import parse_words

            self.resolved(parse_words(content, self._environment))

    def _span(self, span: Span) -> None:
        self._to.write(span.before)
        start = self._to.position
        if span.url is None:
            self._to.write(span.inside)
            self._to.emphasise(start)
        else:
            self._used.add(span.url)
            self._to.write(_bracketed(span.inside))
            self._to.link(start, span.url)
        self._to.write(span.after)

    def resolved(self, children: Sequence[Token]) -> None:
        """Writes the tokens of one block's words."""
        for place, child in enumerate(children):
            if child.nesting == 1:
                address = str(child.attrGet("href") or "")
                self._begin(child.tag, address)
                self._mark(children[place + 1 : place + 3])
            elif child.nesting == -1:
                self._end(child.tag)
            elif child.type == "softbreak":
                self._soft_break(_beginning(children[place + 1 : place + 3]))
            else:
                self._leaf(child)
        self._open_spans.clear()

    def _mark(self, inside: Sequence[Token]) -> None:
        numbered = len(inside) == 2 and inside[0].type == "text" and inside[1].type == "link_close"
        if numbered:
            inside[0].content = _bracketed(inside[0].content)

    def _soft_break(self, following: str) -> None:
        if _NEW_LINE.match(following) and not self._open_spans:
            self._to.close()
        else:
            self._to.write(" ")

    def _begin(self, tag: str, address: str = "") -> None:
        self._open_spans.append((tag, self._to.position, address))

    def _end(self, tag: str) -> None:
        for place in range(len(self._open_spans) - 1, -1, -1):
            if self._open_spans[place][0] == tag:
                _, start, address = self._open_spans.pop(place)
                if tag == "a" and address:
                    self._used.add(address)
                    self._to.link(start, address)
                elif tag in _EMPHASIS_TAGS:
                    self._to.emphasise(start)
                return

    def _leaf(self, child: Token) -> None:
        if child.type == "hardbreak":
            self._to.line_break()
        elif child.type == "html_inline":
            self._inline_markup(child.content)
        elif child.type == "code_inline":
            self._to.write(child.content)
        else:
            self._to.write(without_stray_marks(child.content))

    def _inline_markup(self, content: str) -> None:
        tag = _TAG.match(content)
        if tag is None:
            return
        name = tag[2].lower()
        if name == "br":
            self._to.line_break()
        elif tag[1]:
            self._end(name)
        elif name == "a" or name in _EMPHASIS_TAGS:
            address = _HREF.match(content)
            self._begin(name, address[1] if address else "")

    _WRITERS: ClassVar[dict[str, Callable[[Renderer, Token], None]]] = {
        "inline": _inline,
        "paragraph_open": _open_paragraph,
        "heading_open": _heading,
        "list_item_open": _list_item,
        "bullet_list_open": _list,
        "bullet_list_close": _list,
        "ordered_list_open": _list,
        "ordered_list_close": _list,
        "blockquote_open": _quote,
        "blockquote_close": _quote,
        "th_open": _cell,
        "td_open": _cell,
        "fence": _code,
        "code_block": _code,
        "html_block": _markup,
    }
    """What a block token does; one of another type ends the open block if it closes something."""


def _bracketed(label: str) -> str:
    """The words of a link; ``[1](https://…)`` is a citation mark, whose brackets are kept."""
    return f"[{label}]" if _MARK.match(label) else label


def _beginning(following: Sequence[Token]) -> str:
    """The text that a line begins with; a numbered link as the citation mark it is."""
    if not following:
        return ""
    if following[0].type == "link_open" and len(following) > 1:
        return _bracketed(following[1].content)
    return following[0].content


def _definitions(environment: dict[str, object]) -> list[tuple[int, str, str, str]]:
    """Link definitions (line, label, address, title), the last of the text first."""
    references = environment.get("references")
    if not isinstance(references, dict):
        return []
    found = [
        (int(entry["map"][0]), str(label).lower(), str(entry["href"]), str(entry["title"]))
        for label, entry in references.items()
    ]
    return sorted(found, reverse=True)
