"""Which documents used which identifier for which claimed work; the memory across documents."""

from __future__ import annotations

from citemark.ledger.observation import Observation, Use, observe
from citemark.ledger.opening import open_ledger
from citemark.ledger.testimony import Ledger, Testimony, Witness
from citemark.ledger.works import work_keys

__all__ = [
    "Ledger",
    "Observation",
    "Testimony",
    "Use",
    "Witness",
    "observe",
    "open_ledger",
    "work_keys",
]
