"""This module knows when one title is a part of another: its beginning up to a cut, its subtitle, or the
name before its colon; and whether so few words can stand for it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from enum import Enum

from citemark.matching.slips import IN_NO_TITLE, Rarity
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.matching.title_words import TitleWords, title_words
from citemark.matching.titles import fold_title


class Part(Enum):
    """How a title is a part of another."""

    TELLING = "its words stand for no other title"
    UNCLEAR = "another title may begin or end so"


_ELLIPSES = ("…", "...")
_SEPARATOR = re.compile(r"[:?!.]\s+|\s+[-–—|~]+\s+|\s+[(\[]|[—–]|:|：")


def shows_a_cut(claimed: str) -> bool:
    """Whether a title stops where no title ends: at an ellipsis, or within brackets, from which readers of
    references have taken one away."""
    return claimed.rstrip().endswith(_ELLIPSES) or claimed.count("(") > claimed.count(")")


def is_cut(mine: TitleWords, theirs: TitleWords) -> bool:
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


def as_part(
    claimed: str,
    recorded: str,
    words: tuple[str, ...],
    others: tuple[str, ...],
    rarity: Rarity | None,
) -> Part | None:
    """How either title, of these compared words, is a part of the other."""
    left, right = "".join(words), "".join(others)
    for whole, part, longer, part_words in (
        (recorded, left, right, words),
        (claimed, right, left, others),
    ):
        if not (longer.startswith(part) or longer.endswith(part)):
            continue
        for piece in _parts(whole):
            if "".join(title_words(fold_title(piece)).words) == part:
                telling = _tells_apart(part_words, whole, rarity)
                return (
                    Part.TELLING if telling and not _is_a_later_part(whole, piece) else Part.UNCLEAR
                )
    return None


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
