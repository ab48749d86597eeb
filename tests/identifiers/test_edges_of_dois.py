"""A DOI ends before the punctuation of the text that it stands in, and keeps the brackets it opens."""

from __future__ import annotations

import pytest

from citemark.identifiers import from_url, parse

WHOLE = "10.1234/abc.def-1"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (f"doi:{WHOLE})", WHOLE), (f"doi:{WHOLE}.", WHOLE), (f"doi:{WHOLE}].", WHOLE), (f"{WHOLE},", WHOLE),
        (f"https://doi.org/{WHOLE}.", WHOLE), (f"https://doi.org/{WHOLE}).", WHOLE),
        ("doi:10.1016/s0140-6736(05)67889-0", "10.1016/s0140-6736(05)67889-0"),
        ("doi:10.1234/(sici)1097(abc)", "10.1234/(sici)1097(abc)"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_doi_is_not_of_it(raw: str, value: str) -> None:
    found = parse(raw)
    assert found is not None
    assert (found.scheme, found.value) == ("doi", value)


def test_an_address_of_a_link_ends_before_the_stop() -> None:
    found = from_url(f"https://doi.org/{WHOLE}.")
    assert found is not None
    assert found.value == WHOLE
