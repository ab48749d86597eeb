"""This module knows what a printed reference looks like once its letters were taken out of a PDF: accents
before their letters, initials apart from their full stops, "et al." joined to a name."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "´": "\u0301", "˜": "\u0303", "ˆ": "\u0302", "¨": "\u0308", "ˇ": "\u030c", "˝": "\u030b", "˚": "\u030a",
}  # fmt: skip
_ACCENTED = re.compile(
    r"(?:(?<=[^\W\d_])\s(?=.[a-z]))?(?P<accent>[´˜ˆ¨ˇ˝˚])\s?(?P<letter>[A-Za-z])"
)
"""A blank before the accent is the print's where a small letter follows: "Stehl ´e"."""
_APART = re.compile(r"(?<![\w.])(?P<initial>[A-Z])\s\.(?=\s[A-Z])")
_JOINED = re.compile(r"(?<=[a-zß-ÿ]{2})et al\b(?=[.,\s])")
_QUOTED = re.compile(r"(?<=[,.] )'(?=[A-Z\d])(?P<title>[^\n]{10,300}?),'(?=\s)")
"""A title in straight single quotes, which the comma of IEEE's style closes: ", 'Tides of Ponds,' Pond Letters"."""


def mended(work: str) -> str:
    """The string as it was printed."""
    if "et al" in work:
        work = _JOINED.sub(" et al", work)
    if " ." in work:
        work = _APART.sub(r"\g<initial>.", work)
    if ",'" in work:
        work = _QUOTED.sub(r"“\g<title>,”", work)
    if not work.isascii() and not _SIGNS.isdisjoint(work):
        work = _ACCENTED.sub(_accented, work)
    return work


_SIGNS = frozenset(_ACCENTS)


def _accented(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found["letter"] + _ACCENTS[found["accent"]])
