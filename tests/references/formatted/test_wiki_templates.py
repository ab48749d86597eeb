"""A template's parameters say what a source is, in the language of their Wikipedia."""

from __future__ import annotations

import pytest

from citemark.references.formatted.strings import parse_string
from citemark.references.formatted.wiki_templates import read_template
from citemark.types import Claim, Identifier, PartialDate

TOLD = Claim(
    title="Tides of Ponds", authors=("Doe, Jane",), venue="Pond Letters", date=PartialDate(2019)
)


@pytest.mark.parametrize(
    "text",
    [
        "{{Cite journal |last1=Doe |first1=Jane |title=Tides of Ponds |journal=Pond Letters |date=2019}}",
        "* {{cite journal\n | last = Doe\n | first = Jane\n | title = Tides of Ponds\n | journal = ''Pond Letters''\n | year = 2019\n}}",
        "{{Literatur |Autor=Jane Doe |Titel=Tides of Ponds |Sammelwerk=Pond Letters |Datum=2019 |Sprache=en}}",
        "{{Article |langue=en |prénom=Jane |nom=Doe |titre=Tides of Ponds |périodique=[[Pond Letters]] |date=2019}}",
        "{{cita publicación |apellidos=Doe |nombre=Jane |título=Tides of Ponds |publicación=Pond Letters |año=2019}}",
        "{{статья |автор=Jane Doe |заглавие=[https://pond.example Tides of Ponds] |издание=Pond Letters |год=2019}}",
        "{{reflist|2}} {{citation | last = Doe | first = Jane | title = Tides of [[pond|Ponds]] | journal = Pond Letters | date = 2019 | url-status = live }}",
    ],
)  # fmt: skip
def test_a_template_is_read_by_its_parameters(text: str) -> None:
    claim = read_template(text)
    assert claim is not None
    names = tuple(" ".join(reversed(name.split(", "))) for name in claim.authors)
    assert names == ("Jane Doe",)
    assert (claim.title, claim.venue, claim.date) == (TOLD.title, TOLD.venue, TOLD.date)


def test_several_authors_and_others() -> None:
    claim = read_template(
        "{{cite arXiv |last1=Doe |first1=Jane |last2=Roe |display-authors=etal |title=Tides of Ponds}}"
    )
    assert claim == Claim(
        title="Tides of Ponds", authors=("Doe, Jane", "Roe"), authors_truncated=True
    )


@pytest.mark.parametrize(
    "text",
    ["Tides of Ponds", "{{sfn|Doe|2019}}", "{{cite journal |last=Doe}}", "{{cite journal |title=", "{{" * 5_000,
     "{{a |" + "title=" * 5_000],
)  # fmt: skip
def test_what_has_no_title_is_no_template(text: str) -> None:
    assert read_template(text) is None


def test_a_reference_that_is_a_template_keeps_its_identifier() -> None:
    parsed = parse_string(
        "{{Cite arXiv |last1=Doe |first1=Jane |title=Tides of Ponds |eprint=cs/0010020 |date=2000}}"
    )
    assert parsed.identifiers == (Identifier("arxiv", "cs/0010020"),)
    assert parsed.claim == Claim(
        title="Tides of Ponds", authors=("Doe, Jane",), date=PartialDate(2000)
    )
