"""This module knows which rules of the Markdown parser a text can need, and leaves out the others.

The parser tries every rule at every line and every mark; most texts hold none of the
characters that most rules need. A rule left out by :data:`_SIGNS` could not have matched,
so the tokens are the same (a property test compares them with the full parser's); reading
a summary of 2,000 characters takes half the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from citemark.documents.markdown.spans import PLAIN_ADDRESS

if TYPE_CHECKING:
    from markdown_it.token import Token

_PAIRS: Final = ("***", "---", "___", "- -", "* *", "_ _", "-  ", "*  ", "_  ", "\t")
"""Three marks on one line: side by side, or two of them with white space between."""
_SIGNS: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    (("normalize",), ("\r", "\0")),
    (("table",), ("|",)),  # its header row (GFM §4.10)
    (("code",), ("    ", "\t")),  # indented by four columns
    (("fence",), ("```", "~~~")),
    (("blockquote",), (">",)),
    (("hr",), _PAIRS),
    (("reference",), ("]:",)),
    (("html_block", "autolink", "html_inline"), ("<",)),
    (("heading",), ("#",)),
    (("lheading",), ("-\n", "=\n", " \n", "\t\n", "\r")),  # a line of = or -, then perhaps spaces
    (("backticks",), ("`",)),
    (("emphasis", "balance_pairs", "fragments_join"), ("*", "_")),
    (("link", "image"), ("[",)),
    (("escape",), ("\\",)),
    (("entity",), ("&",)),
    (("text_join",), ("\\", "&")),  # it joins what those two took apart
)
"""Rules, and strings of which a text must hold one for any of them to match (CommonMark 0.31)."""
_STOPS: Final = re.compile(r"[\n\\`*_\[\]!<&]")
"""Where an inline rule may match or a label end; the parser's own stops serve extensions too."""
_PARSERS: Final = 128
"""Parsers kept, one for each set of rules met; making one costs as much as reading ten lines."""


def parse_blocks(text: str) -> tuple[list[Token], dict[str, object]]:
    """The tokens of a text's blocks, and the link definitions among the parser's other notes."""
    environment: dict[str, object] = {}
    return _parser((*_unneeded(text), "inline")).parse(text, environment), environment


def parse_words(content: str, environment: dict[str, object]) -> Sequence[Token]:
    """The tokens of what stands in one block, by the definitions of its text."""
    (block,) = _parser(_unneeded(content)).parseInline(content, environment)
    return block.children or ()


def _unneeded(text: str) -> tuple[str, ...]:
    """The rules that cannot match anything in the text."""
    text += "\n"
    return tuple(
        rule for rules, signs in _SIGNS if not any(sign in text for sign in signs) for rule in rules
    )


class _Parser(MarkdownIt):
    """The library's parser; most addresses need none of its work to make them normal."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url if PLAIN_ADDRESS.fullmatch(url) else super().normalizeLink(url)


@lru_cache(maxsize=_PARSERS)
def _parser(left_out: tuple[str, ...]) -> MarkdownIt:
    """A parser without some rules; it keeps no state between texts, so threads may share it."""
    # Every option that rules ask for is set: asking for one that is not costs an exception.
    parser = _Parser("commonmark", {"tasklists": False, "store_labels": False}).enable("table")
    parser.inline.terminator_re = _STOPS
    return parser.disable(left_out)
