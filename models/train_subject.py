"""Fits ``citemark.matching.subject``: is this sentence about that recorded work?

    python models/train_subject.py --works WORKS.jsonl.xz --out service/citemark/matching/data/subject.json SUMMARY.md...

``described.py`` says what summaries can be read. Every sentence is paired with its own work's
record and with three kinds of others: any work, one from the same collection of summaries, and
the most similar of fifty. Right and wrong pairs weigh the same, by work. Works are split
between fitting and measuring.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from described import NAMED, Item, read_items, read_works
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from citemark.matching.subject import FEATURES, SubjectModel, features, stems
from citemark.types import Claim, Record

SEED = 20260820
TABLE = 4_000
"""Words listed with their rarity; the others are rarer than the least common of them."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("summaries", nargs="+", type=Path)
    parser.add_argument("--works", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    chance = random.Random(SEED)
    items = [item for path in arguments.summaries for item in read_items(path.read_text("utf-8"))]
    titles, background = read_works(arguments.works, {item.arxiv for item in items}, chance)
    known = [item for item in items if item.title or item.arxiv in titles]
    print(f"{len(items)} items, {len(known)} with a record, {len(background)} background works")
    rarities, rarest = word_table(background, known)
    rows = list(pairs(known, titles, background, chance, rarities, rarest))
    fitted = fit(rows)
    arguments.out.write_text(
        json.dumps(
            {
                "source": "models/train_subject.py",
                "pairs": len(rows),
                **fitted,
                "rarest": round(rarest, 3),
                "rarities": {word: round(value, 2) for word, value in sorted(rarities.items())},
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n",
        "utf-8",
    )


# ----------------------------------------------------------------------- words


def word_table(background: Sequence[str], items: Sequence[Item]) -> tuple[dict[str, float], float]:
    """Rarity of the commonest words: minus the logarithm of the share of titles or sentences."""
    in_titles = Counter(word for title in background for word in stems(title))
    sentences = [sentence for item in items for sentence in item.sentences]
    in_sentences = Counter(word for sentence in sentences for word in stems(sentence))
    shares = {
        word: max(in_titles[word] / len(background), in_sentences[word] / len(sentences))
        for word in {*in_titles, *(word for word, count in in_sentences.items() if count > 20)}
    }
    common = sorted(shares, key=lambda word: (-shares[word], word))[:TABLE]
    rarities = {word: -math.log(min(1.0, shares[word])) for word in common}
    return rarities, max(rarities.values()) + 1.0


# ----------------------------------------------------------------------- pairs


@dataclass(frozen=True)
class Row:
    values: tuple[float, ...]
    right: bool
    work: str
    kind: str


def pairs(
    items: Sequence[Item],
    titles: dict[str, str],
    background: Sequence[str],
    chance: random.Random,
    rarities: dict[str, float],
    rarest: float,
) -> Iterator[Row]:
    table = SubjectModel(0.0, (), rarest, rarities)

    def measured(claim: Claim, title: str, abstract: str | None) -> tuple[float, ...] | None:
        return features(claim, Record(title=title, abstract=abstract), table)

    field = [item.title or titles[item.arxiv] for item in items]
    rest = [" ".join(item.sentences[2:]) or None for item in items]
    for at, item in enumerate(items):
        for claim in claims(item, chance):
            own = rest[at] if chance.random() < 0.5 else None
            others = [
                ("any work", chance.choice(background), None),
                ("same collection", *other(field, rest, at, chance)),
                ("most similar of 50", *similar(claim, field, rest, at, chance)),
            ]
            for kind, title, abstract in (("right", field[at], own), *others):
                if kind != "right" and title == field[at]:
                    continue
                values = measured(claim, title, abstract if own else None)
                if values is not None:
                    yield Row(values, kind == "right", item.arxiv, kind)


def claims(item: Item, chance: random.Random) -> Iterator[Claim]:
    """What documents say of such a work: named or not, one sentence or two."""
    sentence = " ".join(item.sentences[: chance.choice((1, 1, 2))])
    named = NAMED.search(sentence)
    if item.name:
        yield Claim(method=item.name, sentence=sentence)
        yield Claim(sentence=f"{item.name}: {sentence}" if chance.random() < 0.5 else sentence)
        if named:
            yield Claim(method=named["name"], acronym=named["acronym"], sentence=sentence)
    elif item.sentences:
        yield Claim(sentence=sentence)
        yield Claim(sentence=chance.choice(item.sentences))


def other(
    field: Sequence[str], rest: Sequence[str | None], at: int, chance: random.Random
) -> tuple[str, str | None]:
    place = chance.choice([chance.randrange(len(field)) for _ in range(3) if len(field) > 1])
    return (field[place], rest[place]) if place != at else (field[at - 1], rest[at - 1])


def similar(
    claim: Claim, field: Sequence[str], rest: Sequence[str | None], at: int, chance: random.Random
) -> tuple[str, str | None]:
    said = stems(f"{claim.method or ''} {claim.sentence or ''}")
    places = [place for _ in range(50) if field[place := chance.randrange(len(field))] != field[at]]
    best = max(places, key=lambda place: len(said.keys() & stems(field[place]).keys()))
    return field[best], rest[best]


# ------------------------------------------------------------------------- fit


def fit(rows: Sequence[Row]) -> dict[str, object]:
    values = np.array([row.values for row in rows])
    right = np.array([row.right for row in rows])
    weights = np.where(right, 1.0, right.sum() / (~right).sum())
    held = np.array([int(row.work.replace(".", "")) % 5 == 0 for row in rows])
    model = LogisticRegression(C=1.0, max_iter=2_000)
    model.fit(values[~held], right[~held], sample_weight=weights[~held])
    chances = model.predict_proba(values[held])[:, 1]
    report = measure(
        chances, right[held], weights[held], [r for r, h in zip(rows, held, strict=True) if h]
    )
    model.fit(values, right, sample_weight=weights)
    for name, weight in zip(FEATURES, model.coef_[0], strict=True):
        print(f"  {name:26}{weight:8.3f}")
    return {
        "measured": report,
        "intercept": round(float(model.intercept_[0]), 4),
        "coefficients": {
            name: round(float(weight), 4)
            for name, weight in zip(FEATURES, model.coef_[0], strict=True)
        },
    }


def measure(
    chances: np.ndarray, right: np.ndarray, weights: np.ndarray, rows: Sequence[Row]
) -> dict[str, object]:
    """AUROC over all and against each kind of wrong record, and calibration by tenths."""
    report: dict[str, object] = {
        "auroc": round(roc_auc_score(right, chances, sample_weight=weights), 4),
        "brier": round(brier_score_loss(right, chances, sample_weight=weights), 4),
        "log_loss": round(log_loss(right, chances, sample_weight=weights), 4),
    }
    kinds = np.array([row.kind for row in rows])
    for kind in ("any work", "same collection", "most similar of 50"):
        chosen = (kinds == kind) | right
        report[f"auroc, {kind}"] = round(roc_auc_score(right[chosen], chances[chosen]), 4)
    with_abstract = np.array([row.values[FEATURES.index("title_only")] == 0 for row in rows])
    for name, chosen in (("with", with_abstract), ("without", ~with_abstract)):
        report[f"auroc, {name} abstract"] = round(roc_auc_score(right[chosen], chances[chosen]), 4)
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        inside = (chances >= low) & (chances < low + 0.1)
        if inside.any():
            said = np.average(chances[inside], weights=weights[inside])
            true = np.average(right[inside], weights=weights[inside])
            error += abs(said - true) * weights[inside].sum() / weights.sum()
            print(f"  said {said:.3f}  true {true:.3f}  pairs {inside.sum()}")
    report["calibration_error"] = round(float(error), 4)
    print(json.dumps(report, indent=2))
    return report


if __name__ == "__main__":
    main()
