"""Addresses that only lead on bear the identifier of what they lead to."""

from __future__ import annotations

import pytest

from citemark import identifiers

DOI = ("doi", "10.1000/182")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Farxiv.org%2Fabs%2F1904.11574&data=05%7C01&reserved=0", ("arxiv", "1904.11574")),
        ("https://www.google.com/url?q=https%3A%2F%2Fdoi.org%2F10.1000%2F182&sa=D&source=docs", DOI),
        ("https://www.google.co.uk/url?sa=t&url=https://doi.org/10.1000/182", DOI),
        ("https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/1904.11574&hl=en", ("arxiv", "1904.11574")),
        ("https://login.ezproxy.example.org/login?url=https://doi.org/10.1000/182", DOI),
        ("https://ezproxy.example.org/login?qurl=https%3a%2f%2fdoi.org%2f10.1000%2f182", DOI),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fdoi.org%2F10.1000%2F182&h=x", DOI),
        ("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Ftides&sa=D", ("url", "https://example.org/tides")),
        ("https://doi-org.ezproxy.example.edu/10.1000/182", DOI),
        ("https://doi.org.ezproxy.example.edu/10.1000/182", DOI),
        ("https://www-nature-com.libproxy.example.edu/articles/s41586-020-03051-4", ("doi", "10.1038/s41586-020-03051-4")),
        ("https://sci-hub.se/10.1000/182", DOI),
    ],
)  # fmt: skip
def test_an_address_that_leads_on_bears_what_it_leads_to(address, found):
    (one,) = identifiers.find(f"See {address} for it.")
    assert (one.identifier.scheme, one.identifier.value) == found
    assert identifiers.parse(address) == one.identifier


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/search?q=https://doi.org/10.1000/182",
        "https://twitter.com/intent/tweet?url=https://doi.org/10.1000/182",
        "https://idp.example.org/authorize?redirect_uri=https://doi.org/10.1000/182",
        "https://www.google.com/url?q=tides+of+ponds",
        "https://proxy-tides.example.org/10.1000/182",
        "https://sci-hub.se/about",
    ],
)
def test_an_address_that_names_another_in_passing_stays_itself(address):
    found = identifiers.parse(address)
    assert found is not None
    assert found.scheme == "url"


def test_an_address_wrapped_many_times_is_read_in_bounds():
    address = "https://doi.org/10.1000/182"
    for _ in range(40):
        address = f"https://www.google.com/url?q={address}"
    assert identifiers.parse(address) is not None
