"""Notices of retraction name the works they retract."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.index import dumps
from citemark.index.dumps import retractions
from citemark.index.dumps.unpack import Dump, buffered
from citemark.types import Identifier

from .conftest import (
    CROSSREF,
    sample,
    works_in,
)


def test_a_retraction_notice_names_what_it_retracts(tmp_path: Path) -> None:
    notice = {
        **CROSSREF,
        "update-to": [
            {"DOI": "10.5072/BAD", "type": "retraction"},
            {"DOI": "10.5072/fine", "type": "correction"},
        ],
    }
    (work,) = works_in(sample(tmp_path, notice))
    assert work.retracts == (Identifier("doi", "10.5072/bad"),)


@pytest.mark.parametrize(
    ("header", "row", "retracted"),
    [
        ("doi,retractionwatch", "10.5072/A,Retraction", True),
        ("doi,retractionwatch", "10.5072/A,Expression of concern;Retraction", True),
        ("OriginalPaperDOI,RetractionNature", "10.5072/a,Retraction", True),
        ("doi,nature", "10.5072/a,Correction", False),
        ("doi,nature", "10.5072/a,Expression of concern", False),
        ("doi,nature", "10.5072/a,Retraction\n10.5072/a,Reinstatement", False),
        ("OriginalPaperDOI,RetractionNature", "unavailable,Retraction", False),
    ],
)
def test_only_a_retraction_retracts(tmp_path: Path, header: str, row: str, retracted: bool) -> None:
    path = sample(tmp_path, f"{header}\n{row}\n")
    assert dumps.detect(Dump(path)) == dumps.RETRACTIONS
    with buffered(Dump(path)) as stream:
        found = retractions.read(stream)
    assert found == ({Identifier("doi", "10.5072/a")} if retracted else frozenset())


def test_a_retraction_may_name_a_pubmed_number(tmp_path: Path) -> None:
    text = "Record ID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n1,,31234567,Retraction\n2,,0,Retraction\n"
    with buffered(Dump(sample(tmp_path, text))) as stream:
        assert retractions.read(stream) == {Identifier("pmid", "31234567")}
