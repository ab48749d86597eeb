"""The shared table of what stands in a text, which the extension's own finder must meet too."""

import json
from pathlib import Path
from typing import Any

import pytest

from citemark.identifiers import SCHEMES, find

CASES = json.loads(
    (Path(__file__).parents[1] / "contract" / "references.json").read_text(encoding="utf-8")
)


def as_found(text: str, *, truncated: bool) -> list[dict[str, Any]]:
    rows = []
    for occurrence in find(text, truncated=truncated):
        identifier = occurrence.identifier
        row = {
            "scheme": identifier.scheme,
            "value": identifier.value,
            "start": occurrence.start,
            "end": occurrence.end,
        }
        if identifier.version is not None:
            row["version"] = identifier.version
        if identifier.cut_off:
            row["cut_off"] = True
        rows.append(row)
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_every_text_of_the_contract_yields_its_identifiers(case: dict[str, Any]) -> None:
    assert as_found(case["text"], truncated=case["truncated"]) == case["found"]


def test_the_contract_covers_every_scheme_and_enough_texts_without_any() -> None:
    assert len(CASES) >= 120
    assert {row["scheme"] for case in CASES for row in case["found"]} == {
        scheme.name for scheme in SCHEMES
    }
    assert sum(not case["found"] for case in CASES) >= 20
