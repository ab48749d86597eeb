"""Write a self-made world: invented but coherent works, and summaries that cite them.

Half of the summaries are true to that world; the others are wrong in the ways that machine-made
summaries are. Everything is drawn from one seed, so that a run gives the same files twice.

    python models/generate.py --out /tmp/world --works 6000 --documents 600
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corruptions import invented_identifier
from invention import FAMILY, GIVEN, HEADS, TOPICS
from works import Work

VENUES = ("NeurIPS", "ICML", "ICLR", "ACL", "EMNLP", "CVPR", "AAAI", "KDD", "JMLR", "IJCAI")
ACTS = [
    "Alignment",
    "Calibration",
    "Compression",
    "Decoding",
    "Distillation",
    "Estimation",
    "Exploration",
    "Generation",
    "Inference",
    "Learning",
    "Localisation",
    "Optimisation",
    "Parsing",
    "Planning",
    "Pretraining",
    "Pruning",
    "Ranking",
    "Reasoning",
    "Reconstruction",
    "Regularisation",
    "Retrieval",
    "Routing",
    "Sampling",
    "Search",
    "Segmentation",
    "Summarisation",
    "Tracking",
    "Translation",
]
OBJECTS = [
    "Audio Streams",
    "Biomedical Texts",
    "Code Repositories",
    "Decision Trees",
    "Dialogue Systems",
    "Event Graphs",
    "Graph Transformers",
    "Image Captions",
    "Knowledge Graphs",
    "Language Models",
    "Legal Documents",
    "Medical Images",
    "Mobile Robots",
    "Molecular Graphs",
    "Point Clouds",
    "Recommender Systems",
    "Sensor Networks",
    "Speech Recordings",
    "Tabular Data",
    "Time Series",
    "Traffic Forecasts",
    "Video Archives",
    "Vision Transformers",
    "Weather Fields",
]
MEANS = [
    "Bayesian Priors",
    "Bilevel Search",
    "Confidence Feedback",
    "Contrastive Anchors",
    "Curriculum Schedules",
    "Diffusion Bridges",
    "Energy Functions",
    "Gradient Replay",
    "Latent Plans",
    "Low-Rank Updates",
    "Memory Tokens",
    "Optimal Transport",
    "Prompt Ensembles",
    "Random Features",
    "Reward Shaping",
    "Sparse Experts",
    "Spectral Filters",
    "Token Dropping",
    "Uncertainty Weights",
    "Weak Labels",
]
LABS = ("MIT", "Stanford", "the University of Toronto", "ETH Zurich", "Meta AI", "DeepMind")
SENTENCES = (
    "Researchers at {lab} introduced {name}, a method for {act} of {obj} with {means}.",
    "A team from {lab} published {name}, which improves {act} on {obj} by means of {means}.",
    "{name} addresses {act} over {obj}; it builds on {means} and cuts training cost by {n}%.",
)


@dataclass(frozen=True, slots=True)
class Idea:
    """A method with the words that its paper and any true description share."""

    name: str
    acronym: str
    act: str
    obj: str
    means: str

    @property
    def title(self) -> str:
        return f"{self.acronym}: {self.name} for {self.act} of {self.obj} with {self.means}"


def idea(rng: random.Random) -> Idea:
    words = [rng.choice(HEADS), *rng.choice(MEANS).split()[:1], rng.choice(ACTS)]
    name = " ".join(words)
    acronym = "".join(part[0] for word in words for part in word.split("-")).upper()
    return Idea(name, acronym, rng.choice(ACTS).lower(), rng.choice(OBJECTS), rng.choice(MEANS))


def world(count: int, rng: random.Random) -> tuple[tuple[Work, Idea], ...]:
    """Invented works of 2015 to 2025, half of them in proceedings, with identifiers that fit."""
    made = []
    for number in range(count):
        thought = idea(rng)
        year, month = rng.randint(2015, 2025), rng.randint(1, 12)
        preprint = rng.random() < 0.5
        made.append(
            (
                Work(
                    title=thought.title,
                    authors=tuple(
                        f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
                        for _ in range(rng.randint(1, 7))
                    ),
                    authors_truncated=False,
                    year=year,
                    venue="arXiv (cs.LG)" if preprint else rng.choice(VENUES),
                    arxiv=f"{year % 100:02d}{month:02d}.{1000 + number % 8000:05d}",
                    doi=None
                    if preprint
                    else f"10.1145/{3290000 + number // 100}.{3300000 + number}",
                    date=dt.date(year, month, rng.randint(1, 28)).isoformat(),
                ),
                thought,
            )
        )
    return tuple(made)


def work_row(work: Work, rng: random.Random) -> dict[str, object]:
    """The work as a row of a file of works, held by one to three collections."""
    held = [name for name in ("one", "two", "three") if rng.random() < 0.9] or ["one"]
    return {
        "title": work.title,
        "authors": list(work.authors),
        "year": work.year,
        "venue": work.venue,
        "arxiv": work.arxiv,
        **({"doi": work.doi} if work.doi else {}),
        "date": work.date,
        "src": ["arxiv"] if work.preprint_only else held,
    }


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a summary: what it says, under which identifier, and whether that is right."""

    thought: Idea
    identifier: str
    kind: str

    @property
    def misleads(self) -> bool:
        return self.kind != "right"


def item(
    made: Sequence[tuple[Work, Idea]], reused: Sequence[str], *, honest: bool, rng: random.Random
) -> Item:
    work, thought = rng.choice(made)
    right = f"https://arxiv.org/abs/{work.arxiv}"
    if honest or rng.random() < 0.4:
        return Item(thought, right, "right")
    way = rng.random()
    if way < 0.4:
        return Item(idea(rng), rng.choice(reused), "reused_identifier")
    if way < 0.6:
        other, _ = rng.choice(made)
        return Item(idea(rng), f"https://arxiv.org/abs/{other.arxiv}", "other_works_identifier")
    if way < 0.75:
        path = rng.choice(("accepted-papers/paper_{}", "oral_list/{}", "papers/final/{}"))
        site = rng.choice(("icml.cc/2025", "iclr.cc/virtual_2025", "neurips.cc/2025"))
        return Item(
            idea(rng), f"https://{site}/{path.format(rng.randint(100, 9999))}", "invented_address"
        )
    made_up = invented_identifier(work, rng).replace("arXiv:", "https://arxiv.org/abs/")
    return Item(idea(rng), made_up, "fabricated_identifier")


def capsule(
    number: int, items: Sequence[Item], *, honest: bool, rng: random.Random
) -> dict[str, object]:
    """A schema.org capsule in the shape that knowledge graphs publish."""
    date = dt.date(2026, rng.randint(1, 6), rng.randint(1, 28))
    lines = ["## Key Findings"]
    for place, entry in enumerate(items, 1):
        thought = entry.thought
        sentence = rng.choice(SENTENCES).format(
            lab=rng.choice(LABS),
            name=thought.acronym,
            act=thought.act,
            obj=thought.obj.lower(),
            means=thought.means.lower(),
            n=rng.randint(5, 60),
        )
        lines += [
            f"- {place}. **{thought.name} ({thought.acronym})**",
            f"- {sentence}",
            f"- Source: [{entry.identifier.split('//')[1]}]({entry.identifier})",
        ]
    lines += ["", "## Sources", *(f"- {entry.identifier}" for entry in items)]
    topic = rng.choice(TOPICS)
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": f"https://world.example/capsules/{number:05d}",
        "name": f"As of {date:%B} {date.day}, {date.year}: advances in {topic.lower()}",
        "text": "\n".join(lines),
        "dateCreated": date.isoformat(),
        "additionalProperty": [
            {
                "@type": "PropertyValue",
                "name": "verification_status",
                "value": "sources_verified"
                if rng.random() < (0.6 if honest else 0.5)
                else "pending",
            }
        ],
    }


DOCUMENTS_A_RETURN = 5
"""Documents for each identifier that returns; each then stands in two or three of them."""


def _returning(rng: random.Random) -> str:
    """An identifier that several summaries invent alike: often a pattern, often not."""
    month = f"26{rng.randint(1, 4):02d}"
    if rng.random() < 0.3:
        tail = rng.choice(("01234", "01567", "02345", "04501", "03210", "05678", "12345"))
    else:
        tail = f"{rng.randint(1, 19999):05d}"
    return f"https://arxiv.org/abs/{month}.{tail}"


def write(out: Path, *, works: int, documents: int, seed: int) -> None:
    """Write ``works.jsonl``, ``documents/*.json`` and ``labels.jsonl`` under ``out``."""
    rng = random.Random(seed)
    made = world(works, rng)
    (out / "documents").mkdir(parents=True, exist_ok=True)
    with (out / "works.jsonl").open("w", encoding="utf-8") as stream:
        for work, _ in made:
            stream.write(json.dumps(work_row(work, rng), ensure_ascii=False) + "\n")
    reused = [_returning(rng) for _ in range(max(6, documents // DOCUMENTS_A_RETURN))]
    with (out / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for number in range(documents):
            honest = rng.random() < 0.5
            items = [item(made, reused, honest=honest, rng=rng) for _ in range(rng.randint(2, 6))]
            document = capsule(number, items, honest=honest, rng=rng)
            name = f"{number:05d}.json"
            (out / "documents" / name).write_text(
                json.dumps(document, ensure_ascii=False), encoding="utf-8"
            )
            for entry in items:
                row = {"document": name, "identifier": entry.identifier, "kind": entry.kind}
                labels.write(json.dumps(row) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--works", type=int, default=6000)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--seed", type=int, default=20261121)
    given = parser.parse_args()
    write(given.out, works=given.works, documents=given.documents, seed=given.seed)


if __name__ == "__main__":
    main()
