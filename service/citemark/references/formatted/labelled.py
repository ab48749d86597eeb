"""This module knows references whose parts bear labels: "Title: Tidal Clocks Authors: Jane Doe Year: 2020"."""

from __future__ import annotations

import re

from citemark.references import dates
from citemark.references.formatted.parts import Parts
from citemark.references.people.lists import authors_only

_FIELD = re.compile(
    r"(?<!\w)(?P<label>Titel|T[ií]tulo|Titre|Titolo|Autor(?:en|es|i)?|Auteurs?|作者|著者|标题|標題|题目|年份|Año|Ano|Année|Anno|Jahr|Title|Authors?|Year|Date|Published(?: in)?|Venue|Journal|Conference|Link|URL|DOI|arXiv|Paper|Abstract)"
    r"\s?[:：](?=\s|$)"
)
_FIELDS = dict.fromkeys(
    str.split("Title Paper Titel Titulo Título Titre Titolo 标题 標題 题目"), "title"
) | dict.fromkeys(
    str.split("Author Authors Autor Autoren Autores Autori Auteur Auteurs 作者 著者"), "authors"
)
"""What the labels of a reference written out in fields mean; the others tell where and when."""
_ADDRESSES = frozenset({"Link", "URL", "DOI", "arXiv", "Abstract"})
_ADDRESS_BEHIND = re.compile(r"\s(?:DOI|arXiv|URL|Link|PMID)\s?/.*\Z|(?<=\w)\s+arXiv\s*\Z")
"""What is left of "DOI/arXiv: …" behind a field."""
_DATED = re.compile(r"[,，;；]?\s*((?:19|20)\d\d)\s?年?[\s.。]*\Z")


_AUTHORS_LABEL = re.compile(r"Aut(?:h?or|eur)|作者|著者")


def by_labels(work: str) -> Parts | None:
    """Fields with their labels: ``Title: Tidal clocks Authors: Jane Doe Year: 2020``; the title may
    stand before the first label."""
    if not _AUTHORS_LABEL.search(work):
        return None
    labels = list(_FIELD.finditer(work))
    meant = {_FIELDS.get(label["label"], "rest") for label in labels} - {"title"}
    titled = meant == {"authors"} and work[: labels[0].start()].count(" ") >= _LEAST_TITLED
    if len(meant) < 2 and not titled:
        return None
    ends = [*(label.start() for label in labels[1:]), len(work)]
    told = {"title": work[: labels[0].start()], "authors": "", "rest": ""}
    for label, end in zip(labels, ends, strict=True):
        if label["label"] not in _ADDRESSES:
            value = _ADDRESS_BEHIND.sub("", work[label.end() : end])
            told[_FIELDS.get(label["label"], "rest")] += f". {value.strip(' ,;|·')}"
    dated = _DATED.search(told["authors"])
    names = told["authors"][: dated.start() if dated else None].strip(" .") or ""
    date = dates.parse(dated[1]) if dated else dates.whole_day(told["rest"])
    return Parts(authors_only(names), date, told["title"], told["rest"])


_LEAST_TITLED = 3
"""Blanks between the words before the first label from which they may be a title."""
