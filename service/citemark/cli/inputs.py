"""This module knows how the command line gets the bytes of its inputs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from citemark.documents import limits, read
from citemark.errors import CitemarkError, UnreadableInput
from citemark.progress import followed
from citemark.settings import Settings
from citemark.types import Document

STANDARD_INPUT = "standard input"
SOME_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,31}://")

_REMEDIES: dict[type[OSError], str] = {
    FileNotFoundError: "check the name",
    PermissionError: "check its permissions",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A document, and the name under which the user gave it."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and what to do about it."""

    name: str
    message: str


def read_inputs(
    names: Sequence[str], *, kind: str, settings: Settings, offline: bool
) -> Iterator[Named | Unread]:
    """The documents of every input in order; an unreadable one never stops the others."""
    for name in followed(names, "opening", unit="files"):
        shown = STANDARD_INPUT if name == "-" else name
        try:
            documents = read(
                _bytes(name, settings=settings, offline=offline),
                type=kind,
                name=None if name == "-" else name,
            )
        except CitemarkError as error:
            yield Unread(shown, str(error))
        else:
            yield from (Named(shown, document) for document in documents)


def _bytes(name: str, *, settings: Settings, offline: bool) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(limits.BYTES + 1)
    if name.lower().startswith(("http://", "https://")):
        if offline:
            raise UnreadableInput("an address cannot be read with --offline: save the page first")
        from citemark.evidence.transport.fetch import fetch_document

        return fetch_document(name, settings)[0]
    if SOME_SCHEME.match(name) and not Path(name).exists():
        raise UnreadableInput("only http and https addresses can be fetched: save it as a file")
    if not name:
        raise UnreadableInput("an empty name: name a file, or “-” for standard input")
    path = Path(name)
    try:
        with path.open("rb") as stream:
            return stream.read(limits.BYTES + 1)
    except IsADirectoryError as error:
        raise UnreadableInput(
            "this is a folder: name its files (FOLDER/*.json), or use “citemark rescore”"
        ) from error
    except OSError as error:
        remedy = _REMEDIES.get(type(error), "check the file, or pipe it in")
        raise UnreadableInput(f"it cannot be read ({error.strerror}): {remedy}") from error
