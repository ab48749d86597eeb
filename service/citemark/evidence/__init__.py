"""What the sources say about references: the local index, and the public authorities.

``authorities`` has a module for each of them, ``transport`` asks them politely, ``pursuit`` says in which
order, and ``judgement`` what an answer is evidence of.
"""

from __future__ import annotations

from citemark.evidence.gather import Gathered, gather
from citemark.evidence.opening import open_sources
from citemark.evidence.source import Deadline, Source

__all__ = ["Deadline", "Gathered", "Source", "gather", "open_sources"]
