"""This module knows what stands around titles and is no part of them: marks of footnotes, a name turned
behind, venue words and versions glued to the end."""

from __future__ import annotations

import re

from citemark.matching.titles import fold_title

_NOTE_MARKS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
"""Raised digits: at a title's end those of a footnote, unless both titles have one."""
_JUNK_START = frozenset(
    str.split(
        "in arxiv preprint proceedings proc corr journal vol volume pages pp doi https http www accepted"
        " published technical extended abstract oral poster spotlight supplementary appendix online"
        " available url eprint ieee acm springer elsevier neurips nips icml iclr aaai cvpr iccv eccv acl"
        " emnlp naacl student demo retracted"
    )
)
"""Words that begin what reference strings and indexes glue behind a title."""


_STATUS = re.compile(
    r"\A\s*(?:[\[(]\s*(?:retracted|withdrawn)(?: (?:article|paper|chapter))?\s*[\])]\s*[:.–—-]?"
    r"|(?:retracted|withdrawn)(?: (?:article|paper|chapter))?\s*:)\s*(?=\S)"
    r"|\s*[\[(]\s*(?:(?:retracted|withdrawn)(?: (?:article|paper|chapter))?"
    r"|(?:(?:article|text|paper) )?(?-i:(?:in|auf) [A-Z][a-zà-ÿ]{3,11}|(?:en|em) [a-zà-ÿ]{5,12}))\s*[\])]\s*\Z",
    re.IGNORECASE,
)
"""What publishers put to the title of a work that is withdrawn, each in its own way, and lists to one in
another language: "[Retracted] …", "RETRACTED ARTICLE: …", "… [in Portuguese]"."""
_STATUS_BEGINS = frozenset("[( RrWw")
_STATUS_ENDS = frozenset(")] ")


def without_status(title: str) -> str:
    """A title without what has been said of it since."""
    marked = title[:1] in _STATUS_BEGINS or title[-1:] in _STATUS_ENDS
    return (_STATUS.sub("", title) if marked else title) or title


def is_noted(one: str, other: str) -> bool:
    """Whether only the mark of a footnote tells the titles apart."""
    marks = [title[-1] in _NOTE_MARKS for title in (one, other)]
    return any(marks) and not all(marks) and _unnoted(one) == _unnoted(other)


def _unnoted(title: str) -> str:
    return fold_title(title.rstrip(_NOTE_MARKS))


_SHORT_NAME = re.compile(r"[^()\s]{2,20}")


def without_short_name(title: str) -> str:
    """A title without what the work is called for short behind it ("Clocks of Ponds (CLOP)")."""
    before, bracket, name = title.rstrip().removesuffix(")").rpartition("(")
    is_short = bracket and title.rstrip().endswith(")") and _SHORT_NAME.fullmatch(name)
    return (before.rstrip() if is_short else title) or title


_NAME_BEHIND = re.compile(r"(.{8,}?)\s*\(([\w+.\-]{2,30})\)\W*")


def is_turned(one: str, other: str) -> bool:
    """Whether the one has behind it, in brackets, the name that the other begins with."""
    if not one.rstrip(" .*").endswith(")") or ":" not in other:
        return False
    turned = _NAME_BEHIND.fullmatch(one)
    return turned is not None and fold_title(f"{turned[2]}: {turned[1]}") == fold_title(other)


def has_junk_behind(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the words of the longer are the shorter's, and venue words or numbers behind them."""
    rest = longer[len(shorter) :]
    if not rest or len(shorter) < 2 or longer[: len(shorter)] != shorter:
        return False
    if rest[0] == "in" and len(rest) > 1:
        rest = rest[1:]
    if len(rest) == 1 and len(shorter) >= _PLAIN_WORDS and _VERSION.fullmatch(rest[0]):
        return True
    return rest[0] in _JUNK_START or all(word.isdigit() for word in rest)


_VERSION = re.compile(r"v\d{1,2}")
_PLAIN_WORDS = 5
"""Words of a title that a preprint's version stands behind; behind fewer it is a system's ("YOLO v3")."""
