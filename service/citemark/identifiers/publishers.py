"""This module knows how publishers build the suffixes of their DOIs, and what a suffix says of the work.

A grammar is called *closed* when it covered all but a handful of the real DOIs of its prefix
(counts beside each row, of 421,000 DOIs; the exceptions are whole volumes and typing errors).
Only a closed grammar lets an unmatched suffix count against a DOI, and never as proof.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who owns a prefix and how its suffixes look."""

    name: str
    forms: tuple[str, ...]
    """Named groups say what a part means: ``code``, ``year``, ``month``, ``day``, ``volume``, ``isbn``."""
    seen: int = 0
    """How many real DOIs of the prefix were looked at."""
    missed: int = 0
    """How many of them no form matched."""
    closed: bool = False


def _publisher(
    name: str, *forms: str, seen: int = 0, missed: int = 0, closed: bool = False
) -> Publisher:
    return Publisher(name, forms, seen, missed, closed)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Compiled when its publisher is first met: most runs meet few."""
    return re.compile(form, re.ASCII)


_ACL_FORM = (
    r"(?P<anthology>[a-z]\d\d-\d{2,4}|(?P<year>\d{4})\.(?P<code>[a-z0-9_]+)-[a-z0-9_]+(?:\.\d+)?)"
)
_SPRINGER_FORM = r"(?P<code>s\d{5})-\d{3}-\d{4,5}-[0-9w-z]"
_ISBN = r"(?P<isbn>978-\d[\d-]{8,12}-[\dx])"

PUBLISHERS: dict[str, Publisher] = {
    "10.1109": _publisher(
        "IEEE",
        r"(?P<code>[a-z0-9][a-z0-9/&_-]*?)(?P<number>\d{5,6})?\.(?P<year>(?:19|20)\d\d)(?:\.[\d-]+)?",
        r"\d{1,5}\.\d{3,9}",
        seen=83496, missed=142, closed=True,
    ),
    "10.1145": _publisher("ACM", r"(?P<volume_id>\d{5,7})\.\d{5,7}", r"\d{5,7}", seen=42044, missed=6, closed=True),
    "10.1609": _publisher("AAAI", r"(?P<code>[a-z]+)\.v(?P<volume>\d+)i\d+\.\d+", seen=6356, missed=0, closed=True),
    "10.18653": _publisher("ACL", rf"v1/{_ACL_FORM}", seen=17785, missed=0, closed=True),
    "10.3115": _publisher("ACL", rf"v1/{_ACL_FORM}", r"\d+\.\d+", seen=5076, missed=0, closed=True),
    "10.21437": _publisher("ISCA", r"(?P<code>[a-z0-9_]+?)\.(?P<year>\d{4})-\d+", r"[a-z0-9_]+\.\d{4}", seen=6595, missed=0, closed=True),
    "10.24963": _publisher("IJCAI", r"(?P<code>[a-z]+)\.(?P<year>\d{4})(?:/\d+)?", seen=5817, missed=0, closed=True),
    "10.1371": _publisher(
        "PLOS", r"journal\.(?P<code>p[a-z]{3})\.\d{7}(?:\.[a-z]\d+|\.eor)?", r"currents\.\S+", r"annotation/[\da-f-]{36}", seen=3144, missed=5, closed=True
    ),
    "10.1101": _publisher(
        "Cold Spring Harbor",
        r"(?P<year>\d{4})\.(?P<month>\d\d)\.(?P<day>\d\d)\.\d{6,8}",
        r"\d{6}",
        r"(?P<code>[a-z]+)\.\S+",
        seen=146, missed=0, closed=True,
    ),
    "10.64898": _publisher("openRxiv", r"(?P<year>\d{4})\.(?P<month>\d\d)\.(?P<day>\d\d)\.\d{6,8}"),
    "10.1016": _publisher(
        "Elsevier",
        r"j\.(?P<code>[a-z0-9]+)\.(?P<year>\d{4})\.(?:\d{2}\.\d{3}|\d{6})",
        r"s?\d{4}-\d{3}[\dx]\((?:\d\d|e?)\)[a-z]?[\d-]+-?[\da-z]",
        r"[bc]\d{3}-\S+",
        seen=32902, missed=454,
    ),
    "10.1007": _publisher(
        "Springer",
        _SPRINGER_FORM,
        rf"{_ISBN}(?:_\d+(?:-\d+)?)?",
        r"jhep(?P<month>\d\d)\((?P<year>\d{4})\)\d{3}",
        r"\S+",
    ),
    "10.1038": _publisher("Nature", _SPRINGER_FORM, r"(?P<code>nature|srep|ncomms)\d{4,5}", r"\S+"),
    "10.1186": _publisher(
        "BioMed Central", _SPRINGER_FORM, r"(?P<code>[a-z]{2,4})-(?P<year>(?:19|20)\d\d)-\d{1,2}-\d{1,2}-[a-z]{0,7}\d+", r"\S+"
    ),
    "10.52202": _publisher("Curran", r"(?P<volume_id>\d{6})-\d{4}", seen=4520, missed=0, closed=True),
    "10.1137": _publisher("SIAM", r"(?P<volume_id>1\.978\d{10})(?:\.\S+)?", r"\S+"),
    "10.1162": _publisher("MIT Press", r"(?P<code>[a-z]+)_[a-z]_\d{5,6}", r"\S+"),
    "10.1613": _publisher("AI Access Foundation", r"(?P<code>jair)\.(?:1\.)?\d+", seen=1791, missed=0, closed=True),
    "10.5281": _publisher("Zenodo", r"zenodo\.\d+", seen=74, missed=0, closed=True),
    "10.2139": _publisher("SSRN", r"(?P<code>ssrn)\.\d+", seen=198, missed=0, closed=True),
    "10.48550": _publisher("arXiv", r"(?P<code>arxiv)\.\S+", seen=458, missed=0, closed=True),
    "10.7554": _publisher("eLife", r"(?P<code>elife)\.\d{5,6}(?:\.\S+)?", seen=47, missed=0, closed=True),
    "10.7717": _publisher("PeerJ", r"(?P<code>peerj(?:-[a-z]+)?)\.\d+", seen=43, missed=0, closed=True),
    "10.3389": _publisher("Frontiers", r"(?P<code>[a-z]+)\.(?P<year>\d{4})\.\d{5,8}", r"neuro\.\S+", r"conf\.[a-z]+\.\d{4}\.\d{1,3}\.\d{5}", _ISBN, seen=775, missed=0, closed=True),
    "10.3390": _publisher("MDPI", r"(?P<code>[a-z]+?)\d{6,12}", r"\S+"),
    "10.1126": _publisher("AAAS", r"(?P<code>[a-z]+)\.[a-z0-9.]+", seen=488, missed=1),
    "10.1073": _publisher("PNAS", r"(?P<code>pnas)\.\d+", r"\S+"),
    "10.1103": _publisher(
        "American Physical Society",
        r"(?P<code>[a-z]+)\.\d+\.[a-z0-9-]+",
        r"[a-z0-9]{4}-[a-z0-9]{4}",
        seen=37163, missed=10,
    ),
    "10.1093": _publisher("Oxford University Press", r"(?P<code>[a-z]+)/[a-z0-9]+", r"\S+"),
    "10.4230": _publisher("Schloss Dagstuhl", r"(?:lipics|oasics)\.(?P<code>[a-z-]+)\.(?P<year>\d{4})\.\d+", r"\S+"),
}  # fmt: skip
"""DOI prefix to its owner. Counts: real DOIs of public collections, November 2026."""


def read_suffix(prefix: str, suffix: str) -> tuple[Publisher, re.Match[str] | None] | None:
    """The owner of a prefix and the form that a suffix follows; ``None`` for prefixes not in the table."""
    publisher = PUBLISHERS.get(prefix)
    if publisher is None:
        return None
    matches = (_compiled(form).fullmatch(suffix) for form in publisher.forms)
    return publisher, next((match for match in matches if match), None)
