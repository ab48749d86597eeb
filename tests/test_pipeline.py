"""The one path from a document to its report, with the shipped model and an index of our own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citemark.assembly import open_scorer
from citemark.documents import from_references, read
from citemark.evidence import Deadline
from citemark.ledger import observe, open_ledger
from citemark.model import Model
from citemark.pipeline import Scorer
from citemark.references import extract, extract_all
from citemark.report import to_json
from citemark.settings import Settings
from citemark.types import Document, Evidence, Label, Outcome, Reference, Report, SourceKind

NOW = dt.date(2026, 11, 21)
FILES = ("north.json", "south.json", "references.bib", "notes.md", "page.html")

Judge = Callable[..., tuple[Report, ...]]


@pytest.fixture
def judge(small_library: Path) -> Iterator[Judge]:
    """Observe and judge documents as the command line does, with or without the index."""
    with ExitStack() as opened:

        def judged(
            documents: Sequence[Document],
            *,
            indexed: bool = True,
            ledger: str = "memory",
            changed: Callable[[Model], Model] | None = None,
        ) -> tuple[Report, ...]:
            kept = opened.enter_context(open_ledger(ledger))
            kept.record(observe(document, extract(document)) for document in documents)
            chosen = Settings(index=small_library if indexed else None)
            scorer = opened.enter_context(open_scorer(chosen, kept, now=NOW, offline=True))
            if changed is not None:
                scorer = replace(scorer, model=changed(scorer.model))
            return tuple(map(scorer.score, documents))

        yield judged


@pytest.fixture
def documents(invented: Path) -> tuple[Document, ...]:
    return tuple(read((invented / name).read_bytes())[0] for name in FILES)


def labels(report: Report) -> dict[str | None, Label]:
    """Labels by key, or by the first identifier where an entry has no key."""
    return {
        item.reference.key
        or (item.reference.identifiers[0].value if item.reference.identifiers else None): (
            item.verdict.label
        )
        for item in report.references
    }


def test_records_separate_what_is_said_rightly_from_what_is_not(
    judge: Judge, documents: tuple[Document, ...]
) -> None:
    reports = dict(zip(FILES, judge(documents), strict=True))
    bibliography = labels(reports["references.bib"])
    assert bibliography["quill2023"] is Label.VERIFIED
    assert bibliography["holt-other"] is not Label.VERIFIED
    assert bibliography["stolen"] is Label.MISMATCH
    assert bibliography["failing"] is Label.FABRICATED
    assert bibliography["unknown"] is Label.UNVERIFIED
    assert labels(reports["south.json"])["2305.04242"] is Label.VERIFIED
    assert labels(reports["notes.md"])["2313.00042"] is Label.FABRICATED
    assert labels(reports["north.json"])["10.1038/s41563-026-04321-7"] is Label.FABRICATED


def test_without_any_source_nothing_is_verified_and_only_arithmetic_proves(
    judge: Judge, documents: tuple[Document, ...]
) -> None:
    for report in judge(documents, indexed=False, ledger="none"):
        found = {item.verdict.label for item in report.references}
        assert not found & {Label.VERIFIED, Label.MISMATCH}
        assert all(not item.evidence for item in report.references)


def test_reuse_for_another_work_names_the_other_document_and_the_other_work(
    judge: Judge, documents: tuple[Document, ...]
) -> None:
    north, south, *_ = judge(documents)
    for report, other, work in (
        (north, "capsules.example.org/south", "Mirror Fleet Alignment"),
        (south, "capsules.example.org/north", "Gradual Harbour Learning"),
    ):
        reasons = {reason.signal: reason.message for reason in report.references[0].verdict.reasons}
        assert other in reasons["identifier_reused"]
        assert work in reasons["identifier_reused"]


def test_reuse_is_told_even_where_the_model_weighs_it_nothing(
    judge: Judge, documents: tuple[Document, ...]
) -> None:
    def deaf(model: Model) -> Model:
        rows = dict(model.reference.contributions)
        row = rows["identifier_reused"]
        rows["identifier_reused"] = replace(row, weights=(0.0,) * len(row.weights))
        return replace(model, reference=replace(model.reference, contributions=rows))

    north, *_ = judge(documents, changed=deaf)
    reasons = {reason.signal: reason for reason in north.references[0].verdict.reasons}
    assert reasons["identifier_reused"].weight == 0.0


def test_a_document_is_never_its_own_witness(judge: Judge, documents: tuple[Document, ...]) -> None:
    alone = judge(documents[:1])[0]
    twice = judge((documents[0], documents[0]))
    assert to_json(alone) == to_json(twice[0]) == to_json(twice[1])
    assert all(
        reason.signal != "identifier_reused"
        for item in alone.references
        for reason in item.verdict.reasons
    )


def test_every_reference_has_exactly_one_verdict_and_keys_are_kept(
    judge: Judge, documents: tuple[Document, ...]
) -> None:
    for document, report in zip(documents, judge(documents), strict=True):
        references = extract(document)
        assert tuple(item.reference for item in report.references) == references
        assert [item.reference.index for item in report.references] == list(
            range(1, len(references) + 1)
        )
        assert sum(report.counts().values()) == len(references)
    keys = [item.reference.key for item in judge(documents)[2].references]
    assert keys == ["quill2023", "holt-other", "stolen", "failing", "unknown"]


entries = st.lists(
    st.builds(
        lambda key, title, year: f"@article{{{key},\n title = {{{title}}},\n year = {{{year}}}\n}}",
        st.from_regex(r"[a-z]{1,8}[0-9]{0,4}", fullmatch=True),
        st.text(st.characters(categories=["L", "N", "Zs"]), max_size=40),
        st.integers(1900, 2030),
    ),
    min_size=1,
    max_size=6,
)


@given(entries)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
def test_every_bibtex_entry_gets_one_verdict_even_under_a_repeated_key(
    judge: Judge, texts: list[str]
) -> None:
    document = read("\n\n".join(texts).encode(), type="bibtex")[0]
    report = judge((document,), indexed=False)[0]
    assert len(report.references) == len(texts)


def test_two_runs_give_the_same_bytes(judge: Judge, documents: tuple[Document, ...]) -> None:
    first = [to_json(report) for report in judge(documents)]
    assert first == [to_json(report) for report in judge(documents)]


def test_the_order_of_the_documents_never_matters(
    judge: Judge, documents: tuple[Document, ...]
) -> None:
    forwards = sorted(map(to_json, judge(documents)))
    assert forwards == sorted(map(to_json, judge(documents[::-1])))
    middle = (*documents[2:], *documents[:2])
    assert forwards == sorted(map(to_json, judge(middle)))


def test_what_an_application_states_is_judged_entry_by_entry(judge: Judge) -> None:
    document = from_references(
        [
            {"identifiers": ["https://arxiv.org/abs/2305.04242"],
             "claim": {"title": "Tidal Gating for Patient Sequence Readers"}},
            {"identifiers": ["https://arxiv.org/abs/2313.00042"]},
            {"text": "hearsay"},
        ]
    )  # fmt: skip
    report = judge((document,))[0]
    assert [item.verdict.label for item in report.references] == [
        Label.VERIFIED,
        Label.FABRICATED,
        Label.UNVERIFIED,
    ]


def test_an_empty_document_is_unverified_and_says_so(judge: Judge) -> None:
    report = judge(read(b"Nothing is cited here.", type="text"))[0]
    assert (report.label, report.references) == (Label.UNVERIFIED, ())
    assert "no_references" in {reason.signal for reason in report.reasons}


# -------------------------------------------------------------- sources that fail


class Mute:
    """A remote source that cannot be reached, and one that would deny everything it was asked."""

    remote = False
    kind = SourceKind.REGISTRANT

    def __init__(self, name: str, outcome: Outcome) -> None:
        self.name = name
        self.outcome = outcome

    def look_up(
        self, references: Sequence[Reference], *, deadline: Deadline | None
    ) -> Sequence[tuple[Evidence, ...]]:
        return [
            tuple(
                Evidence(self.name, self.kind, self.outcome, "identifier", identifier)
                for identifier in reference.identifiers
            )
            for reference in references
        ]


def judged_with(document: Document, *sources: Mute) -> Report:
    with (
        open_ledger("none") as ledger,
        open_scorer(Settings(), ledger, now=NOW, offline=True) as scorer,
    ):
        return Scorer(scorer.model, sources, ledger, now=NOW).score(document)


def test_what_was_extracted_stands_for_the_text(documents: tuple[Document, ...]) -> None:
    with (
        open_ledger("none") as ledger,
        open_scorer(Settings(), ledger, now=NOW, offline=True) as scorer,
    ):
        for document in documents:
            textless = replace(document, text="", blocks=(), links=(), strong=(), entries=())
            report = scorer.score(textless, extraction=extract_all(document))
            assert to_json(report) == to_json(scorer.score(document))


@pytest.mark.parametrize("outcome", [Outcome.UNAVAILABLE, Outcome.NOT_COVERED])
def test_sources_that_failed_are_not_sources_that_said_no(
    documents: tuple[Document, ...], outcome: Outcome
) -> None:
    for document in documents:
        without = judged_with(document)
        failed = judged_with(document, Mute("one", outcome), Mute("two", outcome))
        assert [item.verdict.label for item in failed.references] == [
            item.verdict.label for item in without.references
        ]
        assert [item.verdict.probability for item in failed.references] == [
            item.verdict.probability for item in without.references
        ]


def test_a_registrant_that_has_no_such_record_proves_it(documents: tuple[Document, ...]) -> None:
    report = judged_with(documents[3], Mute("registrant", Outcome.ABSENT))
    assert labels(report)["2305.04242"] is Label.FABRICATED
    reasons = [
        reason.message
        for item in report.references
        for reason in item.verdict.reasons
        if reason.signal == "registrant_denies"
    ]
    assert reasons
    assert all("registrant" in message for message in reasons)


def test_the_report_names_what_it_was_made_with(
    judge: Judge, documents: tuple[Document, ...]
) -> None:
    with_index, without = judge(documents)[0], judge(documents, indexed=False, ledger="none")[0]
    assert json.loads(to_json(with_index))["versions"].keys() == {
        "citemark", "model", "index", "ledger",
    }  # fmt: skip
    assert with_index.versions.index is not None
    assert (without.versions.index, without.versions.ledger) == (None, None)


DATES = ["9999-12-31", "9999-12", "0001-01-01", "0000", "10000-01-01", "-5"]
DATES += ["2023-02-30", "2023-04-31", "2023-00-00", "2026-13-45", "9999-12-31T23:59:59-14:00"]
NUMBERS = ("arXiv:2305.04242", "https://doi.org/10.1109/cvpr.2016.90", "PMID 12345678")


def dated(day: str) -> Iterator[Document]:
    """Documents of many kinds that state a date of themselves and of their source."""
    named = " and ".join(NUMBERS)
    for number in NUMBERS:
        claim = {"title": "A Work", "authors": ["Ada Quill"], "venue": "NeurIPS", "date": day}
        yield from_references([{"identifiers": [number], "claim": claim}])
    capsule = {"@type": "Article", "@context": "https://schema.org", "text": f"See {named}."}
    written = (
        json.dumps({**capsule, "datePublished": day, "dateModified": day}),
        f'<html><meta name="citation_date" content="{day}"><p>Updated: {day}</p><p>{named}</p>',
        f"---\ndate: {day}\n---\n# T\n\nUpdated: {day}\n\n- [A Work]({NUMBERS[1]}), {day}\n",
        f"@article{{a, title={{A Work}}, date={{{day}}}, year={{{day}}}, eprint={{2305.04242}}}}",
        f"TY  - JOUR\nTI  - A Work\nPY  - {day}\nDA  - {day}\nDO  - 10.1109/cvpr.2016.90\nER  - \n",
    )
    for text in written:
        yield from read(text.encode())


@pytest.mark.parametrize("day", DATES)
def test_whatever_date_is_stated_the_document_is_judged(judge: Judge, day: str) -> None:
    documents = tuple(dated(day))
    assert len(judge(documents)) == len(documents) == len(NUMBERS) + 5
