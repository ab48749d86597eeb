"""This module knows how a claimed author list differs from a recorded one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from citemark.matching.divided_names import redivided
from citemark.matching.name_words import PARTICLES
from citemark.matching.names import parse_name, says_others
from citemark.matching.pairing import FEW, MOST_AUTHORS, pair_names, same
from citemark.matching.persons import misspelt, same_family

RECORDED_AT_MOST = 40
"""Collections of metadata cut author lists at this many names without saying so."""

CUT_WITHOUT_SAYING = 10
"""From so many names on a list that is the record's beginning may have been cut: bibliography
software prints ten names and forgets the "et al."."""


@dataclass(frozen=True, slots=True)
class AuthorComparison:
    """Each field ``None`` when either list is empty or what it asks cannot be known."""

    claimed: int | None = None
    recorded: int | None = None
    first_same: bool | None = None
    matched: float | None = None
    """Share of the claimed authors, where they can be compared, that the record names."""
    missing: int | None = None
    added: int | None = None
    reordered: bool | None = None
    initials_conflict: bool | None = None
    """A claimed author shares only the family name with one that is recorded."""
    names_added: tuple[str, ...] = ()
    names_missing: tuple[str, ...] = ()


UNKNOWN_AUTHORS = AuthorComparison()


def compare_authors(
    claimed: Sequence[str],
    recorded: Sequence[str],
    *,
    claim_truncated: bool = False,
    record_truncated: bool = False,
) -> AuthorComparison:
    """Compares both lists whatever their order and style; organisations contradict nobody."""
    mine = _listed(claimed, cut=claim_truncated)
    cut = record_truncated or len(recorded) >= RECORDED_AT_MOST
    if mine.names and claimed == recorded:
        return _all_matched(len(mine.names), cut=mine.cut or cut)
    theirs = _listed(recorded, cut=cut)
    if not mine.names or not theirs.names:
        return AuthorComparison(len(mine.names) or None, len(theirs.names) or None)
    if mine.names == theirs.names:
        return _all_matched(len(mine.names), cut=mine.cut or theirs.cut)
    pairs = pair_names(mine.names, theirs.names)
    if len(pairs) == len(mine.names) == len(theirs.names) and _in_place(pairs):
        return _all_matched(len(pairs), cut=mine.cut or theirs.cut)
    divided = redivided(mine.names, theirs.names, pairs)
    if divided is not None:
        mine, pairs = _List(divided, mine.cut), pair_names(divided, theirs.names)
    matched = set(pairs.values())
    added = [at for at in range(len(mine.names)) if at not in pairs and mine.person(at)]
    missing = [at for at in range(len(theirs.names)) if at not in matched and theirs.person(at)]
    if (added or missing) and _all_words(mine) == _all_words(theirs):
        return AuthorComparison(
            len(mine.names), len(theirs.names), matched=1.0, missing=0, added=0,
            # As many names of the same words are no other division, but given names exchanged.
            reordered=len(mine.names) == len(theirs.names) or None,
        )  # fmt: skip
    return _judged(mine, theirs, pairs, added, missing)


def misspelt_authors(claimed: Sequence[str], recorded: Sequence[str]) -> tuple[str, ...]:
    """The claimed names that are recorded ones only if a letter is wrong."""
    claimed, recorded = claimed[:MOST_AUTHORS], recorded[:MOST_AUTHORS]
    if claimed == recorded[: len(claimed)]:
        return ()
    return tuple(
        claimed[at]
        for at, other in sorted(pair_names(claimed, recorded).items())
        if misspelt(parse_name(claimed[at]), parse_name(recorded[other]))
    )


def _in_place(pairs: dict[int, int]) -> bool:
    return all(at == other for at, other in pairs.items())


@lru_cache(maxsize=2 * MOST_AUTHORS)
def _all_matched(count: int, *, cut: bool, in_order: bool | None = True) -> AuthorComparison:
    """What ``_judged`` says of two lists that agree name by name, as most do."""
    return AuthorComparison(
        claimed=count,
        recorded=count,
        first_same=in_order,
        matched=1.0,
        missing=None if cut else 0,
        added=0,
        reordered=not in_order if count > 1 and in_order is not None else None,
        initials_conflict=False,
    )


@dataclass(frozen=True, slots=True)
class _List:
    """One side's names as stated; ``cut`` when more may follow."""

    names: tuple[str, ...]
    cut: bool

    def person(self, at: int) -> bool:
        """Whether the name there can be held against others."""
        return bool(parse_name(self.names[at]).readings)

    def collective(self) -> bool:
        """Whether a group signs: it stands for its members, named or not."""
        return any(parse_name(name).organisation for name in self.names)

    def opaque(self) -> int:
        """How many persons are written in another script."""
        names = (parse_name(name) for name in self.names if not name.isascii())
        return sum(not name.readings and not name.organisation for name in names)


def _listed(names: Sequence[str], *, cut: bool) -> _List:
    listed = names[:MOST_AUTHORS]
    named = [name for name in listed if not says_others(name)]
    others = len(names) > MOST_AUTHORS or len(named) < len(listed)
    kept = [name for name in named if name[:1].isalnum() or any(map(str.isalnum, name))]
    if kept and _ends_inside(kept[-1], alone=len(kept) == 1):
        kept.pop()
        others = True  # the list was cut inside this name
    return _List(tuple(kept), cut or others)


def _ends_inside(name: str, *, alone: bool) -> bool:
    """Whether a list's last name is cut: in a brace, or behind its first letter."""
    if "{" in name and name.count("{") > name.count("}"):
        return True
    several = len(name) > 1 and name[:2].isalpha()
    return not alone and not several and sum(map(str.isalpha, name)) == 1


def _judged(
    mine: _List, theirs: _List, pairs: dict[int, int], added: list[int], missing: list[int]
) -> AuthorComparison:
    comparable = bool(pairs) or bool(added and missing)
    if not missing and len(added) <= FEW:
        added = [at for at in added if not _named_twice(at, mine, theirs, pairs)]
    sure = _certainly_added(mine, theirs, added, missing)
    known = len(pairs) + len(sure)
    order = [pairs[at] for at in sorted(pairs)]
    if not added and not missing and order != sorted(order) and _sorted_by_family(mine.names):
        return _all_matched(len(mine.names), cut=mine.cut or theirs.cut, in_order=None)
    lost = max(0, len(missing) - mine.opaque()) if missing else 0
    return AuthorComparison(
        claimed=len(mine.names),
        recorded=len(theirs.names),
        first_same=None
        if added and not sure and 0 in added
        else pairs.get(0) == 0 or same(mine.names[0], theirs.names[0]),
        matched=len(pairs) / known if comparable and known else None,
        missing=None
        if (lost and _may_leave_out(mine, order))
        or mine.cut
        or not comparable
        or (theirs.cut and not lost)
        else lost,
        added=None if not comparable or (added and not sure) else len(sure),
        reordered=order != sorted(order) if len(order) > 1 else None,
        initials_conflict=_family_only(mine, sure, theirs, missing) if comparable else None,
        names_added=tuple(mine.names[at] for at in sure),
        names_missing=tuple(theirs.names[at] for at in missing[:lost]),
    )


FEWEST_SORTED = 3
"""Two names stand in the order of the alphabet in one list of two."""


def _sorted_by_family(names: Sequence[str]) -> bool:
    """Whether a list is sorted, as databases and whole fields have it (Waltman 2012: nearly all of
    mathematics and economics): such an order does not say who was first."""
    if len(names) < FEWEST_SORTED:
        return False
    readings = [parse_name(name).readings for name in names]
    families = [of_name[0].families for of_name in readings if of_name]
    in_order = (min(one) <= max(other) for one, other in pairwise(families))
    return len(families) == len(names) and all(in_order)


def _may_leave_out(mine: _List, order: list[int]) -> bool:
    """Whether the claim says of itself that more follow, or is silently cut, or a group's."""
    beginning = order == list(range(len(mine.names))) and len(order) >= CUT_WITHOUT_SAYING
    return mine.cut or beginning or not any(map(mine.person, range(len(mine.names))))


def _named_twice(at: int, mine: _List, theirs: _List, pairs: dict[int, int]) -> bool:
    """Whether an unmatched claimed name is that of a recorded author whom the claim also names
    elsewhere: of 54,573 recorded lists 87 name a person twice, so a list that does adds nobody.

    Where a recorded author is missing, the name may stand for that one ("C. Xu, C. Xu"). A list
    writes its names in one way: the two share the family name in its usual place.
    """
    name = mine.names[at]
    return any(
        same(name, theirs.names[other])
        and same_family(parse_name(name), parse_name(mine.names[named]))
        for named, other in pairs.items()
    )


def _certainly_added(mine: _List, theirs: _List, added: list[int], missing: list[int]) -> list[int]:
    """Of the unmatched claimed authors those that a record cannot hide: one that is cut, written
    in another script, or signed by a group whose members they may be.

    Where the claim names all whom a cut record lists, another order of the authors explains the
    rest: with 51 of 11,244 preprints listed by their first author alone, that one stands further
    behind in the publication's list.
    """
    if not added or theirs.collective():
        return []
    if theirs.cut and not missing:
        return []
    if theirs.cut and len(theirs.names) >= CUT_WITHOUT_SAYING and len(added) < len(mine.names):
        return []  # long lists change their order between versions; who was first may be cut off
    if theirs.cut and mine.cut and len(mine.names) == 1 and len(theirs.names) >= RECORDED_AT_MOST:
        return []  # "Doe et al." of hundreds: Doe is named first in a later version
    if theirs.cut:
        return [at for at in added if at < len(theirs.names)]
    return added[theirs.opaque() :] if added else added


def _family_only(mine: _List, added: list[int], theirs: _List, missing: list[int]) -> bool:
    return any(
        same_family(parse_name(mine.names[at]), parse_name(theirs.names[other]))
        for at in added
        for other in missing
    )


def _all_words(side: _List) -> Counter[str]:
    """All words of a list: where they are equal, both sides only split them otherwise."""
    names = (parse_name(name) for name in side.names)
    return Counter(word for name in names for word in name.words if word not in PARTICLES)
