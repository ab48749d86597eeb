"""This module knows how one formatted reference becomes a claim and its identifiers."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, replace

from citemark import identifiers
from citemark.references.formatted.asides import LINKS
from citemark.references.formatted.division import divide
from citemark.references.formatted.leads import uninverted, unmarked, with_semicolons
from citemark.references.formatted.parts import Parts
from citemark.references.formatted.print_slips import mended
from citemark.references.formatted.remarks import is_remark
from citemark.references.formatted.titles import clean_title, venueish
from citemark.references.formatted.venue_part import read_venue
from citemark.references.formatted.wiki_templates import read_template
from citemark.types import Claim, Identifier, Occurrence
from citemark.venues import known, resolve

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


_WIDE = str.maketrans(
    dict(zip("，．：；（）［］　", (", ", ". ", ": ", "; ", "(", ")", "[", "]", " "), strict=True))
    | {digit: str(ord(digit) & 15) for digit in "０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
)
"""Wide punctuation, which no blank follows, and other scripts' digits (their code points end in their
values), as they are in Latin text."""
_CUT_SHORT = re.compile(r"(?<=\w)\s?(?:\.{3}|…)\.?(?=\s+[A-Z\d(])")
"""The dots of a title that was cut inside, and what follows it: the stop of a style behind them."""
_LABEL = re.compile(
    r"(?:[\[(<\s]|\b(?:(?:doi|DOI)(?:\.org)?[:/]?|https?://(?:dx\.)?doi\.org/|URL:?|url:?|arXiv:|arxiv:|ArXiv:|eprint|"
    r"PMID:?|PMCID:?|ISBN(?:-1[03])?:?|[Aa]vailable(?: online)?(?: at| from)?:?|Retrieved from|Cite as:?|"
    r"Accessed at|Link:?|Sources?:|available:|Disponible (?:en|à l['’]adresse)\s?:?|Disponível em:?|Disponibile (?:su|a|in)\s?:?"
    r"|Tillgänglig(?: på)?:?|Tilgjengelig(?: fra| på)?:?|(?:Hentet|Besøgt) fra|Dostupn[oé] (?:na|z):?|Dostęp(?:ny|ne)?:?|Diakses dari"
    r"|Verfügbar unter:?|Beschikbaar(?: op| via)?:?|Erişim(?: adresi)?:?|Режим доступа:?|取自|สืบค้นจาก)\s*)+$"
)
_ACCESSED = re.compile(
    r"[\[(]?\b(?:Accessed|Last accessed|Retrieved|viewed|abgerufen|consulté|Zugriff|Acesso em|consultado|consultato|visitato|дата обращения|dostęp|erişim|geraadpleegd|hämtad|besøgt|hentet|haettu|viitattu|diakses|pristupljeno|letöltve|truy cập"
    r"|acessado|acedido|accesso (?:eseguito|effettuato)|ultimo accesso|data di accesso|fecha de acceso|(?:date d['’]|dernier )accès|data d['’]accés|geopend|otwierano"
    r"|доступ отримано|дата звернення|дата последнего обращения|осъществен достъп|použito|dátum prístupu|hozzáférés|accesat[ăe]?|πρόσβαση|tilgået|brukt|avattu"
    r"|נרשמה גישה|تم الوصول|เข้าถึงเมื่อ)\b"
    r"(?: on| am| le| el| em| il)?:?(?:[^.;\])]|\.(?= \d)){0,40}[\])]?\.?|(?:访问时间|访问日期|存取日期|檢索日期|检索日期)[^.;\])]{0,30}"
    r"|[^\s,]{1,20} \d{1,2}, 20\d\d ?(?:に(?:アクセス|閲覧)|에 (?:액세스|접속)|को एक्सेस किया गया)|\[(?:cited|cit\.|consulta:?|citado) [^\]]{4,40}\]|\[Online\];?|\bAvailable(?: online)?(?: at)?:?\s*\.?$",
    re.IGNORECASE,
)
_ACCESSED_HINTS = (
    "Access", "accessed", "Retriev", "retriev", "Viewed", "viewed", "abgeruf", "onsult", "Zugriff", "Acesso", "visitato",
    "geraadpl", "Hentet", "hentet", "Haettu", "haettu", "Viitattu", "viitattu", "Diakses", "diakses", "ristuplj",
    "truy", "[Online", "[online", "[cit", "Availab", "acces", "geopend", "otwierano", "brukt", "avattu",
    "cessado", "cedido",
)  # fmt: skip
_ACCESSED_HINTS_BEYOND_ASCII = (
    "дата", "dostęp", "erişim", "besøgt", "Hämtad", "hämtad", "etöltve", "accès", "accés", "检索", "檢索", "にア", "に閲",
    "에 액", "에 접", "एक्सेस", "оступ", "звернення", "обращения", "достъп", "použito", "prístupu", "ozzáférés",
    "πρόσβαση", "tilgået", "גישה", "الوصول", "เข้าถึง", "访问", "存取",
)  # fmt: skip
"""Where none of these stands nothing is said of when a page was read: told sooner than by the pattern."""
_CATEGORY = re.compile(
    r"\[\s?(?:primaryClass=)?(?!(?:on-?line|pdf|html|web|link|code|sic|print|doi|url)\s?\])([a-z-]{2,8}(?:\.\s?[A-Za-z-]{2,10})?)\s?\]"
)
_LINKED = re.compile(rf"\[\s?(?:{'|'.join(sorted(LINKS))})\s?\]", re.IGNORECASE)
ASSISTANTS_MARK = re.compile(
    r"\boai_citation:\d{1,4}‡|:?contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?|【\d{1,4}(?::\d{1,4})?†[^【】\n]{0,80}】"
    r"|\bcite(?:turn\d{1,3}[a-z]{3,12}\d{1,4})+"
)
"""What chat programs write for a citation and copy along with the text."""
_ADDRESSED = re.compile(
    r"(?:\A|(?<=, )|(?<=; )|(?<=\band )|(?<=& ))(?:(?:Prof(?:essor|\.)|Dr\.)\s)+(?=[A-Z][^\s,]*(?:\s[^\s,]+){0,4}(?:,|;|:|\sand\s|\s&\s|\s\())"
)
"""Forms of address before names."""
_ABS = re.compile(
    r"(?:,?\s*vol\.?)?\s*\babs/(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
)
_BRACES = re.compile(
    r"\\href\{[^{}]{0,300}\}|[{}]|\\(?:newblock|url|emph)\b|\\(?:text(?:it|bf|sc|rm|tt)?|math(?:rm|bf|cal|sf))(?=\s?\{)"
)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?P<words>[^\s*](?:[^*\n]{0,300}[^\s*])?)\*(?![\w*])")
"""Markdown's marks in what was read as plain text: "*Pond Letters*, 33"."""
_RETRACTED = re.compile(r"\s?\(Retraction published [^()]{4,160}\)")
"""What APA adds to a work that was withdrawn: when, and where that was said."""
_TAGS = re.compile(r"(?:\s#[^\W\d_][\w-]{1,40}(?=\s|$)){1,20}\s*$")
"""What messages end with: "#reading #papers"."""
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
    filled = read_template(text)
    if filled is not None:
        return Parsed(filled, tuple(dict.fromkeys(ids)))
    work, extra = _take_abs(_without(text, found))
    ids.extend(identifier for identifier in extra if identifier not in ids)
    work, category = _plain(work)
    return Parsed(_claim(divide(work), category), tuple(dict.fromkeys(ids)))


def authored(text: str, occurrences: tuple[Occurrence, ...]) -> Claim | None:
    """The claim of a formatted reference that states authors; other words are read no further."""
    text = text[:MAX_STRING]
    work, category = _plain(_take_abs(_without(text, occurrences))[0])
    parts = divide(work)
    return None if parts.authors is None else _claim(parts, category)


_FOLLOWING = re.compile(r"(?<=[^\W\d_]-)\s\[\d{1,3}\]\s(?=[^\W\d_a-z]\.\s)")
"""The next reference of a list, where two columns of a page were read across: "… generator ar- [101] A. C. Li,"."""


_FIRST_YEAR = re.compile(
    r"\[(?:1[5-9]|20)\d\d\]\s(?=(?:19|20)\d\d[a-z]?[.,:\s)])|(?<=\d{4})\s\[(?:1[5-9]|20)\d\d\](?=[.,:\s)])"
)
"""When a work first appeared, beside the year of the edition at hand: "[1851] 1993", "1993 [1851]"."""
_YEAR_IN_BRACKETS = re.compile(
    r"(?<=[\w.,;)]\s)\(?\[(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\]\)?(?=[.,:\s])"
)
"""A year as mathematicians and historians set it behind authors: "Doe, J. [1981]. Clocks"."""


def _plain(work: str) -> tuple[str, str | None]:
    """The string on one line without what only its style put there, and the category in it."""
    category = _CATEGORY.search(work) if "[" in work else None
    if category:
        work = f"{work[: category.start()]} {work[category.end() :]}"
    work = mended(_in_characters(work))
    if "cit" in work or "†" in work:
        work = ASSISTANTS_MARK.sub(" ", work)
    if "] " in work and (following := _FOLLOWING.search(work)):
        work = work[: following.start()]
    if "..." in work or "…" in work:
        work = _CUT_SHORT.sub("….", work)
    if "[" in work:
        work = _LINKED.sub(" ", work)
        work = _YEAR_IN_BRACKETS.sub(r"(\g<year>)", _FIRST_YEAR.sub("", work))
    if "{" in work or "\\" in work:
        work = _BRACES.sub("", work).replace("~", " ")
    if "*" in work and "**" not in work:  # chemistry's bold years divide
        work = _EMPHASIS.sub(r"\g<words>", work)
    if "#" in work:
        work = _TAGS.sub("", work)
    if "Retraction published" in work:
        work = _RETRACTED.sub("", work)
    if "this version" in work:
        work = _OR_VERSION.sub(" ", work)
    work = " ".join(without_access(work).split())
    if "Dr." in work or "Prof" in work:
        work = _ADDRESSED.sub("", work)
    return unmarked(uninverted(with_semicolons(work))), category[1].replace(
        " ", ""
    ) if category else None


def without_access(work: str) -> str:
    """The string without when its page was read."""
    if any(map(work.__contains__, _ACCESSED_HINTS)) or (
        not work.isascii() and any(map(work.__contains__, _ACCESSED_HINTS_BEYOND_ASCII))
    ):
        return _ACCESSED.sub(" ", work)
    return work


def _in_characters(work: str) -> str:
    """The string in the characters that it means: entities resolved, accents joined to their letters."""
    if "&" in work and ";" in work:
        work = html.unescape(work)
    if not work.isascii():
        work = unicodedata.normalize("NFC", work).translate(_WIDE)
    return work


def _claim(parts: Parts, category: str | None) -> Claim:
    venue = read_venue(parts.rest)
    authors = parts.authors
    lost = parts.title is not None and len(parts.title) > LONGEST_TITLE
    whole = None if lost else clean_title(parts.title)
    title = _behind_an_open_quotation(whole)
    if title is not None and _SERVER_ALONE.fullmatch(title):  # "Doe, J. 2018, arXiv e-prints, …"
        return Claim(
            authors=authors.authors if authors else (),
            authors_truncated=bool(authors and authors.truncated),
            venue=title,
            date=parts.date or venue.date,
            category=category,
        )
    if title is not None and _is_place(title, venue.name):
        venue = replace(venue, name=title)  # a place of publication is no title
        title = whole = None
    lost = lost or title != whole  # more names may stand before the quotation
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


def _is_place(title: str, venue: str | None) -> bool:
    """Whether what stands where a title would is a listed place of publication, and no other is named
    but the server of a number, which goes with a place that states its year or volume."""
    counted = _COUNTED.fullmatch(title) if venue in (None, "arXiv") else None
    if counted is not None:
        return resolve(counted["name"]) is not None and (
            venue is not None or known(counted["name"])
        )
    if venue is not None and not title.startswith("Proc"):  # "Proceedings of … (ROCLING 2018)"
        return False
    place = resolve(title) if venueish(title) else None
    return place is not None and (venue is None or resolve(venue) == place)


_COUNTED = re.compile(
    r"(?P<name>[A-Z][^\d/]{2,80}?),?\s(?:\d{1,4}|[a-z]{1,5}\d{3,8})(?:\s?\(\d{1,4}\))?(?:\s/\s.{3,80})?"
)
"""A name with a year or a volume behind it, and perhaps where the work appeared too."""
_SERVER_ALONE = re.compile(r"(?:ar|bio|med|chem)[Xx]iv(?: e-?prints?| preprints?)?", re.IGNORECASE)
_OPENED = re.compile(
    r"(?P<before>[^“”„«»‘「」『』《》]{3,200})[,;.]\s?[“„«‘「『《](?P<title>[^“”„«»‘「」『』《》]{10,})"
)
_LEAST_QUOTED = 3
"""Words of a quotation that is a title."""


def _behind_an_open_quotation(title: str | None) -> str | None:
    """What was quoted, where a quotation's beginning stands in what was read as a title and its end
    behind it: the words before name whoever wrote it, in a language whose "and" is not known."""
    opened = _OPENED.fullmatch(title) if title is not None else None
    if opened is None or len(opened["title"].split()) < _LEAST_QUOTED:
        return title
    if venueish(
        opened["title"]
    ):  # "Clocks of ponds, „Proceedings of Tides”": Polish styles quote it
        return opened["before"]
    return opened["title"]


def _without(text: str, found: tuple[Occurrence, ...]) -> str:
    """The text with identifiers and their labels blanked."""
    pieces: list[str] = []
    position = 0
    for occurrence in found:
        bracket = _in_brackets(text, occurrence.start, occurrence.end)
        if bracket and bracket[0] >= position:
            pieces.append(text[position : bracket[0]])
            position = bracket[1]
            continue
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
    joined = " ".join(pieces)
    first = _LEADING_SERVER.match(joined) if found and found[0].start <= _LEADING else None
    return joined[first.end() :] if first else joined


_LEADING = 12
"""Characters before an identifier that a reference begins with: "[1] arXiv:"."""


_NUMBER_LABEL = re.compile(r"[(\[]\s?(?:(?:No|Nr|no)\.?\s?)?(?:ar[Xx]iv|ArXiv)?:?\s?\Z")
_NUMBER_END = re.compile(r"(?:\s?[;,]\s?[Vv]ersion\s\d{1,3})?\s?[)\]]")
_OR_VERSION = re.compile(r"\(\s?or\s[^()]{0,60}for this version\s?\)")
_LEADING_SERVER = re.compile(r"\s*(?:ar|Ar|bio|med|chem|Chem)[Xx]iv\b[\s:.,]*(?=\[?[^\W\d_])")


def _in_brackets(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The brackets that hold nothing but a number: "(No. arXiv:1706.03762)", "(arXiv:…; Version 7)".

    APA sets them between a report's title and its publisher; they belong to neither.
    """
    opened = _NUMBER_LABEL.search(text, max(0, start - 16), start)
    closed = _NUMBER_END.match(text, end) if opened else None
    return (opened.start(), closed.end()) if opened and closed else None


def _take_abs(text: str) -> tuple[str, list[Identifier]]:
    """``ArXiv, vol. abs/2401.08281``: how DBLP and Semantic Scholar print an arXiv number."""
    if "abs/" not in text:
        return text, []
    found = [identifiers.parse(f"arXiv:{match[1]}") for match in _ABS.finditer(text)]
    return _ABS.sub(" ", text), [identifier for identifier in found if identifier]
