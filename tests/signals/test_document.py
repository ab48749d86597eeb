"""What a document's references say of the document."""

from __future__ import annotations

import pytest

from citemark.signals import DOCUMENT_SPECS, DocumentCase, measure
from citemark.types import Claim, Document, Label, Problem, Reference, Verdict


def judged(*labels: Label) -> tuple[tuple[Reference, Verdict], ...]:
    shares = {
        Label.FABRICATED: 0.95,
        Label.SUSPECT: 0.9,
        Label.UNVERIFIED: 0.2,
        Label.VERIFIED: 0.01,
    }
    return tuple(
        (Reference(at, None, "…", 0, 1, (), Claim()), Verdict(label, shares[label], ()))
        for at, label in enumerate(labels, 1)
    )


def document(**changes: object) -> Document:
    return Document("doc", "0" * 64, "text/plain", str(changes.pop("text", "…")), **changes)  # type: ignore[arg-type]


def values(case: DocumentCase) -> dict[str, float]:
    return {name: finding.value for name, finding in measure(case, DOCUMENT_SPECS).items()}


def test_proof_against_one_reference_is_told() -> None:
    found = values(DocumentCase(document(), judged(Label.FABRICATED, Label.VERIFIED), None))
    assert found["proven_fabrications"] == 1
    assert found["red_share"] == 0.5


def test_without_proof_nothing_is_said_of_it() -> None:
    found = values(DocumentCase(document(), judged(Label.SUSPECT, Label.VERIFIED), None))
    assert "proven_fabrications" not in found


def test_the_worst_reference_speaks_louder_than_the_rest() -> None:
    bad = values(DocumentCase(document(), judged(Label.SUSPECT, Label.VERIFIED), None))
    good = values(DocumentCase(document(), judged(Label.VERIFIED, Label.VERIFIED), None))
    assert bad["worst_reference"] > good["worst_reference"]
    assert bad["any_reference"] > good["any_reference"]


@pytest.mark.parametrize(
    ("declared", "labels", "value"),
    [
        ((("verification_status", "sources_verified"),), (Label.SUSPECT,), 1.0),
        ((("verification_status", "sources_verified"),), (Label.VERIFIED,), 0.0),
        ((("verification_status", "unverified"),), (Label.SUSPECT,), None),
        ((), (Label.SUSPECT,), None),
    ],
)
def test_a_declaration_of_trust_counts_only_beside_red(
    declared: tuple[tuple[str, str], ...], labels: tuple[Label, ...], value: float | None
) -> None:
    case = DocumentCase(document(declared=declared), judged(*labels), None)
    assert values(case).get("declared_verified") == value


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 of its references is"), (2, "2 of its references are")]
)
def test_a_declaration_of_trust_tells_how_many_are_red(count: int, words: str) -> None:
    declared = (("verification_status", "sources_verified"),)
    case = DocumentCase(document(declared=declared), judged(*[Label.SUSPECT] * count), None)
    assert words in measure(case, DOCUMENT_SPECS)["declared_verified"].message


def test_announced_sources_that_are_not_listed_are_missed() -> None:
    found = values(DocumentCase(document(), judged(Label.UNVERIFIED), 12))
    assert found["announced_sources_missing"] == 1.0


def test_a_document_without_references_is_told_and_not_judged() -> None:
    found = values(DocumentCase(document(), (), None))
    assert found["no_references"] == 1.0
    assert "worst_reference" not in found


def test_what_could_not_be_read_is_told() -> None:
    problems = (Problem("broken-entry", "Entry 3 is broken."),)
    found = values(DocumentCase(document(problems=problems, truncated=True), (), None))
    assert found["unreadable_parts"] == 1.0
    assert found["text_cut_off"] == 1.0


def test_sources_that_are_too_many_to_be_judged_are_told() -> None:
    case = DocumentCase(document(), judged(Label.SUSPECT), None, left_out=2_000)
    finding = measure(case, DOCUMENT_SPECS)["unreadable_parts"]
    told = "only 1 of its 2,001 sources were judged; split the document"
    assert (finding.value, finding.message) == (1.0, told)
    cut = document(problems=(Problem("blocks", "only the first blocks were read."),))
    case = DocumentCase(cut, judged(Label.SUSPECT), None, left_out=2_000)
    finding = measure(case, DOCUMENT_SPECS)["unreadable_parts"]
    assert (finding.value, finding.message) == (2.0, f"{told} (and 1 more)")


def test_an_only_reference_is_told_as_the_only_one() -> None:
    found = measure(DocumentCase(document(), judged(Label.SUSPECT), None), DOCUMENT_SPECS)
    assert found["any_reference"].message == "Its only reference misleads with 90%."
