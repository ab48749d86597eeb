"""This module knows the capsule: a summary published as schema.org JSON-LD, its text in Markdown."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from citemark.documents import citations, jsonld, limits
from citemark.documents.cleaning import clean
from citemark.documents.composing import Composer
from citemark.documents.entries import bounded
from citemark.documents.formats import FORMATS
from citemark.documents.incoming import Incoming, document
from citemark.documents.jsonld import Node
from citemark.errors import UnreadableInput
from citemark.types import Document, Entry, Problem

_MEDIA_TYPE: Final = FORMATS["capsule"].media_type

_MARKUP: Final = re.compile(r"</(?:p|div|ul|ol|h[1-6]|table|section|article)>", re.IGNORECASE)


def read_all(incoming: Incoming) -> tuple[Document, ...]:
    """Every document of a JSON-LD text, in its order.

    Raises :class:`UnreadableInput` when the JSON is broken or holds no document.
    """
    found = jsonld.nodes(jsonld.load(incoming.text))
    chosen = jsonld.documents(found)
    if not chosen:
        raise UnreadableInput(
            "the JSON holds no document: a schema.org CreativeWork needs text, articleBody or citation"
        )
    incoming = _bounded(incoming, len(chosen))
    by_id = citations.by_id(found)
    alone = len(chosen) == 1
    return tuple(
        read_node(incoming if alone else _part(incoming, node), node, by_id)
        for node in chosen[: limits.DOCUMENTS]
    )


def _bounded(incoming: Incoming, count: int) -> Incoming:
    """The input with the problem of holding more documents than are read."""
    if count <= limits.DOCUMENTS:
        return incoming
    message = (
        f"only the first {limits.DOCUMENTS:,} of {count:,} documents were read; split the input"
    )
    return replace(incoming, problems=(*incoming.problems, Problem("too-many-documents", message)))


def read_node(incoming: Incoming, node: Node, by_id: Mapping[str, Node]) -> Document:
    """The document of one node.

    What it cites in fields comes first: a text that was cut off must stay at the end,
    where a cut identifier is recognised.
    """
    composer = Composer()
    stated, problems = bounded(citations.entries(node, by_id))
    entries = tuple(composer.add_entry(entry) for entry in stated)
    text = clean(jsonld.body(node))
    stated, bound = bounded((*entries, *compose_body(composer, text)))
    composed = composer.finish()
    if not composed.text:
        problems = (*problems, Problem("no-text", "the document has neither text nor citations"))
    return document(
        incoming, _MEDIA_TYPE, composed, jsonld.about(node),
        entries=stated, problems=(*problems, *bound), prose=text,
    )  # fmt: skip


def compose_body(composer: Composer, text: str) -> Sequence[Entry]:
    """Writes a node's text, which is Markdown unless it is visibly HTML; returns its entries."""
    if len(_MARKUP.findall(text[:20_000])) > 1:
        from citemark.documents.page.fragment import compose_fragment

        compose_fragment(composer, text)
        return ()
    from citemark.documents import markdown

    return markdown.compose(composer, text)


def _part(incoming: Incoming, node: Node) -> Incoming:
    """One document of several: it has a digest of its own, of its node written canonically."""
    canonical = json.dumps(node, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return replace(incoming, sha256=hashlib.sha256(canonical.encode()).hexdigest())
