"""This module knows the lines that a layout repeats on every page, and takes them out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_FEWEST_PAGES: Final = 3
_FEWEST_LINES: Final = 10
"""Lines with text below which a page is none of a laid-out document."""
_LONGEST: Final = 200
_NUMBER: Final = re.compile(r"(?<!\w)(?:\d{1,4}|[ivxl]{1,6})(?!\w)")


def without_running_heads(text: str) -> str:
    """The text, pages divided by form feeds, without heads, feet and page numbers.

    They would end a list of references that goes on over the page, or stand inside one of its entries.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    whole = [page for page in pages if sum(map(_says_something, page)) >= _FEWEST_LINES]
    if len(whole) < _FEWEST_PAGES:
        return text
    seen = Counter(form for page in whole for form in {_form(page[at]) for at in _edges(page)})
    repeated = {form for form, count in seen.items() if 2 * count > len(whole)}
    if not repeated:
        return text
    return "\f".join("\n".join(_kept(page, repeated)) for page in pages)


def _kept(page: Sequence[str], repeated: set[str]) -> list[str]:
    heads = {at for at in _edges(page) if _form(page[at]) in repeated}
    return [line for at, line in enumerate(page) if at not in heads]


def _edges(page: Sequence[str]) -> tuple[int, ...]:
    """Where the first and the last line with text stand."""
    told = [at for at, line in enumerate(page) if _says_something(line)]
    return (told[0], told[-1]) if told else ()


def _says_something(line: str) -> bool:
    return bool(line.strip())


def _form(line: str) -> str:
    """The line as every page has it: without the page's number, blanks aside."""
    return " ".join(_NUMBER.sub(" ", line[:_LONGEST]).split())
