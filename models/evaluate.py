"""Hold the current model to data: figures, diagrams, and the floors that must not be lowered.

    python models/evaluate.py                                  # a self-made world of another seed
    python models/evaluate.py --index INDEX --hallmark dev.jsonl --citations citations.jsonl \\
        --summaries summaries/ --stale-index OLD --diagrams docs/images/model
    python models/evaluate.py --check                          # fail when a figure is below floor
    python models/evaluate.py --raise                          # raise the floors to today's figures
    python models/evaluate.py --raise --reason "..."           # and lower them, for a reason that is kept

Floors hold for the data that they were measured on, which floors.json names by its digest.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

import diagrams
from floors import below_floor, lift
from results import Result, as_markdown, judged_of, result_of
from splits import splits

from citemark.model import load_model
from citemark.signals import SPECS


def main() -> None:
    given = arguments()
    model = load_model(given.model, known_signals=[spec.name for spec in SPECS])
    results: dict[str, Result] = {}
    for split in splits(given):
        rows = tuple(split.rows)
        results[split.name] = result_of(rows, model, split.data)
        if given.diagrams:
            diagrams.write(given.diagrams, split.name, judged_of(rows, model), model.prevalence)
        print(f"\n## {split.name}\n{as_markdown(results[split.name])}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if given.lift:
        stay = lift(results, reason=given.reason, today=dt.datetime.now(tz=dt.UTC).date())
        print("\n".join(stay), file=sys.stderr)
    if given.check:
        below = list(below_floor(results))
        print("\n".join(below), file=sys.stderr)
        sys.exit(1 if below else 0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, help="model directory (default: the shipped one)")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--stale-index", type=Path)
    for name in ("works", "hallmark", "citations", "titles", "summaries"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument(
        "--sample", type=int, default=800, help="works to alter (the floors' count)"
    )
    parser.add_argument("--diagrams", type=Path, help="folder for SVG diagrams")
    parser.add_argument("--json", type=Path, help="file for all figures")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--reason", help="why --raise may lower floors too; kept in floors.json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
