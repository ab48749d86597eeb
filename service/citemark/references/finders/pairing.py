"""This module knows which item a bare link of a list belongs to, and which items have no source."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from citemark.identifiers import canonical
from citemark.references.finders.items import Items
from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.naming import in_title_case
from citemark.types import Attachment, Claim, Identifier


def attach_by_order(
    layout: Layout, items: Items, prose: Sequence[Found], listed: Sequence[Found]
) -> list[Found]:
    """Gives the bare links of a list to items by position: weakly, and only where nothing speaks against it.

    Identifiers that items name themselves fix their own places; one that stands at another
    place in the list, or a list longer or shorter in disorder, and order says nothing.
    """
    bare = [one for one in listed if _is_bare(one)]
    if not bare or not items.items:
        return list(listed)
    explicit = _explicit(layout, items, prose)
    owners = {identifier: number for number, ids in explicit.items() for identifier in ids}
    for one in bare:
        for identifier in map(canonical, one.identifiers):
            if owners.get(identifier, one.position) != one.position:
                return list(listed)
    result = []
    for one in listed:
        position = one.position
        weak = (
            _is_bare(one)
            and position is not None
            and position < len(items.items)
            and position not in explicit
            and not any(canonical(identifier) in owners for identifier in one.identifiers)
        )
        if weak and position is not None:
            claim = items.items[position].claim
            result.append(replace(one, claim=claim, attachment=Attachment.ORDER))
        else:
            result.append(one)
    return result


def _is_bare(one: Found) -> bool:
    return bool(one.identifiers) and one.attachment is Attachment.NONE and one.position is not None


def _explicit(layout: Layout, items: Items, prose: Sequence[Found]) -> dict[int, set[Identifier]]:
    """Which identifiers each item names itself."""
    explicit: dict[int, set[Identifier]] = {}
    for one in prose:
        block = layout.index_at(one.start)
        item = items.of_block.get(block) if block is not None else None
        if item is not None and one.identifiers:
            explicit.setdefault(item, set()).update(map(canonical, one.identifiers))
    return explicit


def _credits_a_work(claim: Claim) -> bool:
    """Whether a claim says who made a work of a name that is no mere topic."""
    if not (claim.affiliations or claim.authors):
        return False
    method = claim.method
    return bool(claim.acronym or claim.title or (method and in_title_case(method)))


def unsourced(
    layout: Layout, items: Items, found: Sequence[Found], *, but_not: Container[int | None] = ()
) -> list[Found]:
    """Items that credit somebody with a named work and have no source at all: claims without identifier.

    ``but_not``: indices of blocks that were read as references already.
    """
    named = {(one.claim.method, one.claim.acronym) for one in found if one.identifiers}
    crediting = [
        (number, item)
        for number, item in enumerate(items.items)
        if (item.claim.method, item.claim.acronym) not in named
        and _credits_a_work(item.claim)
        and layout.index_at(item.head.start) not in but_not
    ]
    if not crediting:
        return []
    sourced = _explicit(layout, items, found)
    return [
        Found(item.head.start, item.head.end, (), item.claim, Attachment.NONE)
        for number, item in crediting
        if number not in sourced
    ]
