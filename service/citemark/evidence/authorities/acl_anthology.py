"""This module knows the ACL Anthology: the BibTeX entry behind each of its identifiers.

Contract: ACL Anthology, "Citing Papers in the Anthology" (``/P18-1001.bib``). There is no
search. No rate is stated; one request a second is ours, for a site of static files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citemark.evidence import fields
from citemark.evidence.answer import Answer, Ask, UnreadableAnswerError
from citemark.evidence.provider import Provider, Reading
from citemark.evidence.transport.rates import Pace
from citemark.matching.latex import plain
from citemark.types import Identifier, Record, SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_AND = re.compile(r"\sand\s")  # names are stripped; "\s+" would look through all blanks from each


def _by_identifier(identifier: Identifier) -> tuple[Ask, ...]:
    if identifier.scheme != "acl":
        return ()
    return (Ask(f"/{identifier.value}.bib"),)


def _is_no(answer: Answer) -> bool:
    """A 404 in the Anthology's own words; any other server's 404 says nothing."""
    return answer.status == 404 and "ACL Anthology" in answer.body[:20_000]


def _read(answer: Answer, identifier: Identifier) -> Reading:
    entry = _entry(answer.body)
    title = fields.text(plain(entry.get("title", "")))
    if title is None:
        raise UnreadableAnswerError("the entry has no title")
    year = fields.year(entry.get("year"))
    names = (fields.text(plain(name)) for name in _AND.split(entry.get("author", "")))
    venue = entry.get("booktitle") or entry.get("journal")
    return Reading(
        Record(
            title=title,
            authors=fields.known(fields.in_reading_order(name) for name in names),
            year=year,
            venues=fields.known((fields.text(plain(venue)) if venue else None,)),
            years=fields.years(year),
            identifiers=(
                Identifier("acl", identifier.value),
                *fields.named(("doi", entry.get("doi"))),
            ),
            kind=entry.get("ENTRYTYPE"),
            abstract=fields.text(plain(entry.get("abstract", ""))),
            url=f"https://aclanthology.org/{identifier.value}/",
        )
    )


def _entry(body: str) -> Mapping[str, str]:
    from bibtexparser.entrypoint import parse_string

    if "@" not in body[:2000]:
        raise UnreadableAnswerError("the answer is not a BibTeX entry")
    library = parse_string(body)
    if len(library.entries) != 1:
        raise UnreadableAnswerError("the answer is not one BibTeX entry")
    entry = library.entries[0]
    known = {name.lower(): str(item.value) for name, item in entry.fields_dict.items()}
    return {**known, "ENTRYTYPE": entry.entry_type}


PROVIDER = Provider(
    name="acl_anthology",
    label="ACL Anthology",
    addresses={"": "https://aclanthology.org"},
    kind=SourceKind.REGISTRANT,
    pace=Pace(1, burst=3),
    policy="The ACL Anthology states none; one a second.",
    registers=lambda identifier: identifier.scheme == "acl",
    content_types=(
        "application/x-bibtex",
        "text/x-bibtex",
        "text/plain",
        "application/octet-stream",
    ),
    is_no=_is_no,
    by_identifier=_by_identifier,
    read=_read,
    fields=frozenset({"computing"}),
)
