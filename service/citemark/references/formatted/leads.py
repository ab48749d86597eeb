"""This module knows what a reference begins with before its authors: its number or label in a list, what
kind of work it is, what announces it; and how French lists bracket given names."""

from __future__ import annotations

import re

_MARKER = re.compile(
    r"\s*(?:\.\.\s+\[#?\w{1,20}\](?=\s)|@[\w+\-.:]{2,40}:(?=\s)|\^(?: Jump up to:)?(?: [a-z](?= ))*(?=\s)|\[\^?[\w+\-.]{1,12}\]:?|\[[^\W\d_a-z][\w+-]{1,20}(?: et al\.?| (?:and|&) [^\W\d_a-z][\w-]{1,20})?,? [’']?\d{2,4}[a-z]?\]|\[\[\[[\w+\-.:]{1,60}(?:,[\w+\-. ]{1,20})?\]\]\]|【\d{1,4}】|\((?!(?:19|20)\d\d\))(?:[A-Z]?\d{1,4}|[ivx]{1,5}|[a-h])\)|\d{1,4}[.)](?=\s)|#\d{1,3}:?(?=\s)|[•‣◦▪·*–—\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff\ufe0f-]{1,4}(?=\s)|\^\d{1,4}"
    r"|\d{1,3}(?=\s+(?:[^\W\d_a-z][\w'’-]*,?\s[^\W\d_a-z]{1,3}[.,\s]|[^\W\d_a-z]\.)))\s*"
)
_QUOTED = re.compile(r"\s*[(\[]\s?['\"](?=[^\W\d_a-z])")
"""How a string begins in a program's list of references: "('Doe, J. …', 'https://…'),"."""
_LED = re.compile(
    r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s(?:[–—-]\s)?|(?:Week|Session|Lecture|Unit|Module|Seminar|Woche|Sitzung|Semaine|Semana)\s\d{1,2}\s?(?::|[–—-](?=\s))\s"
    r"|[A-Z][\w'’]*(?:\s[\w'’]+){0,5}\s(?:based on|taken from|adapted from|reproduced from|reprinted from|drawn from|described in|presented in)\s?:\s"
    r"(?=[^\W\d_a-z])|(?:See|Cf\.|Vgl\.|Siehe|Voir|Véase|Vedi)(?:\s(?:also|auch|aussi|también|anche))?:?\s"
    r"(?=[^\W\d_a-z][\w'’-]{0,30}(?:\s(?:and|und|et|y|e|&)\s[^\W\d_a-z][\w'’-]{0,30}|\set\sal\.?)?,?\s\((?:19|20)\d\d))"
)
"""Where somebody tells of a reference: at a minute, in a week, beside a chapter or a figure."""
_FILED = re.compile(
    r"\s\[(?:PDF|pdf|HTML|html|[Ll]inks?|[Cc]ode|[Vv]ideo|[Ss]lides)\b[^\[\]\n]{0,30}\][\s.]*\Z"
)
_TYPED = re.compile(
    r"[(\[](?:(?:[Cc]onference|[Jj]ournal|[Ww]orkshop|[Rr]esearch|[Rr]eview|[Ss]urvey|[Tt]echnical|[Ww]orking|[Pp]eer-reviewed|[Oo]pen-access|[Pp]rimary"
    r"|[Ss]econdary)\s)?(?:[Pp]aper|[Aa]rticle|[Rr]eport|[Ss]ource|[Pp]reprint|[Ss]urvey|[Rr]eview|[Bb]ook|[Tt]hesis|[Ss]tudy|[Pp]roceedings)[)\]]\s+"
)
"""What kind of work follows, in brackets of its own."""
_ANNOUNCED = re.compile(
    r"(?:More information|Further reading|Related(?: [Ww]orks?| [Pp]apers?)?|Background|Follow-up|Baseline|(?:Journal )?[Rr]eference|Ref\.?(?: \d{1,3})?|Citation|(?:Primary |Secondary |Key |Main )?[Ss]ource|(?:Research |Conference |Key |Original )?[Pp]aper"
    r"|Study|(?:Journal |Research |Review |Conference )?[Aa]rticle|Preprint"
    r"|Title|Titel|Titre|Título|Titolo|Quelle|Literatur|Fuente|Fonte|来源|出典|论文|論文|标题|標題|题目|제목|논문|タイトル)s?\s?[:：]\s*"
    r"|(?:[Ss]ee(?:,? (?:also|generally|e\.g\.,?))?:?|[Ee]\.g\.,|[Cc]f\.|Siehe|Vgl\.|Voir|Véase|Vedi|Zie)\s"
    r"(?=[A-Z][\w.'’-]*(?:\s(?:[a-z]{1,3}\s){0,2}[A-Z][\w.'’-]*){0,2}(?:,|\s(?:and|und|et|y|e|en|&)\s))"
)
"""What a list or a page writes before a reference."""


_BRACKETED_GIVEN = re.compile(
    r"(?P<family>[^\W\d_a-z]{2}[^\W\d_a-z'’ -]{0,38}) \((?P<given>[^\W\d_a-z][\w.'’-]{0,20}(?: [^\W\d_a-z][\w.'’-]{0,20}){0,2})\)(?=,| et |;| ?:)"
)
_LONGEST_NAMES = 400


_INVERTED = r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}, [^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}"
_SUGGESTED = re.compile(
    rf"(?P<names>{_INVERTED}?(?: and {_INVERTED}?){{0,30}}), (?P<title>[^()]{{8,300}}?) \((?P<date>[A-Z][a-z]{{2,8}} \d{{1,2}}, (?:19|20)\d\d)\)\.\s?(?P<rest>.*)",
    re.DOTALL,
)
"""How SSRN suggests to cite a paper: "Doe, Jane and Roe, Rita, Tides of Ponds (April 7, 2018). Available at …"."""
_IN_TITLE_MARKS = re.compile(
    r"《(?P<title>[^《》\n]{2,200})》\s?[:：,，]\s?(?P<names>[^\d\n《》]{3,200}?)(?<![A-Z])[.。]\s(?P<rest>.*)",
    re.DOTALL,
)
"""A title in the marks of Chinese and Japanese, before those who wrote it: "《Tides》：Jane Doe. Pond Press, 2011."."""


_CREDITED_LAST = re.compile(
    r"(?P<label>[^:：“”\"\n]{2,60})[:：]\s[“\"](?P<title>[^“”\"\n]{5,300})[”\"]\s[-–—]\s(?P<names>[^\W\d_a-z][^\d\n:“”\"]{3,120})"
)
"""A topic, a title and who wrote it, as reading lists have them: "Tides: "Tides of Ponds" - Jane Doe"."""


def uninverted(work: str) -> str:
    """The string with its authors first and as most styles write them."""
    if "SSRN" in work and (told := _SUGGESTED.match(work)):
        names = told["names"].replace(" and ", "; ")
        return f"{names} ({told['date']}). {told['title']}. {told['rest']}"
    if work[-1:] not in '"”.' and (told := _CREDITED_LAST.fullmatch(work)):
        return f"{told['names']}. “{told['title']}”"
    if work.startswith("《") and (told := _IN_TITLE_MARKS.match(work)):
        return f"{told['names']}. 《{told['title']}》. {told['rest']}"
    return _unbracketed(work)


def _unbracketed(work: str) -> str:
    """French lists bracket given names: "DOE (Jane), ROE (Rita) et POE (E.), Title"."""
    first = _BRACKETED_GIVEN.match(work) if " (" in work[:_LONGEST_NAME] else None
    if first is None or "".join(word[0] for word in first["given"].split()) == first["family"]:
        return work  # none, or a group and what its letters stand for
    names, rest = work[:_LONGEST_NAMES], work[_LONGEST_NAMES:]
    return _BRACKETED_GIVEN.sub(r"\g<family> \g<given>", names) + rest


_LONGEST_NAME = 60


def without_lead(text: str) -> str:
    """A block's words without what tells where its reference is spoken of, and where its file is."""
    led = _LED.match(text)
    return _FILED.sub("", text[led.end() :] if led else text)


def is_announced(text: str) -> bool:
    """Whether a block says itself that a paper follows ("Paper: …")."""
    found = _ANNOUNCED.match(without_lead(text))
    return found is not None and found[0].rstrip()[-1:] in {":", "："}


def unannounced(text: str) -> str:
    """A block's words without the word and colon that say that a paper follows."""
    found = _ANNOUNCED.match(text)
    return text[found.end() :] if found and found[0].rstrip()[-1:] in {":", "："} else text


_NAMED = re.compile(
    r"(?!In:)[\w+-][^,:;()“”\"\s]{1,40}(?:\s[^,:;()“”\"\s]{1,40}(?<!\.)){0,3}:\s(?="
    r"[^\W\d_a-z][\w'’-]+,(?:\s?[A-Z]\.-?){1,4}(?:,\s|\s(?:&|and|et al)|\s?\(\d|\s[“\"])"
    r"|(?:[A-Z]\.[\s-]?){1,3}[^\W\d_a-z][\w'’-]+(?:,\s[A-Z]\.|\s(?:&|and)\s[A-Z]\.|\set al)"
    r"|[^\W\d_a-z][\w'’-]+ [A-Z]{1,3}, [^\W\d_a-z][\w'’-]+ [A-Z]{1,3}[, (.])"
)
"""A word or a few for the work, before authors with initials: "TideNet: Doe, J. & Roe, R. …"."""
_STATUS = re.compile(r"\[?(?:RETRACTED|WITHDRAWN)(?: (?:ARTICLE|PAPER))?\]?:\s+(?=\S)")
"""What publishers put before the title of a work that was withdrawn stands before its authors too."""


def unmarked(work: str) -> str:
    """The string without its number in a list, and what announces it."""
    for beginning in (_QUOTED, _MARKER, _MARKER, _LED, _TYPED, _ANNOUNCED, _STATUS, _NAMED):
        if found := beginning.match(work):
            work = work[found.end() :]
    return work


_SLASHED = re.compile(
    r"(?:[^\W\d_a-z][\w'’-]{1,30}(?: [\w'’-]{1,30}){0,2}, [^\W\d_a-z][^,/:;“\"\d]{0,30} / ){1,40}"
)


def with_semicolons(work: str) -> str:
    """The string with a semicolon between inverted names, where German humanities have a slash:
    "Doe, Jane / Roe, Rita, …"."""
    led = _SLASHED.match(work) if " / " in work else None
    return led[0].replace(" / ", "; ") + work[led.end() :] if led else work
