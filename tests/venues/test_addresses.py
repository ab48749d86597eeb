import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.venues import url_allowed
from citemark.venues.addresses import FORMS

from ..costs import within

HEX = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "url",
    [
        "https://icml.cc/virtual/2026/poster/12345",
        "https://icml.cc/virtual/2024/papers.html",
        "https://neurips.cc/virtual/2023/oral/70001",
        "https://iclr.cc/virtual_2020/poster_rAbCdEf.html",
        "https://iclr.cc/virtual/2025/poster/30001",
        "https://openreview.net/forum?id=aBcDeF12",
        "https://www.sciencedirect.com/science/article/pii/S0012345609000123",
        "https://www.sciencedirect.com/science/article/abs/pii/S001234569800012X?via%3Dihub",
        "https://www.sciencedirect.com/science/article/pii/B9780123456789000123",
        # Before 1996: ISSN, year, number and a letter or digit, without the letter S.
        "https://www.sciencedirect.com/science/article/pii/030412349290104Y",
        "https://www.sciencedirect.com/science/article/pii/0022123X71904172",
        "https://www.sciencedirect.com/science/article/pii/001212349400203L/pdf",
        "https://openreview.net/pdf?id=aBcDeF12",
        f"https://papers.nips.cc/paper/2017/hash/{HEX}-Abstract.html",
        f"https://proceedings.neurips.cc/paper_files/paper/2022/file/{HEX}-Paper-Conference.pdf",
        "https://proceedings.mlr.press/v139/doe21a.html",
        "https://proceedings.mlr.press/v37/van-doe15.html",
        "https://proceedings.mlr.press/v139/doe21a/doe21a.pdf",
        "https://aclanthology.org/2021.naacl-main.208/",
        "https://aclanthology.org/P19-1002.pdf",
        "https://openaccess.thecvf.com/content/CVPR2022/html/Doe_A_Title_CVPR_2022_paper.html",
        "https://openaccess.thecvf.com/content_ICCV_2019/papers/Doe_A_Title_ICCV_2019_paper.pdf",
        "https://openaccess.thecvf.com/content_cvpr_2016_workshops/w1/html/Doe_A_2016_paper.html",
        "https://www.nature.com/articles/s41586-031-93820-z.pdf",
        "https://dl.acm.org/doi/abs/10.1145/9292500.9330701",
        "https://ieeexplore.ieee.org/abstract/document/9912345/",
        "https://link.springer.com/chapter/10.1007/978-0-306-40615-7_3",
        "https://www.semanticscholar.org/paper/A-Title-Doe/" + "0" * 40,
        "https://www.biorxiv.org/content/10.1101/2024.01.17.999017v1.full",
        "https://zenodo.org/records/99917",
    ],
)
def test_addresses_as_the_sites_build_them_are_allowed(url: str) -> None:
    assert url_allowed(url) is True


@pytest.mark.parametrize(
    "url",
    [
        "https://icml.cc/2025/accepted-papers/paper_17",
        "https://neurips.cc/2024/papers/17",
        "https://iclr.cc/virtual_2025/poster/17",
        "https://iclr.cc/virtual/2025/poster/best-title",
        "https://icml.cc/virtual/papers/17",
        "https://openreview.net/forum/aBcDeF12",
        "https://openreview.net/forum?paper=17",
        "https://papers.nips.cc/paper/2022/hash/some-title",
        "https://proceedings.mlr.press/v202/some-title.html",
        "https://aclanthology.org/2023.some-long-title/",
        "https://aclanthology.org/P19-title/",
        "https://openaccess.thecvf.com/content/2023/some-title.html",
        "https://www.nature.com/articles/s41586-2031-17",
        "https://dl.acm.org/doi/some-title",
        "https://ieeexplore.ieee.org/document/some-title",
        "https://link.springer.com/article/some-title",
        "https://www.semanticscholar.org/paper/Some-Title/17",
        "https://www.biorxiv.org/content/10.1101/some.title",
        "https://zenodo.org/records/some-title",
    ],
)
def test_addresses_that_no_form_of_the_site_allows_are_refused(url: str) -> None:
    assert url_allowed(url) is False


@pytest.mark.parametrize(
    "url",
    [
        "https://icml.cc/",
        "https://icml.cc/Conferences/2024/Dates",
        "https://icml.cc/2012/papers/17.pdf",
        "https://openreview.net/group?id=X",
        "https://proceedings.mlr.press/v139/",
        "https://papers.nips.cc/paper/7001-some-title",
        "https://aclanthology.org/venues/acl/",
        "https://www.nature.com/articles/nature94539",
        "https://ai.example.com/research/publications/anything",
        "https://example.org/whatever",
        "http://[bad",
        "not a url",
        "",
    ],
)
def test_what_no_rule_speaks_of_is_unknown(url: str) -> None:
    assert url_allowed(url) is None


@given(st.sampled_from(sorted(FORMS)), st.text(max_size=80))
def test_any_path_of_a_known_site_gets_an_answer(host: str, path: str) -> None:
    assert url_allowed(f"https://{host}/{path}") in (True, False, None)


@pytest.mark.parametrize("host", sorted(FORMS))
def test_hostile_paths_take_no_time(host: str) -> None:
    with within(2):
        for start in (
            "content/10.",
            "doi/",
            "v1/",
            "paper/",
            "virtual/2024/poster/",
            "articles/s",
            "forum?",
            "2023.",
        ):
            for unit in ("a", "-", "1", "/", "a1", "&id="):
                url_allowed(f"https://{host}/{start}{unit * 5_000}")
