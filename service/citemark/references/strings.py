"""This module knows the common styles of a formatted reference, and takes one string apart.

APA, MLA, Chicago, IEEE, ACM, ACL, Vancouver, Nature, Harvard, Springer LNCS, plainnat, AMS and
GB/T 7714 differ in few things: where the year stands, whether the title is quoted, and what
closes the list of authors. Those three decide; the style itself is never named.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from citemark import identifiers
from citemark.references import dates
from citemark.references.asides import LINKS, told_of_place, without_asides
from citemark.references.author_lists import AuthorList, authors_only, read_authors
from citemark.references.names import is_organisation, kind_of
from citemark.references.remarks import is_remark, with_people
from citemark.references.titles import clean_title, title_end, venueish
from citemark.references.venue_part import read_venue
from citemark.types import Claim, Identifier, Occurrence, PartialDate

MAX_STRING = 8_000
"""Longer strings are read up to here: the longest author lists of real papers fit in."""
LONGEST_TITLE = 450
"""Of 1.18 million real titles the longest has 407 characters: what is longer is no title, but what
is left of a list of authors in which the reader lost its way."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one formatted reference says."""

    claim: Claim
    identifiers: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The string divided: who, when, what, and the rest."""

    authors: AuthorList | None
    date: PartialDate | None
    title: str | None
    rest: str


_WIDE = str.maketrans("，．：；（）［］　", ",.:;()[] ")
_MARKER = re.compile(
    r"\s*(?:\[\^?[\w+\-.]{1,12}\]:?|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|[•‣◦▪·*–—-]{1,3}(?=\s)|\^\d{1,4})\s*"
)
_ANNOUNCED = re.compile(
    r"(?:More information|Further reading|(?:Journal )?[Rr]eference|Citation|Source|Paper|Study|Article|Preprint"
    r"|Quelle|Literatur|Fuente|Fonte|来源|出典|论文|論文)s?\s?[:：]\s*"
    r"|(?:[Ss]ee(?: also)?|[Cc]f\.|Siehe|Vgl\.|Voir|Véase|Vedi|Zie)\s(?=[A-Z][\w.'’-]+(?:,|\s(?:and|und|et|y|e|en|&)\s))"
)
"""What a list or a page writes before a reference."""
_LABEL = re.compile(
    r"(?:[\[(<\s]|\b(?:doi(?:\.org)?[:/]?|https?://(?:dx\.)?doi\.org/|URL:?|url:?|arXiv:|arxiv:|ArXiv:|eprint|"
    r"PMID:?|PMCID:?|ISBN(?:-1[03])?:?|Available(?: online)?(?: at| from)?:?|Retrieved from|"
    r"Accessed at|Link:?|Sources?:|available:)\s*)+$"
)
_ACCESSED = re.compile(
    r"[\[(]?\b(?:Accessed|Last accessed|Retrieved|viewed|abgerufen|consulté|Zugriff|Acesso em|consultado|consultato|visitato)\b"
    r"(?: on| am| le| el| em| il)?:?(?:[^.;\])]|\.(?= \d)){0,40}[\])]?\.?|\[cited [^\]]{4,40}\]|\[Online\][.;]?|\bAvailable(?: online)?(?: at)?:?\s*\.?$",
    re.IGNORECASE,
)
_ACCESSED_HINT = re.compile(
    r"[Aa]ccess|[Rr]etriev|[Vv]iewed|abgeruf|onsult|Zugriff|Acesso|visitato|\[Online|\[online|\[cited|Availab"
)
_CATEGORY = re.compile(r"\[\s?(?:primaryClass=)?([a-z-]{2,8}(?:\.\s?[A-Za-z-]{2,10})?)\s?\]")
_LINKED = re.compile(rf"\[\s?(?:{'|'.join(sorted(LINKS))})\s?\]", re.IGNORECASE)
_ABS = re.compile(
    r"(?:,?\s*vol\.?)?\s*\babs/(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
)
_BRACES = re.compile(
    r"[{}]|\\(?:newblock|url|emph)\b|\\(?:text(?:it|bf|sc|rm|tt)?|math(?:rm|bf|cal|sf))(?=\s?\{)"
)
_SPLIT_DOI = re.compile(r"\.?\s+\d[\d.]*\.\d")
"""A DOI goes on behind a blank ("10.1109/CVPR. 2017.712"): what stands before it is another's."""


def parse_string(text: str, occurrences: tuple[Occurrence, ...] | None = None) -> Parsed:
    """One formatted reference as a claim and its identifiers.

    ``occurrences`` are the identifiers in ``text`` where the caller has found them already.
    Every field that the string does not state is left unknown.
    """
    text = text[:MAX_STRING]
    found = identifiers.find(text) if occurrences is None else occurrences
    ids = [
        occurrence.identifier
        for occurrence in found
        if occurrence.identifier.scheme != "doi" or not _SPLIT_DOI.match(text, occurrence.end)
    ]
    work, extra = _take_abs(_without(text, found))
    ids.extend(identifier for identifier in extra if identifier not in ids)
    work, category = _plain(work)
    return Parsed(_claim(_divide(work), category), tuple(dict.fromkeys(ids)))


def authored(text: str, occurrences: tuple[Occurrence, ...]) -> Claim | None:
    """The claim of a formatted reference that states authors; other words are read no further."""
    text = text[:MAX_STRING]
    work, category = _plain(_take_abs(_without(text, occurrences))[0])
    parts = _divide(work)
    return None if parts.authors is None else _claim(parts, category)


def _plain(work: str) -> tuple[str, str | None]:
    """The string on one line without what only its style put there, and the category in it."""
    category = _CATEGORY.search(work) if "[" in work else None
    if category:
        work = f"{work[: category.start()]} {work[category.end() :]}"
    if not work.isascii():
        work = unicodedata.normalize("NFC", work).translate(_WIDE)
    if "[" in work:
        work = _LINKED.sub(" ", work)
    if "{" in work or "\\" in work:
        work = _BRACES.sub("", work)
    if _ACCESSED_HINT.search(work):
        work = _ACCESSED.sub(" ", work)
    work = " ".join(work.split())
    for beginning in (_MARKER, _MARKER, _ANNOUNCED):
        if found := beginning.match(work):
            work = work[found.end() :]
    return work, category[1].replace(" ", "") if category else None


def _claim(parts: _Parts, category: str | None) -> Claim:
    venue = read_venue(parts.rest)
    authors = parts.authors
    lost = parts.title is not None and len(parts.title) > LONGEST_TITLE
    title = None if lost else clean_title(parts.title)
    if title is not None and authors is None and is_remark(title):
        title = None
    return Claim(
        title=title,
        authors=authors.authors if authors else (),
        authors_truncated=lost or bool(authors and authors.truncated),
        venue=venue.name,
        date=parts.date or venue.date,
        category=category,
    )


def _without(text: str, found: tuple[Occurrence, ...]) -> str:
    """The text with identifiers and their labels blanked."""
    pieces: list[str] = []
    position = 0
    for occurrence in found:
        before = text[position : occurrence.start]
        label = _LABEL.search(before, max(0, len(before) - 48))
        if label:
            names_server = "arxiv" in label[0].lower()
            before = before[: label.start()]
            if names_server and "arxiv" not in before[-24:].lower():
                before += " arXiv "
        pieces.append(before)
        position = occurrence.end
        if text[position : position + 1] in {")", "]", ">"} and label:
            position += 1
    pieces.append(text[position:])
    return " ".join(pieces)


def _take_abs(text: str) -> tuple[str, list[Identifier]]:
    """``ArXiv, vol. abs/2401.08281``: how DBLP and Semantic Scholar print an arXiv number."""
    if "abs/" not in text:
        return text, []
    found = [identifiers.parse(f"arXiv:{match[1]}") for match in _ABS.finditer(text)]
    return _ABS.sub(" ", text), [identifier for identifier in found if identifier]


# ------------------------------------------------------------------ dividing

_QUOTED = re.compile(
    r"“(?P<curly>[^”]{2,500})”|\"(?P<straight>[^\"]{2,500})\"|«\s?(?P<guillemets>[^»]{2,500}?)\s?»"
    r"|„(?P<german>[^“”]{2,500})[“”]|``(?P<latex>[^']{2,500})''|「(?P<cjk>[^」]{2,500})」"
    r"|『(?P<cjk2>[^』]{2,500})』|《(?P<book>[^》]{2,500})》|‘(?P<single>[^’]{10,500})’(?=[,.\s])"
    r"|(?<=[\s,(])'(?P<typed>[^']{10,500})'(?=[,.])"
)
_GOES_ON = re.compile(r"\s+(?!(?:in|arxiv|arXiv|doi|vol)\b)[a-z]{2,}")
"""The quotation was only the beginning of the title, or a word in it."""
_TOLD = re.compile(
    r"['’]s | ?\(\s?(?:1[89]|20)\d\d[a-z]?\s?\) (?=[a-z])|[ ,]{0,2}(?:[(\[][^()\[\]]{1,40}[)\]](?![.:])|(?:1[89]|20)\d\d[a-z]?(?=[ ,]))?[ ,]{0,2}"
    r"(?=[a-z]{2,}[ ,])"
)
"""A sentence about a source ("Doe et al. (2020) show that …", "Doe et al. show that …"): it states
no title. Behind "et al." none of 4,733 reference strings (CiteAudit) has a plain word in lower case."""
_NAME_ENDED = re.compile(r"[^\W\d_]{2}\.\s*\Z")
"""A full stop behind a name is the style's; behind "et al." or an initial it may be theirs."""
_ET_AL_NEXT = re.compile(r"[^\W\d_][\w'’-]+ et al\.")
"""Authors follow: what was read as a group's name is a title."""
_OPENING = re.compile(r"[“\"«„`「『《‘]|(?<=[\s,(])'")
_YEAR_ANCHOR = re.compile(
    r"(?:\(\s*(?P<paren>(?:1[89]|20)\d\d[a-z年]?(?:[,\s][^()]{0,30})?|n\.\s?d\.|in press|forthcoming|"
    r"to appear)\s*\)\s?[.,:]?|[\s.,](?P<plain>(?:1[89]|20)\d\d)[a-z]?[.:,;])(?=\s|$|[“\"])"
)
_GBT = re.compile(r"\s*\[(?:[A-Z]{1,2}(?:/[A-Z]{2})?)\]\s*(?://|[.,:]|$)?")


_FIELD = re.compile(
    r"(?<!\w)(?P<label>Title|Authors?|Year|Date|Published(?: in)?|Venue|Journal|Conference|Link|URL|DOI|arXiv|Paper|Abstract)"
    r"\s?[:：](?=\s|$)"
)
_FIELDS = {"Title": "title", "Paper": "title", "Author": "authors", "Authors": "authors"}
"""What the labels of a reference written out in fields mean; the others tell where and when."""


def _by_labels(work: str) -> _Parts | None:
    """Fields with their labels: ``Title: Tidal clocks Authors: Jane Doe Year: 2020``; the title may
    stand before the first label."""
    labels = list(_FIELD.finditer(work))
    if len({_FIELDS.get(label["label"], "rest") for label in labels} - {"title"}) < 2:
        return None
    ends = [*(label.start() for label in labels[1:]), len(work)]
    told = {"title": work[: labels[0].start()], "authors": "", "rest": ""}
    for label, end in zip(labels, ends, strict=True):
        told[_FIELDS.get(label["label"], "rest")] += f" {work[label.end() : end].strip(' ,;|·')}"
    return _Parts(authors_only(told["authors"].strip()), None, told["title"], told["rest"])


def _divide(work: str) -> _Parts:
    for way in (_by_labels, _by_quotes, _by_early_year):
        parts = way(work)
        if parts is not None:
            return parts
    authors = read_authors(work)
    if authors is not None and not _has_words(work[authors.end :]):
        if authors.truncated or len(authors.authors) > 2:
            return _Parts(authors, None, None, work[authors.end :])
        authors = None
    if authors is None or _ET_AL_NEXT.match(work, authors.end):
        return _organisation_first(work) or _title_first(work)
    told = _TOLD.match(work, authors.end)
    if told and (authors.truncated or not _NAME_ENDED.search(work, 0, authors.end)):
        return _Parts(authors, dates.parse(told[0]), None, "")
    return _title_then_rest(authors, None, work[authors.end :], comma=authors.comma)


def _by_quotes(work: str) -> _Parts | None:
    """A quoted title, standing first or right behind authors (or authors and year)."""
    opening = _OPENING.search(work)
    found = _QUOTED.search(work, opening.start()) if opening else None
    if found is None:
        return None
    title = next(group for group in found.groups() if group)
    after = work[found.end() :]
    if len(title.split()) < 2 and title[-1] not in ",.?!" and len(title) < 6:
        return None
    if (after[:1] in {":", "-"} and title[-1] not in ",.") or _GOES_ON.match(after):
        return None
    before = work[: found.start()]
    if not before.strip(" ,.:"):
        return _Parts(None, None, title, after)
    early = _YEAR_ANCHOR.search(before)
    date = None
    if early:
        date = dates.parse(early["paren"] or early["plain"])
        before = before[: early.start()]
    authors = authors_only(before)
    if authors is None and is_organisation(before.strip(" ,.:")):
        authors = AuthorList((before.strip(" ,.:"),), truncated=False, end=0)
    return None if authors is None else _Parts(authors, date, title, after)


def _by_early_year(work: str) -> _Parts | None:
    """Authors, then the year, then the title: APA, ACM, ACL, Harvard."""
    for anchor in _YEAR_ANCHOR.finditer(work):
        left, right = work[: anchor.start()].rstrip(" ,."), work[anchor.end() :].lstrip()
        if not _has_words(right):
            return None
        if _TOLD.match(work, anchor.start()):
            continue
        authors = authors_only(left)
        if authors is None:
            name = left.strip(" .,")
            bracketed = anchor["paren"] is not None and ". " not in name
            if not (bracketed and is_organisation(name) and not venueish(right)):
                return None
            authors = AuthorList((name,), truncated=False, end=0)
        date = dates.parse(anchor["paren"] or anchor["plain"])
        return _title_then_rest(authors, date, right, comma=False)
    return None


def _title_then_rest(
    authors: AuthorList | None, date: PartialDate | None, text: str, *, comma: bool
) -> _Parts:
    marked = _GBT.search(text) if "[" in text else None
    if marked:
        return _Parts(authors, date, text[: marked.start()], text[marked.end() :])
    end, rest = title_end(text, comma=comma)
    jotted = without_asides(text[:end])
    told = told_of_place(jotted.beside)
    behind = f"{told}, {text[rest:]}" if told else text[rest:]
    return _Parts(authors, date, jotted.title, behind)


def _organisation_first(work: str) -> _Parts | None:
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


def _title_first(work: str) -> _Parts:
    """A title with nobody before it; authors may follow ("Title. A. Doe, B. Roe. Venue, 2023")."""
    parts = _title_then_rest(None, None, work, comma=False)
    credited = with_people(parts.title or "")
    if credited is not None:
        title, people = credited
        return _Parts(people, parts.date, title, parts.rest)
    following = read_authors(parts.rest)
    if following is not None and not following.comma:
        names = following.authors
        if (len(names) > 1 or following.truncated) and not venueish(parts.rest):
            return _Parts(following, parts.date, parts.title, parts.rest[following.end :])
    return parts


def _has_words(text: str) -> bool:
    """Whether a title could still follow: two letters in a row."""
    return re.search(r"[^\W\d_]{2}|[\u3400-\u9fff]", text) is not None
