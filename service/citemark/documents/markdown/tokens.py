"""This module knows what each block token of the Markdown parser adds to the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from citemark.documents.bibtex_in_code import stated_in
from citemark.documents.composing import Composer
from citemark.documents.markdown.words import Words
from citemark.types import BlockKind, Entry

if TYPE_CHECKING:
    from markdown_it.token import Token

_LABEL: Final = re.compile(r"\^?(\d{1,4})$")


class Renderer:
    """Walks the tokens of one text once and writes them into a composer."""

    def __init__(self, composer: Composer, environment: dict[str, object] | None = None) -> None:
        self._to = composer
        self._words = Words(composer, environment)
        self._definitions = _definitions(environment or {})
        self.entries: list[Entry] = []
        """What the text states in BibTeX, in its place."""
        self._depth = 0
        self._quotes = 0
        self._item: tuple[int, int | None] | None = None
        """Depth and ordinal of a list item that has no text yet."""

    def render(self, tokens: Sequence[Token]) -> None:
        stated = stated_in(tokens)
        for at, token in enumerate(tokens):
            if self._definitions and token.level == 0 and token.map:
                self._define(before=token.map[0])
            if at in stated and not self._to.full:
                self.entries.extend(map(self._to.add_entry, stated[at]))
            else:
                self._block(token)
        self._define(before=None)

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
        from citemark.documents.page.fragment import compose_fragment

        compose_fragment(self._to, token.content)
        self._to.open(BlockKind.PARAGRAPH, self._depth)

    def _define(self, before: int | None) -> None:
        """Writes the link definitions that stand before a line; unused and numbered ones only."""
        while self._definitions and (before is None or self._definitions[-1][0] < before):
            _, label, address, title = self._definitions.pop()
            number = _LABEL.match(label)
            if number is None and address in self._words.used:
                continue
            self._to.open(BlockKind.ITEM, 0, int(number[1]) if number else None)
            self._to.write(f"[{label}] ")
            start = self._to.position
            self._to.write(address)
            self._to.link(start, address)
            self._to.write(f" {title}")
            self._to.close()

    def _inline(self, token: Token) -> None:
        self._words.write(token.content)

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
