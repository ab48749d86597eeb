"""This module knows what only its style put into a reference, and takes it away: its marks, when its page
was read, what chat programs write."""

from __future__ import annotations

import html
import re
import unicodedata

from citemark.references.formatted.asides import LINKS
from citemark.references.formatted.leads import uninverted, unmarked, with_semicolons
from citemark.references.formatted.print_slips import mended

_WIDE = str.maketrans(
    dict(zip("，．：；（）［］　", (", ", ". ", ": ", "; ", "(", ")", "[", "]", " "), strict=True))
    | {digit: str(ord(digit) & 15) for digit in "０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
)
"""Wide punctuation, which no blank follows, and other scripts' digits (their code points end in their
values), as they are in Latin text."""
_CUT_SHORT = re.compile(r"(?<=\w)\s?(?:\.{3}|…)\.?(?=\s+[A-Z\d(])")
"""The dots of a title that was cut inside, and what follows it: the stop of a style behind them."""
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
_BRACES = re.compile(
    r"\\href\{[^{}]{0,300}\}|[{}]|\\(?:newblock|url|emph)\b|\\(?:text(?:it|bf|sc|rm|tt)?|math(?:rm|bf|cal|sf))(?=\s?\{)"
)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?P<words>[^\s*](?:[^*\n]{0,300}[^\s*])?)\*(?![\w*])")
"""Markdown's marks in what was read as plain text: "*Pond Letters*, 33"."""
_RETRACTED = re.compile(r"\s?\(Retraction published [^()]{4,160}\)")
"""What APA adds to a work that was withdrawn: when, and where that was said."""
_TAGS = re.compile(r"(?:\s#[^\W\d_][\w-]{1,40}(?=\s|$)){1,20}\s*$")
"""What messages end with: "#reading #papers"."""
_FILE = re.compile(r"(?<=\w)\.pdf[\s.]*\Z", re.IGNORECASE)
"""What makes of a title the name of the file in which it was saved."""
_ENDING = 12
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


def unstyled(work: str) -> tuple[str, str | None]:
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
    if "this version" in work:
        work = _OR_VERSION.sub(" ", work)
    work = " ".join(without_access(_without_ending(work)).split())
    if "Dr." in work or "Prof" in work:
        work = _ADDRESSED.sub("", work)
    return unmarked(uninverted(with_semicolons(work))), category[1].replace(
        " ", ""
    ) if category else None


def _without_ending(work: str) -> str:
    """The string without what messages, files and notices of a retraction put behind it."""
    if "#" in work:
        work = _TAGS.sub("", work)
    if "Retraction published" in work:
        work = _RETRACTED.sub("", work)
    return _FILE.sub("", work) if ".pdf" in work[-_ENDING:].lower() else work


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


_OR_VERSION = re.compile(r"\(\s?or\s[^()]{0,60}for this version\s?\)")
