"""This module knows whether a claimed title is the recorded one, and which words differ if not."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from citemark.matching.acronyms import spelt_out
from citemark.matching.misprints import is_misprint
from citemark.matching.plurals import are_one_noun
from citemark.matching.spelling import ARTICLES, FUNCTION_WORDS, canonical
from citemark.matching.titles import CJK, fold_title

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

Rarity = Callable[[str], float]
Change = tuple[str | None, str | None]
"""A claimed word and the recorded word in its place; ``None`` where one side has none."""

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
    """Not the same, but one word of a long title in the other grammatical number is all there is, or
    one that was mistyped or misread into none that exists."""


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
_JUNK_START = frozenset(
    str.split(
        "in arxiv preprint proceedings proc corr journal vol volume pages pp doi https http www accepted"
        " published technical extended abstract oral poster spotlight supplementary appendix online"
        " available url eprint ieee acm springer elsevier neurips nips icml iclr aaai cvpr iccv eccv acl"
        " emnlp naacl student demo retracted"
    )
)
"""Words that begin what reference strings and indexes glue behind a title."""


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
    left, right = fold_title(claimed), fold_title(recorded)
    if not left or not right:
        return UNKNOWN_TITLE
    if left == right or left.replace(" ", "") == right.replace(" ", ""):
        return _SAME
    from rapidfuzz.distance import Indel

    mine, theirs = _sequence(left), _sequence(right)
    if "".join(mine.words) == "".join(theirs.words):
        return _SAME
    part = _as_part(claimed, recorded, mine.words, theirs.words, rarity)
    if part is not None:
        return part
    return _changes(mine, theirs, Indel.normalized_similarity(left, right), rarity)


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
        if word not in ARTICLES:
            kept.append(canonical(word))
            letters.append(word)
        elif letters:
            letters[-1] += word
    if not kept:
        return _Sequence(tuple(words), tuple(words))
    return _Sequence(tuple(kept), tuple(letters))


# ---------------------------------------------------------------------- parts


def _as_part(
    claimed: str,
    recorded: str,
    words: tuple[str, ...],
    others: tuple[str, ...],
    rarity: Rarity | None,
) -> TitleComparison | None:
    """The verdict when one title is a recognised part of the other, else ``None``."""
    left, right = "".join(words), "".join(others)
    if claimed.rstrip().endswith(_ELLIPSES) and len(words) > 2 and right.startswith(left):
        return _SAME_PART
    for whole, part, longer, part_words in (
        (recorded, left, right, words),
        (claimed, right, left, others),
    ):
        if not (longer.startswith(part) or longer.endswith(part)):
            continue
        for piece in _parts(whole):
            if "".join(_sequence(fold_title(piece)).words) == part:
                return _SAME_PART if _tells_apart(part_words, whole, rarity) else _UNCLEAR_PART
    return _SAME if _has_junk_behind(*sorted((words, others), key=len)) else None


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
    return rarity is not None and rarity(content[0]) >= rarity(_IN_NO_TITLE) - math.log(2)


_IN_NO_TITLE = "\0"
_GENERIC = [str.split(text) for text in ("extended abstract", "technical report", "case study",
                                         "short paper", "position paper", "systematic review",
                                         "literature review", "comparative study")]  # fmt: skip


def _has_junk_behind(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = longer[len(shorter) :]
    if not rest or len(shorter) < 2 or longer[: len(shorter)] != shorter:
        return False
    if rest[0] == "in" and len(rest) > 1:
        rest = rest[1:]
    return rest[0] in _JUNK_START or all(word.isdigit() for word in rest)


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
        slip=_is_a_slip(pairs, theirs.words) or _is_misprinted(letters, rarity),
    )


LEAST_WORDS_OF_A_SLIP = 5
"""Content words of a title in which one word's number tells no two works apart. Of the 263 pairs of
such titles among 1,181,593 recorded works that have authors, 249 have one in common, and 8 more
are comments on one paper; of 14 pairs with fewer words, 11 have."""


def _is_a_slip(changes: Sequence[Change], words: Sequence[str]) -> bool:
    """Whether nothing differs but the grammatical number of one word in a long title."""
    ((one, other), *more) = changes
    if more or one is None or other is None or not are_one_noun(one, other):
        return False
    return sum(word not in FUNCTION_WORDS for word in words) >= LEAST_WORDS_OF_A_SLIP


_AS_OFTEN_RIGHT = math.log(500)
"""So many times rarer than the word itself its misprints are in titles ("tranlsation": 3 of 1.18
million, "translation": 12,000); words that exist are not ("unclear", "nuclear")."""


def _is_misprinted(changes: Sequence[Change], rarity: Rarity | None) -> bool:
    """Whether one word differs, and the claimed one is that word mistyped or misread: one that next to
    no title holds. Who distorts a title takes words that exist."""
    ((one, other), *more) = changes
    if more or one is None or other is None or rarity is None or not is_misprint(one, other):
        return False
    rare = rarity(one)
    return rare >= rarity(_IN_NO_TITLE) - math.log(2) or rare >= rarity(other) + _AS_OFTEN_RIGHT


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
