"""This module knows how to make up methods: names, acronyms, and what they are said to do."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from invention import HEADS

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


Inventor = Callable[[random.Random], Idea]
"""Makes up one idea; a benchmark wants them under names of their own."""
