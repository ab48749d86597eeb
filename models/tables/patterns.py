"""Fits how invented a number looks, and writes the coefficients that `citemark.identifiers.patterns` reads.

    python models/tables/patterns.py DATA/works.jsonl.xz service/citemark/identifiers/data/digit_patterns.json

Real numbers: arXiv's five digits and the counted digits of DOIs. Invented ones: the mixture in
`invent`, which follows what language models write when they need a number (01234, 4567, 98765,
77777, 12000, 00001), plus a quarter that looks like any other number. Logistic regression by
Newton's method with a small ridge, both classes weighed alike.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from pathlib import Path

import numpy as np

from citemark.identifiers import normalise
from citemark.identifiers.patterns import FEATURES, features, telling_digits

SAMPLE, SEED, RIDGE = 60_000, 20260821, 1.0


def real_numbers(works: Path, rng: random.Random) -> list[str]:
    """Counted digits of real identifiers, arXiv and DOI in equal parts."""
    found: dict[str, list[str]] = {"arxiv": [], "doi": []}
    with lzma.open(works, "rt", encoding="utf-8") as lines:
        for line in lines:
            work = json.loads(line)
            for scheme, numbers in found.items():
                identifier = normalise(scheme, work[scheme]) if work.get(scheme) else None
                digits = telling_digits(identifier) if identifier else None
                if identifier and digits and identifier.scheme == scheme:
                    numbers.append(digits)
    return [
        digits
        for numbers in found.values()
        for digits in rng.sample(numbers, min(SAMPLE // 2, len(numbers)))
    ]


def invent(length: int, rng: random.Random) -> str:
    """One invented number of that many digits."""
    kind = rng.choices(
        ("any", "rising", "falling", "repeated", "round", "small", "pairs"),
        (25, 33, 8, 10, 12, 9, 3),
    )[0]
    anything = "".join(rng.choices("0123456789", k=length))
    run = rng.randint(3, length)
    start = rng.randint(0, max(0, 10 - run))
    places = "".join(str((start + at) % 10) for at in range(run))
    digit = rng.choice("0123456789")
    table = {
        "any": anything,
        "rising": ("0" * (length - run) if rng.random() < 0.5 else anything[: length - run])
        + places,
        "falling": anything[: length - run] + places[::-1],
        "repeated": anything[: length - run] + digit * run,
        "round": anything[: max(1, length - run)] + "0" * min(run, length - 1),
        "small": str(rng.randint(1, 99)).zfill(length),
        "pairs": ((digit + rng.choice("0123456789")) * length)[:length],
    }
    return table[kind][-length:].rjust(length, "0")


def fit(real: list[str], invented: list[str]) -> tuple[list[float], float]:
    rows = np.array([(*features(digits), 1.0) for digits in (*real, *invented)])
    labels = np.array([0.0] * len(real) + [1.0] * len(invented))
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        probability = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (probability - labels) + RIDGE * weights
        hessian = (rows * (probability * (1 - probability))[:, None]).T @ rows + RIDGE * np.eye(
            rows.shape[1]
        )
        weights -= np.linalg.solve(hessian, gradient)
    return [round(float(value), 4) for value in weights[:-1]], round(float(weights[-1]), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    rng = random.Random(SEED)
    real = real_numbers(arguments.works, rng)
    coefficients, intercept = fit(real, [invent(len(digits), rng) for digits in real])
    table = {
        "features": FEATURES,
        "coefficients": coefficients,
        "intercept": intercept,
        "real_numbers": len(real),
        "seed": SEED,
        "written_by": "models/tables/patterns.py",
    }
    arguments.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
