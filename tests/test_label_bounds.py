"""Labels at their thresholds: no probability is proof, and a threshold belongs to what it opens."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from citemark.ledger import Testimony
from citemark.model import AdditiveModel, Contribution, Model
from citemark.signals import Finding, Mark, build_case
from citemark.types import Claim, Document, Identifier, Label, Reference
from citemark.verdicts import judge

NOW = dt.date(2026, 11, 21)
DOCUMENT = Document(id="d", sha256="0" * 64, media_type="text/plain", text="…")
REFERENCE = Reference(
    1, None, "…", 0, 1, (Identifier("arxiv", "2305.04242"),), Claim(title="Tidal Gating")
)
CASE = build_case(REFERENCE, DOCUMENT, (), Testimony(), now=NOW)


def model(weight: float, **thresholds: float) -> Model:
    tables = {
        "accuses": Contribution("accuses", (0.5,), (0.0, weight)),
        "record_agrees": Contribution("record_agrees", (0.5,), (0.0, -weight)),
    }
    stated = {"red": 0.9, "supported": 0.6, "verified": 0.1} | thresholds
    reference = AdditiveModel(0.0, tables)
    return Model("1", reference, AdditiveModel(0.0, {}), stated, 0.25, {})


ACCUSED = {"accuses": Finding(1.0, "said so")}
SUPPORTED = {"record_agrees": Finding(1.0, "said so", Mark.SUPPORT)}


@pytest.mark.parametrize("mark", [None, Mark.SUPPORT, Mark.CONTRADICTION])
def test_no_probability_is_proof(mark: Mark | None) -> None:
    verdict = judge(CASE, {"accuses": Finding(1.0, "said so", mark)}, model(40.0))
    assert verdict.probability == 1.0
    assert verdict.label in {Label.SUSPECT, Label.MISMATCH}


def test_the_thresholds_themselves_belong_to_the_labels_that_they_open() -> None:
    probability = judge(CASE, ACCUSED, model(2.0)).probability
    red = judge(CASE, ACCUSED, model(2.0, red=probability))
    assert red.label is Label.SUSPECT
    below = judge(CASE, ACCUSED, model(2.0, red=probability + 1e-6))
    assert below.label is Label.UNVERIFIED
    probability = judge(CASE, SUPPORTED, model(3.0)).probability
    for change, label in ((0.0, Label.VERIFIED), (-1e-6, Label.UNVERIFIED)):
        bounded = model(3.0, verified=probability + change)
        assert judge(CASE, SUPPORTED, bounded).label is label
    for supported, label in ((1.0, Label.VERIFIED), (1.0 + 1e-6, Label.UNVERIFIED)):
        assert judge(CASE, SUPPORTED, model(3.0, supported=supported)).label is label


def test_a_claim_without_any_identifier_may_be_judged() -> None:
    bare = replace(CASE, reference=replace(REFERENCE, identifiers=()))
    assert judge(bare, ACCUSED, model(40.0)).label is Label.SUSPECT
