"""This module knows e-mail as it is saved (RFC 5322, MIME): which part holds the words, and its coding."""

from __future__ import annotations

import datetime as dt
import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib import import_module
from typing import Final

from citemark.documents.decoding import decode
from citemark.documents.detection import detect_text
from citemark.documents.incoming import Incoming
from citemark.errors import InputTooLarge, UnreadableInput
from citemark.types import Document, Problem

_CODED: Final = frozenset({"base64", "quoted-printable", "x-uuencode", "uuencode"})
_RICHEST: Final = ("text/html", "text/markdown", "text/plain")
"""Of what says the same in several ways, the one that keeps the links."""

_NESTING: Final = re.compile(r"\b(?:multipart|message)/[a-z]", re.IGNORECASE)
_MOST_NESTING: Final = 50

Words = tuple[str, str, tuple[Problem, ...]]
"""A part's type, its text, and what was wrong with it."""


def read(incoming: Incoming) -> Document:
    """The document of a mail: what its reader sees of it first, whatever the form it was sent in.

    Raises :class:`UnreadableInput` for a mail without words.
    """
    mail, parts = _parsed(incoming.text)
    said = [words for part in parts if (words := _words(part)) is not None]
    if not said:
        raise UnreadableInput("the mail holds no text: save what is attached to it, and give that")
    kind = max(
        _RICHEST, key=lambda known: sum(len(text) for type_, text, _ in said if type_ == known)
    )
    text = "\n\n".join(text for type_, text, _ in said if type_ == kind)
    found = tuple(problem for type_, _, problems in said if type_ == kind for problem in problems)
    word = "html" if kind == "text/html" else detect_text(text)
    if word in ("capsule", "mail"):  # a mail in a mail is its words
        word = "text"
    inner = replace(incoming, text=text, problems=(*incoming.problems, *found))
    document: Document = import_module(f"citemark.documents.{word}").read(inner)
    return replace(
        document,
        title=document.title or _header(mail, "subject"),
        published=document.published or _sent(mail),
    )


def _parsed(text: str) -> tuple[Message, list[Message]]:
    """The mail and its parts with words; every level of nesting reads each line once more."""
    try:
        if len(_NESTING.findall(text)) > _MOST_NESTING:
            raise RecursionError
        mail = email.message_from_string(text)
        return mail, list(_parts(mail))
    except RecursionError as error:
        raise InputTooLarge("the mail nests too many parts: save the text of one") from error


def _sent(mail: Message) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(mail["date"])).date()
    except (TypeError, ValueError):
        return None


def _header(mail: Message, name: str) -> str | None:
    written = str(mail[name] or "")
    try:
        return " ".join(str(make_header(decode_header(written))).split()) or None
    except (HeaderParseError, LookupError, ValueError):
        return written or None


def _parts(mail: Message) -> Iterator[Message]:
    """The parts with words, of alternatives the richest; what is attached is another document."""
    if mail.get_content_disposition() == "attachment":
        return
    inner = mail.get_payload()
    if not isinstance(inner, list):
        if mail.get_content_type() in _RICHEST:
            yield mail
        return
    found = [list(_parts(one)) for one in inner if isinstance(one, Message)]
    if mail.get_content_type() == "multipart/alternative":
        found = [min((one for one in found if one), key=_richness, default=[])]
    yield from (part for one in found for part in one)


def _richness(parts: list[Message]) -> int:
    return min(_RICHEST.index(part.get_content_type()) for part in parts)


def _words(part: Message) -> Words | None:
    """What a part says; ``None`` for nothing, and for what is no text under that name."""
    coding = str(part.get("content-transfer-encoding", "")).strip().lower()
    written = str(part.get_payload())
    if coding not in _CODED:
        return (part.get_content_type(), written, ()) if written.strip() else None
    raw = part.get_payload(decode=True)
    try:
        text, problems = decode(_utf8(raw, part) if isinstance(raw, bytes) else b"")
    except UnreadableInput:
        return None
    return part.get_content_type(), text, problems


def _utf8(raw: bytes, part: Message) -> bytes:
    """The bytes in the encoding that the part states, where they are not UTF-8 all the same."""
    try:
        if b"\x1b" not in raw:  # ISO 2022, in seven bits: valid UTF-8 that says nothing
            raw.decode("utf-8")
            return raw
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode(part.get_content_charset("")).encode("utf-8")
    except (LookupError, UnicodeError):
        return raw
