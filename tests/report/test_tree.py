"""The report's JSON keeps its contract: keys, order, schema, and one text for one report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citemark.report import SCHEMA, as_dict, to_json, to_json_array, to_jsonl
from citemark.types import Label, Report

PUBLISHED = Path(__file__).parents[2] / "docs" / "report.schema.json"

KEYS = {
    "": ["citemark", "document", "label", "probability", "counts", "complete", "reasons", "references", "versions"],
    "document": ["id", "title", "media_type", "sha256", "published"],
    "counts": [label.value for label in Label],
    "versions": ["citemark", "model", "index", "ledger"],
}  # fmt: skip
REFERENCE_KEYS = ["index", "key", "text", "start", "end", "identifiers", "claim", "label", "probability", "reasons", "evidence"]  # fmt: skip
CLAIM_KEYS = ["title", "method", "acronym", "authors", "affiliations", "venue", "date", "category", "sentence"]  # fmt: skip
RECORD_KEYS = ["title", "authors", "year", "date", "venues", "identifiers", "url", "retracted"]


@pytest.mark.parametrize("part", KEYS)
def test_keys_stand_in_the_contracts_order(report: Report, part: str) -> None:
    tree = as_dict(report)
    chosen = tree[part] if part else tree
    assert isinstance(chosen, dict)
    assert list(chosen) == KEYS[part]


def test_a_reference_carries_claim_reasons_and_evidence(report: Report) -> None:
    references = as_dict(report)["references"]
    assert isinstance(references, list)
    first = references[0]
    assert list(first) == REFERENCE_KEYS
    assert list(first["claim"]) == CLAIM_KEYS
    assert first["identifiers"] == [
        {"scheme": "arxiv", "value": "2604.00777", "url": "https://arxiv.org/abs/2604.00777"}
    ]
    assert list(first["reasons"][0]) == ["signal", "message", "weight"]
    found, unavailable = first["evidence"]
    assert list(found) == ["source", "outcome", "record", "as_of", "detail"]
    assert list(found["record"]) == RECORD_KEYS
    assert (found["as_of"], unavailable["record"]) == ("2026-08-20", None)
    absent = references[3]["evidence"][0]
    assert absent["coverage"]["estimate"] == 0.47


def test_counts_add_up_to_the_references(report: Report) -> None:
    tree = as_dict(report)
    assert sum(tree["counts"].values()) == len(tree["references"])  # type: ignore[attr-defined,arg-type]  # plain JSON


def test_numbers_are_rounded(report: Report) -> None:
    assert as_dict(report)["probability"] == 0.987654


@pytest.mark.parametrize("name", ["report", "hostile"])
def test_every_report_keeps_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    validator = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)
    tree = json.loads(to_json(request.getfixturevalue(name)))
    assert [error.message for error in validator.iter_errors(tree)] == []
    tree["references"][0]["surprise"] = 1
    assert not validator.is_valid(tree)


def test_the_published_schema_is_this_one() -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA


def test_one_report_is_one_text(report: Report) -> None:
    assert to_json(report) == to_json(report)
    assert json.loads(to_json(report)) == json.loads(to_jsonl(report))
    assert json.loads(to_json_array([report, report])) == [json.loads(to_json(report))] * 2
    assert to_json(report).endswith("}\n")


@pytest.mark.parametrize("name", ["report", "hostile"])
def test_a_line_is_one_line_and_any_stream_can_carry_it(
    name: str, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(name)
    line = to_jsonl(report)
    assert len(line.splitlines()) == 1
    assert line.endswith("\n")
    for text in (line, to_json(report)):
        assert json.loads(text.encode("utf-8"))


def test_no_reports_are_an_empty_array() -> None:
    assert to_json_array([]) == "[]\n"
