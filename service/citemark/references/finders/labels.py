"""This module knows what the words of a link, or of a ``Source:`` line, say of the source."""

from __future__ import annotations

import re
from dataclasses import replace

from citemark import venues
from citemark.references import dates
from citemark.references.claims import NOTHING_SAID
from citemark.references.finders.credits import read_credit
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.formatted.strings import authored, parse_string
from citemark.references.formatted.titles import venueish
from citemark.references.formatted.unstyled import ASSISTANTS_MARK, without_access
from citemark.references.naming import (
    WORD,
    content_words,
    has_title_shape,
    heading_name,
    reads_as_title,
    words_of,
)
from citemark.references.people.lists import authors_only
from citemark.references.people.names import Kind, kind_of
from citemark.types import Claim, Occurrence, PartialDate

_GENERIC = frozenset({
    "isbn", "issn", "pmid", "pmcid",
    "cas", "central", "crossref", "scopus", "mathscinet", "zbmath", "ads", "metrics", "web", "references",
    "figure", "figures", "ref", "go", "back", "share", "email", "print", "save", "search",
    "paper", "papers", "pdf", "link", "links", "source", "sources", "arxiv", "abs", "html", "here", "code",
    "github", "tweet", "tweets", "twitter", "thread", "blog", "post", "website", "site", "project", "page",
    "demo", "dataset", "data", "model", "models", "video", "slides", "read", "more", "full", "text",
    "article", "preprint", "doi", "url", "download", "view", "online", "publisher", "version", "abstract",
    "report", "repo", "repository", "official", "openreview", "acl", "anthology", "hugging", "face",
    "huggingface", "huggingface's", "and", "the", "a", "this", "reference", "see", "also",
    "available", "at", "to", "on", "in", "for", "please", "refer", "further", "information", "biorxiv", "medrxiv", "pubmed", "pmc", "semantic", "scholar",
    "google", "supplementary", "supplement", "poster", "talk", "docs", "documentation", "homepage", "app", "notebook", "colab", "announcement", "press", "release", "news", "x", "discussion", "kaggle",
    "papers-with-code", "x.com", "bibtex", "cite", "quelle", "fuente",
    "open", "visit", "learn", "details", "get", "click", "external", "original", "permalink", "fulltext", "öffnen",
    "ansehen", "lesen", "artikel", "zum", "lire", "voir", "lien", "enlace", "leer", "ver", "abrir", "leggi", "apri", "vai",
})  # fmt: skip
"""Words of labels that say what kind of thing is linked, not which."""

_COMPANION = frozenset({
    "code", "github", "tweet", "tweets", "twitter", "thread", "website", "site", "project", "page", "demo",
    "dataset", "data", "model", "models", "video", "slides", "blog", "post", "repo", "repository",
    "homepage", "poster", "talk", "notebook", "colab", "docs", "documentation", "announcement",
})  # fmt: skip
_MAX_VENUE_WORDS = 12
_MAX_GENERIC = 200
"""Characters: so many words say more than what kind of thing is linked."""
_FORMATTED_WORDS = 5
"""A formatted reference has an author, a year, and three words of a title at least."""
_MARK = re.compile(r"[\s\[\](){}#†‡*^]*(?:\d{1,4}|[a-z])?[\s\[\](){}#†‡*^.:]*")
_VENUE_WORDS = frozenset({
    "letters", "journal", "review", "reviews", "transactions", "proceedings", "nature", "science",
    "conference", "symposium", "workshop", "blog", "news", "magazine", "times", "post", "advances",
    "bulletin", "annals", "archives", "medicine", "communications", "frontiers", "reports", "physics",
    "lancet", "cell", "press", "weekly", "daily", "today", "newsletter", "substack", "wired", "reuters",
})  # fmt: skip
"""Words that places of publication bear in their names, and people do not."""
_AUTHOR_DATE = re.compile(r"(?P<name>[^,;'’\d(]{3,60}?)\s?(?:['’,]|\()?\s*(?=\(?(?:19|20)\d\d)")
_SERVER = re.compile(r"^\W*arXiv\s*:?\s*(?=[(\[]\s?[A-Z])")
"""What is left of "arXiv:2401.00001 (Doe et al., 2024)" before the brackets."""
_SERVER_LED = re.compile(r"^\W*arXiv\s*:?\s*(?:[—–|]|-{1,2}(?=\s))\s*(?=(?:\S+\s+){2}\S)")
"""What is left of "arXiv:2401.00001 — Clocks of small ponds" before the title."""
_EDGES = " \t\n,.;:–—-*_()[]|·'’"


def is_generic(label: str) -> bool:
    """Whether a label names no work: "Paper", "PDF", "[3]", "read more"."""
    if _MARK.fullmatch(label):
        return True
    if len(label) > _MAX_GENERIC:
        return False
    if _TELLS_WHENCE.search(label):
        return True
    for word in WORD.finditer(label):
        if word[0].lower() not in _GENERIC and not word[0].isdigit():
            return False
    return True


_TELLS_WHENCE = re.compile(
    r"\b(?:was|were|is|are) (?:inspired|introduced|proposed|described|presented|explained|based) (?:by|in|on) "
    r"[^.\n]{0,80}\b(?:papers?|article|preprint|publication)\s?:?\s*\Z",
    re.IGNORECASE,
)
"""A sentence that says where something is from: "The idea was inspired by the TPS paper:"."""
_PAPER = frozenset({"paper", "pdf", "article", "preprint", "source", "report", "study", "abstract"})


def is_paper(label: str) -> bool:
    """Whether a label points to the work itself: "Paper", "[PDF]", "source"."""
    return is_generic(label) and any(word.lower() in _PAPER for word in words_of(label))


def is_companion(label: str) -> bool:
    """Whether a label points to something beside the work: its code, a tweet about it."""
    words = [word.lower() for word in words_of(label)]
    return bool(words) and is_generic(label) and any(word in _COMPANION for word in words)


def read_label(label: str, occurrences: tuple[Occurrence, ...]) -> Claim:
    """What a link's or source line's words claim; empty when they only name an identifier.

    ``occurrences`` are the identifiers inside the label, with offsets into it.
    """
    plain = without_access(ASSISTANTS_MARK.sub("", _without(label, occurrences)))
    plain = _HOST_ABOVE.sub("", plain)
    plain = _CLOSED_BEFORE.sub("", plain)
    if not plain.strip():
        return NOTHING_SAID
    if is_generic(plain):
        category = _category(plain)
        return Claim(category=category) if category else NOTHING_SAID
    said = _named_at(plain) or read_credit(plain) or _called(plain)
    if said is not None:
        return said
    quote = _QUOTE.search(label)
    if quote is not None:
        hosted = _HOST.fullmatch(label, 0, quote.start()) or is_generic(label[: quote.start()])
        parsed: Claim | None = (
            parse_string(label[quote.start() :]).claim
            if hosted
            else parse_string(label, occurrences).claim
        )
    else:
        formatted = len(plain.split()) >= _FORMATTED_WORDS
        parsed = authored(label, occurrences) if formatted else None
    if parsed is not None and parsed.title and len(words_of(parsed.title)) > 2:
        return parsed
    category = _category(plain)
    plain = _SERVER_LED.sub("", _CATEGORY.sub(" ", plain))
    date = dates.parse(plain)
    if date is None:
        return _undated(plain, category)
    return _dated(plain, date, category)


def names_no_work(bold: str, behind: str) -> bool:
    """Whether a bold run says where and when a work appeared, or is the label of what stands behind it."""
    if behind in {":", "："} and bold.isalpha() and bold.istitle():
        return True
    return _YEAR_LAST.search(bold) is not None and venues.resolve(bold.strip(" ()*")) is not None


_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d\W*\Z")


def _named_at(plain: str) -> Claim | None:
    """What a work is called with where and when it appeared: "TideNet, ICML 2021"."""
    placed = _NAMED_AT.match(plain.strip(_EDGES))
    if placed is None or not _is_venue(placed["place"]):
        return None
    name = heading_name(placed["name"])
    if name is None or len(name.method or "") > _LONGEST_NAME or reads_as_title(name):
        return None
    date = dates.parse(placed["year"])
    return Claim(method=name.method, acronym=name.acronym, venue=placed["place"], date=date)


_LONGEST_NAME = 30


def _called(plain: str) -> Claim | None:
    """What "the TideNet paper" calls a work by: a name, or a few words about it, which are no title."""
    called = _CALLED.fullmatch(plain.strip(_EDGES))
    if called is None or ":" in called["name"]:
        return None
    if called["name"].rpartition(" ")[2].lower() in _KINDS_OF_PAPERS:
        return None
    name = heading_name(called["name"])
    short = name is not None and len(content_words(name.method or "")) <= _NAME_WORDS
    if name is None or not short or not (name.method or "")[:1].isupper():
        return NOTHING_SAID
    return Claim(method=name.method, acronym=name.acronym)


_CALLED = re.compile(
    r"(?:(?:the|an?|our|their|this)\s)?(?P<name>\S[^\n]{1,120}?)\s(?:papers?|preprints?)",
    re.IGNORECASE,
)
_KINDS_OF_PAPERS = frozenset({"position", "white", "working", "concept", "review", "discussion"})
"""A title may end so: "Ponds in Schools: A Position Paper"."""
_NAME_WORDS = 3
"""Content words of what a work is called by ("Deep Pond Networks"); more tell what it is about."""


def _dated(plain: str, date: PartialDate, category: str | None) -> Claim:
    """Words with a date: authors, a title, else the place of publication."""
    plain = _SERVER.sub("", plain)
    author = _AUTHOR_DATE.match(plain.strip(_EDGES + '“"'))
    named = author["name"].strip(_EDGES) if author else ""
    dated_only = named.rpartition(" ")[2].lower() in dates.MONTHS
    names = authors_only(named) if named and not dated_only and not _is_venue(named) else None
    if names is not None:
        # In running text an author and a year stand for all authors.
        return Claim(authors=names.authors, authors_truncated=True, date=date, category=category)
    rest = _first_part(_HANDLED.sub("", _strip_date(plain)))
    if not rest or is_generic(rest):
        return Claim(
            venue="arXiv" if "arxiv" in plain.lower() else None, date=date, category=category
        )
    people = authors_only(rest) if rest.endswith(("et al", "et al.")) else None
    if people is not None:  # "Doe, J. I. et al. (2025). Pond Letters, e12": no title is stated
        return Claim(authors=people.authors, authors_truncated=True, date=date, category=category)
    if has_title_shape(rest) and len(content_words(rest)) >= 4 and not _is_venue(rest):
        return Claim(title=clean_title(rest), date=date, category=category)
    if _is_venue(rest) or not _RUNS_INTO_YEAR.match(plain, plain.find(rest) + len(rest)):
        return Claim(venue=rest, date=date, category=category)
    return replace(_undated(plain, category), date=date)


def _undated(plain: str, category: str | None) -> Claim:
    closed = plain.rstrip(" .,;*_").endswith((")", "）"))
    plain = re.sub(r"^\s*(?:\[?\d{1,3}[\].)]|[•▪-])\s+", "", plain).strip(_EDGES)
    if closed and plain.count("(") + plain.count("（") > plain.count(")") + plain.count("）"):
        plain += ")"
    quoted = plain.strip('“”"«»„')
    if _is_venue(plain):
        return Claim(venue=plain, category=category)
    names = authors_only(plain)
    if names is not None and (names.truncated or len(names.authors) > 1) and kind_of(plain) is None:
        return Claim(authors=names.authors, authors_truncated=names.truncated, category=category)
    if len(content_words(quoted)) >= 3 and (
        has_title_shape(quoted, cue=True) or len(words_of(quoted)) >= 5
    ):
        name = heading_name(quoted)
        if name and name.acronym and quoted.endswith((")", "）")):
            return Claim(method=name.method, acronym=name.acronym, category=category)
        return Claim(title=clean_title(quoted), category=category)
    name = heading_name(quoted)
    if name is None or not quoted[:1].isupper() or kind_of(plain) is Kind.INITIALS:
        return Claim(category=category)
    return Claim(method=name.method, acronym=name.acronym, category=category)


def _is_venue(text: str) -> bool:
    words = words_of(text)
    return 0 < len(words) <= _MAX_VENUE_WORDS and (
        venueish(text)
        or any(word.lower() in _VENUE_WORDS for word in words)
        or venues.resolve(text.strip(_EDGES)) is not None
    )


_RUNS_INTO_YEAR = re.compile(r" (?:19|20)\d\d\b")
"""No comma divides what a title says from the year in it: "Overview of the PET 2016 task"."""
_QUOTE = re.compile(r"[“”\"«»„]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+[:\s]*")
"""A site before the title of its page: "ponds.example “Tides of Ponds”"."""
_HOST_ABOVE = re.compile(r"\A\s*(?:[\w-]{1,40}\.){1,4}[a-z]{2,6}(?:\s*\n\s*|:\s+)(?=\S)")
"""The same where no quotation mark follows: as previews show a page, its site above its title."""
_CATEGORY = re.compile(r"\[\s?([a-z-]{2,8}(?:\.\s?[A-Za-z-]{2,10}))\s?\]")
_NAMED_AT = re.compile(
    r"(?P<name>[^,，\n]{2,60})[,，]\s?(?P<place>[A-Z][\w&/ -]{1,40}?)[\s'’]{1,2}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_CLOSED_BEFORE = re.compile(r"\A[^\[\]\n]{0,200}\]\s*(?=\S)(?![^\[\]]*\])")
"""The end of a remark that began before the words: "full text + Appendices] Code"."""
_HANDLED = re.compile(
    r"(?:\A|[\s(,;—–-]+)(?:last |first )?(?:uploaded|submitted|revised|updated|posted|published|added|accessed|retrieved|announced|v\d{1,2})(?: on)?\W*\Z",
    re.IGNORECASE,
)
"""What was done with a work on the day behind: the word is no place of publication."""
_DATE_TAIL = re.compile(
    rf"[\s,(–—-]*(?:\b{dates.MONTH}\b\.?,?\s+(?:\d{{1,2}},?\s+)?|\b\d{{1,2}}\.?\s+{dates.MONTH}\b\.?,?\s+)?"
    r"\(?\b(?:19|20)\d\d.*$",
    re.DOTALL | re.IGNORECASE,
)


def _category(text: str) -> str | None:
    found = _CATEGORY.search(text)
    return found[1].replace(" ", "") if found else None


def _strip_date(text: str) -> str:
    return _DATE_TAIL.sub("", text)


def _first_part(text: str) -> str:
    text = re.sub(r"\b(?:doi|arXiv|DOI|URL)\s*:?\s*$", "", text.strip(_EDGES))
    return text.strip(_EDGES + '“”"')


_SCHEME = re.compile(r"\b(?:doi|pmid|pmcid|isbn)\b(?!\.\w)\s*:?\s*(?=$|\W)", re.IGNORECASE)


def _without(label: str, occurrences: tuple[Occurrence, ...]) -> str:
    pieces, position = [], 0
    for occurrence in occurrences:
        pieces.append(label[position : occurrence.start])
        position = occurrence.end
    pieces.append(label[position:])
    return _SCHEME.sub(" ", " ".join(pieces))
