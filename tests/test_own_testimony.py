"""A document is judged by what others say: that it was recorded itself changes no byte."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from citemark.assembly import open_scorer
from citemark.documents import read
from citemark.ledger import observe, open_ledger
from citemark.references import extract
from citemark.report import to_json
from citemark.settings import Settings
from citemark.types import Document

NOW = dt.date(2026, 11, 21)
TWICE = b"""{"@context": "https://schema.org", "@type": "CreativeWork",
 "@id": "https://capsules.example.org/twice", "name": "Two works, one number",
 "text": "# News\\n\\n- **Layered Echo Pruning (LEP)** removes attention heads (arXiv:2604.07777).\\n- **Quiet Gradient Routing (QGR)** sends gradients by night (arXiv:2604.07777).\\n"}"""
OTHER = b"""{"@context": "https://schema.org", "@type": "CreativeWork",
 "@id": "https://capsules.example.org/other", "name": "Another work",
 "text": "# News\\n\\n- **Tidal Memory Replay (TMR)** replays old tides (arXiv:2604.07777).\\n"}"""


def document(data: bytes) -> Document:
    (found,) = read(data)
    assert found.id != f"sha256:{found.sha256}"
    return found


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@pytest.mark.parametrize("others", [(), (OTHER,)])
def test_a_report_is_the_same_before_and_after_its_document_is_recorded(
    kind: str, others: tuple[bytes, ...], tmp_path: Path
) -> None:
    address = "memory" if kind == "memory" else f"sqlite:///{tmp_path / 'ledger.db'}"
    judged = document(TWICE)
    references = extract(judged)
    assert any(reference.alternatives for reference in references) or len(references) > 1
    with (
        open_ledger(address) as ledger,
        open_scorer(Settings(), ledger, now=NOW, offline=True) as scorer,
    ):
        ledger.record(observe(other, extract(other)) for other in map(document, others))
        before = to_json(scorer.score(judged))
        for _ in range(2):
            ledger.record([observe(judged, references)])
            assert to_json(scorer.score(judged)) == before
        assert ("capsules.example.org/other" in before) is bool(others)
