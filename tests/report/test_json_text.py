"""The indented text of a report is the one that ``json.dumps`` writes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.report.json_text import indented

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=25
)


@given(TREES)
def test_any_tree_is_written_as_the_standard_library_writes_it(tree: object) -> None:
    expected = json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2)
    assert indented(tree) == expected


EXAMPLES = [
    ({}, "{}"),
    ([], "[]"),
    ([[], {}], "[\n  [],\n  {}\n]"),
    ({"a": True, "b": None, "c": 1}, '{\n  "a": true,\n  "b": null,\n  "c": 1\n}'),
    ({"a": {"b": [0.5, -0.0]}}, '{\n  "a": {\n    "b": [\n      0.5,\n      -0.0\n    ]\n  }\n}'),
    ({'"\n': "\\\u2028ü\ud800"}, '{\n  "\\"\\n": "\\\\\u2028ü\ud800"\n}'),
]


@pytest.mark.parametrize(("tree", "text"), EXAMPLES)
def test_a_tree_has_this_text(tree: object, text: str) -> None:
    assert indented(tree) == text == json.dumps(tree, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_json_has_no_number_for_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not finite"):
        indented({"a": [number]})


def test_what_no_report_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="holds no tuple"):
        indented({"a": (1,)})
