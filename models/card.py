"""This module knows how the manifest of a model reads as a model card (Mitchell et al. 2019)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

LICENCES = {
    "self-made world": "written by models/generate.py, MIT",
    "works": "arXiv and DBLP metadata CC0; ML Anthology Apache-2.0; others for study only",
    "dev": "HALLMARK, MIT",
    "hallucinated_titles": "MIT",
    "summaries": "public repositories, for study only",
}
COLUMNS = ("references", "detected", "false_positives", "precision", "f1", "mcc", "auroc", "ece")


HEAD = (
    "# Model card",
    "",
    "Written by `models/train.py`; every figure is from `manifest.json` beside it.",
    "",
)
LIMITS = (
    "## Must not be used for",
    "",
    "- accusing people: a red label says that a reference does not hold, never why, nor who erred;",
    "- detecting text that a machine wrote: people err in the same ways;",
    "- fields, languages or years that no source at hand covers: there it says `unverified`.",
    "",
)
FAILURES = (
    "## Known failures",
    "",
    (
        "- A work that the claimed venue did publish, but that the index lists only as a preprint, "
        "weighs against the reference by the index's coverage of that venue and year."
    ),
    (
        "- A paper retitled between versions looks like a distorted title until a source remembers "
        "both titles."
    ),
    "- A wholly invented work outside every covered venue stays `unverified`.",
    "",
)


def as_markdown(manifest: Mapping[str, Any]) -> str:
    """The card; every figure in it stands in the manifest."""
    parts = (*HEAD, *_answers(manifest), *LIMITS, *_data(manifest), *_figures(manifest), *FAILURES)
    return "\n".join(parts)


def _answers(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """What the models answer, and what their probabilities mean."""
    return (
        "## What it answers",
        "",
        (
            "*Reference model*: is this reference fabricated or misattributed, given the evidence and "
            "signals? *Document model*: does this document mislead about at least one source?"
        ),
        "",
        (
            f"Both are additive: {manifest['metrics']['chosen']}, folded into one step function a "
            "signal, so that a probability is the logistic of a sum that the report shows term by "
            "term. Unknown weighs exactly 0."
        ),
        "",
        (
            f"Probabilities are stated for a prevalence of {manifest['prevalence']:.0%} misleading "
            "references; `CITEMARK_PREVALENCE` restates them for another. "
            f"A reference turns red from {manifest['thresholds']['red']:.1%}."
        ),
        "",
    )


def _data(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """What they were trained on, and with."""
    return (
        "## Data",
        "",
        "| data | SHA-256 | licence |",
        "| --- | --- | --- |",
        *(
            f"| {name} | `{digest[:16]}` | {_licence(name)} |"
            for name, digest in manifest["data"].items()
        ),
        "",
        f"Trained with scikit-learn {manifest['scikit_learn']} and numpy {manifest['numpy']}.",
        "",
    )


def _figures(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """What they were measured to do, out of fold."""
    metrics = manifest["metrics"]
    return (
        "## Figures",
        "",
        (
            "Out of fold: five folds, grouped by work, so that no title stands on both sides. "
            "Brackets: 95 % bootstrap intervals. `ece` is measured at each corpus's own prevalence."
        ),
        "",
        "| corpus | " + " | ".join(COLUMNS) + " |",
        "| --- |" + " ---: |" * len(COLUMNS),
        *(_row(name, row) for name, row in metrics["corpora"].items()),
        "",
        "### Detected, by kind",
        "",
        "| corpus | kind | detected |",
        "| --- | --- | ---: |",
        *_nested(metrics["detected_by_kind"]),
        "",
        "### Right references called red, by state of evidence",
        "",
        "| corpus | state | red |",
        "| --- | --- | ---: |",
        *_nested(metrics["red_by_state"]),
        "",
        "### Families compared",
        "",
        "| family | auroc | f1 | ece |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {row['auroc']} | {row['f1']} | {row['ece']} |"
            for name, row in metrics["families"].items()
        ),
        "",
    )


def _licence(name: str) -> str:
    return next((text for key, text in LICENCES.items() if name.startswith(key)), "see its source")


def _row(name: str, row: Mapping[str, Any]) -> str:
    cells = []
    for column in COLUMNS:
        value = row["ece_at_own_prevalence"] if column == "ece" else row[column]
        bounds = row["intervals"].get(column)
        if value is None:
            cells.append("–")
        elif column in {"references", "ece"} or bounds is None:
            cells.append(f"{value:g}")
        else:
            cells.append(f"{value:.3f} [{bounds[0]:.3f}, {bounds[1]:.3f}]")
    return f"| {name} | " + " | ".join(cells) + " |"


def _nested(table: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    for corpus, row in table.items():
        for name, share in row.items():
            yield f"| {corpus} | {name} | {share:.3f} |"
