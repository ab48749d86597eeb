"""This module knows when two author names can be one person's: two readings of them agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from citemark.matching.name_words import PARTICLES, SAME_GIVEN
from citemark.matching.names import Name

LEAST_LETTERS_OF_A_TYPO = 6
"""Shorter names that differ by one letter are often different names (Zhang, Zheng; Chen, Cheng)."""


LEAST_LETTERS_OF_A_STEM, LEAST_LETTERS_LEFT_OUT = 7, 4
"""A long family name is signed by its beginning (``Gholami`` for Gholaminezhad): of 166 pairs of
names in 1.18 million works that differ so, and in nothing else, 17 share a co-author, which of
pairs with the same given name 0.6 % do. Where three letters are left out, 4 of 92 do: many of
those are other names, as with Slavic endings."""

LEAST_LETTERS_OF_A_SHORT_FORM, LEAST_LETTERS_CLIPPED = 5, 5
"""A long given name is signed by its beginning (``Chandra`` for Chandrasekhar): of 1,059 pairs of
names in those works that differ so 223 share a co-author, which of any two given names beside one
family name 1 % do. Where fewer letters are left out hardly more do: Zheng is not Zhengda."""

LEAST_LETTERS_OF_A_SWAP = 5
"""Two neighbouring letters exchanged give another real name more rarely than one replaced."""


def same_person(one: Name, other: Name) -> bool | None:
    """Whether both names can be one person's; ``None`` across scripts and for organisations."""
    alike = _spelled_alike(one, other)
    return _one_typo(one.words, other.words) if alike is False else alike


def misspelt(one: Name, other: Name) -> bool:
    """Whether both names can be one person's only if a letter of one is wrong."""
    return _one_typo(one.words, other.words) and _spelled_alike(one, other) is False


def _spelled_alike(one: Name, other: Name) -> bool | None:
    """Whether both names can be one person's as they are spelled."""
    if one.words == other.words or (one.organisation and sorted(one.words) == sorted(other.words)):
        return True if one.words else None
    if not one.readings or not other.readings:
        return None
    hyphenated = one.hyphenated != other.hyphenated  # what both join alike is whole in both
    for mine in one.readings:
        for theirs in other.readings:
            if mine.families.isdisjoint(theirs.families):
                continue
            if mine.swapped or theirs.swapped:
                agree = _same_letters(mine.given, theirs.given)
            else:
                agree = given_agree(mine.given, theirs.given, hyphenated=hyphenated)
            if agree:
                return True
    return (
        _words_agree(one.words, other.words, hyphenated=hyphenated)
        or _only_initials_agree(one.words, other.words)
        or _glued_alike(one.words, other.words)
        or _shortened(one.words, other.words)
    )


def same_family(one: Name, other: Name) -> bool:
    """Whether the most usual readings share a family name, whatever the given names are."""
    if not one.readings or not other.readings:
        return False
    return not one.readings[0].families.isdisjoint(other.readings[0].families)


def turned_round(one: Name, other: Name) -> bool:
    """Whether in one name the given name stands for the family name, and that for the initials, as
    databases make of names whose family name comes first (``Y. Bowen`` for Bowen Yu, ``H. Vu`` for Vu
    Nguyen Ha). ``L. Yang`` may be another than Yang Liu: only a list that is otherwise the same tells.
    """
    return _is_turned(one, other) or _is_turned(other, one)


def _is_turned(mine: Name, theirs: Name) -> bool:
    return any(
        other.swapped
        and not one.swapped
        and bool(one.given)
        and _are_initials(one.given)
        and not one.families.isdisjoint(other.families)
        and given_agree(one.given, other.given)
        for one in mine.readings
        for other in theirs.readings
    )


def cut_short(one: Name, other: Name) -> bool:
    """Whether one name lacks the last family name of the other, of which it has but the initials
    ("Sergio Gómez" for S. G. Colmenarejo): like ``turned_round``, only the rest of a list tells."""
    return _lacks_the_last(one.words, other.words) or _lacks_the_last(other.words, one.words)


def _lacks_the_last(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    initials = theirs[:-1]
    return len(mine) > 1 and _are_initials(initials) and [word[0] for word in mine] == [*initials]


def marked(one: Name, other: Name) -> bool:
    """Whether one name bears the letter that marks an affiliation ("Zhongjin Lia" for Z. Li, with the
    superscript "a"): in a list that is otherwise the same, as Li and Lia are names."""
    return _bears_a_mark(one.words, other.words) or _bears_a_mark(other.words, one.words)


def _bears_a_mark(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    if len(mine) != len(theirs) or len(mine) < 2 or mine[-1][-1] not in _MARKS:
        return False
    return mine[-1][:-1] == theirs[-1] and given_agree(mine[:-1], theirs[:-1])


_MARKS = frozenset("abcdef")


def given_agree(mine: Sequence[str], theirs: Sequence[str], *, hyphenated: bool = False) -> bool:
    """Whether given names or initials can be one person's; the shorter list may leave names out.

    The first name may be left out too (``Robert Michael Smith`` signs ``Michael Smith``) unless
    it may be half of a hyphenated one: two names are no half (``Tony Wei-Jen Lin``).
    """
    if not mine or not theirs or _same_letters(mine, theirs) or _same_initials(mine, theirs):
        return True
    shorter, longer = sorted((mine, theirs), key=len)
    at = 0
    for name in shorter:
        while at < len(longer) and not _same_given(name, longer[at]):
            if at == 0 and hyphenated and len(longer[0]) > 1 and len(shorter) == 1:
                return _begins_alike(shorter, longer)
            at += 1
        if at == len(longer):
            return _begins_alike(shorter, longer)
        at += 1
    return True


def _same_initials(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one side has only initials, and those of all the other's names, in whatever order:
    databases that split names exchange them (``V. Q. Pham`` for Quoc-Viet Pham)."""
    if len(mine) != len(theirs) or not (_are_initials(mine) or _are_initials(theirs)):
        return False
    return sorted(name[0] for name in mine) == sorted(name[0] for name in theirs)


def _are_initials(names: Sequence[str]) -> bool:
    return all(len(name) == 1 for name in names)


def _begins_alike(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """``Xiaoming`` beside ``Xiao-M.``: one word holds what the other splits."""
    joined, other = "".join(shorter), "".join(longer)
    if len(shorter) == 1 and len(shorter[0]) > 1:
        return all(len(name) > 0 for name in longer) and _spells(shorter[0], longer)
    return len(other) > 1 and joined == other


def _spells(word: str, pieces: Sequence[str]) -> bool:
    """Whether the pieces, initials among them, stand in the word in order from its beginning."""
    at = 0
    for number, piece in enumerate(pieces):
        found = word.find(piece, at)
        if found < 0 or (number == 0 and found):
            return False
        at = found + len(piece)
    return len(pieces) > 1


def _same_letters(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return "".join(mine) == "".join(theirs)


def _same_given(one: str, other: str) -> bool:
    if one == other or other in SAME_GIVEN.get(one, ()):
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return _begins(one, other, least=LEAST_LETTERS_OF_A_SHORT_FORM, left_out=LEAST_LETTERS_CLIPPED)


def _begins(one: str, other: str, *, least: int, left_out: int) -> bool:
    """Whether one word is the beginning of the other: long enough, and much shorter than it."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return len(short) >= least and len(long) - len(short) >= left_out and long.startswith(short)


def _words_agree(mine: Sequence[str], theirs: Sequence[str], *, hyphenated: bool) -> bool:
    """Two or more full words in common, whatever their order, and nothing left that contradicts."""
    first, second = _full(mine), _full(theirs)
    common = first & second
    left, right = first - common, second - common
    if common.total() < 2 or (left and right):
        return False
    rest = [word[0] for word in (left or right).elements()]
    initials = [word for word in (theirs if left else mine) if len(word) == 1]
    others = [word for word in (mine if left else theirs) if len(word) == 1]
    if hyphenated and rest:
        return sorted(initials) == sorted(rest)
    return not initials or not (rest or others) or not set(initials).isdisjoint([*rest, *others])


def _only_initials_agree(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one name is nothing but the first letters of the other (``N. P. A.``)."""
    if max(map(len, mine), default=0) > 1 and max(map(len, theirs), default=0) > 1:
        return False
    return len(mine) > 1 and [word[0] for word in mine] == [word[0] for word in theirs]


def _glued_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one name only lacks the blanks of the other (``YuYue``)."""
    return 1 in {len(mine), len(theirs)} and _same_letters(mine, theirs)


def _full(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if len(word) > 1 and word not in PARTICLES)


def _one_typo(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return _one_typo_apart(mine, theirs) or _one_typo_behind_initials(mine, theirs)


def _one_typo_apart(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """All words but one are equal, initials in whatever place ("Roberts P", "P. Robert"), and that one
    differs by one letter or one exchange of two. Written out in another order as well, a name is one
    that was made up after another: of 11 such in lists with invented references all were."""
    if len(mine) != len(theirs) or len(mine) < 2:
        return False
    left, right = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    if left.total() != 1 or _spelt(mine, left) != _spelt(theirs, right):
        return False
    (one,), (other,) = left, right
    return _is_a_typo(one, other)


def _is_a_typo(one: str, other: str) -> bool:
    swap = sorted(one) == sorted(other)
    if min(len(one), len(other)) < (LEAST_LETTERS_OF_A_SWAP if swap else LEAST_LETTERS_OF_A_TYPO):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _one_typo_behind_initials(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """The same with the given names as initials on one side ("H. Proencca", "Hugo Proença")."""
    if len(mine) != len(theirs) or len(mine) < 2:
        return False
    before = zip(mine[:-1], theirs[:-1], strict=True)
    if not all(
        one == other or (one[0] == other[0] and 1 in {len(one), len(other)})
        for one, other in before
    ):
        return False
    return _is_a_typo(mine[-1], theirs[-1])


def _spelt(words: Sequence[str], odd: Counter[str]) -> list[str | None]:
    """The words that are written out, in order, ``None`` where the odd one stands."""
    return [None if word in odd else word for word in words if len(word) > 1]


def _shortened(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the names differ only in that one's last word is the beginning of the other's."""
    if len(mine) < 2 or mine[:-1] != theirs[:-1] or len(mine[0]) == 1:
        return False
    return _begins(
        mine[-1], theirs[-1], least=LEAST_LETTERS_OF_A_STEM, left_out=LEAST_LETTERS_LEFT_OUT
    )
