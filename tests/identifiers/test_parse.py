import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.identifiers import SCHEMES, find, from_url, link, normalise, parse, registrant
from citemark.identifiers.parse import is_whole
from citemark.types import Identifier

HEX = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doi:10.1234/ABC", Identifier("doi", "10.1234/abc")),
        ("DOI 10.1234/abc.", Identifier("doi", "10.1234/abc")),
        ("info:doi/10.1234/abc", Identifier("doi", "10.1234/abc")),
        ("10.48550/arXiv.2405.11111v2", Identifier("arxiv", "2405.11111")),
        ("doi: https://doi.org/10.1234/abc", Identifier("doi", "10.1234/abc")),
        ("https://doi.org/10.1234/abc?utm_source=chatgpt.com", Identifier("doi", "10.1234/abc")),
        (
            "https://doi.org/10.1234/abc?utm_source=a&id=2",
            Identifier("doi", "10.1234/abc"),
        ),
        ("arXiv:2405.11111 [cs.CL]", Identifier("arxiv", "2405.11111")),
        ("arXiv preprint arXiv:2405.11111", Identifier("arxiv", "2405.11111")),
        ("2405.11111", Identifier("arxiv", "2405.11111")),
        ("math.AG/0512345", Identifier("arxiv", "math/0512345")),
        ("https://arxiv.org/abs/24", Identifier("arxiv", "24")),
        ("PMID 123", Identifier("pmid", "123")),
        ("PMID: 00123", Identifier("pmid", "123")),
        ("PMC12345", Identifier("pmcid", "PMC12345")),
        ("urn:isbn:0306406152", Identifier("isbn", "9780306406157")),
        ("ISBN 0-306-40615-3", Identifier("isbn", "0306406153")),
        ("20493630", Identifier("issn", "2049-3630")),
        ("orcid:0000-0002-1825-0097", Identifier("orcid", "0000-0002-1825-0097")),
        ("openreview:aBcDeF", Identifier("openreview", "aBcDeF")),
        ("acl:p19-1002", Identifier("acl", "P19-1002")),
        ("CorpusID: 77", Identifier("s2", "CorpusID:77")),
        ("aclanthology.org/2021.acl-long.1", Identifier("acl", "2021.acl-long.1")),
        ("<https://example.org/>", Identifier("url", "https://example.org")),
        ("", None),
        ("some words", None),
        ("24", None),
        ("doi:", None),
        ("doi:not a doi", None),
        ("pmid: x", None),
        ("https://" + "a" * 3000, None),
        ("ftp://example.org/x", None),
    ],
)
def test_one_raw_string_states_one_identifier(text: str, expected: Identifier | None) -> None:
    assert parse(text) == expected


@given(st.text(max_size=200))
def test_any_string_is_read_or_refused(text: str) -> None:
    found = parse(text)
    assert found is None or any(scheme.name == found.scheme for scheme in SCHEMES)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/hep-th/9901001v3", Identifier("arxiv", "hep-th/9901001")),
        ("https://arxiv.org/abs/nothing", Identifier("url", "https://arxiv.org/abs/nothing")),
        (
            "https://www.biorxiv.org/content/early/2017/01/05/104100",
            Identifier("url", "https://www.biorxiv.org/content/early/2017/01/05/104100"),
        ),
        ("https://elifesciences.org/articles/12345", Identifier("doi", "10.7554/elife.12345")),
        (
            "https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.1.2",
            Identifier("doi", "10.1103/physrevlett.1.2"),
        ),
        (
            "https://academic.oup.com/x/article-lookup/doi/10.1093/x/y",
            Identifier("doi", "10.1093/x/y"),
        ),
        (
            "https://ponds.example/tide/article/doi/10.1000/tide_a_00713/125177/Clocks-of-Ponds",
            Identifier("doi", "10.1000/tide_a_00713"),
        ),
        (
            "https://ponds.example/t/article/doi/10.1000/tide/ab123/7507445",
            Identifier("doi", "10.1000/tide/ab123"),
        ),
        (
            "https://ponds.example/t/article/doi/10.1000/123456789",
            Identifier("doi", "10.1000/123456789"),
        ),
        ("https://example.org/doi/nothing", Identifier("url", "https://example.org/doi/nothing")),
        (
            "https://papers.neurips.cc/paper/2019/hash/" + HEX + "-Abstract.html",
            Identifier("neurips", f"2019/hash/{HEX}"),
        ),
        ("http://[bad", None),
        ("http://a:99999/", None),
        ("mailto:x@y", None),
        ("https:///nohost", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_carries_its_hosts_identifier_or_is_one_itself(
    url: str, expected: Identifier | None
) -> None:
    assert from_url(url) == expected


@pytest.mark.parametrize(
    ("scheme", "value", "address"),
    [
        ("arxiv", "2405.11111", "https://arxiv.org/abs/2405.11111"),
        ("doi", "10.1234/a<b>", "https://doi.org/10.1234/a%3Cb%3E"),
        ("pmid", "1", "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ("s2", "CorpusID:7", "https://api.semanticscholar.org/CorpusID:7"),
        ("neurips", "7001", "https://papers.nips.cc/paper/7001"),
        (
            "neurips",
            f"2019/hash/{HEX}",
            f"https://papers.nips.cc/paper_files/paper/2019/hash/{HEX}-Abstract.html",
        ),
        ("url", "https://example.org/a b", "https://example.org/a b"),
    ],
)
def test_a_link_leads_to_the_thing(scheme: str, value: str, address: str) -> None:
    assert link(Identifier(scheme, value)) == address


@pytest.mark.parametrize("scheme", [one.name for one in SCHEMES])
@pytest.mark.parametrize(
    "value", ["\ud800", "a\ud800b", "10.1000/a\udfff", "é\udc00", "CorpusID:\ud800"]
)
def test_a_link_is_an_address_whatever_the_value_holds(scheme: str, value: str) -> None:
    address = link(Identifier(scheme, value))
    assert address.encode().decode() == address
    assert scheme == "url" or address.isascii()


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.org/\ud800x", "https://a.org/x"),
        ("https://a.org/b?q=\udc00", "https://a.org/b?q="),
        ("https://\ud800/", None),
        ("https://www.example.com/a/", "https://www.example.com/a"),
        ("https://example.com//a/", "https://example.com//a"),
        ("https://example.com/", "https://example.com"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("HTTPS://Example.com/a%20b", "https://example.com/a%20b"),
    ],
)
def test_a_web_address_has_one_normal_form(url: str, value: str | None) -> None:
    found = from_url(url)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    "scheme",
    [scheme for scheme in SCHEMES if scheme.name not in ("isbn", "url")],
    ids=lambda scheme: scheme.name,
)
def test_a_schemes_link_reads_back_as_its_identifier(scheme) -> None:  # type: ignore[no-untyped-def]
    values = {
        "arxiv": "2405.11111", "doi": "10.1234/x", "pmid": "7", "pmcid": "PMC7", "issn": "2049-3630", "orcid": "0000-0002-1825-0097",
        "openreview": "aBcDeF", "acl": "P19-1002", "pmlr": "v1/doe21a", "neurips": "2023/poster/7", "icml": "2023/poster/7",
        "iclr": "2023/poster/7", "s2": "a" * 40,
    }  # fmt: skip
    identifier = Identifier(scheme.name, values[scheme.name])
    assert from_url(link(identifier)) == identifier
    assert any(pattern.fullmatch(identifier.value) for pattern in scheme.patterns)
    assert scheme.check is None or scheme.check(identifier.value)


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        (Identifier("doi", "10.5281/zenodo.1"), "datacite"),
        (Identifier("doi", "10.1038/x"), "crossref"),
        (Identifier("doi", "10.9999/x"), None),
        (Identifier("arxiv", "2405.11111"), "arxiv"),
        (Identifier("pmcid", "PMC1"), "pubmed"),
        (Identifier("url", "https://example.org"), None),
    ],
)
def test_a_registrant_is_named_only_when_it_is_certain(
    identifier: Identifier, expected: str | None
) -> None:
    assert registrant(identifier) == expected


def test_an_isbn_with_a_wrong_check_keeps_its_form() -> None:
    assert normalise("isbn", "0-306-40615-3") == Identifier("isbn", "0306406153")
    assert not next(scheme for scheme in SCHEMES if scheme.name == "isbn").check("0306406153")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("identifier", "whole"),
    [
        (Identifier("arxiv", "2405.1111"), False),
        (Identifier("arxiv", "hep-th/9901001"), True),
        (Identifier("pmlr", "v1/x21a"), True),
        (Identifier("isbn", "9780306406157"), True),
        (Identifier("isbn", "0306406153"), True),
        (Identifier("isbn", "978030640X"), True),
        (Identifier("isbn", "9780306406"), False),
        (Identifier("isbn", "9790306406"), False),
        (Identifier("doi", "10.1234/x"), False),
        (Identifier("url", "https://example.org"), False),
    ],
)
def test_only_a_grammar_can_say_that_nothing_is_missing(
    identifier: Identifier, *, whole: bool
) -> None:
    assert is_whole(identifier) is whole


@pytest.mark.parametrize(
    ("text", "cut_off"),
    [
        ("Tides, ISBN 9780306406", True),
        ("Tides, ISBN 978-0-306-40615", None),
        ("Tides, ISBN 978-0-306-40", None),
        ("Tides, ISBN 9780306403", True),
        ("Tides, ISBN 9780306406157", False),
        ("Tides, ISBN 0306406152", False),
        ("Tides, ISBN 0306406153", False),
        ("Tides, ISBN 9780306406 is a book", False),
    ],
)
def test_an_isbn_13_that_the_end_of_a_text_cuts_is_no_isbn_10(
    text: str, *, cut_off: bool | None
) -> None:
    found = [one.identifier for one in find(text, truncated=True)]
    assert [one.cut_off for one in found] == ([] if cut_off is None else [cut_off])
