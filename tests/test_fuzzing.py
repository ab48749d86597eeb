"""A fuzz target over the whole path: whatever bytes come, a report or a refusal, never a crash.

``make test`` runs a bounded count; for more: ``CITEMARK_TEST_FUZZ=20000 pytest tests/test_fuzzing.py``.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citemark.assembly import open_scorer
from citemark.documents import TYPES, read
from citemark.errors import UnreadableInput
from citemark.ledger import open_ledger
from citemark.pipeline import Scorer
from citemark.report import SCHEMA, to_html, to_json, to_text
from citemark.settings import Settings

COUNT = int(os.environ.get("CITEMARK_TEST_FUZZ", "150"))
SEEDS = sorted(path.read_bytes() for path in (Path(__file__).parent / "data").iterdir())
SPLICES = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"{" * 50, b"[" * 50, b"}" * 9, b'"', b"\\", b"<" * 30, b"<!--",
    b"<script>", b"]]>", b"&#x202e;", b"&#0;", b"\xed\xa0\x80", "\u202e\u200b\ufeff".encode(), b"\r", b"10.1038/",
    b"arXiv:9999.99999", b"https://", b"@article{", b"TY  - ", b"PMID- 1\nTI  - T\n", b"%0 Book\n%T T\n", b"PT J\nTI T\n", b"Source: ", b"## Sources\n", b"(29)", b"9" * 400,
)  # fmt: skip
VALID = jsonschema_rs.validator_for(SCHEMA)


@pytest.fixture(scope="module")
def scorer(small_library: Path) -> Iterator[Scorer]:
    with (
        open_ledger("none") as ledger,
        open_scorer(
            Settings(index=small_library), ledger, now=dt.date(2026, 11, 21), offline=True
        ) as opened,
    ):
        yield opened


def mutated(seed: int) -> tuple[bytes, str]:
    """A document of ours with a few bytes cut, doubled, changed or spliced in, and a type to try."""
    rng = random.Random(seed)
    data = bytearray(rng.choice(SEEDS))
    for _ in range(rng.randint(1, 12)):
        at, length = rng.randrange(len(data) + 1), rng.choice((1, 2, 8, 64, 400))
        match rng.randrange(5):
            case 0:
                del data[at : at + length]
            case 1:
                data[at:at] = data[at : at + length] * rng.choice((1, 2, 30))
            case 2:
                data[at : at + 1] = bytes((rng.randrange(256),))
            case 3:
                data[at:at] = rng.choice(SPLICES)
            case _:
                other = rng.choice(SEEDS)
                start = rng.randrange(len(other))
                data[at:at] = other[start : start + length]
    return bytes(data), rng.choice(("auto", "auto", *TYPES))


@given(st.integers(0, 2**32))
@settings(max_examples=COUNT, deadline=None, suppress_health_check=list(HealthCheck))
def test_damaged_documents_are_judged_or_refused(scorer: Scorer, seed: int) -> None:
    data, kind = mutated(seed)
    try:
        documents = read(data, type=kind)
    except UnreadableInput:
        return
    for document in documents:
        report = scorer.score(document)
        tree = json.loads(to_json(report))
        VALID.validate(tree)
        assert sum(tree["counts"].values()) == len(tree["references"])
        assert to_json(scorer.score(document)) == to_json(report)
        assert "\x1b" not in to_text([report])
        assert "<script" not in to_html([report]).lower()
