"""This module knows how the settings are shown: as a table, and as an example environment file."""

from __future__ import annotations

from citemark.settings.choices import table
from citemark.settings.row import Setting


def as_markdown() -> str:
    """The table of all settings, for the documentation."""
    lines = ["| variable | default | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{row.variable}` | {_shown(row) or '–'} | {row.help} |" for row in table()]
    return "\n".join(lines) + "\n"


def as_env_file() -> str:
    """An example environment file: every variable, commented out at its default."""
    return "\n".join(f"# {row.help}\n# {row.variable}={_shown(row)}\n" for row in table())


def _shown(row: Setting) -> str:
    if row.default is None or row.default == ():
        return ""
    return str(row.default).lower() if isinstance(row.default, bool) else str(row.default)
