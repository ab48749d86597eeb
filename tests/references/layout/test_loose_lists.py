"""Lists of sources that have no heading, or one that is seldom seen."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.types import Reference

_TITLES = ("Tidal Clocks of Very Small Ponds", "Moss of Northern Bridges", "Ebbs in Wide Harbours")


def _references(text: str, media: str = "markdown") -> tuple[Reference, ...]:
    (document,) = read(text.encode(), type=media)
    return extract(document)


def test_link_definitions_with_titles_are_a_list_wherever_they_stand() -> None:
    rows = [
        f'[{n}]: https://arxiv.org/abs/1901.0123{n}?utm_source=x "{t}"'
        for n, t in enumerate(_TITLES, 1)
    ]
    text = "\n".join(
        ["# Ponds", "", "Ponds keep time.", "", *rows, "", "---", "", "# Plan", "", "More."]
    )
    assert tuple(one.claim.title for one in _references(text)) == _TITLES


def test_numbered_references_without_a_heading_may_have_words_behind_them() -> None:
    rows = [
        f"[{n}] Doe, J., & Roe, R. (201{n}). {t}. arXiv:1901.0123{n}."
        for n, t in enumerate(_TITLES, 1)
    ]
    found = _references("\n\n".join([*rows, "— End of Paper —"]), "text")
    assert tuple(one.claim.title for one in found) == _TITLES


@pytest.mark.parametrize(
    "rows",
    [
        [
            "[1] The first pond is deep.",
            "[2] The second one is wide.",
            "[3] The third one has moss.",
        ],
        [
            "[1] Ponds of 2019 are deep.",
            "[5] Ponds of 2020 are wide.",
            "[3] Ponds of 2021 have moss.",
        ],
    ],
)
def test_numbered_remarks_inside_a_document_are_no_list(rows: list[str]) -> None:
    assert _references("\n\n".join([*rows, "And so on."]), "text") == ()


@pytest.mark.parametrize(
    "heading", ["Referências citadas", "Obras citadas", "References / Citations"]
)
def test_headings_of_other_tools_lead_lists(heading: str) -> None:
    rows = [
        f"{n}. {t} - arXiv, acessado em agosto 23, 2025, [https://arxiv.org/abs/1901.0123{n}](https://arxiv.org/abs/1901.0123{n})"
        for n, t in enumerate(_TITLES, 1)
    ]
    found = _references("\n".join([f"#### **{heading}**", "", *rows]))
    assert tuple(one.claim.title for one in found) == _TITLES
    assert not any(one.claim.date for one in found)


def test_the_title_that_a_link_states_is_that_of_its_source() -> None:
    text = 'Ponds keep time. ([arXiv](https://arxiv.org/abs/1901.01231 "Tidal Clocks of Very Small Ponds")) Moss does not.'
    (found,) = _references(text)
    assert (found.claim.title, found.claim.authors) == (_TITLES[0], ())
    plain = _references(
        'See [the whole of this guide on ponds](https://arxiv.org/abs/1901.01231 "A Title of Ponds").'
    )
    assert plain[0].claim.title != "A Title of Ponds"
    page = _references(
        'Ponds ([Pond Site](https://ponds.example/clocks "Tidal Clocks of Very Small Ponds")).'
    )
    assert not any("“" in one.text for one in page)


def test_a_remark_behind_a_linked_reference_is_no_part_of_its_title() -> None:
    text = "## 参考资料\n\n1. [Doe, J. et al. (2017), _Tidal Clocks of Very Small Ponds_](https://arxiv.org/abs/1901.01231)\n    潮汐 Clock 原始论文，其中介绍了钟。\n"
    (found,) = _references(text)
    assert (found.claim.title, found.claim.authors) == (_TITLES[0], ("Doe, J.",))


def test_a_wrapped_item_goes_on_with_the_link_of_its_number() -> None:
    text = (
        "## References\n\n- Doe, J., Roe, R., et al. (2024). *Tidal Clocks of Very\n  Small Ponds.* PondConf 2024.\n"
        "  [arXiv:2401.01231](https://arxiv.org/abs/2401.01231) ·\n  [code](https://github.com/pond/clocks)\n"
        "- Roe, R. (2023). *Moss of Northern Bridges.* Zenodo.\n  [doi:10.5281/zenodo.123](https://doi.org/10.5281/zenodo.123)\n"
    )
    found = _references(text)
    assert [one.claim.title for one in found] == list(_TITLES[:2])
    assert [one.identifiers[0].value for one in found] == ["2401.01231", "10.5281/zenodo.123"]
