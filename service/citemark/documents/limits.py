"""This module knows how much a reader takes in before it stops and says so.

The bounds are there to keep hostile input from eating memory and time; a document
that a person would read never meets one. They were set from the largest real files
tried: pages of 411 kB with 460 blocks, a Markdown collection of 951 kB with 3,100
blocks and 2,700 links, surveys of 275 kB of text, a bibliography of 1,119 entries. Raise them together with the figures here.
"""

from __future__ import annotations

from typing import Final

BYTES: Final = 64 * 1024 * 1024
"""Bytes of one input, be it a file, a record of a collection or what is piped in, when the caller
sets no limit of its own: a full export of a large anthology's BibTeX (60 MB) still fits."""

CHARACTERS: Final = 4_000_000
"""Characters of extracted text: six times the longest real document tried (696,000)."""

PAGE: Final = 8 * 1024 * 1024
"""Characters of a page: 20 times the largest real one tried; the parsed tree needs up to
75 times their size in memory (measured on empty ``<p>``)."""

NESTED_PAGE: Final = 512 * 1024
"""Characters of a page given to the tolerant parser: it needs 4 s for a million, and the
largest real page tried has 411,000."""

LINES: Final = 100_000
"""Lines of Markdown: its parser needs 12 µs for each, however short; the longest real
collection tried has 2,149."""

BLOCKS: Final = 50_000
LINKS: Final = 50_000

ENTRIES: Final = 20_000
"""Entries of one document: twice the 10,000 identifiers that must still be judged."""

DOCUMENTS: Final = 10_000
"""Documents of one input."""

JSON_DEPTH: Final = 64
"""Nesting of JSON: schema.org graphs in real pages reach 7."""

FIELD: Final = 10_000
"""Characters of a field that are searched for further identifiers; the longest real
field of any kind tried has 1,133."""

EXPANDED: Final = 4_000_000
"""Characters that the macros of one BibTeX file may add: ten lines of ``@string`` that
double one another reach it, real files add less than they are long."""

INLINE: Final = 20_000
"""Characters of one Markdown paragraph whose inline marks are resolved. Above, the
parser's worst case (``![`` repeated) grows with the square; 20,000 cost 70 ms."""
