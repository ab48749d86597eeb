"""This module knows what a model makes of a split: figures, labels by truth, and where it is red."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from artefacts import rounded
from corpora import INVENTED, INVENTED_IN, SLIP
from measuring import Judged, figures, intervals, restated
from rows import Row
from slices import SLICES

from citemark.model import Model
from citemark.types import Label
from citemark.verdicts import judge

COLUMNS = ("references", "detected", "false_positives", "f1", "mcc", "auroc", "ece")
"""What is shown of each kind of corruption."""

Result = dict[str, Any]


def judged_of(rows: Sequence[Row], model: Model) -> Judged:
    verdicts = [judge(row.case, row.findings, model) for row in rows]
    return Judged(
        np.array([row.misleads for row in rows]),
        np.array([verdict.probability for verdict in verdicts]),
        np.array([verdict.label.red for verdict in verdicts]),
        np.ones(len(rows)),
    )


def result_of(rows: Sequence[Row], model: Model, data: str = "") -> Result:
    """Figures with intervals, in all and by kind; labels by truth; red shares by slice.

    ``data`` names what the figures rest on, so that floors are held against the same alone.
    """
    judged = judged_of(rows, model)
    labels = [judge(row.case, row.findings, model).label for row in rows]
    return {
        "data": data,
        **measured(judged, model.prevalence),
        "kinds": dict(_by_kind(rows, judged, model.prevalence)),
        "labels": _confusion(rows, labels),
        "red": {name: _red(rows, labels, slice_of) for name, slice_of in SLICES.items()},
    }


def measured(judged: Judged, prevalence: float) -> dict[str, Any]:
    """Figures and their intervals; calibration is measured at the set's own prevalence.

    ``prevalence`` is the one that the judged probabilities are stated for.
    """
    share = float(judged.misleads.mean())
    own = judged
    if 0.0 < share < 1.0:
        said = restated(judged.probability, prevalence, share)
        own = Judged(judged.misleads, said, judged.red, judged.weight)
    return {"figures": rounded(figures(own)), "intervals": intervals(own)}


def _by_kind(
    rows: Sequence[Row], judged: Judged, prevalence: float
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The figures of every kind of corruption, each beside all right references of its split."""
    kinds = np.array([row.kind for row in rows])
    right = ~judged.misleads
    if not right.any():
        return
    for kind in sorted(set(kinds[judged.misleads])):
        yield str(kind), measured(judged.subset(right | (kinds == kind)), prevalence)


def _confusion(rows: Sequence[Row], labels: Sequence[Label]) -> dict[str, dict[str, int]]:
    """Labels by two truths kept apart: whether the work exists, and whether it is described rightly."""
    told = Counter((_truth(row), label.value) for row, label in zip(rows, labels, strict=True))
    found: dict[str, dict[str, int]] = {}
    for (truth, label), count in sorted(told.items()):
        found.setdefault(truth, {})[label] = count
    return found


def _truth(row: Row) -> str:
    if row.kind in INVENTED or (row.misleads and row.example.corpus in INVENTED_IN):
        return "does not exist"
    if row.misleads:
        return "exists, described wrongly"
    return f"exists, described {'with a slip' if row.kind == SLIP else 'rightly'}"


def _red(
    rows: Sequence[Row], labels: Sequence[Label], slice_of: Callable[[Row], str]
) -> dict[str, str]:
    """Red and all references a slice, right and misleading ones apart."""
    counts: Counter[tuple[str, bool]] = Counter()
    red: Counter[tuple[str, bool]] = Counter()
    for row, label in zip(rows, labels, strict=True):
        key = (slice_of(row), row.misleads)
        counts[key] += 1
        red[key] += label.red
    return {
        f"{name} ({'misleading' if wrong else 'right'})": f"{red[(name, wrong)]}/{count}"
        for (name, wrong), count in sorted(counts.items())
    }


def as_markdown(result: Mapping[str, Any]) -> str:
    lines = [f"figures: {json.dumps(result['figures'])}", "", "labels by truth:"]
    lines += [f"- {truth}: {json.dumps(told)}" for truth, told in result["labels"].items()]
    for name, shares in result["red"].items():
        lines.append(f"red {name}: " + ", ".join(f"{key} {share}" for key, share in shares.items()))
    lines += ["", "| kind, beside all right ones | " + " | ".join(COLUMNS) + " |"]
    lines += ["| --- |" + " ---: |" * len(COLUMNS)]
    lines += [_kind_row(kind, measured) for kind, measured in result["kinds"].items()]
    return "\n".join(lines)


def _kind_row(kind: str, measured: Mapping[str, Any]) -> str:
    cells = []
    for name in COLUMNS:
        value, between = measured["figures"][name], measured["intervals"].get(name)
        if value is None:
            cells.append("–")
        elif name == "references":
            cells.append(f"{value:.0f}")
        else:
            cells.append(f"{value:.3f} [{between[0]:.3f}, {between[1]:.3f}]")
    return f"| {kind} | " + " | ".join(cells) + " |"
