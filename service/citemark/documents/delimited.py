"""This module knows tables of values (RFC 4180 and its relatives) that list works, one a row.

Exports of libraries and screening tools name their columns in the first line. A table is one of
works when it has a column of titles and another that this module knows; else it is prose.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final

from citemark.documents.composing import Composed
from citemark.documents.entries import bounded, identifiers, is_bare_identifier
from citemark.documents.incoming import Incoming, document
from citemark.documents.names import first_last, split_people, without_others
from citemark.types import Document, Entry

_MEDIA_TYPE: Final = "text/csv"

_COLUMNS: Final = {
    "title": "title titel titre título titolo titulo título tytuł название заглавие 标题 题名 タイトル 論文名 제목 paper"
    " paper_title article_title document_title",
    "authors": "author authors autor autoren autores auteur auteurs autore autori автор авторы 作者 著者 저자 creator"
    " creators author_full_names author_names author_s",
    "first": "first_author lead_author erstautor firstauthor",
    "date": "year jahr année annee año ano anno rok год 年份 年 publication_year date published publication_date py",
    "venue": "venue journal conference booktitle source_title publication_title journal_title zeitschrift revue"
    " revista rivista журнал 期刊 container_title venue_name",
    "identifier": "doi arxiv arxiv_id arxivid url link links href pmid pmid_or_doi doi_or_url identifier"
    " enlace lien",
    "key": "key citation_key bibtex_key",
}  # fmt: skip
_MEANING: Final = {name: told for told, names in _COLUMNS.items() for name in names.split()}
"""Headers, in small letters with "_" between words, to what their columns tell."""
_DELIMITERS: Final = ",;\t|"
_FEWEST_COLUMNS: Final = 3
_EVEN: Final = 0.9
"""Share of the rows that have as many values as the header: a table's, not a text's."""
_LONGEST_ROW: Final = 20_000
_NUMBER: Final = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")


def read(incoming: Incoming) -> Document | None:
    """The document of a table of works, or ``None`` where the text is no such table."""
    text = incoming.text
    start = len(text) - len(text.lstrip())
    head = text[start : start + _LONGEST_ROW].partition("\n")[0]
    for delimiter in _DELIMITERS:
        columns = _columns(head, delimiter)
        if columns is not None:
            entries = _entries(text, start, columns, delimiter)
            if entries is not None:
                kept, problems = bounded(entries)
                return document(
                    incoming, _MEDIA_TYPE, Composed(text), entries=kept, problems=problems
                )
    return None


def names_columns(text: str) -> bool:
    """Whether a text begins with the header of a table of works; one of Markdown has bars."""
    head = text.lstrip()[:_LONGEST_ROW].partition("\n")[0]
    return any(
        _columns(head, delimiter) is not None for delimiter in _DELIMITERS if delimiter != "|"
    )


def _columns(head: str, delimiter: str) -> list[str | None] | None:
    """What each column tells, of a header with titles and something else known."""
    if head.count(delimiter) < _FEWEST_COLUMNS - 1:
        return None
    names = next(csv.reader([head], delimiter=delimiter), [])
    told = [_MEANING.get(re.sub(r"\W+", "_", name.strip().lower()).strip("_")) for name in names]
    return told if told.count("title") == 1 and len(set(filter(None, told))) > 1 else None


def _entries(
    text: str, start: int, columns: Sequence[str | None], delimiter: str
) -> list[Entry] | None:
    rows = [row for row in _rows(text, start, delimiter) if row[0]][1:]
    even = sum(len(values) == len(columns) for values, _, _ in rows)
    if not rows or even < _EVEN * len(rows):
        return None
    return [
        _entry(columns, values, text[begin:end].rstrip("\r\n"), begin)
        for values, begin, end in rows
        if len(values) == len(columns)
    ]


def _rows(text: str, start: int, delimiter: str) -> Iterator[tuple[list[str], int, int]]:
    """Each row's values, and where it stands: a quoted value may go over several lines."""
    lines = text[start:].splitlines(keepends=True)
    reader = csv.reader(iter(lines), delimiter=delimiter)
    number, place = 0, start
    try:
        for values in reader:
            begin = place
            place += sum(map(len, lines[number : reader.line_num]))
            number = reader.line_num
            yield [value.strip() for value in values], begin, place
    except csv.Error:  # a value beyond the module's bound: what follows is no table
        return


def _entry(columns: Sequence[str | None], values: Sequence[str], text: str, start: int) -> Entry:
    told: dict[str, str] = {}
    addresses: list[str] = []
    for meaning, value in zip(columns, values, strict=True):
        if meaning == "identifier" or (meaning is None and is_bare_identifier(value)):
            addresses.append(f"arXiv:{value}" if _NUMBER.fullmatch(value) else value)
        elif meaning is None and _NUMBER.fullmatch(value):
            addresses.append(f"arXiv:{value}")
        elif meaning and value:
            told.setdefault(meaning, value)
    names, truncated = _people(told.get("authors") or told.get("first") or "")
    return Entry(
        key=told.get("key"),
        kind=None,
        text=text,
        start=start,
        end=start + len(text),
        title=told.get("title"),
        authors=names,
        authors_truncated=truncated or "authors" not in told,
        venue=told.get("venue"),
        date=told.get("date"),
        identifiers=identifiers(addresses),
    )


_INITIALED: Final = re.compile(r"[^,;]+,\s*(?:[^\W\d_]\.[-\s]?)+(?:,\s*|$)")
"""One name of a list as Scopus writes it: "Doe, J., Roe, R.-P."."""
_ALL_INITIALED: Final = re.compile(r"(?:[^,;\s][^,;]*,\s*(?:[^\W\d_]\.[-\s]?)+(?:,\s*|$))+")
"""A whole list of them, known at its first name: to look for names in what is none, from every letter on,
would cost the square of its length."""


def _people(value: str) -> tuple[tuple[str, ...], bool]:
    if _ALL_INITIALED.fullmatch(value):
        pairs = _INITIALED.findall(value)
        return without_others([first_last(pair.strip(" ,")) for pair in pairs])
    return without_others([first_last(name) for name in split_people(value)])
