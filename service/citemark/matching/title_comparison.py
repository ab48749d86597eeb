"""This module knows whether a claimed title is the recorded one, and which words differ if not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from citemark.matching.acronyms import spelt_out
from citemark.matching.letters import spelt_out_letters, without_lost_letters
from citemark.matching.plurals import are_one_noun
from citemark.matching.slips import (
    Change,
    Rarity,
    is_a_slip,
    is_misprinted,
    lacks_a_small_word,
)
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.matching.title_parts import Part, as_part, is_cut, shows_a_cut
from citemark.matching.title_trimmings import (
    has_junk_behind,
    is_noted,
    is_turned,
    without_status,
)
from citemark.matching.title_words import TitleWords, title_words
from citemark.matching.titles import fold_title

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

MOST_CHARACTERS = 600
"""Longer titles are compared by their beginning (the longest of 1.18 M real titles has 407)."""


@dataclass(frozen=True, slots=True)
class TitleComparison:
    """A claimed title beside a recorded one; every field ``None`` or empty when either is unknown."""

    similarity: float | None = None
    """Share of characters that one alignment of both titles has in common, 0 to 1."""
    same: bool | None = None
    """True: one title, usual variations allowed. None: too short a part to say."""
    changes: tuple[Change, ...] = ()
    content_words_changed: int | None = None
    function_words_changed: int | None = None
    reordered: bool | None = None
    """The same words in another order."""
    part_only: bool | None = None
    """One side lacks the other's subtitle, or the name before its colon."""
    slip: bool = False
    """Not the same, but one word of a long title in the other grammatical number is all there is."""
    oversight: bool = False
    """Not the same, but all there is is one word that was mistyped or misread into none that exists,
    or one small word that one side of a long title lacks: nobody claims such a title for its own."""


UNKNOWN_TITLE = TitleComparison()
_SAME = TitleComparison(
    similarity=1.0,
    same=True,
    content_words_changed=0,
    function_words_changed=0,
    reordered=False,
    part_only=False,
)
_SAME_PART = replace(_SAME, part_only=True)
_UNCLEAR_PART = replace(_SAME, same=None, part_only=True)


def compare_titles(
    claimed: str, recorded: str, earlier: Iterable[str] = (), *, rarity: Rarity | None = None
) -> TitleComparison:
    """Compares with the recorded title and its earlier ones; the best of them counts.

    One title are: identical letters (``fold_title``), British and American spelling, joined and
    hyphenated words, umlauts spelt out, articles, number words, a subtitle or a leading ``Name:`` that one side
    lacks, a claim cut by an ellipsis, and venue words glued behind.
    """
    claimed = claimed[:MOST_CHARACTERS]
    best = UNKNOWN_TITLE
    for title in (recorded, *earlier):
        for mine, theirs in _spellings(claimed, title[:MOST_CHARACTERS]):
            other = _compare(mine, theirs, rarity)
            if best is UNKNOWN_TITLE or other.same or _is_closer(other, best):
                best = other
            if best.same:
                return best
    return best


def _spellings(claimed: str, recorded: str) -> Iterable[tuple[str, str]]:
    """Both titles as they stand, and where there are umlauts, with these spelt out, or left out where the
    other title has none."""
    yield claimed, recorded
    spelt = spelt_out_letters(claimed), spelt_out_letters(recorded)
    if spelt != (claimed, recorded):
        yield spelt
    if claimed.isascii() != recorded.isascii():
        for bare in without_lost_letters(claimed if recorded.isascii() else recorded):
            yield (bare, recorded) if recorded.isascii() else (claimed, bare)


def _is_closer(one: TitleComparison, other: TitleComparison) -> bool:
    return (one.similarity or 0) > (other.similarity or 0)


def _compare(claimed: str, recorded: str, rarity: Rarity | None) -> TitleComparison:
    claimed, recorded = without_status(claimed), without_status(recorded)
    left, right = fold_title(claimed), fold_title(recorded)
    if not left or not right:
        return UNKNOWN_TITLE
    if left == right or left.replace(" ", "") == right.replace(" ", ""):
        return _SAME
    from rapidfuzz.distance import Indel

    mine, theirs = title_words(left), title_words(right)
    if (
        "".join(mine.words) == "".join(theirs.words)
        or is_noted(claimed, recorded)
        or is_turned(claimed, recorded)
        or is_turned(recorded, claimed)
    ):
        return _SAME
    if shows_a_cut(claimed) and is_cut(mine, theirs):
        return _SAME_PART
    part = as_part(claimed, recorded, mine.words, theirs.words, rarity)
    if part is not None:
        return _SAME_PART if part is Part.TELLING else _UNCLEAR_PART
    return _changes(mine, theirs, Indel.normalized_similarity(left, right), rarity)


# -------------------------------------------------------------------- changes


def _changes(
    mine: TitleWords, theirs: TitleWords, similarity: float, rarity: Rarity | None
) -> TitleComparison:
    from rapidfuzz.distance import Levenshtein

    pairs: list[Change] = []
    letters: list[Change] = []
    for here, there in _regions(Levenshtein.opcodes(mine.words, theirs.words)):
        if not (
            "".join(mine.letters[here]) == "".join(theirs.letters[there])
            or "".join(mine.words[here]) == "".join(theirs.words[there])
            or spelt_out(mine.words[here], theirs.words[there])
        ):
            pairs.extend(zip_longest(mine.words[here], theirs.words[there]))
            letters.extend(zip_longest(mine.letters[here], theirs.letters[there]))
    if not pairs or has_junk_behind(*sorted((mine.words, theirs.words), key=len)):
        return _SAME
    function = sum(map(_is_slight, pairs))
    return TitleComparison(
        similarity=similarity,
        same=False,
        changes=tuple(pairs),
        content_words_changed=len(pairs) - function,
        function_words_changed=function,
        reordered=sorted(mine.words) == sorted(theirs.words),
        part_only=False,
        slip=is_a_slip(pairs, theirs.words),
        oversight=is_misprinted(letters, rarity) or lacks_a_small_word(pairs, theirs.words),
    )


def _is_slight(change: Change) -> bool:
    """Whether only a small word differs, or a content word in nothing but its number."""
    one, other = change
    if one is None or other is None:
        return all(word is None or word in FUNCTION_WORDS for word in change)
    if _singular(one) == _singular(other) or are_one_noun(one, other):
        return True
    return one in FUNCTION_WORDS and other in FUNCTION_WORDS


def _singular(word: str) -> str:
    """A word without the ending of its plural; what it makes of others need be no word."""
    return word[:-1] if len(word) > SHORTEST_PLURAL and word.endswith("s") else word


SHORTEST_PLURAL = 3
"""Words of so few letters do not end in a plural's s ("gas", "RNS")."""


def _regions(opcodes: Iterable[Opcode]) -> Iterable[tuple[slice, slice]]:
    """Neighbouring edits merged, so that ``pre training`` stands against ``pretraining``."""
    region: tuple[slice, slice] | None = None
    for edit in opcodes:
        if edit.tag == "equal":
            if region:
                yield region
            region = None
        else:
            start, other = (
                (region[0].start, region[1].start) if region else (edit.src_start, edit.dest_start)
            )
            region = slice(start, edit.src_end), slice(other, edit.dest_end)
    if region:
        yield region
