"""A new index takes the old one's place whole or not at all, and retractions find every version."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.index import open_index
from citemark.index.build import build
from citemark.types import Identifier

from .conftest import BUILT, HANDMADE, write_rows


@pytest.mark.parametrize("step", ["rename", "replace"])
def test_a_build_that_fails_at_its_last_steps_leaves_the_old_index_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    place = tmp_path / "index"
    old = build([write_rows(tmp_path / "old", HANDMADE[:2])], place, built=BUILT, workers=1)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, fail)
        with pytest.raises(OSError, match="No space"):
            build([write_rows(tmp_path / "new", HANDMADE[:3])], place, built=BUILT, workers=1)
    with open_index(place) as index:
        assert (index.version, index.works) == (old.version, 2)
    new = build([write_rows(tmp_path / "new", HANDMADE[:3])], place, built=BUILT, workers=1)
    with open_index(place) as index:
        assert (index.version, index.works) == (new.version, 3)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("retracted", ["10.5072/lantern.1", "10.48550/arxiv.2105.00042", None])
def test_a_retraction_of_either_version_marks_the_work(
    tmp_path: Path, order: int, retracted: str | None
) -> None:
    published = {**HANDMADE[0], "arxiv": None, "date": None, "src": ["left"]}
    preprint = {**HANDMADE[0], "venue": "arXiv (cs.LG)", "doi": None, "src": ["arxiv"]}
    rows = write_rows(tmp_path / "works", [published, preprint][::order])
    notices = tmp_path / "retractions.csv"
    notices.write_text(f"doi,nature\n{retracted or '10.5072/other'},Retraction\n")
    build([rows, notices], tmp_path / "index", built=BUILT, workers=1)
    with open_index(tmp_path / "index") as index:
        (record,) = index.by_identifier(Identifier("arxiv", "2105.00042"))
        assert Identifier("doi", "10.5072/lantern.1") in record.identifiers
        assert record.retracted is (retracted is not None)
