"""This module knows how prose says who made a work: affiliations, authors, and the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import lru_cache
from operator import attrgetter

from citemark.references import dates
from citemark.references.people.lists import AuthorList, authors_only
from citemark.references.sentences import MAX_SENTENCE, clipped
from citemark.types import Claim, Reference

_CAPITAL = r"[A-Z][\w&.'’\-]*"
_ORGANISATION = rf"{_CAPITAL}(?:\s(?:(?:of|for|the|de|at)\s)?{_CAPITAL}){{0,6}}"
_ORGANISATIONS = rf"(?:the\s)?{_ORGANISATION}(?:(?:,\s(?:and\s)?|\s(?:and|&|with)\s)(?:the\s)?{_ORGANISATION}){{0,6}}"
_FROM = re.compile(
    r"\b(?:[Rr]esearchers?|[Ss](?:cientists?|tud(?:y|ents?))|[Aa]uthors?|[Ee]ngineers?|[Tt]eams?|[Gg]roups?|"
    r"[Cc]o(?:llaborations?|nsortium|lleagues)|[Ll]abs?|[Ww]ork|[Pp](?:aper|rofessors?))"
    rf"(?:\s(?:of\s\w+|led\sby\s\w+))?\s(?:at|from|of|between|in|with)\s(?P<list>{_ORGANISATIONS})"
)
_FROM_HINT = re.compile(r"\s(?:at|from|of|between|in|with)\s(?:the\s)?[A-Z]")
_OPENING = re.compile(r"[.!?:y](?:(?<!y)|(?<=\bby))\s")
"""Behind it, and at the very beginning, stands a subject."""
_SUBJECT = re.compile(
    rf"(?P<list>{_ORGANISATIONS})(?:['’]s?\s(?:new\s|latest\s)?\w+)?,?\s(?:has\s|have\s|recently\s|also\s|"
    r"first\s|jointly\s|researchers\s)*(?:introduc|publish|propos|unveil|releas|present|announc|develop|open-sourc|"
    r"report|demonstrat|describ|show|detail|launch)(?:e|es|ed|s|ing|ly)?\b"
)
_KNOWN = frozenset({
    "openai", "deepmind", "google", "meta", "microsoft", "nvidia", "anthropic", "apple", "amazon", "ibm",
    "alibaba", "tencent", "baidu", "bytedance", "huawei", "mistral", "cohere", "xai", "deepseek", "mit",
    "stanford", "berkeley", "cmu", "harvard", "princeton", "yale", "cornell", "caltech", "oxford",
    "cambridge", "eth", "epfl", "tsinghua", "peking", "fudan", "kaist", "mila", "inria", "allen", "ai2",
    "salesforce", "intel", "qualcomm", "samsung", "sony", "adobe", "facebook", "fair", "hugging",
    "eleutherai", "stability", "together", "databricks", "mosaicml", "zhipu", "moonshot", "ucla", "ucl",
    "nyu", "uiuc", "jhu", "uw", "georgia", "carnegie", "columbia", "chicago", "michigan", "toronto",
    "waterloo", "edinburgh", "imperial", "technion", "riken", "cnrs", "max-planck", "nus", "ntu", "hkust",
    "cuhk", "zju", "sjtu", "pku", "kuaishou", "meituan", "snowflake", "servicenow", "bloomberg",
})  # fmt: skip
"""Laboratories and universities that AI summaries name by one word."""
_GIVEN_OR_FAMILY = frozenset(
    str.split(
        "georgia mila allen fair cornell meta stanford princeton yale harvard chicago columbia michigan waterloo"
        " cambridge oxford berkeley imperial bloomberg edinburgh sony"
    )
)
"""Of these, what people are called as well: beside another word it is somebody's name ("Georgia Doe"), if
that is none of ``_BESIDE``."""
_BESIDE = _KNOWN | frozenset(
    str.split(
        "tech ai quebec québec booth state medicine business health college mellon uk united kingdom usa us ca"
        " new of at and"
    )
)
_INSTITUTION = re.compile(
    r"\b(?:Universit\w+|Institut\w*|College|School|Laborator\w+|Labs?|Research|Academy|Cent(?:er|re)|AI|Inc|Corporation|"
    r"Hospital|Polytechni\w+|Hochschule|École|Faculty|Department|Foundation)\b"
)
_DIVIDER = re.compile(r",\s(?:and\s)?(?:the\s)?|\s(?:and|&|with)\s(?:the\s)?")
_NAME = (
    r"(?<!\w)[A-Z][^\W\d_][\w'’\-]*(?:\s(?:(?:de|van|von|der|den|del|la)\s)?[A-Z][\w'’\-]+){0,3}"
)
_NAMES = rf"{_NAME}(?:(?:,\s|\sand\s|\s&\s|,\sand\s){_NAME}){{0,4}}"
_YEAR = r"(?P<year>(?:19|20)\d\d)[a-z]?\b"
_ET_AL_HINT = re.compile(r"et\.?\sal\b")
_NARRATIVES = (
    (
        _ET_AL_HINT,
        re.compile(rf"(?P<names>{_NAMES})\s?,?\set\.?\sal\b\.?(?:['’]s?)?,?\s?[(\[]?\s?{_YEAR}"),
    ),
    (
        re.compile(r"\s[(\[](?:19|20)\d\d"),
        re.compile(rf"(?P<names>{_NAMES})(?:['’]s?)?\s[(\[]{_YEAR}\s?[)\]]"),
    ),
    (
        re.compile(r"\s(?:19|20)\d\d[a-z]?\s?[)\];,]"),
        re.compile(rf"[(\[;]\s?(?P<names>{_NAMES}),?\s{_YEAR}\s?[)\];,]"),
    ),
)
"""``Doe et al. (2020)``, ``Doe and Roe (2020)``, ``(Doe, 2020)``, each behind a part that it must
hold and that is found faster; "Berlin 2024" is none."""
_ET_AL = re.compile(
    r"(?<!\w)(?P<names>[A-Z][^\W\d_][\w'’\-]*(?:[^\S\n][A-Z][\w'’\-]+){0,2})\s?,?\set\.?\sal\b\.?"
)
_BY_NAME = re.compile(r" by\s[A-Z]")
_PERSON = re.compile(
    r"\b(?:Prof(?:essor|\.)|Dr\.?|[Aa]uthored by|[Pp]aper by|[Ww]ork by|[Ss]tudy by|[Ww]ritten by|[Pp]roposed by|[Ii]ntroduced by)\s"
    rf"(?P<names>{_CAPITAL}\s{_CAPITAL}(?:\s{_CAPITAL})?(?:(?:,\s|\sand\s){_CAPITAL}\s{_CAPITAL}(?:\s{_CAPITAL})?){{0,4}})"
)

NOTHING_SAID = Claim()

_MOST_WORDS_TOLD = 60
"""Words of an entry that names a work: the longest titles of DBLP have about forty."""


def affiliations(text: str, *, not_names: tuple[str | None, ...] = ()) -> tuple[str, ...]:
    """The institutions a passage credits ("Researchers at MIT and Stanford introduced …").

    An institution that stands as the subject must be known as one, by word or by name: the
    method itself is the subject of many such sentences. ``not_names`` are the method's names.
    """
    text = text[:MAX_SENTENCE]
    found: list[str] = []
    for match in _makers(text):
        found.extend(_split(match["list"]))
    if not found:
        for match in _subjects(text):
            found.extend(name for name in _split(match["list"]) if is_institution(name))
    return tuple([name for name in dict.fromkeys(found) if name not in not_names])


def _makers(text: str) -> Iterator[re.Match[str]]:
    """People of some institution."""
    at = 0
    while _FROM_HINT.search(text, at) and (match := _FROM.search(text, at)):
        yield match
        at = match.end()


def _subjects(text: str) -> Iterator[re.Match[str]]:
    """Institutions that publish something, where a sentence begins or "by" stands before them."""
    taken = 0
    for start in (0, *(opening.end() for opening in _OPENING.finditer(text))):
        found = _SUBJECT.match(text, start) if start >= taken else None
        if found:
            taken = found.end()
            yield found


def is_institution(name: str) -> bool:
    if _INSTITUTION.search(name):
        return True
    words = [word for word in name.lower().replace(".", "").split() if len(word) > 1]
    known = [word for word in words if word in _KNOWN]
    if len(words) == 2 and len(known) == 1 and known[0] in _GIVEN_OR_FAMILY:
        return not _BESIDE.isdisjoint(set(words) - set(known))
    return bool(known)


_NOBODY = re.compile(
    r"\W*Anonymous(?:\s+(?:ACL\s+)?(?:authors?|submission)(?:\(s\))?)?\W*", re.IGNORECASE
)


def naming_persons(reference: Reference) -> Reference:
    """The reference without "Anonymous" among its authors: whose work is under review is not said,
    and the record names them once it is decided."""
    claim = reference.claim
    authors = tuple([name for name in claim.authors if not _NOBODY.fullmatch(name)])
    if len(authors) == len(claim.authors):
        return reference
    return replace(reference, claim=replace(claim, authors=authors, authors_truncated=True))


def _split(text: str) -> list[str]:
    parts = [part.removeprefix("the ").strip(" .,'’") for part in _DIVIDER.split(text)]
    return [part for part in parts if len(part) > 1]


def credited(text: str) -> Claim:
    """Authors and year that a passage names ("Doe et al. (2023)", "Prof. Jane Doe's recent work")."""
    text = text[:MAX_SENTENCE]
    if "19" in text or "20" in text:
        narrated = _narrated(text)
        if narrated is not None:
            return narrated
    several = _ET_AL.search(text) if _ET_AL_HINT.search(text) else None
    if several and not _GOES_BACK.search(text, 0, several.start()):
        return Claim(authors=(several["names"],), authors_truncated=True)
    hinted = _BY_NAME.search(text) or "Prof" in text or "Dr" in text
    person = _PERSON.search(text) if hinted else None
    if person:
        names = authors_only(re.sub(r"['’]s$", "", person["names"]))
        if names is not None:
            return Claim(authors=names.authors)
    return NOTHING_SAID


def _narrated(text: str) -> Claim | None:
    """The first people named with a year."""
    for hint, narrative in _NARRATIVES:
        for match in narrative.finditer(text) if hint.search(text) else ():
            names = _people(_last_line(match["names"]))
            if names is not None and not _GOES_BACK.search(text, 0, match.start("names")):
                return Claim(
                    authors=names.authors,
                    authors_truncated=True,
                    date=dates.parse(match["year"]),
                )
    return None


def _last_line(names: str) -> str:
    """Names without the end of the line above, which is none where no comma or "and" leads on."""
    above, broken, last = names.rpartition("\n")
    return last if broken and not _LEADS_ON.search(above) else names


_LEADS_ON = re.compile(r"(?:[,;&.-]|\b(?:and|et|und|y|von|van|de|der))[ \t]*\Z")


@lru_cache(maxsize=1024)  # a page names its sources' authors again and again
def _people(names: str) -> AuthorList | None:
    """The people that some words before a year name, if they do."""
    if names.count(",") > 1 and not _LISTED.search(names):  # "(Springer, Vienna, Austria, 2019)"
        return None
    read = authors_only(names)
    return read if read is not None and _are_people(read.authors) else None


def credits_in(
    text: str, method: str | None, acronym: str | None, *, people_known: bool = False
) -> Claim:
    """Whom a passage credits with the work of that name: institutions, and authors and year."""
    made_by = affiliations(text, not_names=(method, acronym))
    people = NOTHING_SAID if people_known else credited(text)
    authors = tuple(name for name in people.authors if name not in (method, acronym))
    if not made_by and authors == people.authors:
        return people
    return Claim(
        authors=authors,
        authors_truncated=people.authors_truncated,
        affiliations=made_by,
        date=people.date,
    )


_LISTED = re.compile(r"\band\b|&")
"""Before the last of three and more names that prose lists."""
_GOES_BACK = re.compile(r"(?:[,;&]|\band|\b[Ii]n:?|\bund|\bet|\b[A-Z]\.?)\s+\Z")
"""Before such words a list of names has begun, or a place of publication is named."""
_NOT_PEOPLE = frozenset({
    "in", "since", "as", "by", "spring", "summer", "fall", "autumn", "winter", "early", "late", "q1", "q2", "q3",
    "q4", "the", "during", "until", "from", "figure", "table", "section", "copyright", "blog", "journal",
    "springer", "elsevier", "wiley", "pmlr", "curran", "routledge", "birkhäuser", "conference", "news", "version", "updated", "published", "review", "times", "post", "magazine", "edition",
})  # fmt: skip


def _are_people(names: tuple[str, ...]) -> bool:
    """Whether names before a year are those of people, not of months, models, places of publication."""
    first = names[0]
    words = [word.lower() for word in first.split()]
    if any(word in dates.MONTHS or word in _NOT_PEOPLE for word in words) or is_institution(first):
        return False
    return not any(re.search(r"\d|[a-z][A-Z]|^[A-Z][A-Z-]{2,}$", word) for word in first.split())


_FIELDS = tuple(field.name for field in fields(Claim))
_stated = attrgetter(*_FIELDS)
_AUTHORS, _TRUNCATED = _FIELDS.index("authors"), _FIELDS.index("authors_truncated")


def as_told(claim: Claim, text: str) -> Claim:
    """The claim of an entry that names nobody, with its text as a description of the work too.

    Without authors a title and a remark look alike ("The mood of ponds - TideNet's first paper").
    A longer text quotes a passage, in which some words of any work of the subject stand.
    """
    if claim.authors or claim.sentence or len(text.split()) > _MOST_WORDS_TOLD:
        return claim
    return replace(claim, sentence=clipped(text))


def completed(first: Claim, second: Claim) -> Claim:
    """``first``, with what it leaves unsaid taken from ``second``."""
    if second is NOTHING_SAID:
        return first
    if first is NOTHING_SAID and not second.authors_truncated:
        return second
    ours, theirs = _stated(first), _stated(second)
    values = [mine or other or mine for mine, other in zip(ours, theirs, strict=True)]
    if ours[_AUTHORS] or not theirs[_AUTHORS]:
        values[_TRUNCATED] = ours[_TRUNCATED]
    return first if tuple(values) == ours else Claim(*values)
