"""This module knows how addresses of papers look on the sites that publish them.

A rule speaks of one part of one site; what lies outside of every part is unknown. The forms are
those the sites use now and have used before (ICLR served ``/virtual_2020/`` in that one year):
an address of the part that has none of these forms leads nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Form:
    """How addresses in one part of a site are built."""

    part: str
    """The beginning of the paths that the rule speaks of."""
    allowed: str
    """What such a path (with its query) looks like, whole."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when its site is first met: most runs meet few."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


_KINDS = "poster|oral|spotlight|workshop|tutorial|paper|socials?|session|invited-talk|expo-[a-z-]+|affinity-[a-z-]+|demonstration"
_SITE = (
    # Since 2018 a year's pages stand under /Conferences/<year> or /virtual/<year>.
    Form(r"/20(?:1[89]|[2-9]\d)/.", r"(?!)"),
    Form(rf"/virtual/20\d\d/(?:{_KINDS})/.", r"/virtual/\d{4}/[a-z-]+/\d+/?"),
    Form(r"/virtual/.", r"/virtual/20\d\d(?:/.*)?"),
)
_NIPS_PAPERS = (
    Form(
        r"/paper(?:_files/paper)?/\d{4}/(?:hash|file)/.",
        r"/paper(?:_files/paper)?/(?:19|20)\d\d/(?:hash|file)/[0-9a-f]{32}-.+",
    ),
)
_DOI_PAGES = (Form(r"/doi/.", r"/doi/(?:[a-z-]+/){0,2}(?:10\.\d{4,9}/.+|10\.\d{4,9}.*)"),)
_PREPRINTS = (
    Form(
        r"/content/10\.",
        r"/content/10\.(?:1101|64898)/(?:\d{6}|\d{4}\.\d\d\.\d\d\.\d{6,8})(?:v\d+)?(?:\.[a-z.-]+)?(?:/.*)?",
    ),
)

FORMS: dict[str, tuple[Form, ...]] = {
    "icml.cc": _SITE,
    "neurips.cc": _SITE,
    "nips.cc": _SITE,
    "iclr.cc": (Form(r"/virtual_", r"/virtual_2020(?:/.*)?"), *_SITE),
    "openreview.net": (Form(r"/(?:forum|pdf)(?:[/?]|$)", r"/forum\?(?:.*&)?id=[^&]+.*|/pdf(?:\?(?:.*&)?id=[^&]+.*|/[0-9a-f]{40}\.pdf)"),),
    "papers.nips.cc": _NIPS_PAPERS,
    "papers.neurips.cc": _NIPS_PAPERS,
    "proceedings.neurips.cc": _NIPS_PAPERS,
    "proceedings.mlr.press": (
        Form(r"/v\d+/[^/]+\.html", r"/v\d+/(?:index|[a-z][\w'-]*\d\d[a-z]{0,2})\.html"),
        Form(r"/v\d+/[^/]+/.", r"/v\d+/(?:assets/.*|[a-z][\w'-]*\d\d[a-z]{0,2}/.+)"),
    ),
    "aclanthology.org": (
        Form(r"/\d{4}\.[^/]*/?$", r"/\d{4}\.[a-z][a-z0-9_]*-[a-z0-9_]+(?:\.\d{1,4})?(?:v\d)?(?:\.[a-z]+)?/?"),
        Form(r"/[A-Z]\d\d-[^/]*/?$", r"/[A-Z]\d\d-\d{1,4}\d?(?:v\d)?(?:\.[a-z]+)?/?"),
    ),
    "openaccess.thecvf.com": (
        Form(r"/content", r"/content[/_](?:CVPR|ICCV|ECCV|WACV|ACCV)W?_?20\d\d(?:W|_workshops)?/.+"),
    ),
    "nature.com": (
        Form(r"/articles/s\d", r"/articles/s\d{5}-\d{3}-\d{4,5}-[0-9w-z](?:\.(?:pdf|ris)|_reference\.pdf)?(?:/.*)?(?:\?.*)?"),
    ),
    "dl.acm.org": _DOI_PAGES,
    "science.org": _DOI_PAGES,
    "pnas.org": _DOI_PAGES,
    "onlinelibrary.wiley.com": _DOI_PAGES,
    "tandfonline.com": _DOI_PAGES,
    "journals.sagepub.com": _DOI_PAGES,
    "pubs.acs.org": _DOI_PAGES,
    "ieeexplore.ieee.org": (Form(r"/(?:abstract/)?document/.", r"/(?:abstract/)?document/\d+(?:/.*)?(?:\?.*)?"),),
    "link.springer.com": (Form(r"/(?:article|chapter)/.", r"/(?:article|chapter)/10\.\d{4,9}/.+"),),
    "semanticscholar.org": (Form(r"/paper/.", r"/paper/(?:[^/]*/)?[0-9a-f]{40}(?:[/?].*)?"),),
    "biorxiv.org": _PREPRINTS,
    "medrxiv.org": _PREPRINTS,
    "zenodo.org": (Form(r"/records?/.", r"/records?/\d+(?:[/?].*)?"),),
    "jair.org": (Form(r"/index\.php/jair/article/view/.", r"/index\.php/jair/article/view/\d+(?:[/?].*)?"),),
    "sciencedirect.com": (Form(r"/science/article/(?:abs/)?pii/.", r"/science/article/(?:abs/)?pii/(?:[SB]?[0-9X]{16,22}|\d{7}[\dX]\d{7}[\dA-Z])(?:[/?].*)?"),),
    "orcid.org": (Form(r"/\d", r"/\d{4}-\d{4}-\d{4}-\d{3}[\dX]/?"),),
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
        if _compiled(form.part).match(path):
            return _compiled(form.allowed).fullmatch(path) is not None
    return None
