"""This package knows the Daft plan: the steps that look at the whole collection at once.

They run natively or on Ray, the same code and the same rows, in a process of their own, which gives
all of its memory back, and which Daft may leave as untidily as it likes.
"""

from __future__ import annotations

import os

# Before anything imports Daft or Ray: both would tell their makers of it.
os.environ["DO_NOT_TRACK"] = "1"
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
