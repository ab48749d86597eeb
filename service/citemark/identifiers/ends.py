"""This module knows where an address or a DOI ends in running text: blanks, quotes, markup, punctuation."""

from __future__ import annotations

import re

_STOP = r"\s<>\"`|{}\\^“”„«»‹›⟨⟩〈〉\u2329\u232a《》，。；、！？）（】【」「』『…\ud800-\udfff"
"""Characters that end an address or a DOI wherever they stand; the last are halves of surrogate pairs."""
_UNCASED = r"\u0590-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters that follow an address without a blank, in languages that write so ("…/w18-3210에서")."""
PART = rf"[^{_STOP}\[\],;]+|\[(?![^\W\d_][^\s=]{{0,80}}(?:\s|\](?!=)))|\](?!\()"
"""What an address consists of, besides commas and semicolons."""
DOI_PART = rf"[^{_STOP}{_UNCASED}\[\],;]+|\[(?![A-Za-z])|\](?!\()"
"""The same for a DOI. Neither is possessive: nothing stands behind it that could make a pattern go
back, and Python 3.11.2, Debian 12's own, goes wrong where a possessive group holds an assertion."""
ODD_PART = r"<[\w:.;()-]{1,60}>\d\.\d\.co;\d|\\_"
"""What stands in DOIs of the nineties ("…17:15<1661::AID-SIM968>3.0.CO;2-2"), and TeX's low line."""

_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'*~’‘\"–—"
_MARKED = re.compile(r"(?<=\w)\[\d{1,3}\]\Z")
_LINK_GOES_ON = re.compile(r"\](?=[\[(])|\)(?=\[)")


def trimmed(raw: str, before: str = "") -> str:
    """Without the punctuation and unbalanced closing brackets that belong to the sentence, nor what
    a link's markup joins to it ("…/d41586][Tides" in Org mode)."""
    if "[" in raw or "](" in raw:
        raw = _LINK_GOES_ON.split(raw, maxsplit=1)[0]
    opened, closed = raw.find("["), raw.find("]")
    if closed >= 0 and not 0 <= opened < closed:
        raw = raw[:closed]  # "[url=https://…]Tides[/url]"
    if raw[-1:] == "]":
        raw = _MARKED.sub("", raw)  # "…/2409.01666[34] P. Doe": the next reference's number
    if raw[-1:].isalnum():
        return raw
    end = len(raw)
    depth = {closer: raw.count(closer) - raw.count(opener) for closer, opener in _CLOSERS.items()}
    strip = _TRAILING + ("_" if before == "_" else "")
    while end:
        last = raw[end - 1]
        if last in strip:
            end -= 1
        elif last in _CLOSERS and depth[last] > 0:
            depth[last] -= 1
            end -= 1
        else:
            break
    return raw[:end]
