"""This module knows how settings are read from the environment, and what is refused there.

A secret may instead stand in a file named by the same variable with ``_FILE`` behind it (how
container platforms hand over secrets). The reader library is imported only when a variable is
set, for it costs the command line 0.1 s.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citemark.errors import InvalidSetting
from citemark.settings.row import PREFIX, Setting

if TYPE_CHECKING:
    from environs import Env

FOREIGN_PREFIXES = ("CITEMARK_TEST_",)
"""Variables under our name that are not settings: they steer the test suite."""

_KINDS = {
    "path": "path",
    "str": "text",
    "bool": "switch (true or false)",
    "int": "whole number",
    "float": "number",
    "list": "list separated by commas",
    "dict": "list of name=value pairs separated by commas",
}


def stated(rows: Sequence[Setting]) -> dict[str, Any]:
    """The values of those settings that the environment states, by name."""
    given = {name for name in os.environ if name.startswith(PREFIX)}
    given = {name for name in given if not name.startswith(FOREIGN_PREFIXES)}
    if not given:
        return {}
    _refuse_unknown(given, rows)
    from environs import FileAwareEnv

    env = FileAwareEnv()
    for row in rows:
        _refuse_unreadable_file(row)
    return {row.name: _read(env, row) for row in rows if not given.isdisjoint(_variables(row))}


def _refuse_unknown(given: Iterable[str], rows: Iterable[Setting]) -> None:
    known = {variable for row in rows for variable in _variables(row)}
    for name in sorted(given):
        if name not in known:
            import difflib

            # Without the prefix that all share: with it, any two names look alike.
            names = sorted(variable.removeprefix(PREFIX) for variable in known)
            near = difflib.get_close_matches(name.removeprefix(PREFIX), names, n=1)
            hint = f"; did you mean {PREFIX}{near[0]}?" if near else ""
            raise InvalidSetting(f"{name} is not a setting{hint}")


def _variables(row: Setting) -> tuple[str, str]:
    return row.variable, row.variable + "_FILE"


def _refuse_unreadable_file(row: Setting) -> None:
    """A secret whose file is missing or empty must never leave the service without it."""
    variable, from_file = _variables(row)
    name = os.environ.get(from_file)
    if name is None:
        return
    if os.environ.get(variable, "").strip():
        raise InvalidSetting(f"{variable} and {from_file} are both set: unset one of them")
    try:
        empty = not Path(name).read_text("utf-8").strip()
    except OSError as error:
        raise InvalidSetting(
            f"{from_file}: {name or 'the file'} cannot be read ({error.strerror})"
        ) from error
    except ValueError as error:
        raise InvalidSetting(f"{from_file}: {name} does not hold text") from error
    if empty:
        raise InvalidSetting(f"{from_file}: {name} is empty")


def _read(env: Env, row: Setting) -> object:
    from environs import EnvError

    text = os.environ.get(row.variable)
    from_file = row.variable + "_FILE" in os.environ
    if text is not None and text.strip() == "" and row.reader != "list" and not from_file:
        return row.default
    try:
        value = getattr(env, row.reader)(row.variable, **_options(row))
    except (EnvError, OSError, ValueError) as error:
        raise InvalidSetting(f"{row.variable}: not a valid {_KINDS[row.reader]}") from error
    value = _frozen(value)
    problem = row.check(value) if row.check else None
    if problem:
        raise InvalidSetting(f"{row.variable} {problem}")
    return value


def _options(row: Setting) -> dict[str, object]:
    return {"subcast_values": float} if row.name == "rates" else {}


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(part.strip() for part in value if part.strip())
    if isinstance(value, dict):
        return tuple(value.items())
    return value.strip() if isinstance(value, str) else value
