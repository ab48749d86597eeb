"""This module knows which part of a formatted reference is what: authors, date, title, the rest.

APA, MLA, Chicago, IEEE, ACM, ACL, Vancouver, Nature, Harvard, Springer LNCS, plainnat, AMS and
GB/T 7714 differ in few things: where the year stands, whether the title is quoted, and what
closes the list of authors. Those three decide; the style itself is never named.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citemark.references import dates
from citemark.references.formatted.asides import told_of_place, without_asides
from citemark.references.formatted.labelled import by_labels
from citemark.references.formatted.parts import Parts, has_words
from citemark.references.formatted.places import authors_and_place, is_abbreviated, is_place_alone
from citemark.references.formatted.remarks import is_remark, with_people
from citemark.references.formatted.titles import title_end, venueish
from citemark.references.people.colon_lists import read_colon_list
from citemark.references.people.forms import names_alone, names_in
from citemark.references.people.lists import AuthorList, authors_only, read_authors
from citemark.references.people.names import Kind, is_organisation, kind_of
from citemark.types import PartialDate

_QUOTED = re.compile(
    r"“(?P<curly>[^”]{2,500})”|\"(?P<straight>[^\"]{2,500})\"|«\s?(?P<guillemets>[^»]{2,500}?)\s?»"
    r"|„(?P<german>[^“”]{2,500})[“”]|``(?P<latex>[^']{2,500})''|「(?P<cjk>[^」]{2,500})」"
    r"|『(?P<cjk2>[^』]{2,500})』|《(?P<book>[^》]{2,500})》|‘(?P<single>(?:[^’]|’(?=[^\W\d_])){10,500})’(?=[,.\s])"
    r"|(?<=[\s,(])'(?P<typed>[^']{10,500})'(?=[,.])"
)
_GOES_ON = re.compile(
    r"\s+(?!by\s[^\W\d_a-z]|(?:in|arxiv|arXiv|doi|vol|pp|ed|edited|presented|preprint|published|accessed|forthcoming|available)\b)[a-z]{2,}"
)
"""The quotation was only the beginning of the title, or a word in it; a comma or a full stop inside
its end is the style's, and closes the title."""
_STARTS_TITLE = re.compile(r"\s+(?!(?:In|ArXiv|Preprint)\b)[^\W\d_a-z][^\W\d_]")
_LEAST_QUOTED = 3
"""Words of a quoted title that a place of publication follows without a comma; fewer are a part of
a title ("“Light Sail” Acceleration Revisited")."""
_MONTH = f"(?i:{dates.MONTH})"
_YEAR_LAST = re.compile(r"\s((?:19|20)\d\d)[\s.]*\Z")
_LEAST_DATED = 3
_TOLD = re.compile(
    r"['’]s | ?\(\s?(?:1[89]|20)\d\d[a-z]?\s?\) (?=[a-z])|[ ,]{0,2}(?:[(\[][^()\[\]]{1,40}[)\]](?![.:])|(?:1[89]|20)\d\d[a-z]?(?=[ ,]))?[ ,]{0,2}"
    r"(?=[a-z]{2,}[ ,])"
)
"""A sentence about a source ("Doe et al. (2020) show that …", "Doe et al. show that …"): it states
no title. Behind "et al." none of 4,733 reference strings (CiteAudit) has a plain word in lower case."""
_NAME_ENDED = re.compile(r"[^\W\d_]{2}\.\s*\Z")
"""A full stop behind a name is the style's; behind "et al." or an initial it may be theirs."""
_NAMES_IT = re.compile(r"\S+(?:\s\S+){0,3}\s?[:–—-]\s*")
"""A name or a label before a quoted title: "TideNet – “TideNet: A Model of Ponds”"."""
_ET_AL_NEXT = re.compile(r"[^\W\d_][\w'’-]+ et al\.")
"""Authors follow: what was read as a group's name is a title."""
_OPENING = re.compile(r"[“\"«„`「『《‘'](?:(?<!')|(?<=[\s,(]'))")
_YEAR_ANCHOR = re.compile(
    rf"[(\s.,](?:(?<=\()\s*(?P<paren>(?:(?:\d{{1,2}}\.?\s(?:de\s)?)?(?:{_MONTH}|Spring|Summer|Autumn|Fall|Winter|[Ii]n press|ca?|©)[.,]?\s?(?:\d{{1,2}},?\s|del?\s)?)?(?:1[3-9]|20)\d\d(?:[a-z年]?(?:[,\s][^()]{{0,30}})?|\s?[–-]\s?(?:1[3-9]|20)\d\d)|n\.\s?d\.|in press|forthcoming|"
    rf"to appear|submitted|accepted|in preparation)\s*\)\s?[.,:]?|(?<=[\s.,])(?P<plain>(?:1[89]|20)\d\d)[a-z]?(?:,\s{_MONTH}(?:\s\d{{1,2}})?)?[.:,;])(?=\s|$|[“\"])"
)
_KEY = re.compile(r"\W*[a-z_]{2,24}[\"']?\s?[:=]\s*")
"""What data and code call a title, before it: "title: '…'"."""
_PERIOD = re.compile(r"\d\s?[–-]\s?(?:1[3-9]|20)\d\d")
"""The years of several volumes: none of them is when the work appeared."""
_GOES_ON_BEFORE = re.compile(r"(?:\.{3}|…)[\s,.]{0,4}\Z")
"""Dots behind the last name that is given: "Doe, J., Roe, R., … (2020)"."""
_GBT = re.compile(r"\s*\[(?:[A-Z]{1,2}(?:/[A-Z]{2})?)\]\s*(?://|[.,:]|$)?|\s//\s")


def divide(work: str) -> Parts:
    """The parts of one reference string without identifiers, on one line; what it lacks is unknown."""
    for way in (by_labels, _by_quotes, _by_colon, _by_early_year, _by_place, _by_bare_year):
        parts = way(work)
        if parts is not None:
            return parts
    authors = read_authors(work)
    if authors is not None and not has_words(work[authors.end :]):
        if authors.truncated or len(authors.authors) > 2:
            return Parts(authors, None, None, work[authors.end :])
        authors = None
    if authors is None or _ET_AL_NEXT.match(work, authors.end):
        return _organisation_first(work) or _title_first(work)
    told = _TOLD.match(work, authors.end)
    if told and (authors.truncated or not _NAME_ENDED.search(work, 0, authors.end)):
        return Parts(authors, dates.parse(told[0]), None, "")
    comma = authors.comma or (authors.truncated and work[: authors.end].rstrip()[-1:] == ",")
    return _title_then_rest(authors, None, work[authors.end :], comma=comma)


def _by_quotes(work: str) -> Parts | None:
    """A quoted title, standing first or right behind authors (or authors and year)."""
    opening = _OPENING.search(work)
    found = _QUOTED.search(work, opening.start()) if opening else None
    if found is None:
        return None
    title = next(group for group in found.groups() if group)
    after = work[found.end() :]
    if len(title.split()) < 2 and title[-1] not in ",.?!" and len(title) < 6:
        return None
    closed = title[-1] in ",."
    few = len(title.split()) < _LEAST_QUOTED
    goes_on = after[:1] in {":", "-"} or _GOES_ON.match(after)
    before = work[: found.start()]
    early = _YEAR_ANCHOR.search(before)
    inside = early is not None and has_words(before[early.end() :])  # words of the title behind it
    placed = before.rstrip(" :").endswith((", in", ", In"))  # "Doe, Title, in «Journal»"
    if placed or inside or (not closed and (goes_on or (few and _STARTS_TITLE.match(after)))):
        return None
    date = None
    if early:
        date = dates.parse(early["paren"] or early["plain"])
        before = before[: early.start()]
    if not before.strip(" ,.:") or _KEY.fullmatch(before):
        return Parts(None, date, title, after)
    authors = authors_only(before)
    if authors is None and is_organisation(before.strip(" ,.:")):
        authors = AuthorList((before.strip(" ,.:"),), truncated=False, end=0)
    if authors is None and not _NAMES_IT.fullmatch(before):
        return None
    if authors is not None and _GOES_ON_BEFORE.search(before):
        authors = replace(authors, truncated=True)
    return Parts(authors, date, title, after)


def _by_early_year(work: str) -> Parts | None:
    """Authors, then the year, then the title: APA, ACM, ACL, Harvard."""
    for anchor in _YEAR_ANCHOR.finditer(work):
        left, right = work[: anchor.start()].rstrip(" ,."), work[anchor.end() :].lstrip()
        if not has_words(right):
            return None
        if _TOLD.match(work, anchor.start()):
            continue
        bracketed = anchor["paren"] is not None
        authors = names_in(names_alone(left) or left) if bracketed else authors_only(left)
        if authors is not None and _GOES_ON_BEFORE.search(work, 0, anchor.start()):
            authors = replace(authors, truncated=True)
        if authors is None:
            name = left.strip(" .,")
            if not (
                bracketed
                and ". " not in name
                and name.count(",") < _FEWEST_DIVIDED
                and is_organisation(name)
                and not venueish(right)
            ):
                return None
            authors = AuthorList((name,), truncated=False, end=0)
        stated = anchor["paren"] or anchor["plain"]
        date = None if _PERIOD.search(stated) else dates.parse(stated)
        return _title_then_rest(authors, date, right, comma=False)
    return None


_FEWEST_DIVIDED = 3
"""Commas that divide a list of people, and are in no group's name."""


def _by_colon(work: str) -> Parts | None:
    """Inverted names, a colon, then the title: DIN 1505 and the humanities."""
    authors = read_colon_list(work)
    if authors is None or not has_words(work[authors.end :]):
        return None
    return _title_then_rest(authors, None, work[authors.end :].lstrip(), comma=False)


def _by_place(work: str) -> Parts | None:
    """Authors and where their work appeared, without a title."""
    found = authors_and_place(work.replace("*", ""))  # italics and bold of Markdown
    return None if found is None else Parts(found[0], None, None, found[1])


_BARE_YEAR = re.compile(r"\s((?:19|20)\d\d)\s(?=(?:(?:19|20)\d\d\s)?[A-Z])")
_LONGEST_JOURNAL = 6
_JOURNAL_ALONE = re.compile(
    r"(?:[A-Z][\w&’'-]*[.:]{0,2}\s){1,6}(?:(?:[A-Z]|(?:19|20)\d\d)\s)?\d{1,4}\s\w{1,9}(?:-\w{1,9})?\.?"
)
"""A name without small words, perhaps with its year, volume and page: behind one author and a year a title looks otherwise."""


def _by_bare_year(work: str) -> Parts | None:
    """IOP: "Doe J and Roe R 2017 J. Ponds 74 117": no sign divides authors, year and journal, nor a
    title that may stand between the two, which stays unknown."""
    found = _BARE_YEAR.search(work, 0, _LONGEST_BEFORE_YEAR)
    authors = authors_only(work[: found.start()]) if found else None
    if found is None or authors is None:
        return None
    rest = work[found.end() :]
    several = len(authors.authors) > 1 or authors.truncated
    if not several and not _JOURNAL_ALONE.fullmatch(rest.strip()):
        return None
    name = re.split(r"\s\d", rest, maxsplit=1)[0]
    short = len(name.split()) <= _LONGEST_JOURNAL
    return Parts(authors, dates.parse(found[1]), None, rest if short else "")


_LONGEST_BEFORE_YEAR = 1_000


_YEAR_BEHIND = re.compile(r"[\s,.]*\((?P<year>(?:1[89]|20)\d\d)[a-z]?\)[\s.,:]+(?=(?:\S+\s){2})")
_JUNIOR = re.compile(r"\A\s*(?:Jr|Sr)\.,\s+")
_GROUP = re.compile(r"\A[\s.,]*\((?=[^()\d]*[^\W\d_]{2})[^()\d]{2,80}\)[.,:]\s+(?=[^\W\d_a-z])")
"""Whom the authors belong to, in brackets of its own: "Doe, J. et al. (Tides Team). Clocks of ponds"."""
_EDITING = re.compile(r"\s*\(?(?:[Ee]ds?|[Hh]rsg|[Cc]oords?)\.\)?[.,:]*\s+(?=[^\W\d_]{2})")
"""What the authors did, where they edited a book."""


_SHORT_QUOTED = re.compile(r"\s*(?:‘(?P<title>[^‘’]{2,12})’|'(?P<straight>[^']{2,12})')(?=[,.]\s)")
"""A title between single marks, too short to be told from an apostrophe elsewhere ("‘Gout’, …")."""


def _title_then_rest(
    authors: AuthorList | None, date: PartialDate | None, text: str, *, comma: bool
) -> Parts:
    marked = _GBT.search(text) if "[" in text or "//" in text else None
    if marked:
        title, people = _credited(text[: marked.start()])
        whole = people if people and len(people.authors) >= _stated(authors) else authors
        return Parts(whole, date, title, text[marked.end() :])
    quoted = _SHORT_QUOTED.match(text) if authors is not None else None
    if quoted:
        return Parts(authors, date, quoted["title"] or quoted["straight"], text[quoted.end() :])
    if is_place_alone(text) if authors is not None else is_abbreviated(text):
        return Parts(authors, date, None, text.replace("*", "").lstrip("# "))
    text = _GROUP.sub("", text, count=1) if authors is not None else text
    text = _JUNIOR.sub("", text, count=1) if authors is not None else text
    editing = _EDITING.match(text) if authors is not None else None
    text = text[editing.end() :] if editing else text
    end, rest = title_end(text, comma=comma)
    behind_name = _YEAR_BEHIND.match(text, rest) if authors is not None and date is None else None
    if authors and behind_name and kind_of(text[:end].strip(" ,.")) in (Kind.SURNAME, Kind.FULL):
        # "…, Diogo. (2018). Cracks of ponds.": what ends before the year is a name that went unread.
        stated = dates.parse(behind_name["year"])
        title = text[behind_name.end() :]
        return _title_then_rest(replace(authors, truncated=True), stated, title, comma=False)
    jotted = without_asides(text[:end])
    year = _YEAR_LAST.search(jotted.title) if authors and date is None else None
    alone = not has_words(text[rest:]) and not re.search(r"\d{4}", text[rest:])
    if year and alone and len(jotted.title.split()) > _LEAST_DATED:
        # "Doe J. Clocks of ponds 2011.": some styles (MDPI) set no stop between the two.
        return Parts(authors, dates.parse(year[1]), jotted.title[: year.start()], text[rest:])
    told = told_of_place(jotted.beside)
    behind = f"{told}, {text[rest:]}" if told else text[rest:]
    return Parts(authors, date, jotted.title, behind)


def _credited(title: str) -> tuple[str, AuthorList | None]:
    """A title, and the people behind its stroke: GOST repeats all authors there ("Tides / J. Doe, R. Roe")."""
    head, stroke, people = title.rpartition(" / ")
    names = authors_only(people.strip(" .;")) if stroke else None
    return (head, names) if names is not None and head.strip() else (title, None)


def _stated(authors: AuthorList | None) -> int:
    return len(authors.authors) if authors else 0


def _organisation_first(work: str) -> Parts | None:
    """``OpenAI. GPT-4 technical report. 2023.``: one group author, then a title."""
    end, rest = title_end(work, comma=False)
    first, others = work[:end].strip(" ."), work[rest:]
    second_end, _ = title_end(others, comma=False)
    second = others[:second_end]
    if (
        not first
        or len(first) > 80
        or "?" in first
        or len(second.split()) < 2
        or is_remark(second)
        or venueish(others)
    ):
        return None
    if kind_of(first) is None:
        return None
    return _title_then_rest(
        AuthorList((first,), truncated=False, end=rest), None, others, comma=False
    )


def _title_first(work: str) -> Parts:
    """A title with nobody before it; authors may follow ("Title. A. Doe, B. Roe. Venue, 2023")."""
    parts = _title_then_rest(None, None, work, comma=False)
    credited = with_people(parts.title or "")
    if credited is not None:
        title, people = credited
        return Parts(people, parts.date, title, parts.rest)
    following = read_authors(parts.rest)
    if following is not None and not following.comma:
        names = following.authors
        if (len(names) > 1 or following.truncated) and not venueish(parts.rest):
            return Parts(following, parts.date, parts.title, parts.rest[following.end :])
    return parts
