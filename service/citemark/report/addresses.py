"""This module knows which addresses of identifiers and records a reader may be led to."""

from __future__ import annotations

from urllib.parse import urlsplit

from citemark.identifiers import link
from citemark.report.characters import harmless
from citemark.types import Identifier


def address(identifier: Identifier) -> str:
    """The identifier's address, whatever characters its value holds."""
    if identifier.value.isascii():
        return link(identifier)
    value = identifier.value.encode("utf-8", "replace").decode("utf-8")
    return link(Identifier(identifier.scheme, value))


def is_web_address(url: str) -> bool:
    """Whether a link may lead there: http or https with a host, and no hidden character."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and harmless(url) == url
