"""This module knows whether a claimed title is the recorded one, and which words differ if not."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from citemark.matching.acronyms import spelt_out
from citemark.matching.plurals import are_one_noun
from citemark.matching.slips import (
    IN_NO_TITLE,
    Change,
    Rarity,
    is_a_slip,
    is_misprinted,
    lacks_a_small_word,
)
from citemark.matching.spelling import ARTICLES, FUNCTION_WORDS, canonical
from citemark.matching.title_trimmings import (
    has_junk_behind,
    is_noted,
    is_turned,
    without_status,
)
from citemark.matching.titles import CJK, fold_title

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

_SEPARATOR = re.compile(r"[:?!.]\s+|\s+[-–—|~]+\s+|\s+[(\[]|[—–]|:|：")
_ELLIPSES = ("…", "...")
_CJK_CHARACTER = re.compile(f"[{CJK}]|[^{CJK}]+")


def compare_titles(
    claimed: str, recorded: str, earlier: Iterable[str] = (), *, rarity: Rarity | None = None
) -> TitleComparison:
    """Compares with the recorded title and its earlier ones; the best of them counts.

    One title are: identical letters (``fold_title``), British and American spelling, joined and
    hyphenated words, articles, number words, a subtitle or a leading ``Name:`` that one side
    lacks, a claim cut by an ellipsis, and venue words glued behind.
    """
    best = _compare(claimed[:MOST_CHARACTERS], recorded[:MOST_CHARACTERS], rarity)
    for title in earlier:
        if best.same:
            break
        other = _compare(claimed[:MOST_CHARACTERS], title[:MOST_CHARACTERS], rarity)
        if other.same or (other.similarity or 0) > (best.similarity or 0):
            best = other
    return best


def _compare(claimed: str, recorded: str, rarity: Rarity | None) -> TitleComparison:
    claimed, recorded = without_status(claimed), without_status(recorded)
    left, right = fold_title(claimed), fold_title(recorded)
    if not left or not right:
        return UNKNOWN_TITLE
    if left == right or left.replace(" ", "") == right.replace(" ", ""):
        return _SAME
    from rapidfuzz.distance import Indel

    mine, theirs = _sequence(left), _sequence(right)
    if (
        "".join(mine.words) == "".join(theirs.words)
        or is_noted(claimed, recorded)
        or is_turned(claimed, recorded)
        or is_turned(recorded, claimed)
    ):
        return _SAME
    if _shows_a_cut(claimed) and _is_cut(mine, theirs):
        return _SAME_PART
    part = _as_part(claimed, recorded, mine.words, theirs.words, rarity)
    return part or _changes(mine, theirs, Indel.normalized_similarity(left, right), rarity)


@dataclass(frozen=True, slots=True)
class _Sequence:
    """A folded title's words in canonical spelling, without articles; CJK by character."""

    words: tuple[str, ...]
    letters: tuple[str, ...]
    """The letters of each word as they stand, those of a dropped article behind it."""


def _sequence(folded: str) -> _Sequence:
    words: Sequence[str] = folded.split()
    if not folded.isascii():
        words = [piece for word in words for piece in _CJK_CHARACTER.findall(word)]
    kept: list[str] = []
    letters: list[str] = []
    for word in words:
        if word == "percent" and letters and letters[-1].isdigit():
            continue  # a fold leaves the sign out
        if word not in ARTICLES:
            kept.append(canonical(word))
            letters.append(word)
        elif letters:
            letters[-1] += word
    if not kept:
        return _Sequence(tuple(words), tuple(words))
    return _Sequence(tuple(kept), tuple(letters))


# ---------------------------------------------------------------------- parts


def _shows_a_cut(claimed: str) -> bool:
    """Whether a title stops where no title ends: at an ellipsis, or within brackets, from which readers of
    references have taken one away."""
    return claimed.rstrip().endswith(_ELLIPSES) or claimed.count("(") > claimed.count(")")


def _is_cut(mine: _Sequence, theirs: _Sequence) -> bool:
    """Whether the recorded title begins so; a word that the cut goes through has no spelling to speak of."""
    if len(mine.words) < 3:
        return False
    if any(
        "".join(whole).startswith("".join(part))
        for whole, part in ((theirs.words, mine.words), (theirs.letters, mine.letters))
    ):
        return True
    *before, _ = mine.words
    return theirs.words[: len(before)] == tuple(before) and "".join(
        theirs.letters[len(before) :]
    ).startswith(mine.letters[-1])


def _as_part(
    claimed: str,
    recorded: str,
    words: tuple[str, ...],
    others: tuple[str, ...],
    rarity: Rarity | None,
) -> TitleComparison | None:
    """The verdict when one title is a recognised part of the other, else ``None``."""
    left, right = "".join(words), "".join(others)
    for whole, part, longer, part_words in (
        (recorded, left, right, words),
        (claimed, right, left, others),
    ):
        if not (longer.startswith(part) or longer.endswith(part)):
            continue
        for piece in _parts(whole):
            if "".join(_sequence(fold_title(piece)).words) == part:
                if _is_a_later_part(whole, piece):
                    return _UNCLEAR_PART
                return _SAME_PART if _tells_apart(part_words, whole, rarity) else _UNCLEAR_PART
    return _SAME if has_junk_behind(*sorted((words, others), key=len)) else None


def _is_a_later_part(whole: str, piece: str) -> bool:
    """Whether a number stands behind the piece ("…. II: …", "… - Part 3: …"): who names none may mean
    the first part."""
    return whole.startswith(piece) and _LATER_PART.match(whole, len(piece)) is not None


_LATER_PART = re.compile(
    r"[\W_]*(?:part\s+(?:II|III|IV|VI{0,3}|[2-9]|two|three|four|five)\b|(?:II|III|IV|VI{0,3})\s*[:.–—-])",
    re.IGNORECASE,
)


def _parts(title: str) -> Iterable[str]:
    """What stands before and after each separator, at most the first four separators."""
    for count, match in enumerate(_SEPARATOR.finditer(title)):
        if count == 4:
            return
        yield title[: match.start()]
        yield title[match.end() :]


def _tells_apart(words: tuple[str, ...], whole: str, rarity: Rarity | None) -> bool:
    """Whether so few words can stand for a title: two of content, or one that is a made-up name.

    Made up is what has a capital or digit inside, or what no other title of the index holds
    (of 4,944 real titles with such a word alone before the colon 4,897 were alone in that).
    """
    content = [word for word in words if word not in FUNCTION_WORDS]
    if len(content) != 1:
        return len(content) > 1 and content not in _GENERIC
    name = next((raw for raw in re.findall(r"\w+", whole) if fold_title(raw) == content[0]), "")
    if any(letter.isupper() or letter.isdigit() for letter in name[1:]):
        return True
    return rarity is not None and rarity(content[0]) >= rarity(IN_NO_TITLE) - math.log(2)


_GENERIC = [str.split(text) for text in ("extended abstract", "technical report", "case study",
                                         "short paper", "position paper", "systematic review",
                                         "literature review", "comparative study", "call papers", "call participation",
                                         "table contents", "guest editorial", "book review", "book reviews")]  # fmt: skip


# -------------------------------------------------------------------- changes


def _changes(
    mine: _Sequence, theirs: _Sequence, similarity: float, rarity: Rarity | None
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
    if not pairs:
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
