"""This module knows which names of two lists are one person's: position to position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from citemark.matching.letters import without_lost_letters
from citemark.matching.names import parse_name, plainly_same
from citemark.matching.persons import cut_short, marked, same_person, turned_round

MOST_AUTHORS = 200
"""Longer lists are compared by their beginning."""

FEW = 12
"""So few unmatched names a side are compared each with each, to find slips in the family name, and
with the matched ones, to find a person named twice."""


def pair_names(mine: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Position to position, each used once: the same place first, then a shared word, then any."""
    together = enumerate(zip(mine, theirs, strict=False))
    pairs = {at: at for at, (one, other) in together if same(one, other)}
    if len(pairs) == min(len(mine), len(theirs)):
        return pairs
    turned = _turned_in_place(mine, theirs, pairs)
    if 2 * (len(pairs) + len(turned)) >= min(len(mine), len(theirs)):
        pairs.update(turned)
    free = set(range(len(theirs))) - set(pairs.values())
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(free):
        for word in _keys(theirs[place]):
            by_word[word].append(place)
    for at, name in enumerate(mine):
        if at not in pairs:
            near = dict.fromkeys(place for word in _keys(name) for place in by_word[word][:FEW])
            _take(at, name, near, theirs, free, pairs, same)
    rest = [at for at in range(len(mine)) if at not in pairs]
    if len(rest) <= FEW and len(free) <= FEW:
        for at in rest:
            _take(at, mine[at], sorted(free), theirs, free, pairs, same)
        if 2 * len(pairs) >= len(mine):
            for at in rest:
                if at not in pairs:
                    _take(at, mine[at], sorted(free), theirs, free, pairs, _of_the_list)
    return pairs


def _turned_in_place(
    mine: Sequence[str], theirs: Sequence[str], pairs: Mapping[int, int]
) -> dict[int, int]:
    """The other places where both sides have a name that may be one, read from its other end ("Doe Jane"
    for J. Doe): where most do, the list has family names first."""
    together = enumerate(zip(mine, theirs, strict=False))
    return {
        at: at
        for at, (one, other) in together
        if at not in pairs and turned_round(parse_name(one), parse_name(other))
    }


def _take(
    at: int,
    name: str,
    candidates: Iterable[int],
    theirs: Sequence[str],
    free: set[int],
    pairs: dict[int, int],
    alike: Callable[[str, str], bool | None],
) -> None:
    for other in candidates:
        if other in free and alike(name, theirs[other]):
            pairs[at] = other
            free.discard(other)
            return


def same(one: str, other: str) -> bool | None:
    """Whether two names are one person's as they stand; ``None`` where that cannot be known."""
    return plainly_same(one, other) or same_person(parse_name(one), parse_name(other))


def _of_the_list(one: str, other: str) -> bool:
    """Whether two names left of lists that are otherwise the same are one person's."""
    mine, theirs = parse_name(one), parse_name(other)
    return any(
        alike(mine, theirs) for alike in (turned_round, cut_short, marked)
    ) or _lost_a_letter(one, other)


def _lost_a_letter(one: str, other: str) -> bool:
    """Whether one name is the other without the letters that some programs cannot set."""
    plain, full = (one, other) if one.isascii() else (other, one)
    forms = without_lost_letters(full) if plain.isascii() else ()
    return any(same_person(parse_name(plain), parse_name(bare)) is True for bare in forms)


def _keys(text: str) -> list[str]:
    name = parse_name(text)
    forms = {form for reading in name.readings for form in reading.families}
    return sorted(forms | {word for word in name.words if len(word) > 1})
