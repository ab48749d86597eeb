"""This module knows where a claimed list of names was divided otherwise than the recorded one.

One comma divides names, and in other styles their family and given names: where nothing in a list
tells which it is, the record does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citemark.matching.names import parse_name
from citemark.matching.pairing import MOST_AUTHORS, pair_names, same


def redivided(
    claimed: Sequence[str], recorded: Sequence[str], pairs: Mapping[int, int]
) -> tuple[str, ...] | None:
    """The claimed names as the record has them divided; ``None`` where they stand as they should.

    ``pairs`` tells which claimed positions are which recorded ones as the lists stand.
    """
    return _parted(claimed, recorded, pairs) or _joined(claimed, recorded, pairs)


def _parted(
    claimed: Sequence[str], recorded: Sequence[str], pairs: Mapping[int, int]
) -> tuple[str, ...] | None:
    """The list with each unmatched "Doe, Roe" as several people, where the record names all.

    A list of family names alone and one of family and given names in turn are written alike. Where a
    name with a comma is a recorded person's, the list is of the second kind.
    """
    if any("," in claimed[at] for at in pairs):
        return None
    parts = [
        [name] if at in pairs else [part.strip() for part in name.split(",")]
        for at, name in enumerate(claimed)
    ]
    flat = [part for parts_of_one in parts for part in parts_of_one]
    if not len(claimed) < len(flat) <= 2 * MOST_AUTHORS:
        return None
    named = pair_names(flat, recorded)
    known = {flat[at] for at, other in named.items() if same(flat[at], recorded[other])}
    names = tuple(
        name
        for whole, parts_of_one in zip(claimed, parts, strict=True)
        for name in (parts_of_one if known.issuperset(parts_of_one) else [whole])
    )
    return None if len(names) == len(claimed) else names


def _joined(
    claimed: Sequence[str], recorded: Sequence[str], pairs: Mapping[int, int]
) -> tuple[str, ...] | None:
    """The list with each unmatched name that is the recorded given name of the family name before it
    behind that ("Doe", "Jane" for J. Doe)."""
    names: list[str] = []
    for at, name in enumerate(claimed):
        before = pairs.get(at - 1) if at not in pairs else None
        if (
            before is not None
            and _is_bare(names[-1], recorded[before])
            and any(reading.given for reading in parse_name(recorded[before]).readings)
            and same(f"{names[-1]}, {name}", recorded[before])
        ):
            names[-1] = f"{names[-1]}, {name}"
        else:
            names.append(name)
    return None if len(names) == len(claimed) else tuple(names)


def _is_bare(name: str, recorded: str) -> bool:
    """Whether a name is a family name alone: one word, with or without particles in small letters, or
    the several words of a recorded one."""
    if sum(not word.islower() for word in name.split()) == 1:
        return True
    joined = "".join(parse_name(name).words)
    readings = parse_name(recorded).readings
    return any(reading.given and joined in reading.families for reading in readings)
