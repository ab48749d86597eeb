"""This module knows what every reader is given, and the one way from there to a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from citemark.documents.cleaning import plain
from citemark.documents.composing import Composed
from citemark.documents.cutting import seems_cut
from citemark.documents.dates import dated_by_text, dated_by_title, parse_date, revised_by_text
from citemark.types import Block, BlockKind, Document, Entry, Problem

_TITLE: Final = 500
"""Characters of a title; longer first lines are paragraphs."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A decoded input: its cleaned text, and the digest of the bytes it came from."""

    text: str
    sha256: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a format says of the document beside its text; ``None`` when it does not say."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    declared: tuple[tuple[str, str], ...] = ()


def document(
    incoming: Incoming,
    media_type: str,
    composed: Composed,
    about: About | None = None,
    *,
    entries: tuple[Entry, ...] = (),
    problems: tuple[Problem, ...] = (),
    prose: str | None = None,
) -> Document:
    """The finished document.

    ``prose`` is the written text as it came, by which a cut-off end is recognised
    (``None``: the format does not get cut). The document's date is the stated one,
    else the one in its title, else the one in its head.
    """
    about = about or About()
    title = plain(about.title)[:_TITLE] if about.title else first_heading(composed)
    published = parse_date(about.date) or dated_by_title(title)
    modified = parse_date(about.modified)
    if prose is not None:
        published = published or dated_by_text(prose)
        modified = modified or revised_by_text(prose)
    return Document(
        id=about.id or f"sha256:{incoming.sha256}",
        sha256=incoming.sha256,
        media_type=media_type,
        text=composed.text,
        title=title or None,
        published=published,
        modified=modified,
        language=about.language,
        url=about.url,
        blocks=composed.blocks,
        links=composed.links,
        strong=composed.strong,
        entries=entries,
        declared=about.declared,
        truncated=prose is not None and seems_cut(prose),
        problems=incoming.problems + composed.problems + problems,
    )


def first_heading(composed: Composed) -> str | None:
    """The title of an untitled text: among the headings before the first paragraph, the
    one of the highest level, and of those the longest (site names are short)."""
    leading: list[Block] = []
    for block in composed.blocks:
        if block.kind is not BlockKind.HEADING:
            break
        leading.append(block)
    if not leading:
        leading = [block for block in composed.blocks if block.kind is BlockKind.HEADING][:1]
    if not leading:
        return None
    top = min(block.level for block in leading)
    title = max((block for block in leading if block.level == top), key=lambda b: b.end - b.start)
    return " ".join(composed.text[title.start : title.end].split())[:_TITLE]
