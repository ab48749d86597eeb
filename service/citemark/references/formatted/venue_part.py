"""This module knows how the part behind a title is written: venue, volume, pages, date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citemark.references import dates
from citemark.references.formatted.parts import has_words
from citemark.references.formatted.venue_ends import first_parts, first_sentence
from citemark.types import PartialDate
from citemark.venues import known


@dataclass(frozen=True, slots=True)
class VenuePart:
    """The venue as stated, without volume and pages, and the date."""

    name: str | None
    date: PartialDate | None


_LEAD = re.compile(
    r"^[\s,.;:()\[\]/–—、，-]*(?:[Pp]p\.\s?\d+\s?[-–]\s?\d+\s+(?=in\s))?(?:In(?=[A-Z\d][\w-]*\s))?(?:(?:[Ii]n|[Ee]n|[Dd]ans|[Ee]m|[Ii]m|[Nn]el)\s*:?\s+)?"
    r"(?:[Pp]aper\s+(?=[Pp]resented))?(?:(?:(?:[Pp]resented|[Pp]ublished|[Aa]ppeared|[Aa]ccepted|[Ff]orthcoming|[Ss]ubmitted|[Tt]o appear)\b[\s:,]*"
    r"(?:at|in|for|by|to):?\s+)|(?:[Tt]o appear|[Aa]ccepted|[Ff]orthcoming)[:,]\s+)?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
"""How the name of a month begins, in English and with its capital."""
_SERVER = re.compile(
    r"[\s,.;:()\[\]]*(?:(?:[Ii]nternet|[Oo]nline|[Pp]reprint)[.,]\s+)?(?:[Ii]n\s+)?(?:[Pp]reprint(?:\s?(?:at|on|posted(?: online)?(?: at)?|,)|\.)?\s+)?"
    r"(?P<name>(?:ar|Ar|bio|med|[Cc]hem|[Pp]sy|[Ss]oc|[Ee]arth|[Tt]ech)[RrAa]?[Xx]iv|CoRR|SSRN|Research Square)\b"
    r"(?P<kind>\s+(?:e-?prints?|[Pp]reprints?|\(?Cornell University\)?))?"
    r"(?=\s*(?:$|[^\s\w&’'/:+-]|-\s|:\s|\d|abs\b|(?:ar|Ar)[Xx]iv\b|org\b|[Pp]reprint|"
    rf"{_MONTH}))"
)
"""A preprint server's name, which needs nothing behind it: "arXiv [Internet]", "arXiv. https", "Preprint
at arXiv", "arXiv February 12"."""
_DATE_FIRST = re.compile(
    rf"^[\s,.;:]*(?:\d{{1,2}}\.?\s)?(?:(?i:{dates.MONTH})\.?\s)?(?:19|20)\d\d\.\s+(?=\S)"
)
"""A date that a full stop ends before the place: "12 February 2023. arXiv."."""
_YEAR_FIRST = re.compile(r"[\s,.;:]*\((?:19|20)\d\d[a-z]?\)[\s,.;:]*(?=[^\W\d_])")
_NO_VENUE = re.compile(
    r"[\s,.;:()\[\]]*(?:[Pp]reprint (?:at|on|from|posted)\b|[Ii]n (?:press|preparation)\b|(?:[Ff]irst |[Ee]arly )?(?:[Pp]ublished|[Pp]osted) online\b|[Aa]dvance online\b|[Aa]head of print)"
)
_EDITED = re.compile(
    r"[\s,.;(]+(?:[Ee]dited by|[Ee]d\. by|[Hh]rsg\. v(?:on|\.)|[Éé]d(?:ité)? par|\([Ee]ds?\.?\s(?=[A-Z])|(?<=\()[Ee]ds?\.?\s(?=[A-Z]))"
)
"""Editors named behind the book: "Proceedings of Tides, edited by Jane Doe"."""
_PLACE = re.compile(
    r"\s\((?:[^()]*\b(?:Press|Springer|IEEE|ACM|Elsevier|PMLR|Wiley|Curran|OpenReview|ISCA|Publish\w+|Association for|Society for)\b[^()]*)\)?$"
)
"""A publisher in brackets behind the book."""
_SITUATED = re.compile(
    r"(?<=\w)\s\([^\W\d_a-z][^(),]{1,40}(?:, [^\W\d_a-z][^(),]{1,40}){1,3}\)(?=[,.;]|\s*$)"
)
"""Where a meeting was, in brackets behind its name: "(Seattle, WA, USA)"."""
_EDITORS = re.compile(
    r"(?:^|[\s,(])(?:editors?|\(?[Ee]ds?\.?\)?(?=[,:)]|\s[A-Z\d])|Hrsg\.\)?)[\s,.:)]+(?=[A-Z\d])"
)
_CUT = re.compile(
    r"(?:^|[\s,;:(\[]+|\.\s+)(?:vol(?:ume|\.)?\b|[Nn]o\.|[Nn]umber\b|[Ii]ssue\b|pp?\.\s?\d|[Pp]ages?\b|[Ss]eries\b|Art(?:icle|\.)\s"
    r"|S\.\s?\d|Bd\.|第|(?:Paper|Report)\s(?:No|\d)|\d+\s*(?:st|nd|rd|th)?\s+ed\b|DOI\b|doi\b|URL\b|ISBN\b|ISSN\b"
    r"|(?:19|20)\d\d[a-z]?\s*[;:]|(?:Accessed|Retrieved|Available|Abgerufen|Zugriff|Verfügbar|Consulté|Disponibile|Dispon(?:ible|ível)"
    r"|Acesso|Recuperado|Consultado|Consultato|Geraadpleegd|Beschikbaar|Hentet|Tilgjengelig|Hämtad|Tillgänglig|Haettu|Saatavilla|Viitattu"
    r"|Dostęp|Dostupné|Dostupno|Diakses|Tersedia|Erişim|Elérhető|Letöltve|Prieiga|Режим доступа|Дата обращения|Доступно)\b)"
)
_STATED_BEHIND = re.compile(
    rf"[\s.,;:(](?:(?<!\()[\s.,;:]*\((?:{_MONTH}[a-z]*\.?\s"
    r"(?:\d{1,2},?\s)?)?(?:19|20)\d\d[a-z]?\)|"
    r"[\s.,;:(]*(?:[Ff]irst |[Ee]arly )?(?:[Pp]ublished online|[Aa]dvance online|[Oo]nline ahead|[Aa]head of print|[Oo]nline\.|[Ee]pub\b)"
    r"|(?<=\s)\[[^\[\]]{1,40}\]|(?:(?<=[.,;])\s|(?<=\s))(?:19|20)\d\d\s"
    rf"{_MONTH}\b|(?<=;)\s|(?<=:)\sn\.\s?pag"
    r"|(?<=\s)\d{1,4}\s?\.\s?\d{1,3}\s\()"
)
"""What stands behind the name of a journal or book: its date in brackets, how it was published, what
was printed where (ACS, MDPI and NLM divide by semicolons)."""
_NUMBERS = re.compile(
    r"[\s,;:]+(?:[A-Z]?\d+[\d():\-–—,.\s/]*(?:e?\w*\d+)?|\d+:\w+)[\s.,)]*$|[\s,]+\d+\s*[(:,].*$"
)
_LOCATED = re.compile(
    r"\b(?:vol|pp?|no|Bd|art(?:icle)?)\b\.?\s?\d|\bvolume\b|\d\s?[(:]\s?\w*\d|\d\s?[–-]\s?\d",
    re.IGNORECASE,
)
"""Volume or pages, which only a place of publication has."""
_TRAILING_DATE = re.compile(r"[\s,.;(、，]+(?:(?:1[89]|20)\d\d[a-z年]?)[).,;\s]*$")
_PAGE_RANGE = re.compile(r"\d+\s?[-–—]{1,2}\s?\d+")
_COUNTED = re.compile(
    r"(?<=[\d)]):\s?\d{4}(?!\d)|(?:\b(?:pp?|[Nn]o|[Nn]r|[Vv]ol|[Aa]rt|Bd|[SsСсТт])\.|[№°])\s?\d{4}(?!\d)"
)
"""A page, a number or a volume that looks like a year: "279(5359):2063", "(1998): 2063", "S. 2063"."""
_BOX = re.compile(r"\bBox \d{1,6}\b")
"""A publisher's letter box."""
_CLOSED_YEAR = re.compile(
    r"\((?:1[89]|20)\d\d[a-z]?\)(?=[\s,;:.]{1,3}(?:(?:[Nn]o|pp?|[Aa]rt)\.?\s?)?[A-Za-z]?\d{1,6}\b)"
)
"""A year in brackets with a number or a page right behind it: "89 (1994) no. 10, 1932"."""
_OPENED = ("«", "“", "„")
"""Before the name of a journal that a style quotes: "in «Pond Letters», 12"."""
_MAX_VENUE = 200
_MAX_REST = 800
"""Characters behind a title that are read: editors, a long conference name, pages, a date."""


def read_venue(rest: str) -> VenuePart:
    """Venue and date in what follows a title; either is ``None`` when it is not there."""
    rest = rest[:_MAX_REST]
    date = _date(_PAGE_RANGE.sub(" ", rest)) if rest else None
    rest = _DATE_FIRST.sub("", rest, count=1)
    if bracketed := _YEAR_FIRST.match(rest):
        rest = rest[bracketed.end() :]
    server = _SERVER.match(rest)
    if server:
        kind = server["kind"] or ""
        return VenuePart(" ".join(f"{server['name']}{kind}".split()), date)
    if _NO_VENUE.match(rest):
        return VenuePart(None, date)
    text = _LEAD.sub("", rest, count=1)
    if text[:1] in _OPENED:
        text = re.sub(r"[«»“”„]", "", text)
    edited = _EDITED.search(text)
    if edited and has_words(text[: edited.start()]):
        text = text[: edited.start()]
    editors = list(_EDITORS.finditer(text, 0, 600))
    if editors and has_words(text[editors[-1].end() :]):
        text = text[editors[-1].end() :]
    cut = _CUT.search(text)
    text = text[: cut.start()] if cut else text
    stated = _STATED_BEHIND.search(text)
    if stated and has_words(text[: stated.start()]):
        text = text[: stated.start()]
    situated = _SITUATED.search(text) if " (" in text else None
    if situated and has_words(text[: situated.start()]):
        text = text[: situated.start()]
    text = first_parts(first_sentence(text))
    text = _NUMBERS.sub("", _PLACE.sub("", text))
    if not re.match(r"(?:19|20)\d\d\b", text) and not _conference(text):
        text = _TRAILING_DATE.sub("", text)
    text = _trimmed(_PLACE.sub("", text))
    if (
        not has_words(text)
        or len(text) > _MAX_VENUE
        or text.rstrip(".").removeprefix("IEEE ").removeprefix("ACM ") in _NO_NAMES
        or (len(text) < _LEAST_LETTERS and not known(text))
        or (not _LOCATED.search(rest) and _is_doubtful(text))
    ):
        return VenuePart(None, date)
    return VenuePart(text, date)


def _date(rest: str) -> PartialDate | None:
    """The date, which no count of pages, numbers and volumes is while there is another."""
    rest = _BOX.sub(" ", rest)
    closed = _CLOSED_YEAR.search(rest)
    if closed:
        rest = rest[: closed.end()]
    return dates.last(_COUNTED.sub(" ", rest)) or dates.last(rest)


_LEAST_LETTERS = 3
"""Letters of a name that no list holds: two are a state's in an address, or somebody's surname."""
_NO_NAMES = frozenset(
    str.split("Proc Proceedings Conf Conference J Journal Trans Transactions Vol Volume In Online")
)
"""Words that begin names of places of publication, and name none alone."""


def _is_doubtful(text: str) -> bool:
    """Whether a name that no list holds does not call itself a venue either.

    Of 94 such behind the titles of 4,733 reference strings (CiteAudit) most were subtitles, parts of
    addresses, remarks and publishers' first words; a name read by mistake would be an accusation.
    """
    if not _VENUE_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return False
    return not (_ABBREVIATED.search(text) or _CJK_VENUE.search(text) or known(text))


_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]{0,8}\.\s?){2}")
_CJK_VENUE = re.compile(r"[会會][议議]|[学學][报報会會]|大[学學]|[杂雜][志誌]|研究")
_VENUE_WORDS = frozenset({
    "acta", "advances", "annals", "annual", "archive", "archives", "association", "blog", "bulletin", "center", "centre", "colloquium",
    "companion", "conf", "conference", "conferences", "congress", "convention", "dissertation", "encyclopedia",
    "findings", "forum", "handbook", "institute", "international", "j", "journal", "lecture", "letters",
    "magazine", "meeting", "meetings", "news", "newsletter", "notes", "office", "preprint", "press", "proc",
    "proceedings", "publications", "publishers", "publishing", "quarterly", "rep", "report", "reports",
    "repository", "review", "reviews", "revista", "revue", "rivista", "sciences", "seminar", "series",
    "society", "studies", "summit", "symposium", "thesis", "track", "trans", "transactions", "university",
    "verlag", "workshop", "workshops", "yearbook", "zeitschrift"
})  # fmt: skip
"""Words by which places of publication call themselves so."""


def _trimmed(text: str) -> str:
    """Without closing punctuation; the full stop of an abbreviation stays ("VLDB J.", "Sci. Adv.")."""
    text = text.strip(" ,;:([–—-")
    words = text.split()
    shortened = words and (len(words[-1]) <= 2 or any(word.endswith(".") for word in words[:-1]))
    text = text if shortened else text.rstrip(" .,;:")
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip(" ,;:")
    elif text.count(")") > text.count("("):
        text = text.rstrip(")")
    return text


def _conference(text: str) -> bool:
    """Whether the year belongs to the name ("… Conference 2024", "NeurIPS 2022")."""
    return (
        re.search(
            r"(?:[A-Z]{3,}|[a-z][A-Z]+\w*|Conference|Workshop|Symposium)[\s']*\(?(?:19|20)\d\d",
            text,
        )
        is not None
    )
