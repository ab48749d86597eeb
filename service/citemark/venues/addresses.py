"""This module knows how addresses of papers look on the sites that publish them.

A rule speaks of one part of one site; what lies outside of every part is unknown. The forms are
those the sites use now and have used before (ICLR served ``/virtual_2020/`` in that one year):
an address of the part that has none of these forms leads nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Form:
    """How addresses in one part of a site are built."""

    part: re.Pattern[str]
    """The beginning of the paths that the rule speaks of."""
    allowed: re.Pattern[str]
    """What such a path (with its query) looks like, whole."""


def _form(part: str, allowed: str) -> Form:
    return Form(re.compile(part, re.IGNORECASE), re.compile(allowed, re.IGNORECASE | re.DOTALL))


_KINDS = "poster|oral|spotlight|workshop|tutorial|paper|socials?|session|invited-talk|expo-[a-z-]+|affinity-[a-z-]+|demonstration"
_SITE = (
    # Since 2018 a year's pages stand under /Conferences/<year> or /virtual/<year>.
    _form(r"/20(?:1[89]|[2-9]\d)/.", r"(?!)"),
    _form(rf"/virtual/20\d\d/(?:{_KINDS})/.", r"/virtual/\d{4}/[a-z-]+/\d+/?"),
    _form(r"/virtual/.", r"/virtual/20\d\d(?:/.*)?"),
)
_NIPS_PAPERS = (
    _form(
        r"/paper(?:_files/paper)?/\d{4}/(?:hash|file)/.",
        r"/paper(?:_files/paper)?/(?:19|20)\d\d/(?:hash|file)/[0-9a-f]{32}-.+",
    ),
)
_DOI_PAGES = (_form(r"/doi/.", r"/doi/(?:[a-z-]+/){0,2}(?:10\.\d{4,9}/.+|10\.\d{4,9}.*)"),)
_PREPRINTS = (
    _form(
        r"/content/10\.",
        r"/content/10\.(?:1101|64898)/(?:\d{6}|\d{4}\.\d\d\.\d\d\.\d{6,8})(?:v\d+)?(?:\.[a-z.-]+)?(?:/.*)?",
    ),
)

FORMS: dict[str, tuple[Form, ...]] = {
    "icml.cc": _SITE,
    "neurips.cc": _SITE,
    "nips.cc": _SITE,
    "iclr.cc": (_form(r"/virtual_", r"/virtual_2020(?:/.*)?"), *_SITE),
    "openreview.net": (_form(r"/(?:forum|pdf)(?:[/?]|$)", r"/forum\?(?:.*&)?id=[^&]+.*|/pdf(?:\?(?:.*&)?id=[^&]+.*|/[0-9a-f]{40}\.pdf)"),),
    "papers.nips.cc": _NIPS_PAPERS,
    "papers.neurips.cc": _NIPS_PAPERS,
    "proceedings.neurips.cc": _NIPS_PAPERS,
    "proceedings.mlr.press": (
        _form(r"/v\d+/[^/]+\.html", r"/v\d+/(?:index|[a-z][\w'-]*\d\d[a-z]{0,2})\.html"),
        _form(r"/v\d+/[^/]+/.", r"/v\d+/(?:assets/.*|[a-z][\w'-]*\d\d[a-z]{0,2}/.+)"),
    ),
    "aclanthology.org": (
        _form(r"/\d{4}\.[^/]*/?$", r"/\d{4}\.[a-z][a-z0-9_]*-[a-z0-9_]+(?:\.\d{1,4})?(?:v\d)?(?:\.[a-z]+)?/?"),
        _form(r"/[A-Z]\d\d-[^/]*/?$", r"/[A-Z]\d\d-\d{1,4}\d?(?:v\d)?(?:\.[a-z]+)?/?"),
    ),
    "openaccess.thecvf.com": (
        _form(r"/content", r"/content[/_](?:CVPR|ICCV|ECCV|WACV|ACCV)W?_?20\d\d(?:W|_workshops)?/.+"),
    ),
    "nature.com": (
        _form(r"/articles/s\d", r"/articles/s\d{5}-\d{3}-\d{4,5}-[0-9w-z](?:\.(?:pdf|ris)|_reference\.pdf)?(?:/.*)?(?:\?.*)?"),
    ),
    "dl.acm.org": _DOI_PAGES,
    "science.org": _DOI_PAGES,
    "pnas.org": _DOI_PAGES,
    "onlinelibrary.wiley.com": _DOI_PAGES,
    "tandfonline.com": _DOI_PAGES,
    "journals.sagepub.com": _DOI_PAGES,
    "pubs.acs.org": _DOI_PAGES,
    "ieeexplore.ieee.org": (_form(r"/(?:abstract/)?document/.", r"/(?:abstract/)?document/\d+(?:/.*)?(?:\?.*)?"),),
    "link.springer.com": (_form(r"/(?:article|chapter)/.", r"/(?:article|chapter)/10\.\d{4,9}/.+"),),
    "semanticscholar.org": (_form(r"/paper/.", r"/paper/(?:[^/]*/)?[0-9a-f]{40}(?:[/?].*)?"),),
    "biorxiv.org": _PREPRINTS,
    "medrxiv.org": _PREPRINTS,
    "zenodo.org": (_form(r"/records?/.", r"/records?/\d+(?:[/?].*)?"),),
    "jair.org": (_form(r"/index\.php/jair/article/view/.", r"/index\.php/jair/article/view/\d+(?:[/?].*)?"),),
    "sciencedirect.com": (_form(r"/science/article/(?:abs/)?pii/.", r"/science/article/(?:abs/)?pii/[SB]?[0-9X]{16,22}(?:[/?].*)?"),),
    "orcid.org": (_form(r"/\d", r"/\d{4}-\d{4}-\d{4}-\d{3}[\dX]/?"),),
}  # fmt: skip
"""Host (without ``www.``) to what is known of its addresses."""


def url_allowed(url: str) -> bool | None:
    """Whether the address is built as those of its site are; ``None`` when the site's are not known.

    ``False`` is meant to be right: when in doubt about a site's older forms, the answer is ``None``.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = unquote(parts.path) + (f"?{unquote(parts.query)}" if parts.query else "")
    for form in FORMS.get(host, ()):
        if form.part.match(path):
            return form.allowed.fullmatch(path) is not None
    return None
