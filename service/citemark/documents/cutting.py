"""This module knows the traces of a text that was cut off at its end.

Summaries are stored with a bound on characters. What was cut matters to one thing
only: an identifier that touches the end may be the beginning of a longer one.
"""

from __future__ import annotations

import re
from typing import Final

_BOUNDS: Final = (500, 1_000, 1_024, 1_500, 2_000, 2_048, 2_500, 3_000, 4_000, 4_096, 5_000, 8_000,
                  8_192, 10_000)  # fmt: skip
"""Characters at which collections cut: 2,000 in the capsules seen, the rest are the round
numbers of the same kind. A text hits one by chance in 0.2 % of the cases."""
_STRIPPED: Final = 2
"""Characters that trimming may have taken off a text cut at a bound."""
_ENDED: Final = re.compile(r"[.!?。！？][\"'”’)\]*_]{0,3}$")
_OPEN_END: Final = re.compile(
    r"(?:[,;(\[{/‘“–—-]|\b(?:and|or|of|the|a|an|in|on|at|by|to|for|from|with|that|which|as|per))$"
)
_ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.)\]?$|\[(?:truncated|cut|more)\]$", re.IGNORECASE)
_HALF_ADDRESS: Final = (
    re.compile(r"\bhttps?(?::/{0,2}[^\s/.]*)?$"),  # no whole host name
    re.compile(r"arxiv\.org/(?:a|ab|abs|p|pd|pdf|abs/|pdf/|(?:abs|pdf)/\d{1,4}(?:\.\d{0,3})?)?$"),
    re.compile(r"\barxiv:\s?(?:\d{0,4}|\d{4}\.\d{0,3})$", re.IGNORECASE),
    re.compile(r"(?:doi\.org/|\bdoi:\s?)(?:1|10|10\.\d*|10\.\d+/)?$", re.IGNORECASE),
    re.compile(r"\]\((?:[^()\s]*)$"),  # a Markdown link that never closes
)
_TAIL: Final = 300
"""Characters of the end that are looked at."""
_TAIL_WORDS: Final = 2
"""Words of the end that are looked at: every trace above has one space at most."""


def seems_cut(text: str) -> bool:
    """Whether the text seems to be cut off at its end."""
    whole = len(text)
    end = text[-_TAIL:].rstrip()
    before = end.rsplit(None, _TAIL_WORDS)
    if len(before) > _TAIL_WORDS:
        end = end[len(before[0]) :]
    if any(pattern.search(end) for pattern in (*_HALF_ADDRESS, _ELLIPSIS)):
        return True
    if _ENDED.search(end):
        return False
    at_bound = any(bound - _STRIPPED <= whole <= bound for bound in _BOUNDS)
    return at_bound or (whole >= _BOUNDS[0] and _OPEN_END.search(end) is not None)
