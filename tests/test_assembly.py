"""How a scorer is put together: what is opened is closed, and what cannot be opened says why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from citemark import index as index_package
from citemark.assembly import load_current_model, open_scorer
from citemark.errors import IndexUnusable, ModelRejected
from citemark.index import Index
from citemark.ledger import open_ledger
from citemark.settings import Settings
from citemark.signals import SPECS

NOW = dt.date(2026, 11, 21)


def test_the_shipped_model_fits_this_version() -> None:
    model = load_current_model(Settings())
    names = {spec.name for spec in SPECS}
    assert set(model.reference.contributions) | set(model.document.contributions) <= names


def test_a_stated_prevalence_moves_the_model() -> None:
    rare = load_current_model(Settings(prevalence=0.001))
    common = load_current_model(Settings(prevalence=0.5))
    assert rare.reference.intercept < common.reference.intercept
    assert rare.version == common.version


@pytest.mark.parametrize("wait", [True, False])
def test_a_deadline_is_set_unless_one_waits(wait: bool) -> None:
    with (
        open_ledger("none") as ledger,
        open_scorer(Settings(deadline=1.5), ledger, now=NOW, offline=True, wait=wait) as scorer,
    ):
        assert scorer.deadline_s == (None if wait else 1.5)
        assert scorer.sources == ()


def test_the_index_is_closed_whatever_happens(
    small_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Index] = []
    real = index_package.open_index

    def remembering(path: Path) -> Index:
        opened.append(real(path))
        return opened[-1]

    monkeypatch.setattr(index_package, "open_index", remembering)
    closed: list[bool] = []
    monkeypatch.setattr(Index, "close", lambda self: closed.append(True))
    with open_ledger("none") as ledger:
        opening = open_scorer(Settings(index=small_library), ledger, now=NOW, offline=True)
        scorer = opening.__enter__()
        assert scorer.index_version == opened[0].version
        assert [source.name for source in scorer.sources] == ["index"]
        stop = RuntimeError("stop")
        assert not opening.__exit__(RuntimeError, stop, None)
    assert closed == [True]


def test_a_folder_that_is_no_index_or_no_model_is_refused(tmp_path: Path) -> None:
    with open_ledger("none") as ledger:
        with (
            pytest.raises(IndexUnusable),
            open_scorer(Settings(index=tmp_path), ledger, now=NOW, offline=True),
        ):
            pass
        with (
            pytest.raises(ModelRejected),
            open_scorer(Settings(model=tmp_path), ledger, now=NOW, offline=True),
        ):
            pass
