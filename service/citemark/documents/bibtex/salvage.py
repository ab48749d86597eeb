"""This module knows how to read the fields of a BibTeX entry whose braces or commas are broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HEAD: Final = re.compile(
    r"\s{0,40}@(\w{1,40})[ \t]{0,40}[{(]\s{0,40}(?:([^,\s{}()=]{1,200})\s{0,40}(?:,|$))?"
)
_FIELD: Final = re.compile(
    r"(?:^|[,}\"])[ \t,]{0,40}([A-Za-z][\w-]{0,40})[ \t]{0,40}=[ \t]{0,40}(?=[\"{\w])", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a broken entry."""

    key: str | None
    kind: str
    fields: dict[str, str]


def salvage(block: str) -> Salvaged | None:
    """The entry of a broken block, ``None`` when it is no entry or states nothing.

    A field reaches to where the next line, or the text after a comma or a closing
    delimiter, begins ``name =``.
    """
    head = _HEAD.match(block)
    if head is None or head[1].lower() in ("comment", "preamble", "string"):
        return None
    fields = salvage_fields(block[head.end() :])
    return Salvaged(head[2], head[1].lower(), fields) if fields else None


def salvage_fields(text: str) -> dict[str, str]:
    """The fields of a piece of an entry; of a repeated one the first."""
    heads = list(_FIELD.finditer(text))
    fields: dict[str, str] = {}
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        fields.setdefault(head[1].lower(), _unwrapped(text[head.end() : end]))
    return fields


def _unwrapped(value: str) -> str:
    """The value without its delimiters, however many of them are left."""
    value = value.strip().rstrip(",").strip()
    if value.startswith('"'):
        return value[1:].rstrip("})").rstrip().rstrip(",").removesuffix('"')
    value = value.removeprefix("{")
    surplus = value.count("}") - value.count("{")
    while surplus > 0 and value.endswith(("}", ",", ")", "\n", " ")):
        surplus -= value.endswith("}")
        value = value[:-1].rstrip()
    return value
