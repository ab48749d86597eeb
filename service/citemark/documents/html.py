"""This module knows HTML pages: the text a reader sees, and what the page says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from citemark.documents import jsonld
from citemark.documents.bibtex_in_code import stated_on_page
from citemark.documents.cleaning import clean
from citemark.documents.composing import Composed, Composer
from citemark.documents.entries import bounded
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming, document
from citemark.documents.page.events import events
from citemark.documents.page.metadata import Metadata
from citemark.documents.page.walk import PageWalk
from citemark.errors import UnreadableInput
from citemark.types import BlockKind, Document, Entry

_MEDIA_TYPE: Final = FORMATS["html"].media_type

_SHELL: Final = 0.5
"""A page that shows less than this share of the text in its JSON-LD is the empty shell of
an application that would fill itself in a browser."""


def read(incoming: Incoming) -> Document:
    """The document of a page.

    Entries that the page states in its metadata are placed where its visible text
    names them, else written below the text. Raises :class:`UnreadableInput` for a
    page that shows nothing and states nothing.
    """
    metadata = Metadata()
    composer = Composer()
    found, problems = events(incoming.text)
    PageWalk(composer, metadata).run(found)
    _fill_shell(composer, metadata)
    visible = composer.finish()
    coded = stated_on_page(visible)
    stated, bound = bounded((*coded, *metadata.entries()))
    entries = (*stated[: len(coded)], *_placed(composer, visible, stated[len(coded) :]))
    composed = composer.finish() if stated else visible
    if not composed.text:
        raise UnreadableInput(
            "the page shows no text: save it after it has loaded, or give its text"
        )
    return document(
        incoming, _MEDIA_TYPE, composed, metadata.about(_heading(visible)),
        entries=entries, problems=(*problems, *metadata.problems, *bound),
    )  # fmt: skip


def _fill_shell(composer: Composer, metadata: Metadata) -> None:
    node = metadata.node()
    body = clean(jsonld.body(node)) if node is not None and jsonld.has_body(node) else ""
    if composer.position < _SHELL * len(body):
        from citemark.documents.capsule import compose_body

        compose_body(composer, body)


def _heading(composed: Composed) -> str | None:
    """The first main heading of the page."""
    for block in composed.blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return composed.text[block.start : block.end]
    return None


def _placed(composer: Composer, visible: Composed, stated: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries in their places: the block that shows an entry's title, each block once."""
    if not stated:
        return ()
    shown = visible.text.lower()
    same_length = len(shown) == len(visible.text)
    starts = [block.start for block in visible.blocks]
    taken: set[int] = set()
    placed: list[Entry] = []
    for entry in stated:
        place = _block_of(entry, shown, starts) if same_length else None
        if place is None or place in taken:
            placed.append(composer.add_entry(entry))
            continue
        taken.add(place)
        block = visible.blocks[place]
        text = visible.text[block.start : block.end]
        placed.append(replace(entry, text=text, start=block.start, end=block.end))
    return tuple(placed)


def _block_of(entry: Entry, shown: str, starts: list[int]) -> int | None:
    """The last block that holds the entry's title (reference lists stand at the end)."""
    from bisect import bisect_right

    title = (entry.title or entry.text).lower().rstrip(".")
    if len(title) < _TELLING:
        return None
    place = shown.rfind(title)
    return bisect_right(starts, place) - 1 if place >= 0 else None


_TELLING: Final = 16
"""Characters of a title that may be looked for in the text; shorter ones stand in other places too."""
