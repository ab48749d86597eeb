"""Where a web address stands in running text."""

from __future__ import annotations

import pytest

from citemark.identifiers import find, from_url


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


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://ssrn.com/abstract=3229719", "10.2139/ssrn.3229719"),
        ("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3528309", "10.2139/ssrn.3528309"),
        ("https://papers.ssrn.com/sol3/Delivery.cfm/SSRN_ID1.pdf?abstractid=352830&mirid=1", "10.2139/ssrn.352830"),
        ("https://www.ssrn.com/index.cfm", "https://www.ssrn.com/index.cfm"),
    ],
)  # fmt: skip
def test_an_abstract_of_ssrn_is_named_by_its_doi(url: str, value: str) -> None:
    found = from_url(url)
    assert found is not None
    assert found.value == value
