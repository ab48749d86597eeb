"""This module knows how to parse JSON that nobody vouches for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final

from citemark.documents import limits
from citemark.errors import InputTooLarge, UnreadableInput

_STRUCTURE: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', re.DOTALL)
Hook = Callable[[dict[str, object]], object]


def parse(text: str, hook: Hook | None = None) -> object:
    """The value of a JSON text, or the list of values of one JSON object a line.

    Raises :class:`UnreadableInput` where the text breaks off or is wrong, and
    :class:`InputTooLarge` when it nests deeper than any real document.
    """
    if text.count("[") + text.count("{") > limits.JSON_DEPTH and _depth(text) > limits.JSON_DEPTH:
        raise InputTooLarge(
            f"the JSON nests more than {limits.JSON_DEPTH} levels deep: flatten it or send its text"
        )
    try:  # raw line breaks inside strings are let pass: they are unambiguous
        return json.loads(text, object_hook=hook, strict=False)
    except json.JSONDecodeError as error:
        lines = text.splitlines()
        if error.msg == "Extra data" and len(lines) > 1:
            return [
                _line(line, number, hook) for number, line in enumerate(lines, 1) if line.strip()
            ]
        raise UnreadableInput(_complaint(error, text)) from error
    except ValueError as error:  # an integer of thousands of digits
        raise UnreadableInput("the JSON holds a number too long to be one: correct it") from error


def _line(line: str, number: int, hook: Hook | None) -> object:
    try:
        return json.loads(line, object_hook=hook, strict=False)
    except ValueError as error:
        raise UnreadableInput(
            f"line {number} is not JSON: give one JSON object a line, or one JSON document"
        ) from error


def _complaint(error: json.JSONDecodeError, text: str) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return f"the JSON breaks off after {len(text):,} characters: send the whole document"
    return (
        f"the JSON is wrong at line {error.lineno}, column {error.colno} "
        f"({error.msg.lower()}): correct it"
    )


def _depth(text: str) -> int:
    """The deepest nesting outside strings; stops counting once it is too deep."""
    depth = deepest = 0
    for token in _STRUCTURE.finditer(text):
        mark = token[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > limits.JSON_DEPTH:
                break
        elif mark in "]}":
            depth -= 1
    return deepest
