"""This module knows where a model is put to work: calibrated, bounded, and red only so often."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import corpora
import fitting
import numpy as np
from columns import IN_NATS, Columns, columns_of
from tabled import Table
from weight_tables import Tables

from citemark.signals import SignalSpec

Family = Callable[[Columns, Sequence[Mapping[str, float]], np.ndarray, np.ndarray], Tables]

FALSE_RED = 0.005
"""The operating point: at most this share of right references may turn red."""
NEVER_ALONE = (
    "beyond_month_reach",
    "placeholder_like",
    "placeholder_word",
    "venue_unlisted",
    "absent_identifier",
    "unlisted_venue_beside_preprint",
    "one_author_differs",
    "authors_left_out_of_a_version",
    "authors_not_of_a_version",
    "authors_reordered",
    "title_words_replaced_of_a_version",
    "identifier_days_off",
    "unknown_prefix_elsewhere",
    "identifier_names_other_venue",
    "identifier_year_distance",
)
"""Signals that real references show too: alone none of them may turn one red, but what is proof may."""
NEVER_TOGETHER = (
    ("placeholder_like", "unknown_prefix_elsewhere"),
    ("placeholder_like", "identifier_subject_distance"),
)
"""Pairs of which neither, nor both at once, may turn one red. Small publishers' real DOIs show the first,
whatever the field: 9 % of all works bear none of the 999 commonest prefixes, and of 690 real DOIs that
stand alone or two under their prefix 3 % have digits that look made up (``10.x/app.2010.0012``). A right
description often shares no word with the title of the system's paper, and numbers are what they are."""
OUTNUMBERED = 1.3
"""What ``identifier_reused`` must be to accuse alone: more than one other document for each that agrees.
Where one says this of an identifier and one that, either may be right: of a paper rightly cited, another
document's false claim would make a suspect."""
MARGIN = 1.0
"""Nats that must be missing to the threshold when such a signal speaks alone."""
MARGIN_TOGETHER = 0.25
"""Nats that must be missing when a pair speaks together, or one document against another."""
DESCRIBED = "summaries"
"""The corpus whose references carry a description and no title."""
SUBJECT_BOUNDS = (8.0, 5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.0)
"""Weights tried, the loudest first, for a description that does not fit the record, after the loudest
that does not accuse alone."""
ENOUGH = 200
"""Right references of a corpus from which a share of 0.5 % can be seen at all."""
LEAST_RED = 0.6
"""No reference turns red at lower odds than three to two: a reader acts on it (decision 9)."""
ROUNDS = 8
"""Most times that threshold and bounds are fitted to each other; two to four are enough."""


@dataclass(frozen=True, slots=True)
class Fitted:
    tables: Tables
    red: float


def fit(table: Table, mask: np.ndarray, family: Family, specs: Sequence[SignalSpec[Any]]) -> Fitted:
    """Fit on three quarters of the groups, calibrate and choose the threshold on the rest."""
    aside = np.array(
        [
            hashlib.blake2b(row.example.group.encode(), digest_size=8).digest()[1] % 4 == 0
            for row in table.rows
        ]
    )
    values, labels, weights = table.part(mask & ~aside)
    columns = columns_of(values, specs)
    tables = family(columns, values, labels, weights)
    held, held_labels, held_weights = table.part(mask & aside)
    tables = fitting.calibrate(tables, held, held_labels, held_weights)
    for name in IN_NATS:
        tables = tables.at_most_its_value(name)
    red = red_threshold(table, mask, tables, but_not=DESCRIBED)
    bounded = never_alone(tables, red)
    for _ in range(ROUNDS):  # bounded signals accuse fewer, so that the threshold may be lower
        lower = red_threshold(table, mask, bounded, but_not=DESCRIBED)
        if lower >= red:
            break
        red, bounded = lower, never_alone(tables, lower)
    return Fitted(quieted(bounded, table, mask & aside, red), red)


def never_alone(tables: Tables, red: float) -> Tables:
    """The model in which none of ``NEVER_ALONE`` reaches the threshold alone, nor ``NEVER_TOGETHER``,
    nor one other document's word against this one's."""
    missing = np.log(red / (1.0 - red)) - tables.intercept
    for name in NEVER_ALONE:
        tables = tables.bounded(name, missing - MARGIN)
    for pair in NEVER_TOGETHER:
        for name in pair:
            tables = tables.bounded(name, (missing - MARGIN_TOGETHER) / len(pair))
    return tables.bounded("identifier_reused", missing - MARGIN_TOGETHER, below=OUTNUMBERED)


def quieted(tables: Tables, table: Table, mask: np.ndarray, red: float) -> Tables:
    """The model with the weight of a description's subject bounded, so that alone, or beside a number
    that merely looks made up, it never accuses.

    A right description often shares no word with the title that it is held against (a system is
    named, its paper is called otherwise), so beside other evidence it tells, alone it must not.
    """
    alone = np.log(red / (1.0 - red)) - tables.intercept - MARGIN
    for bound in (alone, *(bound for bound in SUBJECT_BOUNDS if bound < alone or not bound)):
        bounded = tables.bounded("identifier_subject_distance", bound)
        if red_threshold(table, mask, bounded, only=DESCRIBED) <= red:
            return bounded
    return bounded


def probability(tables: Tables, values: Sequence[Mapping[str, float]]) -> np.ndarray:
    return np.asarray(1.0 / (1.0 + np.exp(-tables.log_odds(values))))


def red_threshold(
    table: Table,
    mask: np.ndarray,
    tables: Tables,
    *,
    but_not: str | None = None,
    only: str | None = None,
) -> float:
    """The least probability, from ``LEAST_RED``, at which right references rarely turn red.

    Rarely enough in every corpus by itself: an average would let the many references that carry
    a title buy accusations of the few that only describe a work. References with a slip are not
    counted: their records do contradict them, and the report shows how.
    """
    corpus = np.array([row.example.corpus for row in table.rows])
    clean = np.array([row.kind != corpora.SLIP for row in table.rows])
    limits = [LEAST_RED]
    for name in sorted(set(corpus) - {but_not}) if only is None else [only]:
        right = mask & (corpus == name) & ~table.misleads & clean
        values, _, _ = table.part(right)
        if len(values) < ENOUGH:
            continue
        weight = np.array([table.rows[at].weight for at in np.flatnonzero(right)])
        said = probability(tables, values)
        order = np.argsort(-said)
        allowed = int(np.searchsorted(np.cumsum(weight[order]) / weight.sum(), FALSE_RED))
        limits.append(float(said[order][min(allowed, len(order) - 1)]) + 1e-4)
    return round(max(limits), 4)
