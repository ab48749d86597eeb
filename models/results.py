"""This module knows what a model makes of a split: figures, labels by truth, and where it is red."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from artefacts import rounded
from measuring import Judged, figures, intervals, restated
from rows import Row

from citemark.model import Model
from citemark.types import Label
from citemark.verdicts import judge

COVERED = ((0.9, "nine in ten or more"), (0.5, "more than half"), (0.0, "less, or unknown"))
"""Least estimated coverage of a claimed venue and year, by the name of the slice."""

Result = dict[str, object]


def judged_of(rows: Sequence[Row], model: Model) -> Judged:
    verdicts = [judge(row.case, row.findings, model) for row in rows]
    return Judged(
        np.array([row.misleads for row in rows]),
        np.array([verdict.probability for verdict in verdicts]),
        np.array([verdict.label.red for verdict in verdicts]),
        np.ones(len(rows)),
    )


def result_of(rows: Sequence[Row], model: Model) -> Result:
    """Figures with intervals, labels by truth, and red shares by kind, identifier and year."""
    judged = judged_of(rows, model)
    labels = [judge(row.case, row.findings, model).label for row in rows]
    share = float(judged.misleads.mean())
    own = judged
    if 0.0 < share < 1.0:
        own = Judged(
            judged.misleads,
            restated(judged.probability, model.prevalence, share),
            judged.red,
            judged.weight,
        )
    return {
        "figures": rounded(figures(judged)) | {"ece": rounded(figures(own))["ece"]},
        "intervals": intervals(judged),
        "labels": {
            truth: dict(
                Counter(
                    label.value
                    for row, label in zip(rows, labels, strict=True)
                    if row.misleads == wrong
                )
            )
            for truth, wrong in (("right", False), ("misleading", True))
        },
        "red": {
            "by kind": _red(rows, labels, lambda row: row.kind),
            "by identifier": _red(
                rows, labels, lambda row: "with" if row.case.reference.identifiers else "without"
            ),
            "by year": _red(rows, labels, _years),
            "by coverage": _red(rows, labels, _coverage),
        },
    }


def _years(row: Row) -> str:
    date = row.case.reference.claim.date
    return "unknown" if date is None else f"{date.year // 5 * 5}–"


def _coverage(row: Row) -> str:
    """What share of works like the claimed one a source is thought to hold."""
    shares = [
        item.coverage.estimate
        for item in row.case.evidence
        if item.coverage is not None and item.query == "title"
    ]
    share = max(shares, default=0.0)
    return next(name for least, name in COVERED if share >= least)


def _red(rows: Sequence[Row], labels: Sequence[Label], slice_of: object) -> dict[str, str]:
    """Red and all references a slice, right and misleading ones apart."""
    counts: Counter[tuple[str, bool]] = Counter()
    red: Counter[tuple[str, bool]] = Counter()
    for row, label in zip(rows, labels, strict=True):
        key = (slice_of(row), row.misleads)  # type: ignore[operator]
        counts[key] += 1
        red[key] += label.red
    return {
        f"{name} ({'misleading' if wrong else 'right'})": f"{red[(name, wrong)]}/{count}"
        for (name, wrong), count in sorted(counts.items())
    }


def as_markdown(result: Mapping[str, object]) -> str:
    lines = [f"{name}: {json.dumps(result[name])}" for name in ("figures", "labels")]
    for name, shares in result["red"].items():  # type: ignore[attr-defined]
        lines.append(f"red {name}: " + ", ".join(f"{key} {share}" for key, share in shares.items()))
    return "\n".join(lines)
