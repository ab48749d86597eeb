"""This module knows how to make up works, people and venues that sound real and are not."""

from __future__ import annotations

import random
from collections.abc import Sequence

GIVEN = [
    "Amara",
    "Anders",
    "Beatriz",
    "Chen",
    "Clara",
    "Daniel",
    "Elena",
    "Emeka",
    "Farid",
    "Fatima",
    "Giulia",
    "Hana",
    "Henrik",
    "Ibrahim",
    "Ingrid",
    "Isabel",
    "James",
    "Jennifer",
    "Jia",
    "John",
    "Jun",
    "Karim",
    "Kenji",
    "Kwame",
    "Laura",
    "Leila",
    "Linh",
    "Lukas",
    "Maria",
    "Marta",
    "Mei",
    "Michael",
    "Mina",
    "Nadia",
    "Nikhil",
    "Olga",
    "Omar",
    "Paolo",
    "Petra",
    "Priya",
    "Rahul",
    "Robert",
    "Samuel",
    "Sara",
    "Sofia",
    "Sora",
    "Thomas",
    "Tomas",
    "Wei",
    "Xin",
    "Yacouba",
    "Yara",
    "Youssef",
    "Yuki",
    "Zanele",
]
FAMILY = [
    "Adjei",
    "Almeida",
    "Andersson",
    "Bakker",
    "Benali",
    "Brown",
    "Chen",
    "Costa",
    "Diallo",
    "Eriksen",
    "Fischer",
    "Garcia",
    "Gupta",
    "Haddad",
    "Hansen",
    "Ivanova",
    "Jensen",
    "Johnson",
    "Kim",
    "Kowalczyk",
    "Kumar",
    "Larsen",
    "Lee",
    "Liu",
    "Lopez",
    "Mensah",
    "Meyer",
    "Mueller",
    "Nakamura",
    "Ndiaye",
    "Nguyen",
    "Novak",
    "Okafor",
    "Park",
    "Patel",
    "Popescu",
    "Romano",
    "Rossi",
    "Sato",
    "Schmidt",
    "Silva",
    "Singh",
    "Smith",
    "Suzuki",
    "Takahashi",
    "Tanaka",
    "Tran",
    "Virtanen",
    "Wang",
    "Watanabe",
    "Weber",
    "Yamamoto",
    "Zhang",
]
TOPICS = [
    "Adaptive Reasoning",
    "Neural Scaling Laws",
    "Trustworthy Learning",
    "Reward Learning",
    "Data Curation",
    "Emergent Behaviour",
    "Foundation Models",
    "Responsible Agents",
    "Efficient Inference",
    "Causal Discovery",
    "Multimodal Understanding",
    "Synthetic Data",
    "Human-Centred Machine Learning",
    "Open-World Perception",
    "Robust Optimisation",
    "Generative Science",
    "Computational Creativity",
    "Long-Context Modelling",
]
VENUE_SHAPES = (
    "International Conference on {0}",
    "Symposium on {0}",
    "Conference on {0} and {1}",
    "Workshop on {0} and {1}",
    "Journal of {0}",
    "Transactions on {0} and {1}",
    "Annual Meeting on {0}",
    "International Journal of {0} Research",
)
HEADS = [
    "Adaptive",
    "Scalable",
    "Robust",
    "Efficient",
    "Hierarchical",
    "Federated",
    "Contrastive",
    "Generative",
    "Sparse",
    "Recursive",
    "Dynamic",
    "Unified",
    "Causal",
    "Probabilistic",
    "Multimodal",
    "Interpretable",
    "Self-Supervised",
    "Uncertainty-Aware",
    "Privacy-Preserving",
    "Curriculum-Guided",
]


def invented_authors(rng: random.Random) -> tuple[str, ...]:
    """One to five people who share nothing but being easy to make up."""
    count = rng.randint(1, 5)
    return tuple(f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}" for _ in range(count))


MARKS = ("Proceedings of the {n}th {name}", "20{n} {name}", "IEEE {name}", "{name} ({acronym})")
"""How a meeting is told from others and from its other editions."""
INVENTED_WITH_MARKS = 1 / 3
"""Assumed: nobody has counted how invented venues are named; bare names are the usual ones."""


def invented_venue(rng: random.Random) -> str:
    """A venue name built as venues are named, on topics no such venue was found for."""
    name = rng.choice(VENUE_SHAPES).format(*rng.sample(TOPICS, 2))
    return told_apart(name, rng) if rng.random() < INVENTED_WITH_MARKS else name


def told_apart(name: str, rng: random.Random) -> str:
    """The meeting's name with its number, year, organiser or acronym."""
    acronym = "".join(word[0] for word in name.split() if word[0].isupper())
    return rng.choice(MARKS).format(name=name, acronym=acronym, n=rng.randint(14, 20))


def invented_title(donors: Sequence[str], rng: random.Random) -> str:
    """Halves of two titles joined, sometimes under a fashionable head word."""
    first, second = rng.sample(list(donors), 2) if len(donors) > 1 else (donors[0], donors[0])
    head, tail = first.split(), second.split()
    joined = [*head[: max(2, len(head) // 2)], *tail[len(tail) // 2 :]]
    if rng.random() < 0.3:
        joined.insert(0, rng.choice(HEADS))
    return " ".join(joined)
