"""This module knows how a piece of HTML inside another format reads as text."""

from __future__ import annotations

from citemark.documents.composing import Composer
from citemark.documents.page.events import events
from citemark.documents.page.metadata import Metadata
from citemark.documents.page.walk import PageWalk


def compose_fragment(composer: Composer, markup: str) -> None:
    """Writes what a piece of HTML shows into the composer."""
    found, _ = events(markup)
    PageWalk(composer, Metadata(), whole=False).run(found)
