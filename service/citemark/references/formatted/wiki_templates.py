"""This module knows MediaWiki's templates of references: ``{{Cite journal |last1=Doe |title=…}}``.

English, German, French, Spanish, Portuguese, Italian, Russian, Ukrainian and Polish Wikipedias name
templates and parameters each in their language; what a parameter tells is what counts here.
"""

from __future__ import annotations

import re

from citemark.references import dates
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.people.lists import authors_only
from citemark.types import Claim

_TEMPLATE = re.compile(r"\{\{\s{0,4}[^\W\d_][^{}|]{2,40}\|(?P<body>[^{}]{1,6000})\}\}")
_PARAMETER = re.compile(r"\|\s*(?P<name>[^\W_][\w\s-]{0,30}?)\s*=\s*(?P<value>[^|]*)")
_LINK = re.compile(
    r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,200})\]\]|\[https?://\S+\s([^\[\]]{0,300})\]"
)
_TITLE = frozenset(str.split("title titel titre título titolo título заглавие назва tytuł chapter"))
_AUTHOR = frozenset(
    str.split("author authors autor autores auteur auteurs autore автор автори vauthors people")
)
_FAMILY = frozenset(
    str.split("last surname nom apellidos apellido sobrenome último cognome nazwisko")
)
_GIVEN = frozenset(str.split("first given prénom nombre nombres nome primeiro imię"))
_VENUE = frozenset(
    str.split(
        "journal periodical magazine conference booktitle book-title sammelwerk périodique publicación"
        " periódico rivista издание видання czasopismo"
    )
)
_DATE = frozenset(str.split("year date jahr datum année año fecha ano data anno год дата рік rok"))
_TRUNCATED = re.compile(r"\|\s*display-?authors\s*=\s*(?:et\s?al|\d)|\bet al\b", re.IGNORECASE)


def read_template(text: str) -> Claim | None:
    """What the first template of a text says that has a title; ``None`` when there is none."""
    for found in _TEMPLATE.finditer(text) if "{{" in text else ():
        body = _LINK.sub(lambda link: link[1] or link[2] or "", found["body"])
        claim = _claim(f"|{body}")
        if claim is not None:
            return claim
    return None


def _claim(body: str) -> Claim | None:
    told: dict[str, str] = {}
    families: dict[str, str] = {}
    given: dict[str, str] = {}
    named: list[str] = []
    for parameter in _PARAMETER.finditer(body):
        name, value = parameter["name"].lower(), parameter["value"].strip().strip("'")
        word, number = name.rstrip("0123456789").rstrip("- "), re.sub(r"\D", "", name)
        if not value:
            continue
        if word in _FAMILY:
            families[number or "1"] = value
        elif word in _GIVEN:
            given[number or "1"] = value
        elif word in _AUTHOR:
            named.append(value)
        else:
            field = next((key for key, names in _FIELDS if word in names), None)
            if field is not None:
                told.setdefault(field, value)
    title = clean_title(told.get("title"))
    if title is None:
        return None
    authors, truncated = _people(families, given, named)
    return Claim(
        title=title,
        authors=authors,
        authors_truncated=truncated or _TRUNCATED.search(body) is not None,
        venue=told.get("venue"),
        date=dates.parse(told.get("date")),
    )


_FIELDS = (("title", _TITLE), ("venue", _VENUE), ("date", _DATE))


def _people(
    families: dict[str, str], given: dict[str, str], named: list[str]
) -> tuple[tuple[str, ...], bool]:
    """The authors, and whether the list goes on: one parameter may hold the first of several."""
    authors = [
        f"{family}, {given[number]}" if number in given else family
        for number, family in families.items()
    ]
    truncated = False
    for value in named:
        read = authors_only(value)
        authors.extend(read.authors if read is not None else (value,))
        truncated = truncated or (read is not None and read.truncated)
    return tuple(dict.fromkeys(authors)), truncated
