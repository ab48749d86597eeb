"""This module knows the notes that title pages, programs and search engines put to a title."""

from __future__ import annotations

import re

_NOTE = re.compile(
    r"^(?:\[(?:\d{1,3}|PDF|HTML|BOOK|CITATION|B|C)\]|\(\d{1,3}\))\s+"
    r"|\s*\\(?:thanks|footnote|footnotetext|footnotemark|tnoteref|fnref)(?![a-z]).*$"
    r"|(?:(?<=[^\W\d_]{2}[a-z])|(?<=[A-Z]{3})|(?<=[a-z][?!)]))[¹²³⁰⁴⁵⁶⁷⁸⁹†‡§¶*]{1,4}$"
    r"|\s+[(\[][Vv](?:ersion )?\.?\s?\d{1,2}[)\]]$"
)
"""A list's number, Google Scholar's kind of file, a footnote of LaTeX or its mark in print (an exponent
stands behind fewer letters: L², km²), a preprint's version in brackets ("YOLO v3" is a name)."""
_LAST = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹†‡§¶*)]")
"""What a note without a backslash ends in, where it does not begin the title."""


def without_notes(title: str) -> str:
    """A title without what a page, a program or a typesetter put to it."""
    if title.count("_") >= 3 and " " not in title:
        title = " ".join(title.split("_"))  # as files are named
    noted = title[:1] in "[(" or title.rstrip("\n")[-1:] in _LAST or "\\" in title
    return (_NOTE.sub("", title) if noted else title).strip() or title
