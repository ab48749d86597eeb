"""This module knows which item a bare link of a list belongs to, and which items have no source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citemark.references.blocks import Layout
from citemark.references.found import Found
from citemark.references.items import Items
from citemark.references.naming import in_title_case
from citemark.references.works import canonical
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


def _explicit(
    layout: Layout, items: Items, prose: Sequence[Found]
) -> dict[int, frozenset[Identifier]]:
    """Which identifiers each item names itself."""
    explicit: dict[int, set[Identifier]] = {}
    for one in prose:
        block = layout.index_at(one.start)
        item = items.of_block.get(block) if block is not None else None
        if item is not None and one.identifiers:
            explicit.setdefault(item, set()).update(map(canonical, one.identifiers))
    return {item: frozenset(ids) for item, ids in explicit.items()}


def _is_cased(claim: Claim) -> bool:
    return claim.method is not None and in_title_case(claim.method)


def unsourced(layout: Layout, items: Items, found: Sequence[Found]) -> list[Found]:
    """Items that credit somebody with a named work and have no source at all: claims without identifier."""
    named = {(one.claim.method, one.claim.acronym) for one in found if one.identifiers}
    sourced = set()
    for one in found:
        block = layout.index_at(one.start)
        if block is not None and block in items.of_block and one.identifiers:
            sourced.add(items.of_block[block])
    result = []
    for number, item in enumerate(items.items):
        claim = item.claim
        if number in sourced or (claim.method, claim.acronym) in named or not claim.names_a_work:
            continue
        if (claim.affiliations or claim.authors) and (
            claim.acronym or claim.title or _is_cased(claim)
        ):
            result.append(Found(item.head.start, item.head.end, (), claim, Attachment.NONE))
    return result
