import pytest

from citemark.identifiers import doi_hints, tables
from citemark.types import Identifier, PartialDate


@pytest.mark.parametrize(
    ("scheme", "value", "venues", "year", "means"),
    [
        ("doi", "10.1038/s41563-021-99901-1", ("Nature Materials",), 2021, "accepted"),
        ("doi", "10.1038/s42256-021-99901-1", ("Nature Machine Intelligence",), 2021, "accepted"),
        ("doi", "10.1007/s99999-021-99901-1", (), 2021, "accepted"),
        ("doi", "10.1109/cvpr99999.2022.01981", ("CVPR",), 2022, "edition"),
        (
            "doi",
            "10.1109/tpami.2021.3000001",
            ("IEEE Transactions on Pattern Analysis and Machine Intelligence",),
            2021,
            "accepted",
        ),
        ("doi", "10.1109/xyzzy.2021.3000001", (), 2021, "accepted"),
        ("doi", "10.1609/aaai.v37i9.96237", ("AAAI",), 2023, "edition"),
        ("doi", "10.18653/v1/2021.naacl-main.9208", ("NAACL",), 2021, "edition"),
        ("doi", "10.18653/v1/2023.findings-emnlp.9912", ("Findings of EMNLP",), 2023, "edition"),
        ("doi", "10.18653/v1/p19-1002", ("ACL",), 2019, "edition"),
        ("doi", "10.18653/v1/w19-1002", (), 2019, "edition"),
        ("doi", "10.21437/interspeech.2023-9040", ("Interspeech",), 2023, "edition"),
        ("doi", "10.24963/ijcai.2022/9917", ("IJCAI",), 2022, "edition"),
        ("doi", "10.1371/journal.pone.9917001", ("PLOS ONE",), None, None),
        ("doi", "10.1101/2024.01.17.999017", ("bioRxiv", "medRxiv"), 2024, "posted"),
        ("doi", "10.1016/j.neunet.2022.999017", ("Neural Networks",), 2022, "accepted"),
        (
            "doi",
            "10.1162/tacl_a_99917",
            ("Transactions of the Association for Computational Linguistics",),
            None,
            None,
        ),
        ("doi", "10.1007/jhep06(2019)999", (), 2019, "accepted"),
        ("doi", "10.1186/pd-2008-9-10-r999", (), 2008, "accepted"),
        ("doi", "10.1186/1471-9999-9-999", (), None, None),
        ("doi", "10.3389/conf.fpond.2013.09.00017", (), None, None),
        ("doi", "10.5281/zenodo.99917", (), None, None),
        ("arxiv", "2405.11111", ("arXiv",), 2024, "posted"),
        ("acl", "P98-1002", ("ACL",), 1998, "edition"),
        ("neurips", "2023/poster/99917", ("NeurIPS",), 2023, "edition"),
        ("neurips", "9917", ("NeurIPS",), None, None),
        ("icml", "2024/oral/99917", ("ICML",), 2024, "edition"),
        ("iclr", "2024/poster/99917", ("ICLR",), 2024, "edition"),
        ("pmlr", "v139/doe21a", ("ICML",), 2021, "edition"),
        ("pmlr", "v9999/doe21a", (), None, None),
    ],
)
def test_an_identifier_says_where_and_when(
    scheme: str, value: str, venues: tuple[str, ...], year: int | None, means: str | None
) -> None:
    hints = doi_hints(Identifier(scheme, value))
    assert hints is not None
    assert (hints.venues, hints.year, hints.year_means) == (venues, year, means)


def test_a_volume_of_proceedings_names_its_conference() -> None:
    container, (venue, year) = next(
        (key, row) for key, row in tables.doi_volumes().items() if key.startswith("10.1145/")
    )
    hints = doi_hints(Identifier("doi", f"{container}.9999999"))
    assert hints is not None
    assert (hints.venues, hints.year, hints.year_means) == ((venue,), year, "edition")


def test_a_preprints_doi_carries_its_day() -> None:
    hints = doi_hints(Identifier("doi", "10.1101/2024.01.17.999017"))
    assert hints is not None
    assert hints.date == PartialDate(2024, 1, 17)


def test_a_chapters_doi_carries_its_isbn() -> None:
    hints = doi_hints(Identifier("doi", "10.1007/978-0-306-40615-7_3"))
    assert hints is not None
    assert hints.isbn == "9780306406157"


@pytest.mark.parametrize(
    "identifier",
    [
        Identifier("doi", "10.4321/x"),
        Identifier("url", "https://example.org"),
        Identifier("arxiv", "2313.00001"),
        Identifier("arxiv", "24", cut_off=True),
    ],
)
def test_what_says_nothing_gives_no_hints(identifier: Identifier) -> None:
    assert doi_hints(identifier) is None
