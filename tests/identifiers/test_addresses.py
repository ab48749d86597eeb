"""Where a web address stands in running text."""

from __future__ import annotations

import pytest

from citemark.identifiers import find


@pytest.mark.parametrize(
    "before", ["", "\n", "the end.\n", "the end. \n", "(SAR)\n", "a:\n", ":", "(", ","]
)
def test_a_host_is_found_wherever_a_line_may_begin(before: str) -> None:
    found = find(f"{before}arxiv.org/abs/2401.00001")
    assert [(one.identifier.value, one.start) for one in found] == [("2401.00001", len(before))]


@pytest.mark.parametrize(
    "text", ["a@arxiv.org/abs/2401.00001", "x/arxiv.org/abs/x", "notarxiv.org/x"]
)
def test_a_host_inside_something_longer_is_none(text: str) -> None:
    assert not any(one.identifier.scheme == "url" for one in find(text))
