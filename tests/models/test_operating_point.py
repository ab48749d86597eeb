"""The threshold fits the model that is shipped, bounds and all, and no quiet signal reaches it alone."""

from __future__ import annotations

import random
from types import SimpleNamespace

import artefacts
import fitting
import numpy as np
import pytest
from columns import IN_NATS, NATS_STEP, columns_of
from operating_point import (
    FALSE_RED,
    LEAST_RED,
    MARGIN,
    NEVER_ALONE,
    NEVER_TOGETHER,
    OUTNUMBERED,
    fit,
    never_alone,
    probability,
    red_threshold,
)
from tabled import Table
from weight_tables import Tables

from citemark.signals import REFERENCE_SPECS

QUIET, LOUD = "placeholder_like", "venue_differs"
SPECS = [spec for spec in REFERENCE_SPECS if spec.name in {QUIET, LOUD}]


@pytest.fixture(scope="module")
def table() -> Table:
    """Rows of which one in fifty right ones shows a signal that never accuses alone."""
    rng = random.Random(7)
    rows, values, labels = [], [], []
    for number in range(4_000):
        wrong = rng.random() < 0.3
        row = {QUIET: 1.0} if rng.random() < (0.5 if wrong else 0.02) else {}
        if rng.random() < 0.4:
            row[LOUD] = float(wrong)
        example = SimpleNamespace(corpus="works", group=f"work {number}")
        rows.append(SimpleNamespace(example=example, kind="right", weight=1.0))
        values.append(row)
        labels.append(wrong)
    fold = np.zeros(len(rows), dtype=int)
    return Table(tuple(rows), tuple(values), np.array(labels), np.ones(len(rows)), fold)


def said(tables: Tables, row: dict[str, float]) -> float:
    return float(probability(tables, [row])[0])


def test_the_threshold_is_that_of_the_bounded_model(table: Table) -> None:
    everything = np.ones(len(table.rows), dtype=bool)
    fitted = fit(table, everything, fitting.fit_logistic, SPECS)
    assert fitted.red == red_threshold(table, everything, fitted.tables) == LEAST_RED
    right = np.array(
        [row for row, wrong in zip(table.values, table.misleads, strict=True) if not wrong]
    )
    assert (probability(fitted.tables, list(right)) >= fitted.red).mean() <= FALSE_RED
    assert said(fitted.tables, {LOUD: 1.0}) >= fitted.red
    assert said(fitted.tables, {QUIET: 1.0}) < fitted.red


def test_a_quiet_signal_stays_a_margin_below_any_threshold(table: Table) -> None:
    values = list(table.values)
    columns = columns_of(values, SPECS)
    loud = fitting.fit_logistic(columns, values, table.misleads, table.weight)
    assert QUIET in NEVER_ALONE
    for red in (0.6, 0.7, 0.9):
        alone = float(never_alone(loud, red).log_odds([{QUIET: 1.0}])[0])
        assert alone <= np.log(red / (1.0 - red)) - MARGIN + 1e-6
    assert never_alone(loud, 0.6).steps()[LOUD] == loud.steps()[LOUD]


@pytest.mark.parametrize("pair", NEVER_TOGETHER)
def test_a_pair_that_right_references_show_does_not_accuse_together(
    table: Table, pair: tuple[str, str]
) -> None:
    values = [
        dict.fromkeys(pair, 1.0) if wrong and at % 2 else {}
        for at, wrong in enumerate(table.misleads)
    ]
    specs = [spec for spec in REFERENCE_SPECS if spec.name in pair]
    loud = fitting.fit_logistic(columns_of(values, specs), values, table.misleads, table.weight)
    both = [dict.fromkeys(pair, 1.0)]
    assert float(probability(loud, both)[0]) > 0.9
    for red in (0.6, 0.7, 0.9):
        assert float(probability(never_alone(loud, red), both)[0]) < red


def test_absence_never_weighs_more_than_the_coverage_lets_it(table: Table) -> None:
    rng = random.Random(11)
    values = [
        {IN_NATS[0]: rng.uniform(0.1, 3.0)} if wrong or rng.random() < 0.05 else {}
        for wrong in table.misleads
    ]
    specs = [spec for spec in REFERENCE_SPECS if spec.name in IN_NATS]
    learnt = fitting.fit_logistic(columns_of(values, specs), values, table.misleads, table.weight)
    held = learnt.at_most_its_value(IN_NATS[0])
    assert learnt.steps()[IN_NATS[0]][5] > 1.0  # in the data it goes with what misleads
    for surprise in (0.2, 0.6, 1.1, 2.9):
        weight = float(held.log_odds([{IN_NATS[0]: surprise}])[0]) - held.intercept
        assert 0.0 <= weight <= surprise + NATS_STEP / 2 + 1e-9


def test_what_a_small_surprise_may_not_say_is_not_taken_from_a_great_one(table: Table) -> None:
    learnt = Tables(
        columns_of([{IN_NATS[0]: 0.1 * at} for at in range(40)] * 15, REFERENCE_SPECS),
        -1.0,
        np.array([-0.5, 0.9, *[0.0] * 14, 1.2, *[0.0] * 23]),
        None,
        (),
    )
    held = learnt.at_most_its_value(IN_NATS[0]).steps()[IN_NATS[0]]
    assert held[1] == pytest.approx(0.1)
    assert held[12] == pytest.approx(0.9)
    assert held[25] == pytest.approx(2.1)


def test_one_documents_word_against_anothers_does_not_accuse_alone(table: Table) -> None:
    values = [
        {"identifier_reused": 1.0 if at % 3 else 2.5} if wrong and at % 2 else {}
        for at, wrong in enumerate(table.misleads)
    ]
    specs = [spec for spec in REFERENCE_SPECS if spec.name == "identifier_reused"]
    loud = fitting.fit_logistic(columns_of(values, specs), values, table.misleads, table.weight)
    one, several = {"identifier_reused": 1.0}, {"identifier_reused": 2.5}
    assert 1.0 < OUTNUMBERED < 2.5
    assert said(loud, one) > 0.9
    for red in (0.6, 0.9):
        bounded = never_alone(loud, red)
        assert said(bounded, one) < red
        assert said(bounded, several) == pytest.approx(said(loud, several))


def test_the_threshold_of_verified_holds_those_that_stand_just_at_it() -> None:
    """Hundreds of references have one probability; rounded down, the threshold would leave them out."""
    rows = [SimpleNamespace(misleads=False, values={"record_agrees": 1.0}) for _ in range(200)]
    said = np.full(200, 0.002727)
    chosen = artefacts.thresholds(rows, said, np.ones(200), red=0.6)  # type: ignore[arg-type]  # rows with what is asked of them
    assert chosen["verified"] == 0.0028
