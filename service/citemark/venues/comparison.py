"""This module knows when two venue names contradict each other, and when they cannot."""

from __future__ import annotations

import re

from citemark.venues.names import (
    abbreviates,
    abbreviates_beginning,
    fold,
    normalised,
    shortens,
)
from citemark.venues.registry import Venue
from citemark.venues.resolution import names_all_workshops, resolve
from citemark.venues.scaffold import is_scaffold

COMPANIONS = (
    frozenset({"acl", "ijcnlp", "aacl", "naacl", "hlt", "eacl"}),
    frozenset({"emnlp", "ijcnlp", "conll", "hlt"}),
    frozenset({"coling", "acl", "lrec"}),
    frozenset({"conll", "semeval", "starsem", "naacl"}),
    frozenset({"ijcai", "ecai"}),
    frozenset({"siggraph", "siggraphasia", "tog"}),
    frozenset({"cscw", "chi", "ubicomp"}),
    frozenset({"sigmod", "pods"}),
    frozenset({"vldb", "vldbj"}),
    frozenset({"icra", "iros", "ral"}),
    frozenset({"jmlr", "pmlr", "mlj"}),
    frozenset({"neurips", "neuripsdb"}),
    frozenset({"ecml", "mlj", "dmkd"}),
    frozenset({"acml", "mlj"}),
    frozenset({"tacl", "acl", "emnlp", "naacl", "eacl"}),
    frozenset({"cl", "acl", "emnlp"}),
    frozenset({"interspeech", "csl", "speechcomm"}),
    frozenset({"aaai", "aies", "icwsm"}),
    frozenset({"www", "icwsm"}),
    frozenset({"anlp", "naacl", "acl"}),
    frozenset({"aistats", "jmlr"}),
    frozenset({"oopsla", "pldi", "popl", "icfp"}),
    frozenset({"fse", "issta"}),
    frozenset({"cscw", "group"}),
    frozenset({"pacmnet", "conext"}),
    frozenset({"tvcg", "ieeevis"}),
    frozenset({"tasl", "taslp"}),
    frozenset({"tmlr", "iclr"}),
)
"""Venues that shared an edition, a volume or a journal-first track: a record may name either."""


ONE_VOLUME = (
    frozenset({"neurips", "neuripsdb"}),
    frozenset({"siggraph", "tog"}),
    frozenset({"siggraphasia", "tog"}),
    frozenset({"tvcg", "ieeevis"}),
    frozenset({"acl", "ijcnlp"}),
    frozenset({"emnlp", "ijcnlp"}),
    frozenset({"aacl", "ijcnlp"}),
    frozenset({"coling", "acl"}),
    frozenset({"coling", "lrec"}),
    frozenset({"ijcai", "ecai"}),
)
"""Those of them whose works stand in one volume: tracks, joint meetings, and the journal's issue that is a
conference's proceedings."""


def same(a: str, b: str) -> bool | None:
    """``True``: one venue; ``False``: a contradiction; ``None``: cannot be said.

    Only two registered venues that stand in no relation contradict each other. Preprint servers,
    series, repositories, societies and labs' pages contradict nothing, nor does a workshop its
    conference.
    """
    if _goes_on(a, b) or _goes_on(b, a):
        return True
    first, second = resolve(a), resolve(b)
    if first is None or second is None:
        return _alike(a, b) or _begins(a, second) or _begins(b, first) or None
    if first.key == second.key:
        # Two workshops of one conference share a key and may still be two workshops.
        one = first.kind != "workshop" or any(map(names_all_workshops, (a, b)))
        return True if one or normalised(a) == normalised(b) else None
    if not (_claims(first) and _claims(second)) or _related(first, second):
        return None
    return None if _SOCIETY.match(a) or _SOCIETY.match(b) else False


def share_a_volume(a: str, b: str) -> bool:
    """Whether two names are of registered venues whose works stand, or stood once, in one volume: either
    name is right for a work of that."""
    first, second = resolve(a), resolve(b)
    if first is None or second is None:
        return False
    return any({first.key, second.key} <= volume for volume in ONE_VOLUME)


def have_anything_in_common(a: str, b: str) -> bool:
    """Whether two names, known or not, may be one venue's: they share a word, whole or shortened, that
    does not stand in most names, or one has the other's initials; and where nobody can tell."""
    one, other = _telling(a), _telling(b)
    if not (_LATIN.search(a) and _LATIN.search(b) and one and other):
        return True
    alike = any(shortens(x, y) or shortens(y, x) for x in one for y in other)
    return alike or _has_initials(a, fold(b)) or _has_initials(b, fold(a))


_LATIN = re.compile("[A-Za-z]")
_IN_MOST_NAMES = frozenset(
    str.split(
        "journal j international int intl national natl european eur american am asian trans transactions letters"
        " lett annals ann review rev reviews revue revista bulletin bull advances adv acta archives arch sciences"
        " science sci studies stud symposium workshop and for et der die und des el los las du"
    )
)


def _telling(name: str) -> tuple[str, ...]:
    """The words that tell a name from others, or all of one that has no such."""
    words = fold(name)
    telling = tuple(word for word in words if not is_scaffold(word) and word not in _IN_MOST_NAMES)
    return telling or words


_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]{1,6}\b")


def _has_initials(name: str, words: tuple[str, ...]) -> bool:
    """Whether an acronym in the name has the first letters of some of the words, in their order."""
    for acronym in _ACRONYM.findall(name):
        initials = iter([word[0] for word in words])
        if len(acronym) <= len(words) and all(letter in initials for letter in acronym.lower()):
            return True
    return False


_SOCIETY = re.compile(r"\W*(?:[Tt]he )?(?:Association|Society|Institut(?:e|ion)) (?:for|of)\b")
"""A society's bare name is that of its conference and of whatever else it publishes."""


def _claims(venue: Venue) -> bool:
    return venue.is_claim or venue.kind == "workshop"


def _related(one: Venue, other: Venue) -> bool:
    hosts = {one.parent or one.key, other.parent or other.key}
    return len(hosts) == 1 or any(hosts <= group for group in COMPANIONS)


def _alike(a: str, b: str) -> bool:
    """Names that the registry does not both hold: equal when folded, or one abbreviates the other."""
    one, other = fold(a), fold(b)
    if not one or not other:
        return False
    if normalised(a) == normalised(b):
        return True
    if min(len(one), len(other)) > 1 and (abbreviates(one, other) or abbreviates(other, one)):
        return True
    return (abbreviates_beginning(one, other) and _is_telling(a)) or (
        abbreviates_beginning(other, one) and _is_telling(b)
    )


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAST_WORDS = 4
"""Words of a name that another one holds whole; a shorter one may be any meeting's."""


def _goes_on(longer: str, shorter: str) -> bool:
    """Whether a name is the other with a publisher or place behind a stop ("…. Association for …"), with
    its acronym, place and day behind it, as DBLP has it, or with what counts and places its edition before
    it ("15th European …")."""
    if len(longer) <= len(shorter):
        return False
    if len(shorter.split()) < _LEAST_WORDS:
        return bool(fold(shorter)) and _is_of_a_publisher(longer, shorter)
    rest = longer[len(shorter) :].lstrip()
    if longer.startswith(shorter) and (
        rest[:1] in {".", ";"} or (rest[:1] == "," and _YEAR.search(rest))
    ):
        return True
    few, many = fold(shorter), fold(longer)
    before = many[: -len(few)]
    return many[-len(few) :] == few and all(
        is_scaffold(word) or word in _MEETINGS for word in before
    )


def _is_of_a_publisher(longer: str, shorter: str) -> bool:
    """Whether behind the shorter name and a mark nothing stands but its publisher ("Robotics. MDPI"), the
    publisher's place included ("Nature. Springer, London")."""
    rest = longer[len(shorter) :].lstrip()
    if not longer.casefold().startswith(shorter.casefold()) or rest[:1] not in _BEFORE_PUBLISHERS:
        return False
    words = rest.strip(_BEFORE_PUBLISHERS).split()
    tried = (
        resolve(" ".join(words[:count])) for count in range(1, min(len(words), _MOST_WORDS) + 1)
    )
    return any(venue is not None and venue.kind == "publisher-page" for venue in tried)


_BEFORE_PUBLISHERS = ".,;:-–—|([/) "
_MOST_WORDS = 8
"""Words of the longest publisher's name in the register."""


def _begins(name: str, venue: Venue | None) -> bool:
    """Whether a name that nothing resolves is a registered one, or its beginning, its words cut short
    ("Proc. 59th Annu. Meet. Assoc. Comput. Linguist.", "IEEE Int. Conf. Acoustics" before "Speech …")."""
    if venue is None or not _is_telling(name):
        return False
    bare = _without_body(fold(name))
    forms = (fold(known) for known in (venue.name, *venue.aliases) if " " in known)
    return any(
        len(bare) > 1 and (abbreviates(bare, form) or abbreviates_beginning(bare, form))
        for whole in forms
        for form in (whole, _without_body(whole))
    )


def _without_body(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without who holds the meeting, and "Proceedings of", which stand before some of its names."""
    at = 0
    while at < len(words) and is_scaffold(words[at]) and words[at] not in {"conference", "conf"}:
        at += 1
    return words[at:]


def _is_telling(name: str) -> bool:
    """Whether a name says more than that it is a conference's proceedings."""
    return any(not is_scaffold(word) and word not in _MEETINGS for word in fold(name))


_MEETINGS = frozenset(
    str.split(
        "international int intl european asian national nat symposium symp workshop annu trans transactions"
    )
)
