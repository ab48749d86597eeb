"""This module knows how emphasis marks break when a model writes Markdown, and mends them.

``1. Sparse Replay (SR)**`` was meant bold: the opening mark was lost. A mark left
open in a paragraph closes at the end of its line; one that cannot be paired goes.
"""

from __future__ import annotations

import re
from typing import Final

_STRONG: Final = re.compile(r"(?<!\*)\*\*(?!\*)")
_SINGLE: Final = re.compile(r"(?<![*\\])\*(?![*])")
_LEAD: Final = re.compile(r"\s*(?:\d{1,3}[.)]\s+)?")
_STRAY: Final = re.compile(r"\*\*(?=\s|$)|(?<=\s)\*\*|^\*\*")
_HEADING: Final = 200
"""Characters of a line that an unpaired mark makes bold; longer lines are prose with a slip."""


def mend_emphasis(content: str) -> str:
    """The paragraph with its unpaired ``**`` and ``*`` paired or taken away."""
    if "*" not in content or (content.count("**") == 2 and content.count("*") == 4):
        return content  # no mark, or one bold run, as in nearly all paragraphs with marks
    if len(_STRONG.findall(content)) % 2:
        content = _by_line(content, _STRONG, "**")
    if len(_SINGLE.findall(content)) % 2:
        content = _by_line(content, _SINGLE, "*")
    return content


def _by_line(content: str, pattern: re.Pattern[str], mark: str) -> str:
    """Mends the first line that holds an odd number of marks, one of them at its end or start."""
    lines = content.split("\n")
    for place, line in enumerate(lines):
        if len(pattern.findall(line)) % 2:
            mended = _mended(line, mark, paired=line.count(mark) > 1)
            if mended is not None:
                lines[place] = mended
                break
    return "\n".join(lines)


def _mended(line: str, mark: str, *, paired: bool) -> str | None:
    bare = line.rstrip()
    lead = _LEAD.match(bare)
    start = lead.end() if lead else 0
    wrap = mark == "**" and not paired and len(bare) <= _HEADING
    if bare.endswith(mark) and len(bare) - start > len(mark) and not bare[-len(mark) - 1].isspace():
        inner = bare[start : -len(mark)]
        return f"{bare[:start]}{mark}{inner}{mark}" if wrap else bare[: -len(mark)]
    if bare.startswith(mark, start) and len(bare) - start > len(mark):
        inner = bare[start + len(mark) :]
        return f"{bare[:start]}{mark}{inner.strip()}{mark}" if wrap else bare[:start] + inner
    return None


def without_stray_marks(text: str) -> str:
    """Rendered text without the ``**`` that no parser could pair; ``2**n`` stays."""
    return _STRAY.sub("", text) if "**" in text else text
