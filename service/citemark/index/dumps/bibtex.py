"""This module knows BibTeX files of any size, entry by entry, as the ACL Anthology exports them.

The grammar is that of "BibTeXing" (Patashnik 1988): entries end with the brace that opened
them, values are braced, quoted or named by ``@string``. A broken entry spoils only itself.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from citemark.identifiers import parse
from citemark.index.dumps import fields
from citemark.index.work import UnreadableRowError, Work
from citemark.matching.latex import plain
from citemark.types import Identifier

_START = re.compile(r"\s{0,8}@\s{0,4}([A-Za-z]{1,40})\s{0,4}[{(]")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:.+-]{0,40})\s*=\s*")
_NO_ENTRIES = frozenset({"comment", "preamble"})
_LONGEST_ENTRY = 1 << 18
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_ANTHOLOGY = re.compile(r"https?://(?:www\.)?aclanthology\.org/([A-Za-z0-9.-]{5,40}?)/?")
_PLACES = (("doi", "doi"), ("isbn", "isbn"), ("eprint", "arxiv"), ("pmid", "pmid"))


def recognises(head: str) -> bool:
    """Whether an entry starts in the first lines."""
    return any(_START.match(line) for line in head[:8192].split("\n"))


def items(stream: io.BufferedReader) -> Iterator[object]:
    """Each entry's text, with the strings defined so far."""
    macros: dict[str, str] = {}
    entry: list[str] = []
    size = 0
    for raw in stream:
        line = raw.decode("utf-8", "replace")
        if _START.match(line) or size > _LONGEST_ENTRY:
            yield from _finished("".join(entry), macros)
            entry, size = [], 0
        entry.append(line)
        size += len(line)
    yield from _finished("".join(entry), macros)


def _finished(entry: str, macros: dict[str, str]) -> Iterator[object]:
    match = _START.match(entry)
    kind = match[1].lower() if match else "comment"
    if match and kind == "string":
        macros.update(_values(entry, match.end(), macros))
    elif kind not in _NO_ENTRIES:
        yield entry, dict(macros)


def read(item: object) -> Work | None:
    """One entry as a work; ``None`` for whole volumes of proceedings."""
    if not isinstance(item, tuple):
        raise UnreadableRowError("not an entry")
    entry, macros = item
    match = _START.match(entry)
    if match is None:
        raise UnreadableRowError("not an entry")
    kind = match[1].lower()
    values = _values(entry, entry.find(",", match.end()), macros)
    if kind == "proceedings":
        return None
    names, cut = fields.names(_names(values.get("author", "")))
    return Work(
        title=fields.title(plain(values.get("title", ""))),
        authors=tuple(name for name in names if name != "others"),
        authors_truncated=cut or "others" in names,
        year=fields.year(values.get("year") or values.get("date")),
        venue=fields.short(plain(values.get("booktitle") or values.get("journal") or "")),
        identifiers=_identifiers(values),
        kind=kind,
        sources=("acl",) if "aclanthology.org" in values.get("url", "") else (),
    )


def _names(value: str) -> Iterator[str]:
    for name in _AND.split(" ".join(value.split())):
        family, comma, given = plain(name).partition(", ")
        yield f"{given} {family}".strip() if comma else family


def _values(entry: str, at: int, macros: dict[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    while at >= 0 and (match := _FIELD.match(entry, at)):
        value, at = _value(entry, match.end(), macros)
        values.setdefault(match[1].lower(), value)
    return values


def _value(entry: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    parts: list[str] = []
    while True:
        start = entry[at : at + 1]
        if start in {"{", '"'}:
            end = _end(entry, at, start)
            parts.append(entry[at + 1 : end])
            at = end + 1
        else:
            match = _BARE.match(entry, at)
            word = match[0] if match else ""
            parts.append(macros.get(word.lower(), word))
            at += len(word)
        joint = _JOINT.match(entry, at)
        if joint is None:
            return "".join(parts), at
        at = joint.end()


_BARE = re.compile(r"[^\s,{}\"#()=]{0,200}")
_JOINT = re.compile(r"\s*#\s*")


def _end(entry: str, at: int, start: str) -> int:
    """Where the value that starts here ends; an unbalanced one makes the entry unreadable."""
    depth = 0
    for match in _DELIMITER.finditer(entry, at + 1):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            if depth == 0 and start == "{":
                return match.start()
            depth -= 1
        elif mark == '"' and depth == 0 and start == '"':
            return match.start()
    raise UnreadableRowError("unbalanced braces")


_DELIMITER = re.compile(r'\\.|[{}"]', re.DOTALL)


def _identifiers(values: dict[str, str]) -> tuple[Identifier, ...]:
    found = dict.fromkeys(
        fields.identifiers(
            *((scheme, values.get(name)) for name, scheme in _PLACES if _fits(name, values))
        )
    )
    url = values.get("url", "")
    if match := _ANTHOLOGY.fullmatch(url):
        found.update(dict.fromkeys(fields.identifiers(("acl", match[1]))))
    elif (identifier := parse(url)) and identifier.scheme in {"arxiv", "doi"}:
        found[Identifier(identifier.scheme, identifier.value)] = None
    return tuple(found)


def _fits(name: str, values: dict[str, str]) -> bool:
    """``eprint`` is arXiv's unless another archive is named."""
    archive = values.get("archiveprefix") or values.get("eprinttype") or "arxiv"
    return name != "eprint" or archive.lower() == "arxiv"
