"""This package knows how to read a document: bytes in, :class:`~citemark.types.Document` out.

One module a format. A reader is imported when its format is met, so that a capsule
costs neither the HTML nor the BibTeX parser.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from citemark.documents import limits
from citemark.documents.decoding import decode
from citemark.documents.detection import detect_text
from citemark.documents.formats import MEDIA_TYPES, SUFFIXES, TYPES
from citemark.documents.incoming import Incoming
from citemark.errors import InputTooLarge, UnsupportedType
from citemark.types import Document

__all__ = ["MEDIA_TYPES", "SUFFIXES", "TYPES", "detect", "from_references", "read"]


def read(
    data: bytes,
    *,
    type: str = "auto",  # noqa: A002 - the contract's word
    name: str | None = None,
    limit: int = limits.BYTES,
) -> tuple[Document, ...]:
    """The documents of an input; one file may hold several capsules.

    ``type`` is one of :data:`TYPES` or ``auto``, by content; ``name`` only breaks
    ties. Raises :class:`~citemark.errors.UnreadableInput` or a subclass of it; its
    message says what to do and never quotes the input.
    """
    if type != "auto" and type not in TYPES:
        raise UnsupportedType(f"no reader for this type: give one of {', '.join(TYPES)} or auto")
    if len(data) > limit:
        raise InputTooLarge(f"the input is larger than {limit:,} bytes: split it")
    text, problems = decode(data)
    kind = detect_text(text, name) if type == "auto" else type
    if kind != "text":  # only plain text has pages
        text = text.replace("\f", "\n")
    incoming = Incoming(text, hashlib.sha256(data).hexdigest(), problems)
    module = import_module(f"citemark.documents.{kind}")
    if kind == "capsule":
        documents: tuple[Document, ...] = module.read_all(incoming)
        return documents
    reader: Callable[[Incoming], Document] = module.read
    return (reader(incoming),)


def detect(data: bytes, name: str | None = None) -> str:
    """The type of an input, by content; ``name`` only breaks ties."""
    return detect_text(decode(data)[0], name)


def from_references(items: Sequence[Mapping[str, object]]) -> Document:
    """The document of references that a client states itself: one entry each, in order."""
    from citemark.documents import stated

    return stated.from_references(items)
