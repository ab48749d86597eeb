"""The service and the extension claim the same of a source: tests/extension/unit/claims.test.mjs has the other half."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citemark.documents import read
from citemark.references import extract

CASES = json.loads(
    (Path(__file__).parents[1] / "contract" / "claims.json").read_text(encoding="utf-8")
)
FIELDS = ("title", "method", "acronym", "sentence")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["html"][:60])
def test_the_service_claims_of_a_source_what_the_extension_does(case: dict[str, Any]) -> None:
    """Where a document names two works by one identifier, the extension has a reference of each."""
    (document,) = read(f"<html><body>{case['html']}</body></html>".encode(), type="html")
    claims = [
        {"identifier": reference.identifiers[0].value}
        | {name: value for name in FIELDS if (value := getattr(claim, name))}
        for reference in extract(document)
        for claim in (reference.claim, *reference.alternatives)
    ]
    assert claims == case["claims"]
