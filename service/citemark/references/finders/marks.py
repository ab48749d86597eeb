"""This module knows citation marks: "[3]", "[1, 4–6]", "(Doe, 2020)", and what they point to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citemark.references.found import Found
from citemark.references.layout.blocks import Layout
from citemark.references.layout.sections import Covered
from citemark.references.naming import introduced
from citemark.references.sentences import Sentences, clipped
from citemark.references.works import fold
from citemark.types import Attachment, BlockKind, Claim

_NUMBERS = re.compile(r"\[\^?(\d{1,4}(?:\s?[,;–—-]\s?\d{1,4}){0,30})\]|【(\d{1,4})】")
_KEYS = re.compile(r"\[([A-Za-z][\w+.\-]{1,20}\d{2,4}[a-z]?)\]")
_AUTHOR_YEAR = re.compile(
    r"(?P<name>[A-Z][^\W\d_][\w'’\-]*)(?:['’]s)?(?:\s(?:and|&)\s[A-Z][\w'’\-]+|,?\set\.?\sal\.?|(?:,\s[A-Z][\w'’\-]+){1,3},?\s(?:and|&)\s[A-Z][\w'’\-]+)?"
    r",?\s\(?(?P<year>(?:19|20)\d\d[a-z]?)(?=[);,:\s])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_RANGE = 50
_MAX_MARKS = 20_000


def sentences_of_marks(layout: Layout, covered: Covered, listed: Sequence[Found]) -> list[Found]:
    """The listed findings with the first sentence that marks each, and one finding a further mark."""
    by_label = {one.label: number for number, one in reversed(list(enumerate(listed))) if one.label}
    by_author = _by_author(listed)
    if not by_label and not by_author:
        return list(listed)
    result = list(listed)
    marks: list[Found] = []
    text = layout.document.text
    for block, is_listed in zip(layout.blocks, covered.blocks, strict=True):
        if is_listed or block.kind is BlockKind.CODE:
            continue
        targets = sorted(_targets(text, block.start, block.end, by_label, by_author))
        starts = [start for start, _, _ in targets]
        sentences = Sentences(text, block.start, block.end) if targets else None
        for start, end, numbers in targets:
            for number in numbers:
                one = result[number]
                if one.claim.sentence is None and sentences is not None:
                    begin, finish = sentences.around(start)
                    alone = len(numbers) == _within(starts, begin, finish) == 1
                    claim = _said(one.claim, text[begin:finish], alone=alone)
                    result[number] = replace(one, claim=claim)
                if len(marks) < _MAX_MARKS:
                    marks.append(Found(start, end, (), Claim(), Attachment.NONE, marks=one.start))
    return [*result, *marks]


def _within(starts: Sequence[int], begin: int, finish: int) -> int:
    return bisect_left(starts, finish) - bisect_left(starts, begin)


def _said(claim: Claim, sentence: str, *, alone: bool) -> Claim:
    """The claim with the sentence that marks it; one that introduces a system by name names the work."""
    said = replace(claim, sentence=clipped(sentence))
    name = introduced(sentence) if alone and not claim.names_a_work else None
    return replace(said, method=name.method, acronym=name.acronym) if name else said


def _targets(
    text: str, start: int, end: int, by_label: dict[str, int], by_author: dict[tuple[str, str], int]
) -> list[tuple[int, int, list[int]]]:
    found = []
    if by_label:
        for match in _NUMBERS.finditer(text, start, end):
            numbers = [
                by_label[label] for label in _labels(match[1] or match[2]) if label in by_label
            ]
            if numbers:
                found.append((match.start(), match.end(), numbers))
        found.extend(
            (match.start(), match.end(), [by_label[match[1]]])
            for match in _KEYS.finditer(text, start, end)
            if match[1] in by_label
        )
    if by_author and _YEAR.search(text, start, end):
        for match in _AUTHOR_YEAR.finditer(text, start, end):
            number = by_author.get((fold(match["name"]), match["year"]))
            if number is not None:
                found.append((match.start(), match.end(), [number]))
    return found


def _labels(text: str) -> list[str]:
    """``1, 4–6`` → 1 4 5 6; a range too wide to be one is read as its two ends."""
    labels: list[str] = []
    for part in re.split(r"\s?[,;]\s?", text):
        ends = re.split(r"\s?[–—-]\s?", part)
        if (
            len(ends) == 2
            and ends[0].isdigit()
            and ends[1].isdigit()
            and 0 < int(ends[1]) - int(ends[0]) <= _MAX_RANGE
        ):
            labels.extend(str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        else:
            labels.extend(ends)
    return labels


def _by_author(listed: Sequence[Found]) -> dict[tuple[str, str], int]:
    """(first author's surname, year) → entry, where that names one entry only."""
    numbers: dict[tuple[str, str], int | None] = {}
    for number, one in enumerate(listed):
        if one.label or not one.claim.authors or one.claim.date is None:
            continue
        first = one.claim.authors[0]
        surname = first.split(",")[0] if "," in first else first.split()[-1]
        if len(surname) <= 2 and " " in first:
            surname = first.split()[0]
        key = (fold(surname), str(one.claim.date.year))
        numbers[key] = None if key in numbers else number
    return {key: number for key, number in numbers.items() if number is not None}
