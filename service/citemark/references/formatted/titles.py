"""This module knows where the title of a formatted reference ends, and how to clean it."""

from __future__ import annotations

import re

from citemark.venues import known

_VENUE_START = re.compile(
    r"\s*(?:In[:\s]|(?:\d+(?:st|nd|rd|th) )?(?:Annual |Joint )?(?:International |European )?"
    r"(?:[Cc]onference|[Ww]orkshop|[Ss]ymposium|[Mm]eeting) (?:on|of|for)\b|(?:19|20)\d\d (?=IEEE|ACM)|[A-Z]\w+,\s(?:pp|vol|pages|\d)|in:\s|in\s+(?:[«“„]|Proc|Advances|Adv\.|IEEE|ACM|International|The\s|the\s|\d|[A-Z]{3,})|"
    r"(?:Int|Conf|Symp)\. (?=[A-Z])|Proc(?:\.|eedings)|Advances in |Adv\.|Ann(?:als|\.) |Trans(?:\.|actions)|"
    r"(?:The |European |American |British |International |Int\.? )?J(?:ournal\b|\.\s)|"
    r"IEEE\b|ACM\b|AAAI\b|arXiv\b|ArXiv\b|arxiv\b|CoRR\b|bioRxiv\b|medRxiv\b|ChemRxiv\b|SSRN\b|"
    r"(?:arXiv |Research Square )?[Pp]reprint\b|Tech(?:nical|\.) [Rr]ep|Technical Report|"
    r"(?:PhD|Ph\.\s?D\.|Doctoral|Master(?:['’]s|s)?|MSc|Bachelor(?:['’]s|s)?)\s+(?:thesis|dissertation)|"
    r"Nature\b|Science\b|Cell\b|PLoS\b|PLOS\b|PNAS\b|Springer\b|Elsevier\b|Wiley\b|MIT Press|"
    r"OpenReview\b|openreview\b|[A-Z][\w ]{2,30} University Press|"
    r"(?:NeurIPS|NIPS|ICML|ICLR|ACL|EMNLP|NAACL|EACL|CVPR|ICCV|ECCV|KDD|SIGIR|IJCAI|UAI|AISTATS|COLT|"
    r"JMLR|TMLR|TACL|LREC|COLING|INTERSPEECH|Interspeech|ICASSP|ICRA|IROS|CoRL|RSS|SIGGRAPH|WWW|CHI|"
    r"USENIX|SOSP|OSDI|VLDB|SIGMOD|STOC|FOCS|SODA)\b)"
)
_VOLUME = re.compile(
    r"\s*[A-Z][\w.&'’\-]*(?:[\s:]+(?:[A-Z&][\w.&'’\-]*|of|and|the|in|for|on|de|der|des|für|und|la|et)){0,9}"
    r"[.,]?\s+(?:(?:19|20)\d\d\s?[;,]\s?)?(?:vol\.?\s?|volume\s|no\.?\s?|[A-Z]?)\d+\s?[(:,;]"
)
"""A capitalised name, then a volume number: "Sci. Adv., 10:", "Nature 12,", "BMJ 2020;12("."""
_SENTENCE_IN = re.compile(r"[a-z]{3}(?:e|y|ing|ion|ed|[a-rt-xz]s)\.\s+[A-Z]")
"""A word in full before a full stop, where abbreviations end in a consonant (ISO 4): two sentences."""


def venueish(text: str) -> bool:
    """Whether a text begins like a venue, not like a title."""
    if _VENUE_START.match(text):
        return True
    volume = _VOLUME.match(text[:200])
    return volume is not None and not _SENTENCE_IN.search(volume[0])


_STOP = re.compile(r"[.?!。？！](?:[.?!。？！]*[”\"'’)\]]*(?=\s|$)|(?<=。))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:vs|vol|no|pp|st|dr|mr|mrs|prof|cf|fig|eq|sec|ed|eds|e\.g|i\.e|al|approx|incl|resp|ca|ver|pt|"
    r"inc|jr|sr|gen|u\.s|u\.k|u\.n)|(?:^|[\s.])[A-Z])$",
    re.IGNORECASE,
)
_LOWER_VENUE = re.compile(
    r"(?:ar[Xx]iv|bioRxiv|medRxiv|npj|eLife|iScience|mBio|in:?|https?|doi|pp|vol|eds?|e-print|url)\b"
    r"|[a-z][a-z &]{2,60}, \d+[(:,]|[a-z]+[A-Z\d]\w*\b"
)
_MAX_TITLE = 600


def title_end(text: str, *, comma: bool) -> tuple[int, int]:
    """Where a title that ``text`` begins with ends, and where what follows it begins.

    A full stop ends it, unless it belongs to an abbreviation or goes on in lower case; a
    question or exclamation mark only when a venue, or nothing but a date, follows. With
    ``comma`` the style divides by commas alone, and the first comma before a venue ends it.
    """
    translated = None if comma else _TRANSLATED.match(text, 0, _MAX_TITLE)
    if comma or translated:
        return (translated.end(), translated.end()) if translated else _ended_by_comma(text)
    for stop in _STOP.finditer(text, 0, _MAX_TITLE):
        after = text[stop.end() :]
        following = after.lstrip()
        if not following:
            return _undivided(text, stop.start() if stop[0][0] in ".。" else stop.end())
        if _in_parentheses(text, stop.start(), stop.end()):
            continue
        if stop[0][0] in ".。":
            if following[0].islower() and not _LOWER_VENUE.match(following):
                continue
            if _is_abbreviation(text, stop.start(), following):
                continue
            if _is_name_alone(text[: stop.start()], following):
                continue
            behind = text.rfind(", ", max(0, stop.start() - _LONGEST_WORD), stop.start())
            if behind > 0 and _SHORTENED.match(text, behind):
                return behind, behind + 1
            return _trim_year(text, stop.start(), stop.end())
        if _ends_question(following):
            return stop.end(), stop.end()
    return _undivided(text, len(text))


def _ended_by_comma(text: str) -> tuple[int, int]:
    reported = _REPORTED.search(text, 0, _MAX_TITLE)
    return (reported.start(), reported.end()) if reported else _comma_end(text)


_TRANSLATED = re.compile(r"\s*\[[^\W\d_a-z][^\[\]]{15,}\](?=\s[A-Z])")
"""A title that medicine's lists translate stands in brackets, which need no stop behind them."""
_SHORTENED = re.compile(
    r", (?:J\.|[A-Z][a-z]{2,9}\.)(?:\s[A-Z][a-z]{0,9}\.)*\s[A-Z][a-z]{2,9}\.(?=[,\s]|$)"
)
"""A journal's name behind a comma, each of its words abbreviated ("…, Appl. Math. Lett.")."""
_LONGEST_WORD = 12
_LONGEST_IN_BRACKETS = 80


def _in_parentheses(text: str, start: int, end: int) -> bool:
    """Whether a stop stands between brackets: "Allocation Indices (J. C. Gittins)"."""
    opened = text.rfind("(", max(0, start - _LONGEST_IN_BRACKETS), start)
    if opened < 0 or text.find(")", opened, start) >= 0:
        return False
    closed = text.find(")", end, end + _LONGEST_IN_BRACKETS)
    return closed >= 0 and text.find("(", end, closed) < 0


_LOCATED = re.compile(
    r",\s(?:[Vv]ol(?:ume|\.)?\s?\d|\d{1,4}(?:\s?:\s?\d{1,4}|\s?\(\d{1,4}\)),\s(?:pp?\.\s?)?\d|Issue\s\d)"
)
"""Volume and issue behind a comma; between it and the comma before stands the name of a journal."""


def _undivided(text: str, end: int) -> tuple[int, int]:
    """A title that no stop divides from what follows: a volume behind a comma tells the journal's
    name ("Title, Handbook of Ponds, 84:10, 594-612"), else a year or a server's name does."""
    located = _LOCATED.search(text, 0, end)
    comma = text.rfind(", ", 0, located.start()) if located else -1
    return (comma, comma + 1) if comma > 0 else _trim_year(text, end, len(text))


def _is_name_alone(before: str, following: str) -> bool:
    """Whether a system's name, parted by a stop from what it does, is only the title's beginning:
    another sentence follows, and a venue behind that ("TideNet. Clocks for harbour maps. Proc. …")."""
    if not _NAME.fullmatch(before.strip()) or venueish(following):
        return False
    second = _STOP.search(following, 0, _MAX_TITLE)
    if second is None or len(following[: second.start()].split()) < _LEAST_DESCRIBED:
        return False
    return venueish(following[second.end() :])


_NAME = re.compile(r"(?=\S*[^\W\d_]\S*[A-Z\d])[^\W_][\w+\-]{1,24}")
"""One word with a capital or a digit inside."""
_LEAST_DESCRIBED = 4
"""Words that say what a system does; fewer may be a journal's name."""


def _is_abbreviation(text: str, end: int, following: str) -> bool:
    window = text[max(0, end - 8) : end]
    if not _ABBREVIATION.search(window):
        return False
    if len(window.split()[-1]) == 1:  # "Vitamin D. Nature 5" ends a title; "St. J. Perse" does not
        return not (venueish(following) or re.match(r"(?:19|20)\d\d\b", following))
    return not venueish(following)


def _ends_question(following: str) -> bool:
    """After "?" or "!": whether the title is over."""
    if (
        venueish(following)
        or _ITALIC.match(following)
        or re.match(r"[\W\d]*$", following)
        or re.match(r"\(?(?:19|20)\d\d", following)
    ):
        return True
    stop = _STOP.search(following, 0, _MAX_TITLE)
    if stop is None:
        return False
    remains = following[stop.end() :]
    fragment = following[: stop.start()]
    numbered = _A_YEAR.sub("", fragment).strip(" ,.;:")
    if not numbered or not fragment[0].isupper():
        return False
    if known(numbered):
        return True
    return re.search(r"\d", numbered) is not None and not re.search(r"[^\W\d_]{2}", remains)


_ITALIC = re.compile(r"[*_]{1,2}[^\W\d_a-z][^*_]{2,160}[*_]{1,2}[\s.,;:(]")
"""What stands in italics behind a title is where it appeared."""
_A_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
_TRAILING_YEAR = re.compile(r"[,.]?\s*[(\[]?\b(?:1[89]|20)\d\d[a-z]?[)\]]?\s*$")
_COMMA_VENUE = re.compile(
    r",\s+(?=(?:(?:arXiv|ArXiv|CoRR|bioRxiv|[Pp]reprint|in Proc|In Proc|Proc\.|Proceedings of|[Pp]resented at|(?:19|20)\d\d (?:IEEE|ACM))\b|[Ii]n:\s|in [«“„]))"
    r"|\s(?=\((?:1[89]|20)\d\d\)\s*(?:arXiv|ArXiv|CoRR)\b)"
)


def _trim_year(text: str, end: int, rest: int) -> tuple[int, int]:
    """Takes ", 2022" and ", arXiv preprint" off a title that no full stop divides from them."""
    venue = _COMMA_VENUE.search(text, 0, end)
    if venue:
        return venue.start(), venue.end()
    year = _TRAILING_YEAR.search(text, max(0, end - 10), end)
    if (
        year
        and year.start() > 0
        and text[year.start() : year.start() + 2].strip()[:1] in {",", ".", "(", "["}
    ):
        return year.start(), year.start()
    return end, rest


_JOURNAL = re.compile(
    r"(?:[A-Z][\w&]*\.\s?)+|(?:[A-Z][\w&.\-]*\s?){1,6}(?:\b[A-Z]?\d+|\()|[A-Z]{2,}[\w-]*\b|to appear|preprint|submitted"
)
_IN_BOOK = re.compile(r"in\s[A-Z\d][^“”\"]{3,250}?\b(?:19|20)\d\d\b")
_ABBREVIATED = re.compile(r"\s*(?:[A-Z][\w&]*\.?\s){0,4}[A-Z][\w&]*\.\s*$|\s*[A-Z][\w&]*\.")
_DATED_NAME = re.compile(r"[A-Z][^.,;]{3,100},\s(?:19|20)\d\d\b")
_REPORTED = re.compile(
    r",\s\d{1,4}\s(?=[A-Z][\w.&’'-]*(?:\s[A-Z&][\w.&’'-]*){0,7}\s\d{1,5}(?:,\s\d[\d–-]*){0,2}\s\((?:1[789]|20)\d\d\))"
)
"""Volume, journal, page and year, as law reviews are cited: ", 4 Harv. L. Rev. 193, 195 (1890)"."""


def _comma_end(text: str) -> tuple[int, int]:
    """AMS: "Title, Publ. Math. 6 (1959), 290–297": the comma before the first venue-like part, or a
    full stop before such a part, where the style has one behind titles (Science, PNAS)."""
    commas = [match.start() for match in re.finditer(r",\s", text[:_MAX_TITLE])]
    end, rest = title_end(text, comma=False)
    stopped = rest < len(text) and _names_venue(text[rest:].lstrip())
    part = text[max([position for position in commas if position < end], default=-1) + 1 : rest]
    if _ABBREVIATED.match(part) and not _SENTENCE_IN.search(f"{part} A"):
        stopped = False  # "Title, Nat. Mach. Intell., 69": the stop is the journal's
    located = _LOCATED.search(text, 0, _MAX_TITLE)
    before = [position for position in commas if located and position < located.start()]
    if located and stopped and max([-1, *before]) <= end < located.start():
        return end, rest
    if before and not stopped:
        return before[-1], before[-1] + 1
    for position in commas:
        if stopped and end < position:
            return end, rest
        following = text[position + 1 : end if stopped else None].lstrip()
        if (
            _names_venue(following)
            or re.match(r"\(?(?:19|20)\d\d", following)
            or _IN_BOOK.match(following)
        ):
            return position, position + 1
    if end == len(text) and commas:
        return commas[-1], commas[-1] + 1
    return end, rest


def _names_venue(following: str) -> bool:
    """Whether what follows a comma or a stop begins with the name of a place of publication."""
    return bool(
        venueish(following) or _JOURNAL.match(following) or _DATED_NAME.match(following[:120])
    )
