"""This module knows how summaries of a self-made world are written, true to it or wrong in machines' ways."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from ideas import Idea, Inventor, idea
from invented_identifiers import invented_identifier
from invention import TOPICS
from works import Work

LABS = ("MIT", "Stanford", "the University of Toronto", "ETH Zurich", "Meta AI", "DeepMind")
SENTENCES = (
    "Researchers at {lab} introduced {name}, a method for {act} of {obj} with {means}.",
    "A team from {lab} published {name}, which improves {act} on {obj} by means of {means}.",
    "{name} addresses {act} over {obj}; it builds on {means} and cuts training cost by {n}%.",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a summary: what it says, under which identifier, and what is wrong with that."""

    thought: Idea
    identifier: str
    kind: str


def item(
    made: Sequence[tuple[Work, Idea]],
    reused: Sequence[str],
    *,
    honest: bool,
    rng: random.Random,
    invent: Inventor = idea,
) -> Item:
    """One item about a work of the world, or about an idea that stands in none of its works."""
    work, thought = rng.choice(made)
    right = f"https://arxiv.org/abs/{work.arxiv}"
    if honest or rng.random() < 0.4:
        return Item(thought, right, "right")
    way = rng.random()
    if way < 0.4:
        return Item(invent(rng), rng.choice(reused), "reused_identifier")
    if way < 0.6:
        other, _ = rng.choice(made)
        return Item(invent(rng), f"https://arxiv.org/abs/{other.arxiv}", "other_works_identifier")
    if way < 0.75:
        path = rng.choice(("accepted-papers/paper_{}", "oral_list/{}", "papers/final/{}"))
        site = rng.choice(("icml.cc/2025", "iclr.cc/virtual_2025", "neurips.cc/2025"))
        return Item(
            invent(rng), f"https://{site}/{path.format(rng.randint(100, 9999))}", "invented_address"
        )
    made_up = invented_identifier(work, rng).replace("arXiv:", "https://arxiv.org/abs/")
    return Item(invent(rng), made_up, "fabricated_identifier")


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


def returning(rng: random.Random) -> str:
    """An identifier that several summaries invent alike: often a pattern, often not."""
    month = f"26{rng.randint(1, 4):02d}"
    if rng.random() < 0.3:
        tail = rng.choice(("01234", "01567", "02345", "04501", "03210", "05678", "12345"))
    else:
        tail = f"{rng.randint(1, 19999):05d}"
    return f"https://arxiv.org/abs/{month}.{tail}"
