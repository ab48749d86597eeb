"""This module knows how findings become references: one source, one reference, all its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from citemark.identifiers import canonical
from citemark.references.claims import NOTHING_SAID, completed
from citemark.references.finders.entries import MAX_TEXT
from citemark.references.found import Found
from citemark.references.works import different, fold
from citemark.types import Attachment, Claim, Document, Identifier, Reference, Span

MAX_REFERENCES = 10_000
MAX_MENTIONS_KEPT = 200
MAX_ALTERNATIVES = 20

_STRENGTH = {
    Attachment.FIELDS: 5,
    Attachment.REFERENCE_LIST: 4,
    Attachment.SOURCE_LINE: 4,
    Attachment.SAME_BLOCK: 3,
    Attachment.ORDER: 1,
    Attachment.NONE: 0,
}
"""Explicit attachments come before position; among equals the first in the text is the claim."""


class _Group:
    """The findings of one source."""

    __slots__ = ("found", "identifiers")

    def __init__(self, one: Found) -> None:
        self.found = [one]
        self.identifiers = list(one.identifiers)

    def add(self, one: Found) -> None:
        self.found.append(one)
        if not one.identifiers or one.identifiers == self.found[0].identifiers:
            return
        held = {(canonical(identifier), identifier.scheme) for identifier in self.identifiers}
        self.identifiers.extend(
            identifier
            for identifier in one.identifiers
            if (canonical(identifier), identifier.scheme) not in held
        )

    def place(self) -> tuple[int, int]:
        """Where its first finding stands, once they are in reading order."""
        return self.found[0].start, self.found[0].end


_place = attrgetter("start", "end")


def merge(
    document: Document, found: Iterable[Found], first: Sequence[Reference] = ()
) -> tuple[tuple[Reference, ...], int]:
    """References in reading order, and how many more there are than are taken; findings that repeat
    one of ``first`` become its mentions.

    Findings are one source when they share an identifier; without identifier, when they
    share a title. Nothing else joins them: two lists' worth of look-alikes stay apart.
    """
    groups: list[_Group] = []
    by_identifier: dict[Identifier, _Group] = {}
    by_title: dict[str, _Group] = {}
    by_entry: dict[int, _Group] = {}
    ordered = sorted(found, key=_precedence)
    for one in ordered:
        if one.marks is not None:
            by_entry[one.marks].add(one)
            continue
        keys = [canonical(identifier) for identifier in one.identifiers]
        name = one.claim.title or one.claim.method
        title = fold(name) if name else ""
        group = _held(by_identifier, keys, one)
        if group is None and not keys and title:
            group = by_title.get(title)
        if group is None:
            group = _Group(one)
            groups.append(group)
        else:
            group.add(one)
        by_entry[one.start] = group
        for key in keys:
            by_identifier.setdefault(key, group)
        if title:
            by_title.setdefault(title, group)
    for group in groups:
        group.found.sort(key=_place)
    groups.sort(key=_Group.place)
    references = [
        _reference(document, group, number)
        for number, group in enumerate(groups[:MAX_REFERENCES], 1)
    ]
    left_out = max(0, len(groups) - MAX_REFERENCES)
    return tuple(_after(first, references) if first else references), left_out


def _held(
    by_identifier: dict[Identifier, _Group], keys: Sequence[Identifier], one: Found
) -> _Group | None:
    """The group of the first identifier that has one; papers share their book's ISBN, and the address
    of a collection or a repository stands behind several entries of a list."""
    for key in keys:
        group = by_identifier.get(key)
        if group is None:
            continue
        apart = (
            key.scheme == "isbn"
            or _is_another_entry(group, keys, one)
            or (key.scheme == "url" and _are_formatted(group.found[0], one))
        )
        if not apart or not different(group.found[0].claim, one.claim):
            return group
    return None


def _are_formatted(*found: Found) -> bool:
    """Whether all are entries of lists that name authors and a title."""
    return all(
        one.attachment is Attachment.REFERENCE_LIST and one.claim.authors and one.claim.title
        for one in found
    )


def _is_another_entry(group: _Group, keys: Sequence[Identifier], one: Found) -> bool:
    """Whether two entries of lists share an identifier, by somebody's slip, and either has one of its
    own, which must not be held against the other's claim."""
    listed = {group.found[0].attachment, one.attachment} == {Attachment.REFERENCE_LIST}
    return listed and set(keys) != set(map(canonical, group.identifiers))


def _precedence(one: Found) -> tuple[bool, bool, int, int]:
    """Identifiers first, then titles, then marks: each can then join what came before."""
    return one.marks is not None, not one.identifiers, one.start, one.end


def _vagueness(one: Found) -> tuple[bool, bool, bool]:
    """What names a work itself comes first, then what stands beside it."""
    return not one.claim.names_a_work, one.attachment is Attachment.ORDER, one.weak


def _reference(document: Document, group: _Group, index: int) -> Reference:
    in_order = group.found
    stating = sorted(in_order, key=_vagueness)
    chosen = stating[0]
    claim, alternatives = _claims(chosen, stating[1:])
    attachment = chosen.attachment
    if not claim.names_a_work or (group.identifiers and not chosen.identifiers):
        attachment = max((one.attachment for one in in_order), key=lambda kind: _STRENGTH[kind])
    place = next(one for one in in_order if one.marks is None)
    return Reference(
        index=index,
        key=None,
        text=document.text[place.start : min(place.end, place.start + MAX_TEXT)],
        start=place.start,
        end=place.end,
        identifiers=tuple(_distinct(group.identifiers)),
        claim=claim,
        attachment=attachment,
        mentions=_spans(in_order),
        alternatives=alternatives,
    )


def _spans(in_order: Sequence[Found]) -> tuple[Span, ...]:
    """Each place once, as many as are kept."""
    places = dict.fromkeys(map(_place, in_order))
    return tuple([Span(start, end) for start, end in islice(places, MAX_MENTIONS_KEPT)])


def _claims(chosen: Found, others: Sequence[Found]) -> tuple[Claim, tuple[Claim, ...]]:
    """The first claim, completed by those that agree with it; those of other works aside."""
    claim = chosen.claim
    alternatives: list[Claim] = []
    for one in others:
        passing = one.weak or one.attachment is Attachment.ORDER
        if one.claim == NOTHING_SAID or (one.attachment is Attachment.ORDER and claim.names_a_work):
            continue
        if not different(claim, one.claim):
            claim = completed(claim, _not_repeating(claim, one))
        elif not passing and all(different(known, one.claim) for known in alternatives):
            alternatives.append(one.claim)
    return claim, tuple(alternatives[:MAX_ALTERNATIVES])


def _not_repeating(claim: Claim, one: Found) -> Claim:
    """A quoted name that the claim holds as a method already is not its title besides."""
    title, method = one.claim.title, claim.method
    repeats = not one.identifiers and title and method and fold(method) == fold(title)
    return replace(one.claim, title=None) if repeats else one.claim


def _distinct(identifiers: Sequence[Identifier]) -> list[Identifier]:
    """Each identifier once; a whole one before the cut-off one of equal value."""
    if len(identifiers) < 2:
        return list(identifiers)
    best: dict[Identifier, Identifier] = {}
    for identifier in identifiers:
        held = best.get(identifier)
        if held is None or (held.cut_off and not identifier.cut_off):
            best[identifier] = identifier
    return list(best.values())


def _after(first: Sequence[Reference], references: Sequence[Reference]) -> list[Reference]:
    """Entries first, one for one; what the text adds follows, renumbered."""
    held = {
        canonical(identifier): number
        for number, one in enumerate(first)
        for identifier in one.identifiers
    }
    titled = {fold(one.claim.title): number for number, one in enumerate(first) if one.claim.title}
    result = list(first)
    for one in references:
        owner = next((held[key] for key in map(canonical, one.identifiers) if key in held), None)
        if owner is None and not one.identifiers and one.claim.title:
            owner = titled.get(fold(one.claim.title))
        if owner is None:
            result.append(_renumbered(one, len(result) + 1))
        else:
            result[owner] = _mentioned(result[owner], one)
    return result


def _renumbered(reference: Reference, index: int) -> Reference:
    return replace(reference, index=index)


def _mentioned(entry: Reference, again: Reference) -> Reference:
    other = (again.claim, *again.alternatives)
    alternatives = tuple(claim for claim in other if different(entry.claim, claim))
    claim = entry.claim
    for one in other:
        if not different(claim, one):
            claim = completed(claim, one)
    return replace(
        entry,
        claim=claim,
        mentions=(*entry.mentions, *again.mentions)[:MAX_MENTIONS_KEPT],
        alternatives=(*entry.alternatives, *alternatives)[:MAX_ALTERNATIVES],
    )
