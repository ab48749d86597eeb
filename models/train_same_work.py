"""Fits ``citemark.matching.same_work`` for claims without titles.

    python models/train_same_work.py --works WORKS.jsonl.xz --out service/citemark/matching/data/same_work.json SUMMARY.md...

``described.py`` says what summaries can be read. Two passages about one work, from different
parts of its summary, are a right pair; passages about two works, chance ones and the most
similar of thirty, a wrong one. Of each right pair the names are kept, left out on one side or
both, or replaced on one side by the name that the work's own title gives it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from described import NAMED, Item, read_items, read_works
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

from citemark.matching.same_work import FEATURES, features
from citemark.matching.subject import stems
from citemark.types import Claim

SEED = 20260821
_TITLE_NAME = re.compile(r"^([\w+-]{2,30}): ")


@dataclass(frozen=True)
class Work:
    """One work's passages and the names it goes by."""

    key: str
    names: tuple[str, ...]
    passages: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("summaries", nargs="+", type=Path)
    parser.add_argument("--works", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    chance = random.Random(SEED)
    items = [item for path in arguments.summaries for item in read_items(path.read_text("utf-8"))]
    titles, _ = read_works(arguments.works, {item.arxiv for item in items}, chance)
    works = gather(items, titles)
    rows = list(pairs(works, chance))
    print(f"{len(works)} works, {len(rows)} pairs")
    fitted = fit(rows)
    fitted = {"source": "models/train_same_work.py", "pairs": len(rows), **fitted}
    arguments.out.write_text(json.dumps(fitted, indent=1) + "\n", "utf-8")


def gather(items: Sequence[Item], titles: dict[str, str]) -> list[Work]:
    """One work an identifier; passages of two sentences each."""
    by_work: dict[str, list[Item]] = {}
    for item in items:
        by_work.setdefault(item.arxiv, []).append(item)
    works = []
    for key, told in by_work.items():
        sentences = [sentence for item in told for sentence in item.sentences]
        passages = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
        names = [item.name for item in told if item.name]
        named = NAMED.search(" ".join(sentences[:4]))
        titled = _TITLE_NAME.match(told[0].title or titles.get(key, ""))
        names += [named["acronym"]] if named else []
        names += [titled[1]] if titled else []
        if len(passages) > 1:
            works.append(Work(key, tuple(dict.fromkeys(names)), tuple(passages)))
    return works


def pairs(
    works: Sequence[Work], chance: random.Random
) -> Iterator[tuple[tuple[float, ...], bool, str]]:
    for at, work in enumerate(works):
        for _ in range(4):
            one, other = chance.sample(work.passages, 2)
            names = naming(work, work, chance)
            yield from row(one, other, names, work.key, right=True)
            places = [place for place in chance.sample(range(len(works)), 30) if place != at]
            for strange in (works[places[0]], most_similar(one, [works[p] for p in places])):
                names = naming(work, strange, chance)
                yield from row(one, chance.choice(strange.passages), names, work.key, right=False)


def naming(one: Work, other: Work, chance: random.Random) -> tuple[str | None, str | None]:
    """Both named in half of the pairs; else one or none."""
    mine = chance.choice(one.names) if one.names else None
    theirs = chance.choice(other.names) if other.names else None
    draw = chance.random()
    return (mine if draw < 0.75 else None), (theirs if draw < 0.5 else None)


def row(
    one: str, other: str, names: tuple[str | None, str | None], key: str, *, right: bool
) -> Iterator[tuple[tuple[float, ...], bool, str]]:
    a, b = (
        Claim(method=name, sentence=passage)
        for name, passage in zip(names, (one, other), strict=True)
    )
    values = features(a, b)
    if values is not None:
        yield values, right, key


def most_similar(passage: str, works: Sequence[Work]) -> Work:
    said = stems(passage).keys()
    return max(works, key=lambda work: len(said & stems(work.passages[0]).keys()))


def fit(rows: Sequence[tuple[tuple[float, ...], bool, str]]) -> dict[str, object]:
    values = np.array([row[0] for row in rows])
    right = np.array([row[1] for row in rows])
    held = np.array([int(row[2].replace(".", "")) % 5 == 0 for row in rows])
    weights = np.where(right, 1.0, right.sum() / (~right).sum())
    model = LogisticRegression(max_iter=2_000)
    model.fit(values[~held], right[~held], sample_weight=weights[~held])
    chances = model.predict_proba(values[held])[:, 1]
    report = {
        "auroc": round(roc_auc_score(right[held], chances, sample_weight=weights[held]), 4),
        "brier": round(brier_score_loss(right[held], chances, sample_weight=weights[held]), 4),
    }
    for name, column in (("both named apart", 1), ("named alike", 0)):
        chosen = values[held][:, column] == 1
        report[f"share right, {name}"] = round(
            float(np.average(right[held][chosen], weights=weights[held][chosen])), 3
        )
        report[f"said, {name}"] = round(
            float(np.average(chances[chosen], weights=weights[held][chosen])), 3
        )
    print(json.dumps(report, indent=2))
    model.fit(values, right, sample_weight=weights)
    coefficients = {
        name: round(float(weight), 4) for name, weight in zip(FEATURES, model.coef_[0], strict=True)
    }
    print(coefficients)
    return {
        "measured": report,
        "intercept": round(float(model.intercept_[0]), 4),
        "coefficients": coefficients,
    }


if __name__ == "__main__":
    main()
