"""This module knows what in a text names a work: titles, named methods, acronyms, and look-alikes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citemark import venues
from citemark.references.formatted.clean_titles import clean_title
from citemark.references.people.lists import authors_only
from citemark.references.people.names import TITLE_WORDS, kind_of
from citemark.types import Claim

WORD = re.compile(r"[^\W_][\w'’\-–+]*")
SMALL_WORDS = frozenset({
    "a", "an", "the", "of", "for", "and", "or", "nor", "but", "in", "on", "at", "to", "from", "by", "via",
    "with", "as", "is", "are", "be", "into", "over", "under", "using", "without", "through", "toward",
    "towards", "between", "beyond", "against", "per", "vs", "not", "than", "its", "their", "your", "our",
    "how", "what", "why", "when", "can", "do", "does", "der", "die", "das", "und", "von", "für", "mit",
    "des", "im", "le", "la", "les", "et", "du", "de", "en", "pour", "sur", "el", "los", "las", "del", "y",
    "con", "para", "por", "una", "un",
})  # fmt: skip
"""Function words that title case leaves small: English, German, French, Spanish."""

_ACRONYM = r"(?=\W?\d{0,18}[A-Za-z])[A-Z0-9][\w+./\-–]{0,14}[A-Z0-9+][\w+]{0,4}|[A-Z][\w\-]{1,18}"
"""A number alone is none: behind people's names stands a year."""
_BRACKETED = re.compile(rf"\s?[(（]\s?(?P<acronym>{_ACRONYM})\s?[)）]")
_ET_AL = re.compile(r"\bet al\b|\Aby\s(?=[A-Z])")
"""What names people is no name of a work."""
_MAX_NAME = 160
_MAX_HEADING_WORDS = 16
_FIELD_ACRONYMS = frozenset({
    "ai", "ml", "dl", "nlp", "nlu", "nlg", "cv", "rl", "drl", "marl", "llm", "vlm", "mllm", "lmm", "slm", "lm",
    "plm", "vla", "rag", "rlhf", "rlaif", "rlvr", "sft", "cot", "icl", "peft", "kv", "kg", "ir", "qa", "vqa",
    "cnn", "rnn", "lstm", "gnn", "gan", "vae", "mlp", "svm", "sgd", "moe", "asr", "tts", "ocr", "gpu", "tpu",
    "cpu", "npu", "api", "iot", "uav", "abm", "ood", "fl", "agi", "sota", "hci", "ehr", "mri", "ct", "usd",
    "ctr", "gdp", "us", "uk", "eu", "un", "who", "nih", "nsf", "fda", "vit", "nerf", "bert", "gpt", "ppo",
    "mcp", "mdp", "pde", "ode", "sde", "ntp", "tft", "ttft", "dit", "ssm", "nmt", "mt", "ner", "sae", "mcts",
})  # fmt: skip
"""Acronyms of the field's common notions: what they abbreviate is the topic, not the cited work."""
_REFERRING = frozenset(
    {"doi", "isbn", "issn", "pmid", "pmcid", "url", "arxiv", "pdf", "link", "html"}
)
"""What stands in brackets behind an identifier or a link, and abbreviates no name."""
_SECTION_WORDS = frozenset({
    "abstract", "introduction", "background", "overview", "summary", "conclusion", "conclusions",
    "discussion", "methods", "methodology", "results", "evaluation", "experiments", "limitations",
    "implications", "analysis", "findings", "applications", "challenges", "recommendations", "outlook",
    "appendix", "acknowledgements", "acknowledgments", "contents", "motivation", "definitions",
    "objectives", "scope", "timeline", "takeaways", "highlights", "trends", "resources", "benchmarks",
    "author", "authors", "published", "publication", "venue", "journal", "year", "date", "link", "links", "doi",
    "source", "sources", "title", "topics", "keywords", "affiliation", "affiliations", "institution",
    "institutions", "datasets", "tools", "faq", "notes", "contributions", "benefits", "advantages", "disadvantages",
    "conference", "publisher", "priority", "difficulty", "grade", "relevance", "status",
    "features", "url", "urls", "pdf", "website", "repository", "github", "pmid", "isbn",
})  # fmt: skip
_SECTION_OR_SMALL = _SECTION_WORDS | SMALL_WORDS
_SECTION_LEADS = frozenset({
    "key", "main", "future", "related", "current", "final", "executive", "further", "next", "introduction",
})  # fmt: skip


_NO_NAMES = _FIELD_ACRONYMS | _REFERRING


@dataclass(frozen=True, slots=True)
class Name:
    """A named method, system or dataset, and its acronym."""

    method: str | None
    acronym: str | None


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def named(text: str) -> Name | None:
    """The last "Long Name (ACRONYM)" in a text, its name cut back to what the acronym can cover."""
    if "(" not in text and "（" not in text:
        return None
    text = text[-600:]
    for match in reversed(list(_BRACKETED.finditer(text))):
        before = re.split(r"[()（）\n]", text[max(0, match.start() - _MAX_NAME) : match.start()])[
            -1
        ]
        name = _covered(before, match["acronym"])
        if name and "," in name and _names_people(name):
            continue  # and where they work
        if name and match["acronym"].removesuffix("s").lower() not in _NO_NAMES:
            return Name(name, match["acronym"])
    return None


def _names_people(text: str) -> bool:
    """Whether words are several people with their given names."""
    read = authors_only(text)
    return read is not None and len(read.authors) > 1 and all(map(kind_of, read.authors))


def heading_name(text: str) -> Name | None:
    """What a heading-like line names: "Recursive Gradient Optimization (RGO)", "AlphaEvolve"."""
    text = text.strip(" *_#:.–—-")
    bracketed = "(" in text or "（" in text
    match = _BRACKETED.search(text, 2, _MAX_NAME + 20) if bracketed else None
    if match and match["acronym"].lower() not in _REFERRING:
        name = text[: match.start()].strip(" ,:")
        rest = text[match.end() :]
        if not rest or (len(words_of(rest)) <= 6 and _initials_fit(name, match["acronym"])):
            return Name(name, match["acronym"])
    words = words_of(text)
    if len(words) > _MAX_HEADING_WORDS:
        return None
    if _are_of_section([word for word in words if not word.isdigit()]):
        return None
    if (len(words) == 1 and words[0].lower() in TITLE_WORDS) or _ET_AL.search(text):
        return None
    return Name(text, None)


def is_proper_name(text: str) -> bool:
    """Whether a run without acronym is a name and not a label: one odd word, or title case.

    "AlphaEvolve" and "Recursive Gradient Optimization" are; "Memory efficiency" is a topic.
    """
    words = words_of(text)
    if len(words) == 1:
        return words[0].lower() not in TITLE_WORDS and words[0][0].isupper()
    odd = any(any(c.isupper() or c.isdigit() for c in word[1:]) for word in words)
    return in_title_case(text) or (odd and len(words) <= 4)


def is_section_title(text: str) -> bool:
    """Whether a line only names a part of the document ("2. Related Work", "Key Findings")."""
    return _are_of_section([word for word in words_of(text) if not word.isdigit()])


def _are_of_section(words: list[str]) -> bool:
    if len(words) > 5:
        return False
    if not words:
        return True
    words = [word.lower() for word in words]
    if len(words) <= 3 and (words[-1] in _SECTION_WORDS or words[0] in _SECTION_LEADS):
        return True
    return _SECTION_OR_SMALL.issuperset(words)


_INTRODUCED = re.compile(
    r"(?:[A-Z][\w' ]{0,40},\s)?(?P<name>[A-Z][\w+.\-]*[A-Z0-9][\w+\-]*)(?:\s[(（](?P<acronym>[A-Z][\w\-]{1,14})[)）])?"
    r"(?:,\s(?:an?|the)\s(?:[\w\-]+,?\s){0,10}?(?:systems?|frameworks?|methods?|approach|models?|techniques?|algorithms?|"
    r"polic(?:y|ies)|mechanisms?|architectures?|benchmarks?|datasets?|libraries|library|optimi[sz]er|protocols?|scheme|"
    r"pipeline|engine|strateg(?:y|ies)|toolkit|duplicator|co-design|attention|cache)\b"
    r"|\s(?:introduces|proposes|presents|is\san?\s(?:new|novel))\b)"
)


def introduced(sentence: str) -> Name | None:
    """The system that a sentence introduces: "PondFlow, a caching framework, …", "PondFlow proposes …".

    Only an odd word counts (inner capitals, digits), and only where it is said what it is: a
    sentence that merely begins with a model's name may cite something else about it.
    """
    match = _INTRODUCED.match(sentence)
    if match is None or match["name"].removesuffix("s").lower() in _FIELD_ACRONYMS:
        return None
    return Name(match["name"], match["acronym"])


def _covered(name: str, acronym: str) -> str | None:
    """The end of ``name`` that the acronym abbreviates: as many capitalised words as it has letters.

    In running text the words before the name belong to the sentence ("We introduce Sparse
    Activation Replay (SAR)").
    """
    words = name.split()
    letters = [letter for letter in acronym if letter.isalpha()]
    taken: list[str] = []
    capitals = 0
    for word in reversed(words):
        if word[-1] in ".;:!?" and taken:
            break
        small = word.lower() in SMALL_WORDS
        if not small and not (word[0].isupper() or word[0].isdigit()):
            break
        taken.append(word)
        capitals += 0 if small else 1 + word.count("-")
        if capitals >= len(letters) + 1:
            break
    while taken and taken[-1].lower() in SMALL_WORDS:
        taken.pop()
    if len(taken) < 2 and not (taken and "-" in taken[0]):
        return None
    taken.reverse()
    return " ".join(_start_at_first_letter(taken, letters)).strip(' ,“”"*')


def _start_at_first_letter(words: list[str], letters: list[str]) -> list[str]:
    """Drops leading words until one begins with the acronym's first letter, when one does."""
    if not letters:
        return words
    for index, word in enumerate(words[:-1]):
        if word[0].lower() == letters[0].lower():
            return words[index:]
    return words


def _initials_fit(name: str, acronym: str) -> bool:
    initials = "".join(part[0] for word in name.split() for part in word.split("-") if part).lower()
    return bool(initials) and initials[0] == acronym[0].lower()


# -------------------------------------------------------------------- titles


def content_words(text: str) -> list[str]:
    return [word for word in words_of(text) if word.lower() not in SMALL_WORDS]


def in_title_case(text: str) -> bool:
    """Whether most content words are capitalised; the first word alone says nothing."""
    content = content_words(text)
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in content)
    return len(content) > 1 and capitals >= 0.7 * len(content) and content[0][0].isupper()


def has_title_shape(text: str, *, cue: bool = False) -> bool:
    """Whether a quoted or bold run could be the title of a work.

    Title case and three content words, or "Name: …" with a subtitle; with a ``cue`` beside it
    ("in the paper …", "titled …") two words, or four in sentence case, are enough. Sentences,
    labels and commands are not titles.
    """
    text = text.strip()
    if not 8 <= len(text) <= 300 or text[-1] in ";:,…" or "\n" in text or "://" in text:
        return False
    if re.search(r"[.!?]\s+[A-Z].*[.]$|^\d+(?:[.,]\d+)?\s?%?$", text):
        return False
    content = content_words(text)
    if not content or is_section_title(text):
        return False
    name, colon, subtitle = text.partition(": ")
    if colon and name[:1].isupper() and len(content_words(subtitle)) >= 2 and in_title_case(text):
        return True
    if in_title_case(text):
        return len(content) >= (2 if cue else 3)
    return cue and len(words_of(text)) >= 4 and text[0].isupper() and kind_of(text) is None


def claim_of_name(text: str) -> Claim | None:
    """A bold or heading-like run as a claim: a title when it reads like one, else a method."""
    name = heading_name(text)
    return None if name is None else claim_of(name)


def claim_of(name: Name) -> Claim:
    """What a heading-like line names, as a claim."""
    if reads_as_title(name):
        return Claim(title=clean_title(name.method))
    return Claim(method=name.method, acronym=name.acronym)


def reads_as_title(name: Name) -> bool:
    """Eight content words, or "Name: Subtitle" in title case with five: more than a short name."""
    text = name.method
    if name.acronym is not None or not text:
        return False
    content = content_words(text)
    if text[:1] in '“"«' or len(content) >= 8:
        return True
    return ": " in text and len(content) >= 5 and has_title_shape(text)


def may_be_told(claim: Claim, title: str) -> bool:
    """Whether "Doe et al. (2020): moons slow the tides. arXiv:…" may be what somebody found.

    One name, words in sentence case and no venue but a preprint's make a reference and a sentence
    alike. As a sentence it is still held against the record, whose title it may well hold.
    """
    if not claim.authors_truncated or len(claim.authors) > 1 or in_title_case(title):
        return False
    venue = venues.resolve(claim.venue) if claim.venue else None
    return claim.venue is None or (venue is not None and venue.kind == "preprint-server")
