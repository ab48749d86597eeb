"""This module knows the summaries that rightly describe works, and the works that they name.

Summaries are Markdown files of AI-written or edited notes with the right arXiv identifier:
tables of ``| 1) **Name** - what it does | [Paper](https://arxiv.org/abs/…) |``, or a heading
``# [Title](https://arxiv.org/abs/…)`` over prose.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BACKGROUND = 60_000
"""Works sampled for word counts and for wrong records."""
_ROW = re.compile(r"^\| ?\d+\) (.*?)\|.*?arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})", re.MULTILINE)
_BOLD = re.compile(r"^\*\*(.+?)\*\*\s*[-:–]?\s*(.*)$")
_DASH = re.compile(r"^(.{3,80}?)(?: - |  )(.*)$")
_HEADING = re.compile(r"^# \[(.+?)\]\(https://arxiv\.org/abs/(\d{4}\.\d{4,5})")
NAMED = re.compile(
    r"\b(?P<name>(?:[A-Z][\w-]+ ){1,6}[A-Z][\w-]+) \((?P<acronym>[A-Z][A-Za-z0-9-]{1,12})s?\)"
)
"""A name with its acronym behind it: "Sparse Tidal Attention (STA)"."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|<br>|\n+")


@dataclass(frozen=True)
class Item:
    """One work as a summary speaks of it."""

    arxiv: str
    name: str | None
    sentences: tuple[str, ...]
    title: str | None = None


def read_items(text: str) -> Iterator[Item]:
    heading = _HEADING.match(text)
    if heading:
        prose = re.sub(r"^#.*$|^- ", "", text[heading.end() :], flags=re.MULTILINE)
        sentences = [piece.strip() for piece in _SENTENCE.split(prose)]
        sentences = [piece for piece in sentences if 40 < len(piece) < 600]
        for start in range(0, len(sentences), 12):
            yield Item(heading[2], None, tuple(sentences[start : start + 12]), heading[1])
        return
    for row in _ROW.finditer(text):
        stated = row[1].strip()
        named = _BOLD.match(stated) or _DASH.match(stated)
        if named:
            sentences = tuple(piece.strip(" ●") for piece in _SENTENCE.split(named[2]))
            yield Item(row[2], named[1].strip(), tuple(s for s in sentences if len(s) > 20))


def read_works(
    path: Path, wanted: set[str], chance: random.Random
) -> tuple[dict[str, str], list[str]]:
    titles: dict[str, str] = {}
    background: list[str] = []
    seen = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            work = json.loads(line)
            if work.get("arxiv") in wanted:
                titles[work["arxiv"]] = work["title"]
            elif (work.get("year") or 0) >= 2015:
                seen += 1
                if len(background) < BACKGROUND:
                    background.append(work["title"])
                elif (place := chance.randrange(seen)) < BACKGROUND:
                    background[place] = work["title"]
    return titles, background
