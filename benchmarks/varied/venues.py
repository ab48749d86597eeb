"""This module knows the names under which right citations give one venue."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from phrasings.works import PUBLISHERS

from varied.cited import Change, Cited, at_venue, journal, meeting, preprint, variations
from varied.venue_names import (
    BEFORE_FIRST,
    COUNTED_SINCE,
    FORMER,
    LONG,
    PLACES,
    abbreviated,
    ordinal,
    spelt_ordinal,
)

PMLR = frozenset(["ICML", "AISTATS", "COLT", "CoRL", "UAI"])
"""Meetings whose papers stand in the Proceedings of Machine Learning Research."""
OPENREVIEW = frozenset(["ICLR", "TMLR", "NeurIPS"])


def short(cited: Cited) -> str | None:
    """The letters of a venue that has a full name here."""
    return cited.work.venue if cited.work.venue in LONG else None


def of_letters(form: str, *, only: Callable[[Cited], bool] = meeting) -> Change:
    """``form`` with the venue's letters, full name, year and the year's last digits."""

    def change(cited: Cited) -> Cited | None:
        letters = short(cited)
        if not letters or not only(cited):
            return None
        year = cited.work.year
        return replace(cited, venue=form.format(letters, LONG[letters], year, year % 100))

    return change


def of_edition(form: str, number: Callable[[int], str] = ordinal) -> Change:
    """``form`` with the edition's number, full name, letters, year and place."""

    def change(cited: Cited) -> Cited | None:
        letters, year = cited.work.venue or "", cited.work.year
        edition = year - BEFORE_FIRST.get(letters, year)
        place = PLACES.get((letters, year))
        if edition <= 0 or year < COUNTED_SINCE or ("{4}" in form and not place):
            return None
        long = LONG[letters].replace("Advances in", "Conference on")
        venue = form.format(number(edition), long, letters, year, place)
        return replace(cited, venue=venue)

    return change


def former(at: int) -> Change:
    def change(cited: Cited) -> Cited | None:
        names = FORMER.get(cited.work.venue or "", ())
        return replace(cited, venue=names[at]) if at < len(names) else None

    return change


def of_journal(form: str) -> Change:
    return lambda cited: replace(cited, venue=form.format(cited.venue)) if journal(cited) else None


def of_meeting(form: str) -> Change:
    return lambda cited: (
        replace(cited, venue=form.format(cited.venue, cited.work.year)) if meeting(cited) else None
    )


def of_preprint(form: str) -> Change:
    """What a preprint is said to have appeared in."""

    def change(cited: Cited) -> Cited | None:
        return replace(cited, venue=form.format(cited.work.arxiv)) if preprint(cited) else None

    return change


def as_preprint(form: str) -> Change:
    """A published work, cited by its preprint."""

    def change(cited: Cited) -> Cited | None:
        arxiv = cited.work.arxiv
        if preprint(cited) or not arxiv:
            return None
        return replace(cited, venue=form.format(arxiv), identifiers=(f"arXiv:{arxiv}",))

    return change


def series(name: str, venues: frozenset[str] = frozenset(), prefix: str = "\0") -> Change:
    def change(cited: Cited) -> Cited | None:
        doi = cited.work.doi or "\1"
        held = cited.work.venue in venues or doi.startswith(prefix)
        return replace(cited, venue=name.format(cited.venue)) if held and meeting(cited) else None

    return change


def publisher(place: Callable[[Cited, str], Cited]) -> Change:
    def change(cited: Cited) -> Cited | None:
        known = PUBLISHERS.get((cited.work.doi or "").partition("/")[0])
        return place(cited, known) if known and not preprint(cited) else None

    return change


def findings(form: str) -> Change:
    """Forms of "Findings of the Association for Computational Linguistics: ACL 2021"."""

    def change(cited: Cited) -> Cited | None:
        held = re.search(r"(?i)\bfindings\b.*\b(ACL|EMNLP|NAACL|EACL)\b", cited.venue or "")
        if not held:
            return None
        return replace(cited, venue=form.format(held[1].upper(), cited.work.year))

    return change


def openreview(cited: Cited) -> Cited | None:
    return replace(cited, venue="OpenReview.net") if cited.work.venue in OPENREVIEW else None


def tail_of_workshop(cited: Cited) -> Cited | None:
    """A workshop by its theme alone."""
    held = re.search(r"(?i)\bworkshop on (.{8,})", cited.venue or "")
    return replace(cited, venue=f"Workshop on {held[1]}") if held else None


VARIATIONS = variations("venues", {
    "none": lambda cited: replace(cited, venue=None),
    "iso4": at_venue(abbreviated),
    "iso4-without-stops": at_venue(lambda name: abbreviated(name, stops=False)),
    "iso4-of-full-name": lambda cited: replace(cited, venue=abbreviated(LONG[short(cited) or ""])) if short(cited) else None,
    "iso4-proc": lambda cited: replace(cited, venue=f"Proc. {abbreviated(LONG[short(cited) or ''])}") if short(cited) and meeting(cited) else None,
    "full-name": of_letters("{1}", only=lambda _: True),
    "full-name-letters": of_letters("{1} ({0})"),
    "full-name-letters-year": of_letters("{2} {1} ({0})"),
    "full-name-year": of_letters("{1}, {2}"),
    "full-name-without-bodies": lambda cited: replace(cited, venue=re.sub(r"^(?:IEEE|ACM)\S* ", "", LONG[short(cited) or ""])) if short(cited) else None,
    "proceedings-of-full-name": of_letters("Proceedings of the {1}"),
    "proceedings-of-letters": of_letters("Proceedings of {0}"),
    "proc": of_letters("Proc. {0}"),
    "proc-of": of_letters("Proc. of {0}"),
    "proc-of-the-year": of_letters("Proc. of the {2} {1}"),
    "in-letters": of_letters("In {0}"),
    "in-colon": of_letters("In: {0} {2}"),
    "letters-year": of_letters("{0} {2}"),
    "letters-apostrophe": of_letters("{0}'{3:02d}"),
    "letters-curled": of_letters("{0} ’{3:02d}"),
    "letters-hyphen": of_letters("{0}-{3:02d}"),
    "letters-joined": of_letters("{0}{2}"),
    "letters-joined-short": of_letters("{0}{3:02d}"),
    "letters-bracketed": of_letters("{0} ({2})"),
    "letters-braced": of_letters("{{{0}}}"),
    "letters-comma": of_letters("{0}, {2}"),
    "letters-conference": of_letters("{0} Conference"),
    "letters-small": lambda cited: replace(cited, venue=(short(cited) or "").lower() or None) if short(cited) else None,
    "poster": of_letters("{0} (Poster)"),
    "oral": of_letters("{0} {2} Oral"),
    "spotlight": of_letters("{0} {2} (spotlight)"),
    "main-track": of_letters("{0} {2} Main Conference"),
    "research-track": of_letters("{0} {2} Research Track"),
    "edition": of_edition("Proceedings of the {0} {1}"),
    "edition-short": of_edition("{0} {1}"),
    "edition-spelt": of_edition("Proceedings of the {0} {1}", spelt_ordinal),
    "edition-letters": of_edition("{0} {1} ({2} {3})"),
    "edition-place": of_edition("{0} {1}, {2} {3}, {4}"),
    "edition-dblp": of_edition("Proceedings of the {0} {1}, {{{2}}} {3}, {4}"),
    "edition-virtual": of_edition("{0} {1}, {2} {3}, Virtual Event"),
    "letters-place": of_edition("{2} {3}, {4}"),
    "edition-volume": of_edition("Proceedings of the {0} {1} (Volume 1: Long Papers)"),
    "edition-pages": of_edition("Proceedings of the {0} {1}, pages 1234-1245"),
    "former-name": former(0),
    "former-name-2": former(1),
    "former-name-3": former(2),
    "neurips-volume": lambda cited: replace(cited, venue=f"Advances in Neural Information Processing Systems {cited.work.year - 1987}") if cited.work.venue == "NeurIPS" else None,
    "neurips-volume-pages": lambda cited: replace(cited, venue=f"Advances in Neural Information Processing Systems, vol. {cited.work.year - 1987}, pp. 1877-1901") if cited.work.venue == "NeurIPS" else None,
    "neurips-iso4": lambda cited: replace(cited, venue=f"Adv. Neural Inf. Process. Syst. {cited.work.year - 1987}") if cited.work.venue == "NeurIPS" else None,
    "the-before": of_journal("The {}"),
    "the-left-out": at_venue(lambda name: name.removeprefix("The ")),
    "ampersand": at_venue(lambda name: name.replace(" and ", " & ")),
    "ampersand-tex": at_venue(lambda name: name.replace(" and ", r" \& ") if " and " in name else None),
    "ampersand-entity": at_venue(lambda name: name.replace(" and ", " &amp; ") if " and " in name else None),
    "and-for-ampersand": at_venue(lambda name: name.replace(" & ", " and ")),
    "comma-left-out": at_venue(lambda name: name.replace(",", "")),
    "capitals": at_venue(str.upper),
    "small": at_venue(lambda name: name.lower() if " " in name else None),
    "stop-behind": at_venue("{}.".format),
    "italic": at_venue(r"\textit{{{}}}".format),
    "meeting-year": of_meeting("{} {}"),
    "year-meeting": of_meeting("{1} {0}"),
    "journal-volume": of_journal("{}, 12(3), 45–67"),
    "journal-vol-no-pp": of_journal("{}, vol. 12, no. 3, pp. 45-67"),
    "journal-bold-volume": of_journal("{} 12, 045001"),
    "journal-colon-pages": of_journal("{}. 12(3):45-67"),
    "journal-online": of_journal("{} (Online)"),
    "journal-place": of_journal("{} (London)"),
    "journal-article-number": of_journal("{}, Article 101234"),
    "journal-early-access": of_journal("{} (Early Access)"),
    "lncs": series("Lecture Notes in Computer Science", prefix="10.1007/978"),
    "lncs-volume": series("LNCS 12345", prefix="10.1007/978"),
    "lnai": series("Lecture Notes in Artificial Intelligence", prefix="10.1007/978"),
    "pmlr": series("PMLR", PMLR),
    "pmlr-long": series("Proceedings of Machine Learning Research", PMLR),
    "pmlr-volume": series("{}, PMLR 97:1234-1245", PMLR),
    "publisher-as-venue": publisher(lambda cited, name: replace(cited, venue=name)),
    "publisher-beside": publisher(lambda cited, name: replace(cited, publisher=name)),
    "publisher-behind": publisher(lambda cited, name: replace(cited, venue=f"{cited.venue}. {name}")),
    "openreview": openreview,
    "findings-short": findings("Findings of {0}"),
    "findings-year": findings("Findings of {0} {1}"),
    "findings-behind": findings("{0} {1} (Findings)"),
    "findings-acl": findings("Findings of the ACL: {0} {1}"),
    "findings-joined": findings("{0}-Findings"),
    "workshop-by-theme": tail_of_workshop,
    "corr": of_preprint("CoRR"),
    "corr-abs": of_preprint("CoRR abs/{}"),
    "corr-abs-comma": of_preprint("CoRR, abs/{}"),
    "corr-long": of_preprint("Computing Research Repository"),
    "corr-long-number": of_preprint("Computing Research Repository, arXiv:{}"),
    "arxiv-preprint": of_preprint("ArXiv preprint"),
    "arxiv-preprint-number": of_preprint("arXiv preprint arXiv:{}"),
    "arxiv-e-prints": of_preprint("arXiv e-prints"),
    "arxiv-e-prints-page": of_preprint("arXiv e-prints, pp. arXiv–{}"),
    "arxiv-abs": of_preprint("ArXiv abs/{}"),
    "arxiv-cornell": of_preprint("arXiv (Cornell University)"),
    "arxiv-cornell-before": of_preprint("Cornell University - arXiv"),
    "arxiv-org": of_preprint("arXiv.org"),
    "arxiv-subject": of_preprint("arXiv: Learning"),
    "preprint": of_preprint("Preprint"),
    "preprint-at": of_preprint("Preprint at https://arxiv.org/abs/{}"),
    "manuscript": of_preprint("Unpublished manuscript"),
    "manuscript-in-work": of_preprint("Manuscript in preparation"),
    "technical-report": of_preprint("Technical report"),
    "working-paper": of_preprint("Working paper"),
    "preprint-of-published": as_preprint("arXiv preprint arXiv:{}"),
    "corr-of-published": as_preprint("CoRR abs/{}"),
    "published-by-preprint": lambda cited: replace(cited, identifiers=(f"arXiv:{cited.work.arxiv}",)) if cited.work.arxiv and not preprint(cited) else None,
})  # fmt: skip
"""The name of each, and what it calls the venue."""
