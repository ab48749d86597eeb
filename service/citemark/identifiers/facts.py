"""This module knows which facts are asked of which scheme, and asks them."""

from __future__ import annotations

import datetime as dt
import re

from citemark.identifiers import arxiv_facts, doi_facts, tables
from citemark.identifiers.checkdigits import isbn_check, issn_check, orcid_check
from citemark.identifiers.doi import prefix_of
from citemark.identifiers.fact import Dates, Fact, Rule, holds_not, unknown
from citemark.identifiers.patterns import MIN_DIGITS, invented, telling_digits
from citemark.types import Identifier

_PLACEHOLDERS = re.compile(
    r"(?<![a-z])(?:xxx+|yyyy|zzz+|abcd?e?f?|xyz|foo|bar|example|placeholder|dummy|fake|sample|your-|todo|tbd|insert)(?![a-z])"
    r"|x{4,}|^10\.(?:0+|1234|12345|123456|xxxx+)/"
)
"""Words that stand for an identifier not yet known, as templates and models write them."""


def placeholder_like(identifier: Identifier, _: Dates) -> Fact:
    """Learnt (`patterns`), weak, never proof: real numbers have such digits by chance."""
    name = "placeholder_like"
    digits = telling_digits(identifier)
    prefix = prefix_of(identifier.value)[3:] if identifier.scheme == "doi" else ""
    unseen = prefix.isdigit() and int(prefix) not in tables.doi_prefixes()
    candidates = [
        (invented(text), text)
        for text in (digits, prefix if unseen else None)
        if text and len(text) >= MIN_DIGITS
    ]
    if not candidates:
        return unknown(name)
    value, shown = max(candidates)
    likely = ">99%" if value > 0.99 else f"{value:.0%}"
    return Fact(
        name,
        round(value, 4),
        f"The digits {shown} look made up ({likely} likely, if every second such number were).",
    )


def placeholder_word(identifier: Identifier, _: Dates) -> Fact:
    """Not proof: a few real identifiers contain such letters."""
    name = "placeholder_word"
    value = identifier.value.lower()
    wordless = not value.islower() and "/" not in value  # digits alone, as most of arXiv's
    if not wordless and (match := _PLACEHOLDERS.search(value)):
        return Fact(
            name,
            1.0,
            f"{identifier.value} contains “{match[0].strip('/')}”, which stands for what is not known.",
        )
    return holds_not(name)


def cut_off(identifier: Identifier, _: Dates) -> Fact:
    """The text ends inside the identifier: nothing else can be held against it."""
    if identifier.cut_off:
        return Fact(
            "cut_off",
            1.0,
            f"The text breaks off after {identifier.value}; the whole identifier is not known.",
        )
    return holds_not("cut_off")


def isbn_check_fails(identifier: Identifier, _: Dates) -> Fact:
    """Strong, not proof: books have been printed with a wrong ISBN."""
    return _check("isbn_check_fails", identifier, isbn_check(identifier.value))


def issn_check_fails(identifier: Identifier, _: Dates) -> Fact:
    """Strong, not proof: it may be a slip in copying a real one."""
    return _check("issn_check_fails", identifier, issn_check(identifier.value.replace("-", "")[:7]))


def orcid_check_fails(identifier: Identifier, _: Dates) -> Fact:
    """Strong, not proof: it may be a slip in copying a real one."""
    return _check(
        "orcid_check_fails", identifier, orcid_check(identifier.value.replace("-", "")[:15])
    )


def _check(name: str, identifier: Identifier, due: str) -> Fact:
    last = identifier.value[-1]
    if last == due:
        return holds_not(name)
    return Fact(
        name,
        1.0,
        f"The check character of {identifier.value} is {last}, but its digits ask for {due}.",
    )


_ANY: tuple[Rule, ...] = (placeholder_like, placeholder_word, cut_off)
_DATED: tuple[Rule, ...] = (
    doi_facts.in_the_future,
    doi_facts.after_document,
)

FACTS: dict[str, tuple[Rule, ...]] = {
    "arxiv": (
        arxiv_facts.impossible_month,
        arxiv_facts.wrong_length_for_era,
        arxiv_facts.number_zero,
        arxiv_facts.beyond_month_reach,
        arxiv_facts.archive_never_existed,
        arxiv_facts.archive_closed_then,
        arxiv_facts.in_the_future,
        arxiv_facts.after_document,
    ),
    "doi": (
        doi_facts.check_character_fails,
        doi_facts.elsevier_check_fails,
        doi_facts.isbn_check_fails,
        doi_facts.unknown_prefix,
        doi_facts.prefix_of_other_fields,
        doi_facts.prefix_beyond_assigned,
        doi_facts.suffix_grammar_fails,
        doi_facts.never_registered,
        *_DATED,
    ),
    "isbn": (isbn_check_fails,),
    "issn": (issn_check_fails,),
    "orcid": (orcid_check_fails,),
    "acl": _DATED,
    "neurips": _DATED,
    "icml": _DATED,
    "iclr": _DATED,
}
"""Scheme to its rules; `_ANY` is asked of every scheme."""
_RULES = {scheme: (*rules, *_ANY) for scheme, rules in FACTS.items()}


def facts(identifier: Identifier, *, published: dt.date | None, now: dt.date) -> tuple[Fact, ...]:
    """Everything that arithmetic says of the identifier; of a cut-off one, only that it is cut off."""
    dates = Dates(published, now)
    rules = (cut_off,) if identifier.cut_off else _RULES.get(identifier.scheme, _ANY)
    return tuple([rule(identifier, dates) for rule in rules])
