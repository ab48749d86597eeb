"""This module knows the case of one reference: all that its signals may look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from citemark.identifiers import Fact, facts
from citemark.ledger import Testimony
from citemark.matching import Comparison, compare, fold_title
from citemark.signals.identifiers_meant import divided_dois, with_whole_dois
from citemark.signals.match import EVEN_ODDS, YEARS_TO_PUBLICATION, Match, match_of
from citemark.signals.rereading import names_somebody_of, reread
from citemark.types import Document, Evidence, Identifier, Outcome, Record, Reference

__all__ = ["EVEN_ODDS", "YEARS_TO_PUBLICATION", "Case", "Match", "build_case"]


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known about one reference when its signals are measured."""

    reference: Reference
    document: Document
    evidence: tuple[Evidence, ...]
    matches: tuple[Match, ...]
    facts: Mapping[str, tuple[Identifier, Fact]]
    """Per fact name the most damning one over the reference's identifiers; none where nothing was
    found against any: that an identifier is well formed speaks for nothing."""
    testimony: Testimony
    now: dt.date
    identified: Match | None
    """The record under the claimed identifier, as the best source describes it."""
    main: Match | None
    """The record that the claim most probably means."""
    same_work: Match | None
    """The main match, when its title is the claimed one."""
    variant: Match | None
    """The main match, when it has nearly the claimed title and the same authors."""
    described: Match | None
    """The record whose authors, venue and date the claim can be held against: one with the claimed
    title, or nearly so and by the same authors (a distorted title); or, where the document states no
    title, the identifier's own record."""
    divided: Mapping[Identifier, Identifier]
    """DOIs of which a part was read, or that with a hyphen of a line's end, each with the whole one."""

    @property
    def confirmed(self) -> bool:
        """Whether a source records the claimed work under one of the document's identifiers."""
        return any(match.comparison.identifier_same and match.same_work for match in self.matches)


def build_case(
    reference: Reference,
    document: Document,
    evidence: Sequence[Evidence],
    testimony: Testimony,
    *,
    now: dt.date,
    rarity: Callable[[str], float] | None = None,
) -> Case:
    """Compare every found record with the claim and choose the ones the signals speak of."""
    divided = divided_dois(reference, evidence)
    if divided:  # what was answered about the parts tells nothing of the whole
        evidence = tuple(item for item in evidence if item.identifier not in divided)
        reference = with_whole_dois(reference, divided)
    reference = _reread(reference, evidence)
    matches: list[Match] = []
    for item in evidence:
        if item.outcome is Outcome.FOUND and item.record is not None:
            comparison = _compared(matches, item.record) or compare(
                reference.claim, item.record, identifiers=reference.identifiers, rarity=rarity
            )
            matches.append(match_of(item, item.record, comparison, reference))
    main = max(matches, key=_likeness, default=None)
    identified = max(
        (match for match in matches if _under_the_identifier(match, reference)),
        key=_agreement,
        default=None,
    )
    same_work = main if main is not None and main.same_work else None
    variant = main if main is not None and main.near else None
    untitled = identified if reference.claim.title is None else None
    return Case(
        reference=reference,
        document=document,
        evidence=tuple(evidence),
        matches=tuple(matches),
        facts=_worst_facts(reference, document, now),
        testimony=testimony,
        now=now,
        identified=identified,
        main=main,
        same_work=same_work,
        variant=variant,
        described=same_work or variant or untitled,
        divided=divided,
    )


def _reread(reference: Reference, evidence: Sequence[Evidence]) -> Reference:
    """The reference as it reads beside the records that its identifiers lead to, or the very title."""
    for item in evidence:
        record = item.record
        if record is None or item.outcome is not Outcome.FOUND:
            continue
        if item.query == "identifier" or _is_titled(reference.claim.title, record):
            claim = reread(reference, record)
            if claim is not reference.claim:
                return replace(reference, claim=claim)
        elif (
            reference.claim.title
            and reference.claim.kind is None
            and names_somebody_of(reference, record)
        ):
            claim = reread(reference, record)
            if claim.title == record.title:
                return replace(reference, claim=claim)
    return reference


def _is_titled(title: str | None, record: Record) -> bool:
    return title is not None and fold_title(title) == fold_title(record.title)


def finished(document: Document) -> dt.date | None:
    """The last day from which the document's words are; a web page goes on after the days it states: it
    is revised, and lists who cites it."""
    if document.media_type == "text/html" or document.published is None:
        return None
    return max(document.published, document.modified or document.published)


def _compared(matches: Sequence[Match], record: Record) -> Comparison | None:
    """The comparison with this very record, when another answer has brought it already."""
    for match in matches:
        if match.record is record or match.record == record:
            return match.comparison
    return None


def _worst_facts(
    reference: Reference, document: Document, now: dt.date
) -> dict[str, tuple[Identifier, Fact]]:
    worst: dict[str, tuple[Identifier, Fact]] = {}
    for identifier in reference.identifiers:
        for fact in facts(identifier, published=finished(document), now=now):
            if not fact.value:
                continue
            known = worst.get(fact.name)
            if known is None or (fact.proof, fact.value) > (known[1].proof, known[1].value or 0.0):
                worst[fact.name] = (identifier, fact)
    return worst


def _under_the_identifier(match: Match, reference: Reference) -> bool:
    """Whether a source files this record under a claimed identifier.

    Sources err: where one of two records under an identifier is the claimed work, that counts.
    """
    return match.by_identifier or any(
        identifier in match.record.identifiers for identifier in reference.identifiers
    )


def _agreement(match: Match) -> tuple[float, float, float]:
    comparison = match.comparison
    return (
        1.0 if comparison.title_same else 0.0,
        comparison.title_similarity or 0.0,
        comparison.authors_matched or 0.0,
    )


def _likeness(match: Match) -> tuple[float, float, float, float]:
    """Same title first, then the authors, then the identifier: a title shared by many works
    is told apart by who wrote it, and a near title counts only with its authors."""
    comparison = match.comparison
    authors = 0.5 if comparison.authors_matched is None else comparison.authors_matched
    year_off = abs(comparison.year_difference or 0)
    return (
        1.0 if match.same_work else 0.0,
        authors + (comparison.title_similarity or 0.0),
        1.0 if match.by_identifier else 0.0,
        -float(year_off),
    )
