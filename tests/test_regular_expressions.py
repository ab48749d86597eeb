"""No regular expression of the package uses possessive quantifiers or atomic groups.

Python has them since 3.11.0 and misread them until 3.11.5 where the repeated group holds an
assertion or something to go back into (CPython's issues 100061 and 106052). Debian 12 ships
3.11.2, which took addresses for longer than they are. A plain quantifier says the same wherever
nothing behind it can make the pattern go back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from re import _constants, _parser

import pytest

import citemark
from citemark.identifiers import publishers, urls
from citemark.venues import addresses

MISREAD = (_constants.POSSESSIVE_REPEAT, _constants.ATOMIC_GROUP)
KEPT_AS_TEXT = (urls.HOSTS, publishers.PUBLISHERS, addresses.FORMS)
"""Tables whose patterns are compiled when they are first needed."""


def operations(parsed):
    """Every operation and operand of a parsed pattern, however deep."""
    if isinstance(parsed, _parser.SubPattern | list | tuple):
        for part in parsed:
            yield from operations(part)
    else:
        yield parsed


def is_misread(pattern: str | bytes, flags: int = 0) -> bool:
    parsed = operations(_parser.parse(pattern, flags))
    return any(one is operation for one in parsed for operation in MISREAD)


def inside(values: Iterable[object], depth: int = 6) -> Iterator[object]:
    """The values that containers and the package's own values and classes hold."""
    for value in values:
        ours = getattr(value, "__module__", None) or type(value).__module__
        if isinstance(value, dict):
            held = [*value, *value.values()]
        elif isinstance(value, tuple | list | set | frozenset):
            held = value
        elif isinstance(value, type) and ours.startswith("citemark."):
            held = vars(value).values()
        elif hasattr(value, "__slots__") and ours.startswith("citemark."):
            held = [getattr(value, name, None) for name in value.__slots__]
        else:
            yield value
            continue
        if depth:
            yield from inside(held, depth - 1)


def test_no_module_holds_a_pattern_that_an_older_python_misreads():
    names = (found.name for found in walk_packages(citemark.__path__, "citemark."))
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    held = {
        value
        for module in modules
        for value in inside(vars(module).values())
        if isinstance(value, re.Pattern)
    }
    assert len(held) > 300  # else nothing was looked at
    assert [one.pattern for one in held if is_misread(one.pattern, one.flags)] == []


def test_no_table_holds_one_as_text():
    texts = {value for value in inside(KEPT_AS_TEXT) if isinstance(value, str)}
    assert sum("(?" in text for text in texts) > 50
    assert [text for text in texts if is_misread(text)] == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a++", True),
        ("(?:a|b)*+c", True),
        ("(x(?>a+)b)", True),
        ("(?=a{2,3}+)", True),
        (b"[ab]?+", True),
        ("[*+]+", False),
        (r"\++", False),
        ("(?:a+)+", False),
        ("a+?", False),
        ("[\x1c-\x1e]", False),
    ],
)
def test_the_rule_above_sees_what_it_forbids_and_nothing_else(pattern, expected):
    assert is_misread(pattern) is expected
