"""The local index of real works: built from dumps, read without a network, swapped in whole."""

from __future__ import annotations

from citemark.index.reader import Index, open_index

__all__ = ["Index", "open_index"]
