"""This module knows where sentences begin and end, as far as a claim quotes them."""

from __future__ import annotations

import re
from bisect import bisect_right

MAX_SENTENCE = 1_000
"""Characters of a claim's sentence at most; a longer one is read in pieces of that length."""

_SENTENCE_END = re.compile(
    r"[.!?。！？\n](?:(?<=[.!?])(?<![\s.][A-Z].)(?<!\bal.)(?<!\bProf.)(?<!\bDr.)(?<!\bMr.)(?<!\bNo.)(?<!\bSt.)(?<!\bvs.)"
    r"(?<!e\.g.)(?<!i\.e.)(?<!\bcf.)(?<!Fig.)[)\]”\"’']*(?=\s+[^a-z\s])|(?<=[。！？])|(?<=\n)[ \t]*\n)"
)


class Sentences:
    """The sentences of one block, found once: many mentions ask for theirs."""

    __slots__ = ("_begins", "_end", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._end = end
        self._begins = [start, *(stop.end() for stop in _SENTENCE_END.finditer(text, start, end))]

    def around(self, position: int) -> tuple[int, int]:
        """Where the sentence that holds a position begins and ends."""
        index = bisect_right(self._begins, position) - 1
        begin = self._begins[max(index, 0)]
        finish = self._begins[index + 1] if index + 1 < len(self._begins) else self._end
        while begin < finish and self._text[begin].isspace():
            begin += 1
        if finish - begin > MAX_SENTENCE and position >= begin:
            begin += (position - begin) // MAX_SENTENCE * MAX_SENTENCE
            finish = min(finish, begin + MAX_SENTENCE)
        return begin, finish

    def tail(self, start: int, end: int) -> int:
        """Where the last sentences of a passage begin that are quoted whole."""
        if end - start <= MAX_SENTENCE:
            return start
        at = bisect_right(self._begins, end - MAX_SENTENCE - 1)
        fitting = self._begins[at] if at < len(self._begins) else end
        return max(start, fitting if fitting < end else self.around(end - 1)[0])


def clipped(text: str) -> str:
    """At most 1,000 characters, white space collapsed, cut at a word."""
    text = " ".join(text[: 2 * MAX_SENTENCE].split())
    if len(text) <= MAX_SENTENCE:
        return text
    return text[:MAX_SENTENCE].rsplit(" ", 1)[0]
