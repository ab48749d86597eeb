"""This module knows how a template becomes the citation of a work.

``{fact}`` stands for what the record states (:data:`~phrasings.works.OF_WORKS`), ``{form}`` for the
authors in one of the forms (:data:`~phrasings.names.FORMS`), ``{form:last|rest|keep/upto|between}``
for a form with other words, and ``!filter`` behind either for another way to write it
(:data:`~phrasings.titles.FILTERS`). A capital makes the first letter one. Braces round anything
else are what they are; ``{=word}`` is a word in braces that would else be a fact.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from phrasings.names import FORMS
from phrasings.titles import FILTERS, first_up
from phrasings.works import OF_WORKS, WITH_ARGUMENT, Work, facts

FIELD = re.compile(r"\{([A-Z]?[a-z_]+)(?::([^{}!]*))?((?:![a-z]+)*)\}")
NUMBER, MARK = "{number}", "{mark}"
"""In notes: the note's number, and where the mark stands in the sentence."""
SPARE = {NUMBER[1:-1], MARK[1:-1]}
IDENTIFIED = frozenset(
    str.split(
        "abs acl arxiv doi doi_url id link month month_de month_number month_pt month_short new_arxiv pdf"
    )
)
"""The facts that show an identifier, or stand beside one."""


class Media(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    FILE = "auto"
    """A file that shows itself what it is."""


class Shape(StrEnum):
    """Where a citation can stand."""

    ENTRY = "entry"
    """An item of a list, also quoted inside of a sentence."""
    ITEM = "item"
    """An item of a list, or a paragraph of its own."""
    REFERENCE = "reference"
    """An item of a list of references, whose other items are set in the same style."""
    SENTENCE = "sentence"
    """Whole sentences of running text."""
    BLOCK = "block"
    """Several lines or paragraphs of their own."""
    TABLE = "table"
    """A table's head, one row, and its end."""
    NOTE = "note"
    """A mark, a sentence that bears it, and the note."""
    FRONT = "front"
    """The head of a file of notes."""
    RECORDS = "records"
    """What stands before the records of a file, one record, and what stands behind."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to cite a work."""

    name: str
    media: Media
    shape: Shape
    parts: tuple[str, ...]
    """The template; a note and records have three."""
    language: str = "en"

    @property
    def needs(self) -> frozenset[str]:
        """The facts without which it cannot be written."""
        named = {found[1].lower() for part in self.parts for found in FIELD.finditer(part)}
        return frozenset(named - FORMS.keys() - WITH_ARGUMENT.keys() - SPARE)

    @property
    def identifies(self) -> bool:
        """Whether it shows an identifier of the work, if there is one."""
        may = any("_behind:" in part for part in self.parts)
        return may or bool(self.needs & IDENTIFIED)

    def serves(self, work: Work) -> bool:
        return self.needs <= facts(work).keys()

    def write(self, work: Work, number: int = 1) -> tuple[str, ...]:
        """The parts, of a work that it serves."""
        escape = html.escape if self.media is Media.HTML else str
        return tuple(filled(part, work, escape, number) for part in self.parts)


def filled(template: str, work: Work, escape: Callable[[str], str], number: int) -> str:
    known = facts(work)

    def put(found: re.Match[str]) -> str:
        name, argument, filters = found[1].lower(), found[2], found[3]
        if name in SPARE:
            return str(number) if name == NUMBER[1:-1] else found[0]
        if name in WITH_ARGUMENT:
            said = WITH_ARGUMENT[name](work, argument)
        elif name in FORMS:
            form = FORMS[name].changed(argument) if argument else FORMS[name]
            said = form.write(work.authors, more=work.more_authors)
        else:
            said = known[name]
        for chosen in filters.split("!")[1:]:
            said = FILTERS[chosen](said)
        return escape(first_up(said) if found[1][0].isupper() else said)

    return tidy(FIELD.sub(put, template)).replace("{=", "{")


def tidy(text: str) -> str:
    """One stop where the template and what it holds both end in one."""
    text = re.sub(r"(?<![./])\.\.(?![./])", ".", text)
    text = re.sub(r"([?!])\.(?=[\s<*_’”»\")]|$)", r"\1", text)
    return re.sub(r"([?!]),(?=[”\"])", r"\1", text)


def phrasings(
    media: Media,
    shape: Shape,
    table: Mapping[str, str | tuple[str, str, str]],
    *,
    foreign: bool = False,
) -> tuple[Phrasing, ...]:
    """The phrasings of a table; the names of ``foreign`` ones begin with their language."""
    found = []
    for name, template in table.items():
        parts = (template,) if isinstance(template, str) else template
        made = Phrasing(name, media, shape, parts, name[:2] if foreign else "en")
        if not made.needs <= OF_WORKS.keys():
            raise KeyError(f"{name} names no fact: {', '.join(made.needs - OF_WORKS.keys())}")
        found.append(made)
    return tuple(found)
