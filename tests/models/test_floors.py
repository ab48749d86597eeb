"""Floors hold for the data that they were measured on; they rise by themselves, and fall for a reason."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import floors
import pytest
from results import Result

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    splits = {"s": {"data": "one", "f1": 0.9, "ece": 0.1}, "other": {"data": "two", "f1": 0.5}}
    path.write_text(json.dumps({"lowered": {}, "splits": splits}))
    monkeypatch.setattr(floors, "FLOORS", path)
    return path


def _result(data: str = "one", **figures: float | None) -> dict[str, Result]:
    return {"s": {"data": data, "figures": figures}}


def _split(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_text())["splits"]["s"]
    return found


def test_figures_at_their_floors_pass(kept: Path) -> None:
    assert list(floors.below_floor(_result(f1=0.9, ece=0.1))) == []


def test_every_worse_figure_is_named(kept: Path) -> None:
    said = list(floors.below_floor(_result(f1=0.8, ece=0.2)))
    assert said == ["s: f1 is 0.8, its floor is 0.9", "s: ece is 0.2, its floor is 0.1"]


def test_a_figure_that_is_gone_is_worse(kept: Path) -> None:
    assert "s: ece is None, its floor is 0.1" in floors.below_floor(_result(f1=0.95, ece=None))


def test_floors_of_other_data_are_not_passed(kept: Path) -> None:
    (said,) = floors.below_floor(_result("another", f1=1.0, ece=0.0))
    assert "another" in said
    assert "one" in said


def test_floors_rise_to_todays_figures_less_the_slack(kept: Path) -> None:
    assert floors.lift(_result(f1=0.95, ece=0.05), reason=None, today=TODAY) == []
    assert _split(kept) == {"data": "one", "f1": 0.945, "ece": 0.055}


def test_a_floor_within_the_slack_stays(kept: Path) -> None:
    assert floors.lift(_result(f1=0.902, ece=0.098), reason=None, today=TODAY) == []
    assert _split(kept) == {"data": "one", "f1": 0.9, "ece": 0.1}


def test_a_missed_floor_stays_and_is_named_while_others_rise(kept: Path) -> None:
    stay = floors.lift(_result(f1=0.8, ece=0.05), reason=None, today=TODAY)
    assert stay == ["s: f1 stays at 0.9"]
    assert _split(kept) == {"data": "one", "f1": 0.9, "ece": 0.055}


def test_a_missed_floor_falls_for_a_reason_that_is_kept(kept: Path) -> None:
    assert floors.lift(_result(f1=0.8, ece=0.05), reason="Harder data.", today=TODAY) == []
    assert _split(kept)["f1"] == 0.795
    assert json.loads(kept.read_text())["lowered"] == {"2026-11-21": "Harder data."}


def test_a_reason_is_not_kept_where_nothing_fell(kept: Path) -> None:
    floors.lift(_result(f1=0.95, ece=0.05), reason="Harder data.", today=TODAY)
    assert json.loads(kept.read_text())["lowered"] == {}


def test_a_second_reason_of_a_day_stands_behind_the_first(kept: Path) -> None:
    floors.lift(_result(f1=0.8, ece=0.1), reason="Harder data.", today=TODAY)
    floors.lift(_result(f1=0.7, ece=0.1), reason="Harder still.", today=TODAY)
    assert json.loads(kept.read_text())["lowered"] == {"2026-11-21": "Harder data. Harder still."}
    floors.lift(_result(f1=0.6, ece=0.1), reason="Harder data.", today=TODAY)
    assert json.loads(kept.read_text())["lowered"] == {"2026-11-21": "Harder data. Harder still."}


def test_other_data_take_the_floors_over_unless_one_is_missed(kept: Path) -> None:
    assert floors.lift(_result("another", f1=0.8, ece=0.05), reason=None, today=TODAY)
    assert _split(kept) == {"data": "one", "f1": 0.9, "ece": 0.1}
    assert floors.lift(_result("another", f1=0.95, ece=0.05), reason=None, today=TODAY) == []
    assert _split(kept) == {"data": "another", "f1": 0.945, "ece": 0.055}


def test_splits_that_were_not_measured_are_left_alone(kept: Path) -> None:
    floors.lift(_result(f1=0.95, ece=0.05), reason=None, today=TODAY)
    assert json.loads(kept.read_text())["splits"]["other"] == {"data": "two", "f1": 0.5}
