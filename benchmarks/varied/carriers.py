"""This module knows the documents that carry a citation's fields to citemark."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from phrasings.names import FORMS

from citemark.documents import from_references, read
from citemark.types import Document
from varied.cited import Cited, meeting, preprint

TYPES = {True: ("inproceedings", "booktitle"), False: ("article", "journal")}
"""A meeting's entry type and the field of its venue, and a journal's."""

OTHER = "Quill, A., & Marsh, B. (2019). Tidal gardens of the inner harbour: A reader. Privately printed."
"""What stands beside the work in lists, which are never of one; no index holds it."""


def bibtex(cited: Cited) -> tuple[Document, ...]:
    """An entry as reference managers export it."""
    kind, holder = ("misc", "publisher") if preprint(cited) else TYPES[meeting(cited)]
    others = ("others",) if cited.more else ()
    rows = {
        "title": cited.title,
        "author": cited.joined or " and ".join((*map(_inner, cited.authors), *others)),
        holder: cited.venue,
        "year": cited.year,
    }
    if cited.publisher:
        rows["publisher"] = cited.publisher
    for one in cited.identifiers:
        rows |= _bibtex_identifier(one)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in rows.items() if value)
    return read(f"@{kind}{{key1,\n{lines}}}\n".encode(), type="bibtex")


def _inner(author: str) -> str:
    """A name with a comma of its own (", PhD") would be read as inverted: BibTeX braces it."""
    return f"{{{author}}}" if re.search(r"\band\b|, (?:MIT|Jr\.|(?:MD, )?PhD)$", author) else author


def _bibtex_identifier(written: str) -> dict[str, str | None]:
    scheme, _, value = re.sub(r"^(ISBN|ISSN) ", r"\1:", written).partition(":")
    match scheme.lower():
        case "doi":
            return {"doi": value.strip()}
        case "arxiv":
            return {"eprint": value, "archivePrefix": "arXiv"}
        case "isbn" | "issn":
            return {scheme.lower(): value}
        case _:
            return {"url": written}


def capsule(cited: Cited) -> tuple[Document, ...]:
    """A schema.org summary whose ``citation`` states the fields."""
    names: list[object] = [{"@type": "Person", "name": name} for name in cited.authors]
    if cited.more:
        names.append({"@type": "Person", "name": "et al."})
    part = {"@type": "PublicationIssue", "name": cited.venue} if cited.venue else None
    publisher = {"@type": "Organization", "name": cited.publisher} if cited.publisher else None
    citation = {
        "@type": "ScholarlyArticle",
        "name": cited.title,
        "author": cited.joined or names,
        "datePublished": cited.year,
        "isPartOf": part,
        "publisher": publisher,
        "identifier": [one for one in cited.identifiers if "//" not in one] or None,
        "url": next((one for one in cited.identifiers if "//" in one), None),
    }
    told = {name: value for name, value in citation.items() if value}
    whole = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "Reading notes",
        "dateCreated": "2026-11-02",
        "text": "What follows was read this week.",
        "citation": [told],
    }
    return read(json.dumps(whole, ensure_ascii=False).encode(), type="capsule")


def request(cited: Cited) -> tuple[Document, ...]:
    """One reference as a program sends it to the service, claim and identifiers in fields."""
    names = [*([cited.joined] if cited.joined else cited.authors), *(["et al."] * cited.more)]
    claim = {"title": cited.title, "authors": names, "venue": cited.venue, "date": cited.year}
    told = {name: value for name, value in claim.items() if value}
    return (from_references([{"identifiers": list(cited.identifiers), "claim": told}]),)


def listed(cited: Cited) -> tuple[Document, ...]:
    """An item of a reference list, much as APA has it."""
    if cited.joined:
        names = cited.joined
    elif cited.authors == cited.work.authors:
        names = FORMS["apa"].write(cited.authors, more=cited.more)
    else:
        *rest, last = cited.authors or ("",)
        whole = bool(rest) and not cited.more and last[:1].isupper()
        names = f"{', '.join(rest)}, & {last}" if whole else ", ".join(cited.authors)
        names += ", et al." * cited.more
    year = f" ({cited.year})" if cited.year else ""
    where = [cited.venue, cited.publisher, *map(_shown, cited.identifiers)]
    tail = "".join(f" {one.rstrip('.')}." for one in where if one)
    title = cited.title if cited.title.endswith((".", "?", "!")) else f"{cited.title}."
    first = re.sub(r"(?<!\.)\.\.(?!\.)", ".", f"{names}{year}. {title}{tail}")
    return read(f"References\n\n1. {first}\n2. {OTHER}\n".encode(), type="text")


def _shown(written: str) -> str:
    """DOIs stand in lists as links (APA 7, 9.35)."""
    bare = re.fullmatch(r"doi:(10\.\S+)", written)
    return f"https://doi.org/{bare[1]}" if bare else written


def page(cited: Cited) -> tuple[Document, ...]:
    """An item of a web page's list, title first, with the link behind."""
    links = [one for one in cited.identifiers if "//" in one]
    names = cited.joined or ", ".join(cited.authors) + " et al." * cited.more
    where = ", ".join(one for one in (cited.venue, cited.year) if one)
    rest = " ".join(map(_shown, cited.identifiers)) if not links else ""
    title = html.escape(cited.title)
    shown = f'<a href="{html.escape(links[0])}">{title}</a>' if links else f"<i>{title}</i>"
    item = f"<li>{shown}<br>{html.escape(names)}<br>{html.escape(where)} {html.escape(rest)}</li>"
    body = f"<h2>References</h2><ol>{item}<li>{OTHER}</li></ol>"
    return read(f"<!DOCTYPE html><title>Notes</title><body>{body}".encode(), type="html")


def bare(carry: Callable[[Cited], tuple[Document, ...]]) -> Callable[[Cited], tuple[Document, ...]]:
    """The carrier without the identifiers: the work is found by its title alone."""
    return lambda cited: carry(replace(cited, identifiers=()))


CARRIERS: Mapping[str, Callable[[Cited], tuple[Document, ...]]] = {
    "bibtex": bibtex,
    "capsule": capsule,
    "request": request,
    "list": listed,
    "page": page,
    "bare bibtex": bare(bibtex),
    "bare list": bare(listed),
}
"""The carriers by name; the bare ones are skipped where identifiers are what varies."""
BARE = frozenset(name for name in CARRIERS if name.startswith("bare"))
