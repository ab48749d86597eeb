"""Reports made by hand: one of every label, and one whose every text is hostile."""

from __future__ import annotations

import datetime as dt

import pytest

from citemark.types import (
    Claim,
    Coverage,
    Document,
    Evidence,
    Identifier,
    JudgedReference,
    Label,
    Outcome,
    PartialDate,
    Reason,
    Record,
    Reference,
    Report,
    SourceKind,
    Verdict,
    Versions,
)

ARXIV = Identifier("arxiv", "2604.00777")

RECORD = Record(
    title="Measuring the Likeness of Generated Pictures",
    authors=("Ada Sommer", "Bo Lindqvist", "Chiara Conti", "Dmitri Orlov", "Eva Braun-Keller"),
    year=2026,
    date=dt.date(2026, 4, 3),
    venues=("arXiv",),
    identifiers=(ARXIV,),
    categories=("cs.CV",),
    url="https://arxiv.org/abs/2604.00777",
)

HOSTILE = (
    "<script>alert(1)</script>\x1b[31m\u202egnp.exe\u2066\x00\x07\"'&\ud800<img src=x onerror=y>"
)


def judged(  # a fixture's knobs
    index: int,
    label: Label,
    probability: float,
    claim: Claim,
    reasons: tuple[Reason, ...],
    evidence: tuple[Evidence, ...] = (),
    identifiers: tuple[Identifier, ...] = (),
    *,
    text: str = "a source",
    key: str | None = None,
) -> JudgedReference:
    reference = Reference(index, key, text, 10 * index, 10 * index + 8, identifiers, claim)
    return JudgedReference(reference, Verdict(label, probability, reasons), evidence)


def report_of(*references: JudgedReference, **fields: object) -> Report:
    document = Document(
        id="https://example.org/summaries/42",
        sha256="ab" * 32,
        media_type="application/ld+json",
        text="…",
        title="Advances in training language models, April 2026",
        published=dt.date(2026, 4, 12),
    )
    worst = max(
        (item.verdict.label for item in references),
        key=lambda label: label.severity,
        default=Label.UNVERIFIED,
    )
    values: dict[str, object] = {
        "document": document,
        "label": worst,
        "probability": 0.987654321,
        "reasons": (Reason("worst_reference", "One of its sources is proven not to exist.", 3.25),),
        "references": references,
        "versions": Versions("0.1.0", "reference-1", "2026-08-20", "memory"),
    }
    return Report(**{**values, **fields})  # type: ignore[arg-type]  # a table of fields


@pytest.fixture
def report() -> Report:
    return report_of(
        judged(
            1,
            Label.MISMATCH,
            0.97,
            Claim(
                method="Layered Echo Refinement",
                acronym="LER",
                affiliations=("University of Example",),
                sentence="A team introduced LER, which refines answers by echoing them in layers.",
            ),
            (
                Reason(
                    "identifier_subject_distance",
                    "The index records another work under this identifier.",
                    4.125,
                ),
                Reason("baseline", "Before anything is known of it.", -2.0),
                Reason("year_distance", "The year is the record's.", -0.5),
            ),
            (
                Evidence(
                    "index",
                    SourceKind.INDEX,
                    Outcome.FOUND,
                    "identifier",
                    ARXIV,
                    RECORD,
                    dt.date(2026, 8, 20),
                ),
                Evidence(
                    "arXiv",
                    SourceKind.REGISTRANT,
                    Outcome.UNAVAILABLE,
                    "identifier",
                    detail="Timed out.",
                ),
            ),
            (ARXIV,),
            text="arXiv:2604.00777",
        ),
        judged(
            2,
            Label.FABRICATED,
            1.0,
            Claim(method="Sparse Mirror Search"),
            (
                Reason(
                    "check_character",
                    "The check character should be 4 but is 3: 1·4 + 2·1 + … = 173, modulo 14 is 5.",
                    9.0,
                ),
            ),
            (),
            (Identifier("doi", "10.1038/s41563-026-09999-3"),),
        ),
        judged(
            3,
            Label.VERIFIED,
            0.004,
            Claim(
                title="Measuring the likeness of generated pictures",
                authors=("A. Sommer",),
                date=PartialDate(2026),
            ),
            (Reason("record_agrees", "The index holds it.", -4.0),),
            (Evidence("index", SourceKind.INDEX, Outcome.FOUND, "title", None, RECORD),),
            (ARXIV,),
            key="sommer2026",
        ),
        judged(
            4,
            Label.UNVERIFIED,
            0.2,
            Claim(title="An Unheard-of Paper"),
            (
                Reason("baseline", "Before anything is known of it.", -1.4),
                Reason(
                    "not_covered", "A source does not cover it (index: newer than the index).", 0.0
                ),
            ),
            (
                Evidence(
                    "index",
                    SourceKind.INDEX,
                    Outcome.ABSENT,
                    "title",
                    detail="Not held.",
                    coverage=Coverage(0.47, 0.4, 0.55, "arXiv 2026-05: 14,906 of at least 31,604"),
                ),
            ),
        ),
        judged(
            5,
            Label.SUSPECT,
            0.91,
            Claim(title="Measuring the Likeness of Forged Pictures", venue="Journal of Examples"),
            (Reason("title_words_changed", "The same authors wrote another title.", 2.0),),
            (Evidence("index", SourceKind.INDEX, Outcome.FOUND, "title", None, RECORD),),
            (
                Identifier("url", "https://example.org/paper_3421"),
                Identifier("arxiv", "26", cut_off=True),
            ),
        ),
    )


@pytest.fixture
def hostile() -> Report:
    record = Record(
        title=HOSTILE,
        authors=(HOSTILE,),
        venues=(HOSTILE,),
        identifiers=(Identifier("url", "javascript:alert(1)"), Identifier("doi", HOSTILE)),
        categories=(HOSTILE,),
        url="javascript:alert(document.domain)",
        retracted=True,
    )
    claim = Claim(
        title=HOSTILE, method=HOSTILE, acronym=HOSTILE, authors=(HOSTILE,), affiliations=(HOSTILE,),
        venue=HOSTILE, category=HOSTILE, sentence=HOSTILE + " sentence",
    )  # fmt: skip
    evidence = Evidence(
        HOSTILE, SourceKind.AGGREGATOR, Outcome.FOUND, "title", None, record, None, HOSTILE,
        Coverage(0.5, 0.1, 0.9, HOSTILE),
    )  # fmt: skip
    reasons = (Reason(HOSTILE, HOSTILE, 1.5), Reason("why", HOSTILE, 0.0))
    identifiers = (
        Identifier("url", "javascript:alert(1)"),
        Identifier("url", 'https://example.org/"><script>alert(1)</script>'),
        Identifier("url", "http://[broken"),
    )
    document = Document(HOSTILE, "0" * 64, HOSTILE, "", title=HOSTILE)
    return report_of(
        *(
            judged(
                index,
                label,
                0.5,
                claim,
                reasons,
                (evidence,),
                identifiers,
                text=HOSTILE,
                key=HOSTILE,
            )
            for index, label in enumerate(Label, 1)
        ),
        document=document,
        reasons=reasons,
        versions=Versions(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        complete=False,
    )
