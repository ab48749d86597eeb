"""This module knows how a line of text marks that a list's item begins: bullets, numbers, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

BULLET: Final = re.compile(r"\s{0,200}(?:[-*•‣▪◦●○·–—]|\+)\s+(?=\S)")
NUMBER: Final = re.compile(r"\s{0,200}\(?(\d{1,3})[.)]\s+(?=\S)")
_BARE: Final = re.compile(r"\s{0,200}(\d{1,3})(?:\t|[ \u2002\u2003]{1,4})(?=[^\W\d_]|[“\"‘])")
"""A number that no mark divides from an entry ("1 Doe J, Roe R. …"), as some styles print it."""
BRACKET: Final = re.compile(
    r"\s{0,200}\[(\d{1,4})\]|\s{0,200}\.\. {1,4}\[[#*]?(\d{1,4}|[^\W_][\w+.:-]{0,40})\](?=\s)"
)
"""A number in brackets, or reStructuredText's mark of a footnote or citation (".. [1]", ".. [Doe20]")."""


def items(lines: Sequence[str]) -> Iterator[tuple[bool, int | None, list[str]]]:
    """The lines cut where a list item begins: whether it is one, its number, its lines."""
    part: list[str] = []
    item, ordinal, last = False, None, None
    bare = _counts_bare(lines)
    for place, line in enumerate(lines):
        found = mark(line, first=place == 0, last=last, bare=bare)
        if found is None:
            part.append(line)
            continue
        if part:
            yield item, ordinal, part
        rest, ordinal = found
        item, last, part = True, ordinal, [rest]
    if part:
        yield item, ordinal, part


def _counts_bare(lines: Sequence[str]) -> bool:
    """Whether the lines count without any mark behind the number: one that begins, one that goes on."""
    first = _BARE.match(lines[0]) if len(lines) > 1 else None
    if first is None:
        return False
    following = (_BARE.match(line) for line in lines[1:])
    return any(number and int(number[1]) == int(first[1]) + 1 for number in following)


def mark(
    line: str, *, first: bool, last: int | None, bare: bool = False
) -> tuple[str, int | None] | None:
    """The text behind a list mark and its number; ``[1]`` and ``.. [1]`` stay in the text, which cites them so.

    A number inside a wrapped paragraph is a mark only when it goes on counting; ``bare`` takes one
    without any mark behind it.
    """
    bracket = BRACKET.match(line)
    if bracket is not None:
        label = bracket[1] or bracket[2]
        return line, int(label) if label.isdecimal() else None
    bullet = BULLET.match(line)
    if bullet is not None:
        return line[bullet.end() :], None
    number = NUMBER.match(line) or (_BARE.match(line) if bare else None)
    if number is not None and (first or int(number[1]) == (last or 0) + 1):
        return line[number.end() :], int(number[1])
    return None
