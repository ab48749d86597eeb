"""A DOI ends before the punctuation of the text that it stands in, and keeps the brackets it opens."""

from __future__ import annotations

import pytest
from tests.costs import within

from citemark.identifiers import from_url, parse
from citemark.identifiers.doi import normalise_doi
from citemark.types import Identifier

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


@pytest.mark.parametrize(
    "behind",
    [
        "/", "/full", "/full.pdf", ".pdf", ".pdf?download=1", "/figures", "/suppl_file/x_1.pdf", "?journalCode=pond", "#sec1",
        "&quot;", ":~:text=ponds", "—a study", ";PMID:25462637", ",PMC123456", "Article", ".Google", "PubMedGoogle",
        "Accessed", "/epdf/",
    ],
)  # fmt: skip
def test_what_is_copied_with_a_doi_is_not_of_it(behind: str) -> None:
    found = parse(f"doi:{WHOLE}{behind}")
    assert found is not None
    assert found.value == WHOLE


@pytest.mark.parametrize(
    "value",
    [
        "10.1234/full", "10.1234/full/abc.1", "10.1234/article7", "10.1234/ponds.v1", "10.1234/pdf",
        "10.1002/(sici)1099-1476(19990310)22:4<353::aid-mma44>3.0.co;2-#", "10.1371/journal.pone.0123456.s001",
        "10.1234/article", "10.1234/the.article",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(value: str) -> None:
    found = parse(value)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("part", ["/full", "?a", ".pdf", "1article", "/asset/", ";pmi", "#"])
def test_hostile_dois_cost_what_their_length_does(part: str) -> None:
    with within(1):
        normalise_doi("10.1234/" + part * 20_000)


def test_an_address_of_a_link_ends_before_the_stop() -> None:
    found = from_url(f"https://doi.org/{WHOLE}.")
    assert found is not None
    assert found.value == WHOLE


def test_words_of_a_page_are_told_from_letters_of_a_doi() -> None:
    assert parse("doi:10.1234/abc-yPubMedGoogle") == Identifier("doi", "10.1234/abc-y")
    assert parse("doi:10.1234/abc-ypubmed") == Identifier("doi", "10.1234/abc-ypubmed")
