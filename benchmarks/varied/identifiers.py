"""This module knows the identifiers and addresses under which right citations give one work."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from varied.cited import Change, Cited, journal, meeting, preprint, variations

ISSNS = {
    "IEEE Access": "2169-3536", "PLoS ONE": "1932-6203", "PLOS ONE": "1932-6203",
    "Scientific Reports": "2045-2322", "Nature Communications": "2041-1723", "JMLR": "1533-7928",
    "Nature": "0028-0836", "Sensors": "1424-8220", "Machine Learning": "0885-6125", "TMLR": "2835-8856",
    "Pattern Recognition": "0031-3203", "Neural Computation": "0899-7667", "JAIR": "1076-9757",
}  # fmt: skip
"""Journals and the ISSN that stands on them."""
BOOKS = {"10.1007": "978-3-030-58452-8", "10.1145": "978-1-4503-7998-4", "10.1109": "978-1-7281-7168-5"}  # fmt: skip
"""Publishers by DOI prefix, and an ISBN of a volume of theirs."""


def number(form: str) -> Change:
    """The arXiv number in a form, as the only identifier."""

    def change(cited: Cited) -> Cited | None:
        arxiv = cited.work.arxiv
        return replace(cited, identifiers=(form.format(arxiv),)) if arxiv else None

    return change


def doi(form: str, *, case: Callable[[str], str] = str) -> Change:
    def change(cited: Cited) -> Cited | None:
        known = cited.work.doi
        return replace(cited, identifiers=(form.format(case(known)),)) if known else None

    return change


def divided(known: str, pattern: str, mark: str) -> str:
    """A DOI as printers and those who copy from a page divide it."""
    return re.sub(pattern, mark, known)


def hosted(pattern: str, form: str) -> Change:
    """The publisher's page of a DOI of its own."""

    def change(cited: Cited) -> Cited | None:
        own = re.fullmatch(pattern, cited.work.doi or "")
        return replace(cited, identifiers=(own.expand(form),)) if own else None

    return change


def beside(form: str) -> Change:
    """Something beside the identifiers, with the arXiv number and DOI to put in."""

    def change(cited: Cited) -> Cited | None:
        given = {"arxiv": cited.work.arxiv, "doi": cited.work.doi}
        if not all(given[name] for name in re.findall(r"{(\w+)}", form)):
            return None
        return replace(cited, identifiers=(*cited.identifiers, form.format(**given)))

    return change


def preprint_of_published(form: str) -> Change:
    return lambda cited: None if preprint(cited) else number(form)(cited)


def both(cited: Cited) -> Cited | None:
    work = cited.work
    given = (f"doi:{work.doi}", f"arXiv:{work.arxiv}")
    return replace(cited, identifiers=given) if work.doi and work.arxiv else None


def isbn(cited: Cited) -> Cited | None:
    book = BOOKS.get((cited.work.doi or "").partition("/")[0])
    if not book or not meeting(cited):
        return None
    return replace(cited, identifiers=(*cited.identifiers, f"ISBN {book}"))


def issn(cited: Cited) -> Cited | None:
    known = ISSNS.get(cited.work.venue or "")
    return replace(cited, identifiers=(*cited.identifiers, f"ISSN {known}")) if known else None


def alone_issn(cited: Cited) -> Cited | None:
    known = ISSNS.get(cited.work.venue or "")
    return replace(cited, identifiers=(f"ISSN {known}",)) if known and journal(cited) else None


VARIATIONS = variations("identifiers", {
    "arxiv-bare": number("{}"),
    "arxiv-v1": number("arXiv:{}v1"),
    "arxiv-v3": number("arXiv:{}v3"),
    "arxiv-spaced": number("arXiv: {}"),
    "arxiv-capital": number("ARXIV:{}"),
    "arxiv-class": number("arXiv:{} [cs.LG]"),
    "arxiv-abs": number("https://arxiv.org/abs/{}"),
    "arxiv-abs-http": number("http://arxiv.org/abs/{}v2"),
    "arxiv-pdf": number("https://arxiv.org/pdf/{}"),
    "arxiv-pdf-version": number("https://arxiv.org/pdf/{}v2.pdf"),
    "arxiv-html": number("https://arxiv.org/html/{}v1"),
    "arxiv-www": number("https://www.arxiv.org/abs/{}"),
    "arxiv-export": number("https://export.arxiv.org/abs/{}"),
    "arxiv-ar5iv": number("https://ar5iv.labs.arxiv.org/html/{}"),
    "arxiv-alphaxiv": number("https://www.alphaxiv.org/abs/{}"),
    "arxiv-hugging-face": number("https://huggingface.co/papers/{}"),
    "arxiv-doi": number("doi:10.48550/arXiv.{}"),
    "arxiv-doi-lower": number("https://doi.org/10.48550/arxiv.{}"),
    "arxiv-doi-of-published": preprint_of_published("doi:10.48550/arXiv.{}"),
    "arxiv-of-published": preprint_of_published("arXiv:{}"),
    "arxiv-doi-beside": beside("https://doi.org/10.48550/arXiv.{arxiv}"),
    "arxiv-beside-doi": both,
    "arxiv-pdf-beside": beside("https://arxiv.org/pdf/{arxiv}.pdf"),
    "doi-capitals": doi("doi:{}", case=str.upper),
    "doi-small": doi("doi:{}", case=str.lower),
    "doi-stop": doi("doi:{}."),
    "doi-comma": doi("doi:{},"),
    "doi-bracket": doi("doi:{})"),
    "doi-spaced": doi("doi: {}"),
    "doi-label-capitals": doi("DOI: {}"),
    "doi-link": doi("https://doi.org/{}"),
    "doi-link-stop": doi("https://doi.org/{}."),
    "doi-link-http": doi("http://doi.org/{}"),
    "doi-dx": doi("http://dx.doi.org/{}"),
    "doi-dx-https": doi("https://dx.doi.org/{}"),
    "doi-www": doi("https://www.doi.org/{}"),
    "doi-doubled": doi("doi:https://doi.org/{}"),
    "doi-escaped": doi("https://doi.org/{}", case=lambda known: quote(known, safe="")),
    "doi-proxied": doi("https://doi-org.proxy.example.edu/{}"),
    "doi-written-twice": doi("https://doi.org/doi:{}"),
    "doi-slash": doi("https://doi.org/{}/"),
    "doi-query": doi("https://doi.org/{}?journalCode=abcd&id=2"),
    "doi-pdf": doi("doi:{}.pdf"),
    "doi-nature-copied": doi("https://doi.org/{}Article Google Scholar"),
    "doi-pubmed-copied": doi("https://doi.org/{}.PubMed Google Scholar"),
    "doi-then-pmid": doi("doi:{};PMID:25462637"),
    "doi-printed-spaced": doi("https:// doi. org/ {}", case=lambda known: divided(known, r"(?<=[./-])", " ")),
    "doi-line-at-slash": doi("https://doi.org/{}", case=lambda known: divided(known, r"(?<=/)", " ")),
    "doi-line-before-mark": doi("doi:{}", case=lambda known: divided(known, r"(?<=/)(\w+)(?=[.-])", r"\1 ")),
    "doi-line-inside": doi("doi:{}", case=lambda known: divided(known, r"(?<=/)(\w\w+)(?=\w)", r"\1 ")),
    "doi-line-hyphen": doi("doi:{}", case=lambda known: divided(known, r"(?<=/)(\w\w+)(?=\w)", r"\1-")),
    "doi-dashes": doi("doi:{}", case=lambda known: known.replace("-", "–")),
    "doi-low-line-lost": doi("doi:{}", case=lambda known: known.replace("_", " ")),
    "doi-low-line-escaped": doi("doi:{}", case=lambda known: known.replace("_", "\\_")),
    "acm-page": hosted(r"(10\.1145/.+)", r"https://dl.acm.org/doi/\1"),
    "acm-abs": hosted(r"(10\.1145/.+)", r"https://dl.acm.org/doi/abs/\1"),
    "acm-pdf": hosted(r"(10\.1145/.+)", r"https://dl.acm.org/doi/pdf/\1"),
    "acm-full": hosted(r"(10\.1145/.+)", r"https://dl.acm.org/doi/fullHtml/\1"),
    "acl-page": hosted(r"10\.18653/v1/(.+)", r"https://aclanthology.org/\1/"),
    "acl-pdf": hosted(r"10\.18653/v1/(.+)", r"https://aclanthology.org/\1.pdf"),
    "acl-old-host": hosted(r"10\.18653/v1/(.+)", r"https://www.aclweb.org/anthology/\1"),
    "springer-article": hosted(r"(10\.1007/s.+)", r"https://link.springer.com/article/\1"),
    "springer-pdf": hosted(r"(10\.1007/.+)", r"https://link.springer.com/content/pdf/\1.pdf"),
    "springer-chapter": hosted(r"(10\.1007/978.+_.+)", r"https://link.springer.com/chapter/\1"),
    "nature-page": hosted(r"10\.1038/(s.+)", r"https://www.nature.com/articles/\1"),
    "plos-page": hosted(r"(10\.1371/journal\.pone.+)", r"https://journals.plos.org/plosone/article?id=\1"),
    "wiley-full": hosted(r"(10\.1002/.+|10\.1111/.+)", r"https://onlinelibrary.wiley.com/doi/full/\1"),
    "tandf-page": hosted(r"(10\.1080/.+)", r"https://www.tandfonline.com/doi/abs/\1"),
    "sage-page": hosted(r"(10\.1177/.+)", r"https://journals.sagepub.com/doi/\1"),
    "frontiers-page": hosted(r"(10\.3389/.+)", r"https://www.frontiersin.org/articles/\1/full"),
    "aps-page": hosted(r"(10\.1103/physrev([a-z])\..+)", r"https://journals.aps.org/pr\2/abstract/\1"),
    "iop-page": hosted(r"(10\.1088/.+)", r"https://iopscience.iop.org/article/\1"),
    "biorxiv-pdf": hosted(r"(10\.1101/\d{4}.+)", r"https://www.biorxiv.org/content/\1v1.full.pdf"),
    "isbn-of-proceedings": isbn,
    "issn-of-journal": issn,
    "issn-alone": alone_issn,
    "own-page": lambda cited: replace(cited, identifiers=("https://people.example.edu/~author/papers/final.pdf",)),
    "own-page-beside": beside("https://github.com/example/code"),
    "none": lambda cited: replace(cited, identifiers=()),
})  # fmt: skip
"""The name of each, and how it identifies a work."""
