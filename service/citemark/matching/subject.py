"""This module knows how likely a description is about a recorded work, by a small learnt model.

A logistic model over word overlap and names, fitted by ``models/train_subject.py`` to real
sentences of AI-written summaries paired with their own and with other works' records, one to
one: the probability stands for even odds before looking, and the caller weighs it as such.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import filterfalse, repeat

from citemark.matching.referring import tells
from citemark.matching.spelling import FUNCTION_WORDS
from citemark.matching.titles import fold_title, folded_tokens
from citemark.types import Claim, Record

MOST_CHARACTERS = 1_500
"""Of a sentence or abstract: longer ones say no more about which work is meant."""

LEAST_WORDS = 3
"""A description of fewer words than this names no subject (``See here``)."""

MOST_REFERRING = 16
"""Words that may all only refer to a source: labels, people, a date of access."""

FEATURES = (
    "title_in_claim", "rarest_shared", "mass_shared", "claim_in_title", "method_in_title",
    "name_in_title", "name_not_in_title", "acronym_spelled", "title_name_in_claim",
    "title_name_not_in_claim", "claim_in_abstract", "title_only",
    "nothing_shared", "length", "numbers_shared",
)  # fmt: skip
"""The model's inputs, in the order of its coefficients."""


@dataclass(frozen=True, slots=True)
class SubjectModel:
    """Coefficients and the table of common words, as package data."""

    intercept: float
    coefficients: tuple[float, ...]
    rarest: float
    """Rarity of a word that the table does not list."""
    rarities: dict[str, float]

    def rarity(self, stem: str) -> float:
        return self.rarities.get(stem, self.rarest)


def subject(claim: Claim, record: Record) -> float | None:
    """Probability that what the document says is about this record; ``None`` when it says nothing.

    How rare a word is comes from the shipped table alone: the answer does not change with the index.
    """
    if not (claim.sentence or claim.method or claim.acronym):
        return None
    model = shipped_model()
    values = features(claim, record, model)
    if values is None:
        return None
    score = model.intercept + math.fsum(
        weight * value for weight, value in zip(model.coefficients, values, strict=True)
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def shipped_model() -> SubjectModel:
    """The model that ``models/train_subject.py`` wrote."""
    data = json.loads(files("citemark.matching").joinpath("data/subject.json").read_text("utf-8"))
    weights = data["coefficients"]
    return SubjectModel(
        intercept=data["intercept"],
        coefficients=tuple(weights[name] for name in FEATURES),
        rarest=data["rarest"],
        rarities=data["rarities"],
    )


# -------------------------------------------------------------------- features

_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|arxiv:)\S{0,300}", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MADE_UP = re.compile(r"^(?=.*[A-Z0-9].*[A-Z0-9]|.+[A-Z])[\w+.-]{2,30}$")


def features(claim: Claim, record: Record, model: SubjectModel) -> tuple[float, ...] | None:
    """The values of ``FEATURES``, or ``None`` when the claim says nothing of its subject."""
    spoken = " ".join(filter(None, (claim.method, claim.acronym, claim.sentence)))
    spoken = spoken[:MOST_CHARACTERS]
    if ":" in spoken or "www." in spoken.lower():
        spoken = _ADDRESS.sub(" ", spoken)
    said = stems(spoken)
    if len(said) < (1 if claim.method or claim.acronym else LEAST_WORDS) or not record.title:
        return None
    if len(said) <= MOST_REFERRING and not _describes(claim, record):
        return None
    folded = fold_title(record.title)
    title = dict.fromkeys(folded_stems(folded))
    words = said | title
    weight = dict(zip(words, map(model.rarities.get, words, repeat(model.rarest)), strict=True))
    shared = [stem for stem in said if stem in title]
    mass = _mass(shared, weight)
    abstract = stems(record.abstract[:MOST_CHARACTERS]) if record.abstract else {}
    return (
        _ratio(mass, _mass(title, weight)),
        max(map(weight.__getitem__, shared), default=0.0) / model.rarest,
        math.log1p(mass / model.rarest),
        _ratio(mass, _mass(said, weight)),
        _share(stems(claim.method), title, weight) if claim.method else 0.0,
        *_names(claim, title, "".join(folded.split())),
        _acronym_spelled(claim.acronym, folded),
        *_title_name(record.title, said, spoken),
        _share(said, abstract | title, weight) if abstract else 0.0,
        float(not abstract),
        float(not shared),
        math.log(len(said)),
        _numbers_shared(spoken, f"{record.title} {record.abstract or ''}"),
    )


def _describes(claim: Claim, record: Record) -> bool:
    """Whether anything is left of the claim when what only refers to a source is taken away."""
    name = f"{claim.method or ''} {claim.acronym or ''}".strip()
    if name and tells(name, claim, record):
        return True
    words = tells(claim.sentence, claim, record)
    title = set(fold_title(record.title).split())
    return len(words) >= LEAST_WORDS or not words.isdisjoint(title)


AFFILIATIONS = frozenset(
    str.split(
        "google deepmind microsoft openai nvidia anthropic alibaba tencent bytedance baidu ibm amazon"
        " apple facebook stanford mit berkeley cmu carnegie mellon princeton harvard oxford cambridge"
        " toronto tsinghua peking eth zurich epfl cornell caltech yale mila inria kaist university"
        " institute lab labs researchers research team teams authors group scientists"
    )
)
"""Who did it says nothing of what was done; two inventions by one laboratory are two works."""


_UNSAID = (
    AFFILIATIONS | FUNCTION_WORDS | {"it", "this", "that", "we", "they", "which", "has", "have"}
)


def stems(text: str | None) -> dict[str, None]:
    """A text's distinct words in order, without inflection's endings, small words and affiliations."""
    return dict.fromkeys(folded_stems(fold_title(text or "")))


def folded_stems(folded: str) -> Iterator[str]:
    """What ``stems`` of a text that is already folded are made of, repeated as the words are."""
    return map(stem, filterfalse(_UNSAID.__contains__, folded_tokens(folded)))


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The word without its commonest English endings; a cruder cut than Porter's, in one pass."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "er", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _share(part: dict[str, None], whole: dict[str, None], weight: dict[str, float]) -> float:
    """Which share of the part's rarity the whole holds."""
    return _ratio(_mass([stem for stem in part if stem in whole], weight), _mass(part, weight))


def _mass(words: Iterable[str], weight: dict[str, float]) -> float:
    """The words' rarities together, the same in any order."""
    return math.fsum(map(weight.get, words, repeat(0.0)))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _names(claim: Claim, title: dict[str, None], letters: str) -> tuple[float, float]:
    """Whether the title holds the method's name, and whether there is a name that it lacks."""
    names = [name for name in (claim.acronym, claim.method) if name and len(name.split()) == 1]
    if not names:
        return 0.0, 0.0
    for name in names:
        folded = "".join(fold_title(name).split())
        if stem(folded) in title or (len(folded) > 3 and folded in letters):
            return 1.0, 0.0
    return 0.0, 1.0


def _acronym_spelled(acronym: str | None, folded: str) -> float:
    """Whether neighbouring words of the folded title begin with the acronym's letters."""
    letters = fold_title(acronym or "").replace(" ", "")
    if not 2 < len(letters) < 10:
        return 0.0
    initials = "".join([word[0] for word in folded.split()])
    return float(letters in initials)


def _title_name(title: str, said: dict[str, None], spoken: str) -> tuple[float, float]:
    """Whether the made-up name before the title's colon is spoken of, and whether it is not."""
    name, colon, _ = title.partition(":")
    name = name.strip()
    if not colon or not _MADE_UP.match(name):
        return 0.0, 0.0
    found = all(stem in said for stem in stems(name)) or name.casefold() in spoken.casefold()
    return float(found), float(not found)


def _numbers_shared(spoken: str, recorded: str) -> float:
    numbers = {number for number in _NUMBER.findall(spoken) if len(number) > 1}
    return float(bool(numbers) and not numbers.isdisjoint(_NUMBER.findall(recorded)))
