"""This module knows how blocks of YAML are read: by PyYAML, bounded, and with titles that hold a colon."""

from __future__ import annotations

import re
from typing import Final

_DEEPEST: Final = 12
"""Levels that are read; CSL's items have six."""
_COLON: Final = re.compile(
    r"^(?P<key>[ \t]*(?:- +)*[A-Za-z][\w-]{0,40}:[ ]+)(?P<value>[^\s\"'\[{>|&*!%@`#][^\n]*?:(?:[ ][^\n]*)?)[ \t]*$",
    re.MULTILINE,
)
"""A value with a colon that writers leave without the quotation marks that YAML asks for."""


def parse(text: str) -> object:
    """The value of a block: mappings, lists and strings; ``None`` where it is no YAML, or too deep.

    References from one place to another are not followed: a few lines of them unfold to millions.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # all scalars stay strings
    text = _COLON.sub(_quoted, text.expandtabs(2))
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                return None
        return yaml.load(text, Loader=loader)  # noqa: S506 - strings only
    except yaml.YAMLError:
        return None


def _quoted(line: re.Match[str]) -> str:
    value = line["value"].replace("'", "''")
    return f"{line['key']}'{value}'"
