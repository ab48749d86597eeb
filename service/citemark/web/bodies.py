"""This module knows how a request's body becomes a document."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from encodings.aliases import aliases
from typing import Any

from marshmallow import ValidationError

from citemark import documents
from citemark.errors import ForbiddenAddress, InvalidRequest, UnreadableInput, UnsupportedType
from citemark.settings import Settings
from citemark.types import Document
from citemark.web.problems import InvalidFields
from citemark.web.schemas import ScoreRequestSchema

MEDIA_TYPES = {**documents.MEDIA_TYPES, "application/octet-stream": "auto"}
"""Content type → reader; ``auto`` tells the format by the content, as the command line does."""

JSON = "application/json"

ENCODINGS = frozenset(aliases.values()) - {
    "base64_codec", "bz2_codec", "hex_codec", "mbcs", "quopri_codec", "rot_13", "utf_7", "uu_codec",
    "zlib_codec",
}  # fmt: skip
"""Python's codecs that have an alias, which are those of text: ``punycode`` takes minutes for a
megabyte, and a name that no codec has would be kept in memory for ever."""

_FIELD_TYPES = {"html": "html", "markdown": "markdown", "text": "text", "bibtex": "bibtex"}
_CAPSULE_SIGNS = frozenset({"@context", "@type", "@graph", "@id"})
_SCHEMA = ScoreRequestSchema()


@dataclass(frozen=True, slots=True)
class Sent:
    """The document that a request holds; ``data`` is ``None`` for bare references."""

    document: Document
    data: bytes | None


def sent_as(media_type: str, data: bytes, *, charset: str | None, settings: Settings) -> Sent:
    """The document in a body of that content type."""
    if media_type == JSON:
        return from_json(data, settings=settings)
    kind = MEDIA_TYPES.get(media_type)
    if kind is None:
        known = ", ".join([JSON, *MEDIA_TYPES])
        sent = f"No reader takes “{media_type[:100]}”" if media_type else "No Content-Type was sent"
        raise UnsupportedType(f"{sent}; send one of {known}.")
    return _read(_in_utf8(data, charset), kind, settings)


def from_json(data: bytes, *, settings: Settings, capsules: bool = False) -> Sent:
    """The document in a JSON body; with ``capsules`` the whole body may be a capsule itself."""
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest("The body is not JSON (or it is nested too deeply).") from error
    if capsules and isinstance(body, dict) and _CAPSULE_SIGNS & body.keys():
        return _read(data, "capsule", settings)
    if not isinstance(body, dict):
        raise InvalidRequest("The body is not a JSON object.")
    try:
        fields = _SCHEMA.load(body)
    except ValidationError as error:
        raise InvalidFields(_bounded(error.messages_dict)) from error
    (name,) = fields
    return _from_field(name, fields[name], settings)


def _from_field(name: str, value: Any, settings: Settings) -> Sent:
    if name == "references":
        return Sent(documents.from_references(value), None)
    if name == "url":
        return _fetched(value, settings)
    if name == "capsule":
        return _read(_dumped(value), "capsule", settings)
    return _read(value.encode("utf-8", "replace"), _FIELD_TYPES[name], settings)


def _dumped(capsule: object) -> bytes:
    try:
        return json.dumps(capsule, ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError as error:
        raise InvalidRequest("The capsule is nested too deeply.") from error


def _fetched(url: str, settings: Settings) -> Sent:
    if not settings.fetch_urls:
        raise ForbiddenAddress("This service fetches no addresses; send the document itself.")
    from citemark.evidence.transport.fetch import fetch_document

    data, media_type = fetch_document(url, settings)
    return _read(data, MEDIA_TYPES.get(media_type.lower(), "auto"), settings)


def _read(data: bytes, kind: str, settings: Settings) -> Sent:
    found = documents.read(data, type=kind, limit=settings.body_limit)
    if len(found) != 1:
        raise UnreadableInput(
            f"The body holds {len(found)} documents; send one, or all as lines to /v1/score/batch."
        )
    return Sent(found[0], data)


def _in_utf8(data: bytes, charset: str | None) -> bytes:
    """The body in UTF-8 when its header names another encoding; else as it came."""
    if charset is None:
        return data
    name = re.sub(r"[^a-z0-9]+", "_", charset[:40].lower())
    codec = aliases.get(name, name)
    try:
        if codec not in ENCODINGS:
            raise LookupError(codec)
        if codec == "utf_8":
            return data
        return data.decode(codec).encode("utf-8", "replace")
    except (LookupError, UnicodeError) as error:
        raise UnreadableInput(
            f"The body is not in the encoding its header names (“{charset[:40]}”)."
        ) from error


def _bounded(messages: Mapping[str, Any], *, most: int = 20) -> dict[str, Any]:
    """The first errors of a body that may hold thousands, of each of its parts."""
    first = sorted(messages.items(), key=lambda item: (isinstance(item[0], str), item[0]))[:most]
    return {
        str(name)[:100]: _bounded(found) if isinstance(found, Mapping) else found
        for name, found in first
    }
