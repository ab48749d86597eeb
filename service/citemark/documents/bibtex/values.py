"""This module knows BibTeX's value expressions: ``{…}``, ``"…"``, numbers and macros, joined by ``#``."""

from __future__ import annotations

import re
from typing import Final

from citemark.documents import limits

_BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTED: Final = re.compile(r"\\.|[{}\"]", re.DOTALL)
_WORD: Final = re.compile(r"[^\s#{},\"]+")


class Macros:
    """The ``@string`` macros of one file; what they may add to it is bounded."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._left = limits.EXPANDED

    def define(self, name: str, value: str) -> None:
        """Gives a macro its value; the first definition holds, as in BibTeX."""
        self._values.setdefault(name.strip().lower(), self.expand(value)[0])

    def value(self, name: str) -> str:
        """The macro's value; the word itself when it is undefined or the bound is spent."""
        value = self._values.get(name.lower())
        if value is None or len(value) > self._left:
            return name
        self._left -= len(value)
        return value

    def expand(self, expression: str) -> tuple[str, bool]:
        """The text of an expression, and whether it was well-formed to its end."""
        parts: list[str] = []
        place = _blank(expression, 0)
        while place < len(expression):
            part, place = self._part(expression, place)
            if part is None:
                return "".join(parts), False
            parts.append(part)
            place = _blank(expression, place)
            if place < len(expression):
                if expression[place] != "#":
                    return "".join(parts), False
                place = _blank(expression, place + 1)
        return "".join(parts), True

    def _part(self, expression: str, place: int) -> tuple[str | None, int]:
        """The operand that begins at ``place``, and where it ends."""
        if expression[place] in '{"':
            end = _closing(expression, place)
            return (None, place) if end is None else (expression[place + 1 : end], end + 1)
        word = _WORD.match(expression, place)
        return (None, place) if word is None else (self.value(word[0]), word.end())


def _blank(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _closing(text: str, place: int) -> int | None:
    """Where the operand opened at ``place`` closes; a quote closes outside braces only."""
    quoted = text[place] == '"'
    depth = 0
    for mark in (_QUOTED if quoted else _BRACES).finditer(text, place + 1):
        match mark[0]:
            case "{":
                depth += 1
            case "}" if depth:
                depth -= 1
            case "}" if not quoted:
                return mark.start()
            case '"' if not depth:
                return mark.start()
    return None


def split_names(value: str) -> list[str]:
    """The names of an author field: separated by ``and``, in small or capital letters, outside
    braces."""
    words = " ".join(value.split())
    names: list[str] = []
    depth = start = 0
    for mark in re.finditer(r"\\.|[{}]| (?:\\?and|AND),? (?=\S)", words):
        match mark[0]:
            case "{":
                depth += 1
            case "}":
                depth = max(depth - 1, 0)
            case separator if depth == 0 and separator.startswith(" "):
                names.append(words[start : mark.start()])
                start = mark.end()
    names.append(words[start:])
    return [name.strip() for name in names if name.strip()]
