"""This module knows what a figure was measured on."""

from __future__ import annotations

import datetime as dt
import os
import platform


def machine() -> str:
    """The day, the machine, and what else goes on there."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    today = dt.datetime.now(dt.UTC).date()
    return (
        f"{today}, {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, load {load}"
    )
