"""This module knows where identifiers stand in a text: one linear scan, addresses first.

An occurrence bounds the identifier's own characters: labels (``doi:``, ``arXiv:``) stay
outside, an address is taken whole. Each kind of mention has a literal trigger; only where a
trigger stands does a pattern look further, so that the cost follows the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from citemark.identifiers import arxiv
from citemark.identifiers.parse import is_whole
from citemark.identifiers.schemes import normalise
from citemark.identifiers.urls import MAX_URL, from_url
from citemark.types import Identifier, Occurrence

Found = tuple[Identifier, int, int]

_STOP = r"\s<>\"`|{}\\^“”„«»‹›⟨⟩〈〉\u2329\u232a《》，。；、！？）（】【」「』『…\ud800-\udfff"
"""Characters that end an address or a DOI wherever they stand; the last are halves of surrogate pairs."""

_UNCASED = r"\u0590-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters that follow an address without a blank, in languages that write so ("…/w18-3210에서")."""
_PART = rf"[^{_STOP}\[\],;]+|\[(?![^\W\d_][^\s=]{{0,80}}(?:\s|\](?!=)))|\](?!\()"
_DOI_PART = rf"[^{_STOP}{_UNCASED}\[\],;]+|\[(?![A-Za-z])|\](?!\()"
"""Not possessive: nothing stands behind it that could make a pattern go back, and Python 3.11.2,
Debian 12's own, goes wrong where a possessive group holds an assertion."""
_URL = re.compile(
    rf"https?://(?:(?:(?:dx\.)?doi|arxiv)\.org/(?:{_DOI_PART}|[,;](?!https?:))+|(?:{_PART}|[,;](?!https?:))+)",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    rf"(?:(?:dx\.)?doi|arxiv)\.org/(?:{_DOI_PART}|[,;](?!https?:))+|(?:{_PART}|[,;](?!https?:))+",
    re.IGNORECASE,
)
_MAX_DOI = 1_000
_HOST_BEFORE = re.compile(r"(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){0,4}\Z", re.IGNORECASE)
_DOI = re.compile(
    r"10\.\d{4,9}(?:\.\d{1,9}){0,3}(?:/|%2f)"
    rf"(?:{_DOI_PART}|[,;](?!\s|10\.\d|https?:|doi)|<[\w:.;()-]{{1,60}}>\d\.\d\.co;\d)*",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_LABEL = re.compile(
    r"arxiv(?:\.org)?(?:\s{1,2}(?:preprints?|ids?|e-?prints?|identifier|no\.?|number|papers?))?\s{0,2}[:#/(\[]{0,2}\s{0,2}(?:arxiv:\s?)?"
    r"(?P<id>\d{4}\.\d{3,9}|[a-z-]{2,10}(?:\.[a-z]{2})?/\d{7}|(?<=:)\d{1,4}(?:\.\d{0,2})?$)(?P<version>v\d{1,3})?(?![\w/])",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_BARE = re.compile(
    r"(?<![\w.,:/$€£%-])(?P<id>(?:1[5-9]|[2-4]\d)(?:0[1-9]|1[0-2])\.\d{5})(?P<version>v\d{1,2})?"
    r"(?![\w%]|[.,]\d)",
    re.ASCII,
)
_ARCHIVE_BEFORE = re.compile(
    r"(?<![\w./-])(?P<archive>[a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[A-Z]{2})?\Z", re.ASCII
)
_OLD_NUMBER = re.compile(r"/\d{7}(?P<version>v\d{1,3})?(?![\w/])", re.ASCII)
_CATEGORY = re.compile(r"(?:v\d{1,2})?\s?\[[a-z-]{2,8}(?:\.[A-Za-z-]{2,10})?\]", re.ASCII)
_SEPARATOR = re.compile(r"(?:\s?[,;&]\s?|\s(?:and|or)\s|,\s(?:and|or)\s)", re.ASCII)
_LABELLED: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("pmid", "pmid", re.compile(r"pmid\s?[:#]?\s?(?P<id>\d{1,9})(?!\w)", re.IGNORECASE | re.ASCII)),
    (
        "pubmed id",
        "pmid",
        re.compile(r"pubmed id\s?[:#]?\s?(?P<id>\d{1,9})(?!\w)", re.IGNORECASE | re.ASCII),
    ),
    ("pmc", "pmcid", re.compile(r"(?P<id>pmc\d{4,9})(?!\w)", re.IGNORECASE | re.ASCII)),
    (
        "isbn",
        "isbn",
        re.compile(
            r"isbn(?:-1[03])?\s?[:#]?\s?(?P<id>(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dx])(?!\w|-\d)",
            re.IGNORECASE | re.ASCII,
        ),
    ),
    (
        "issn",
        "issn",
        re.compile(
            r"issn(?:-l)?(?:\s?\((?:print|online|electronic)\))?\s?[:#]?\s?(?P<id>\d{4}-\d{3}[\dx])(?!\w)",
            re.IGNORECASE | re.ASCII,
        ),
    ),
    (
        "000",
        "orcid",
        re.compile(r"(?P<id>000[09]-000\d-\d{4}-\d{3}[\dx])(?![\w-])", re.IGNORECASE | re.ASCII),
    ),
    ("corpusid", "s2", re.compile(r"(?P<id>corpusid:\s?\d{1,12})(?!\w)", re.IGNORECASE | re.ASCII)),
)
_ACL_BARE = re.compile(
    r"20[2-4]\d\.[a-z][a-z0-9_]{1,30}-[a-z0-9_]{1,20}\.\d{1,4}(?![\w-])", re.ASCII
)
_BARE_HOSTS = {
    ".org/": (
        "arxiv.org/", "doi.org/", "aclanthology.org/", "orcid.org/", "biorxiv.org/", "medrxiv.org/",
        "semanticscholar.org/",
    ),
    ".cc/": ("icml.cc/", "iclr.cc/", "neurips.cc/", "nips.cc/"),
    ".net/": ("openreview.net/",),
    ".press/": ("mlr.press/",),
    ".com/articles/": ("nature.com/articles/",),
    ".gov/": ("nih.gov/",),
}  # fmt: skip
"""Hosts that are recognised without ``https://`` before them, by what they end in."""
_HOST_ENDING = re.compile(r"\.(?:" + "|".join(ending[1:] for ending in _BARE_HOSTS) + ")")

_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'*~’‘\"–—"


def find(text: str, *, truncated: bool = False) -> tuple[Occurrence, ...]:
    """Every identifier in the text, in order, none overlapping another.

    With ``truncated`` the text is known to be cut at its end: an identifier that touches the
    end and is not complete by its own grammar is marked cut off.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow: fold ASCII alone, to keep the offsets
        lowered = text.translate(_ASCII_LOWER)
    end_of_text = len(text.rstrip())
    candidates: list[tuple[int, int, Callable[[str, int], Found | None]]] = [
        (at, -1, _hosted) for at in _hosts(lowered)
    ]
    for rank, (trigger, read) in enumerate(_TRIGGERS):
        at = lowered.find(trigger)
        while at >= 0:
            candidates.append((at, rank, read))
            at = lowered.find(trigger, at + len(trigger))
    for rank, (pattern, read_match) in enumerate(_SCANS, start=len(_TRIGGERS)):
        candidates += [(match.start(), rank, read_match) for match in pattern.finditer(text)]
    candidates.sort()  # by place, then rank: no two have both in common
    return tuple(_settled(text, candidates, end_of_text, truncated=truncated))


def _hosts(lowered: str) -> Iterator[int]:
    """Where a host stands that is recognised without ``https://`` before it."""
    for ending in _HOST_ENDING.finditer(lowered):
        end = ending.end()
        for host in _BARE_HOSTS[ending[0]]:
            if lowered.endswith(host, 0, end):
                yield end - len(host)
                break


def _settled(
    text: str,
    candidates: list[tuple[int, int, Callable[[str, int], Found | None]]],
    end_of_text: int,
    *,
    truncated: bool,
) -> Iterator[Occurrence]:
    """Read the candidates from left to right; what an earlier one took is gone."""
    taken = 0
    last: Found | None = None
    for at, _, read in candidates:
        if at < taken:
            continue
        found = read(text, at)
        if found is None or found[1] < taken:
            continue
        identifier, start, end = found
        if read is _bare_arxiv and not _is_arxiv_by_context(text, start, end, last):
            continue
        touches_end = truncated and end >= end_of_text
        if (touches_end or text.startswith(("…", "..."), end)) and not is_whole(identifier):
            identifier = Identifier(
                identifier.scheme, identifier.value, identifier.version, cut_off=True
            )
        taken, last = end, (identifier, start, end)
        yield Occurrence(identifier, start, end)


_LINK_GOES_ON = re.compile(r"\](?=[\[(])|\)(?=\[)")


def trimmed(raw: str, before: str = "") -> str:
    """Without the punctuation and unbalanced closing brackets that belong to the sentence, nor what
    a link's markup joins to it ("…/d41586][Tides" in Org mode)."""
    if "[" in raw or "](" in raw:
        raw = _LINK_GOES_ON.split(raw, maxsplit=1)[0]
    opened, closed = raw.find("["), raw.find("]")
    if closed >= 0 and not 0 <= opened < closed:
        raw = raw[:closed]  # "[url=https://…]Tides[/url]"
    if raw[-1:].isalnum():
        return raw
    end = len(raw)
    depth = {closer: raw.count(closer) - raw.count(opener) for closer, opener in _CLOSERS.items()}
    strip = _TRAILING + ("_" if before == "_" else "")
    while end:
        last = raw[end - 1]
        if last in strip:
            end -= 1
        elif last in _CLOSERS and depth[last] > 0:
            depth[last] -= 1
            end -= 1
        else:
            break
    return raw[:end]


def _url(text: str, at: int) -> Found | None:
    match = _URL.match(text, at, at + MAX_URL)
    return _address(text, at, match[0], match[0]) if match else None


def _hosted(text: str, at: int) -> Found | None:
    start = at
    if at and not text[at - 1].isspace():
        before = _HOST_BEFORE.search(text, max(0, at - 80), at)
        if before is None:
            return None
        start = before.start()
    match = _HOSTED.match(text, start, start + MAX_URL)
    return _address(text, start, match[0], f"https://{match[0]}") if match else None


def _address(text: str, start: int, shown: str, url: str) -> Found | None:
    kept = trimmed(shown, text[start - 1 : start])
    identifier = from_url(url[: len(url) - (len(shown) - len(kept))])
    return (identifier, start, start + len(kept)) if identifier else None


def _doi_mention(text: str, at: int) -> Found | None:
    if at and (text[at - 1].isalnum() or text[at - 1] in "._-"):
        return None
    match = _DOI.match(text, at, at + _MAX_DOI)
    if match is None:
        return None
    raw = trimmed(match[0], text[at - 1 : at] if at else "")
    identifier = normalise("doi", raw)
    if identifier is None and match.end() == len(text.rstrip()) and raw.endswith("/"):
        identifier = Identifier("doi", raw, cut_off=True)
    return (identifier, at, at + len(raw)) if identifier else None


def _labelled_arxiv(text: str, at: int) -> Found | None:
    if at and text[at - 1].isalnum():
        return None
    match = _ARXIV_LABEL.match(text, at)
    return _arxiv_match(match) if match else None


def _arxiv_match(match: re.Match[str]) -> Found | None:
    identifier = normalise("arxiv", match["id"] + (match["version"] or ""))
    end = match.end("version") if match["version"] else match.end("id")
    return (identifier, match.start("id"), end) if identifier else None


def _bare_arxiv(text: str, at: int) -> Found | None:
    match = _ARXIV_BARE.match(text, max(0, at - 4))
    return _arxiv_match(match) if match else None


def _is_arxiv_by_context(text: str, start: int, end: int, last: Found | None) -> bool:
    """A bare number is arXiv's when something beside it says so: it could be a decimal fraction."""
    if "v" in text[start:end] or _CATEGORY.match(text, end):
        return True
    if text[start - 1 : start] in ("[", "(") and start and text[end : end + 1] in ("]", ")"):
        return True
    if last is None or last[0].scheme != "arxiv":
        return False
    return bool(_SEPARATOR.fullmatch(text, last[2], start))


def _old_arxiv(text: str, at: int) -> Found | None:
    before = _ARCHIVE_BEFORE.search(text, max(0, at - 16), at)
    match = _OLD_NUMBER.match(text, at)
    if before is None or match is None or before["archive"] not in arxiv.ARCHIVES:
        return None
    identifier = normalise("arxiv", text[before.start() : match.end()])
    return (identifier, before.start(), match.end()) if identifier else None


def _bare_acl(text: str, at: int) -> Found | None:
    match = _ACL_BARE.match(text, at)
    if match is None or (at and (text[at - 1].isalnum() or text[at - 1] in "_./-")):
        return None
    identifier = normalise("acl", match[0])
    return (identifier, match.start(), match.end()) if identifier else None


def _labelled(scheme: str, pattern: re.Pattern[str]) -> Callable[[str, int], Found | None]:
    def read(text: str, at: int) -> Found | None:
        if at and (text[at - 1].isalnum() or text[at - 1] in "-_."):
            return None
        match = pattern.match(text, at)
        if match is None:
            return None
        identifier = normalise(scheme, match["id"])
        return (identifier, match.start("id"), match.end("id")) if identifier else None

    return read


_TRIGGERS: tuple[tuple[str, Callable[[str, int], Found | None]], ...] = (
    ("http://", _url),
    ("https://", _url),
    ("10.", _doi_mention),
    ("arxiv", _labelled_arxiv),
    *((trigger, _labelled(scheme, pattern)) for trigger, scheme, pattern in _LABELLED),
)
_SCANS: tuple[tuple[re.Pattern[str], Callable[[str, int], Found | None]], ...] = (
    (re.compile(r"\.\d{5}(?!\d)", re.ASCII), _bare_arxiv),
    (re.compile(r"/\d{7}(?!\d)", re.ASCII), _old_arxiv),
    (re.compile(r"20[2-4]\d\.[a-z]", re.ASCII), _bare_acl),
)
"""Mentions without a literal trigger: a cheap pattern that every one of them contains."""
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
