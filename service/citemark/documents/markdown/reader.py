"""This module knows how Markdown (CommonMark with tables) reads as plain text.

Written for what language models write: emphasis left open at one side, footnote and
link definitions that nothing refers to, HTML in between, hard-wrapped addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from citemark.documents.addresses import rejoin
from citemark.documents.cleaning import named_plainly
from citemark.documents.composing import Composer
from citemark.documents.entries import bounded, with_line
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import About, Incoming, document
from citemark.documents.markdown.lines import Line, told_by_lines
from citemark.documents.markdown.words import Words
from citemark.types import Document, Entry, Problem

_MEDIA_TYPE: Final = FORMATS["markdown"].media_type

_FRONT_MATTER: Final = re.compile(
    r"\A---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_REVISED: Final = (
    "updated", "modified", "lastmod", "last_modified_at", "last-modified", "date-modified",
)  # fmt: skip
"""Under what Hugo, Jekyll, Quarto and note books state the day of the last revision."""
_OF_A_WORK: Final = ("doi", "arxiv", "eprint", "journal", "publication", "citekey", "year")
"""What a note states of the work it is about, whose date the date beside it is."""
_OF_A_PAPER: Final = re.compile(
    r"^(?:year|venue|journal|conference|booktitle|publication|publication_date|publication_year):",
    re.MULTILINE,
)
_FRONT_FIELD: Final = re.compile(
    rf"^(title|date|published|url|canonical|lang|language|{'|'.join((*_REVISED, *_OF_A_WORK))}):[ \t]*(\S.{{0,300}})$",
    re.MULTILINE,
)
# A footnote definition begins a paragraph; plain link definitions are left to the parser.
_FOOTNOTE: Final = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)


def read(incoming: Incoming) -> Document:
    """The document of a Markdown file, its front matter included."""
    text, stated, problems = _parted(incoming.text)
    front = _FRONT_MATTER.match(text)
    about = None
    if front is not None:
        text = text[front.end() :]
        about = _about(
            {name: value.strip("\"' ") for name, value in _FRONT_FIELD.findall(front[1])}
        )
        stated = (*stated, *_noted(front[1]))
    composer = Composer()
    entries = tuple(composer.add_entry(with_line(entry)) for entry in stated)
    entries, bound = bounded((*entries, *compose(composer, text)))
    return document(
        incoming,
        _MEDIA_TYPE,
        composer.finish(),
        about,
        entries=entries,
        problems=(*problems, *bound),
        prose=text,
    )


def _parted(text: str) -> tuple[str, tuple[Entry, ...], tuple[Problem, ...]]:
    """The Markdown to be rendered, and the bibliography in its metadata."""
    if text[:1] == "{":
        from citemark.documents.notebooks import markdown_of

        text = markdown_of(text)
    if "\nreferences:" not in text:
        return text, (), ()
    from citemark.documents.markdown.metadata_references import without_references

    return without_references(text)


def _noted(front: str) -> tuple[Entry, ...]:
    """The work that a note is about."""
    if "title" not in front or not _OF_A_PAPER.search(front):
        return ()
    from citemark.documents.markdown.noted_work import noted_work

    work = noted_work(front)
    return (work,) if work is not None else ()


def _about(fields: dict[str, str]) -> About:
    of_a_work = any(name in fields for name in _OF_A_WORK)
    return About(
        title=fields.get("title"),
        date=None if of_a_work else fields.get("date") or fields.get("published"),
        modified=next((fields[name] for name in _REVISED if name in fields), None),
        url=fields.get("canonical") or fields.get("url"),
        language=fields.get("lang") or fields.get("language"),
    )


def compose(composer: Composer, text: str) -> Sequence[Entry]:
    """Writes rendered Markdown into the composer; what it states in BibTeX are entries."""
    text = rejoin(named_plainly(composer.bounded(text)))
    if "[^" in text:
        text = _FOOTNOTE.sub(r"\n[^\1]\\: ", text)
    lines = told_by_lines(text)
    if lines is not None:
        compose_lines(composer, lines)
        return ()
    from citemark.documents.markdown.rules import parse_blocks
    from citemark.documents.markdown.tokens import Renderer

    tokens, environment = parse_blocks(text)
    renderer = Renderer(composer, environment)
    renderer.render(tokens)
    return renderer.entries


def compose_lines(composer: Composer, lines: Iterable[Line]) -> None:
    """Writes the blocks of a text that was read line by line."""
    words = Words(composer)
    for kind, level, ordinal, content in lines:
        composer.open(kind, level, ordinal)
        words.write(content)
    composer.close()
