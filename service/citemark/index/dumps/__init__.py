"""Every dump format, one file each, told apart by content; one row of ``FORMATS`` a format."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from citemark.errors import UnreadableInput, UnsupportedType
from citemark.index.dumps import (
    acl_xml,
    arxiv_json,
    arxiv_xml,
    bibtex,
    crossref,
    csl,
    dblp,
    openalex,
    plain,
    retractions,
)
from citemark.index.dumps.rows import first_row, json_rows
from citemark.index.dumps.unpack import Dump, buffered
from citemark.index.work import UnreadableRowError, Work

HEAD_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a dump."""

    text: str
    row: Mapping[str, object] | None
    """The first JSON object, when it is JSON."""


@dataclass(frozen=True, slots=True)
class Format:
    """How to recognise a dump, split it into rows, and read a row (in a worker process)."""

    name: str
    """Of the format, and of the collection when the rows name none."""
    label: str
    recognises: Callable[[Head], bool]
    items: Callable[[io.BufferedReader], Iterator[object]]
    read: Callable[[object], Work | None]

    def signed(self, work: Work) -> Work:
        """The work with this format as the collection that holds it."""
        return replace(work, sources=(self.name,))


def _json(
    name: str,
    label: str,
    recognises: Callable[[Mapping[str, object]], bool],
    read: Callable[[object], Work | None],
) -> Format:
    return Format(
        name, label, lambda head: head.row is not None and recognises(head.row), json_rows, read
    )


def _text(
    name: str,
    label: str,
    recognises: Callable[[str], bool],
    items: Callable[[io.BufferedReader], Iterator[object]],
    read: Callable[[object], Work | None],
) -> Format:
    return Format(name, label, lambda head: recognises(head.text), items, read)


def _ready(item: object) -> Work:
    """XML is read where it is split: its elements cannot be sent to another process."""
    if not isinstance(item, Work):
        raise UnreadableRowError("not a work")
    return item


FORMATS: tuple[Format, ...] = (
    _text("dblp", "DBLP XML", dblp.recognises, dblp.items, _ready),
    _text("acl", "ACL Anthology XML", acl_xml.recognises, acl_xml.items, _ready),
    _text("arxiv-xml", "arXiv Atom and OAI-PMH", arxiv_xml.recognises, arxiv_xml.items, _ready),
    _json("arxiv", "arXiv metadata snapshot", arxiv_json.recognises, arxiv_json.read),
    _json("openalex", "OpenAlex works", openalex.recognises, openalex.read),
    _json("crossref", "Crossref public data file", crossref.recognises, crossref.read),
    _json("plain", "JSON lines", plain.recognises, plain.read),
    _json("csl", "CSL-JSON", csl.recognises, csl.read),
    _text("bibtex", "BibTeX", bibtex.recognises, bibtex.items, bibtex.read),
)

RETRACTIONS = "retractions"
_BY_NAME = {form.name: form for form in FORMATS}


def by_name(name: str) -> Format:
    """The format of that name."""
    return _BY_NAME[name]


def detect(dump: Dump) -> str:
    """The name of the dump's format, ``RETRACTIONS`` for a list of retractions."""
    with buffered(dump) as stream:
        data = _beginning(stream)
    text = data.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if retractions.recognises(text):
        return RETRACTIONS
    head = Head(text, first_row(text) if text[:1] in "{[" else None)
    for form in FORMATS:
        if form.recognises(head):
            return form.name
    known = ", ".join(form.label for form in FORMATS)
    raise UnsupportedType(
        f"{dump.path} is of no format that is read: {known}, lists of retractions."
    )


def _beginning(stream: io.BufferedReader) -> bytes:
    """As much as can be had of the first bytes: a dump may be cut off right after them."""
    data = b""
    try:
        while len(data) < HEAD_BYTES and (more := stream.read1(HEAD_BYTES)):
            data += more
    except UnreadableInput:
        if not data:
            raise
    return data
