"""Lists of sources are found by their headings, and an entry ends where the next one begins."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.references.layout.blocks import lay_out
from citemark.references.layout.sections import find_sections
from citemark.types import Reference

FIRST = "[1] A. Doe and B. Roe, “Tides of quiet ponds,” Pond Letters, vol. 3, 2019."
LAST = "[3] C. Poe, “Moss on the walls of mills,” Mill Review, vol. 8, 2021."


@pytest.mark.parametrize(
    ("second", "title"),
    [
        ("[2] E. Ems and F. Far, “Slow harbours and\n\nhow boats find them,” Harbour Notes, 2020.",
         "Slow harbours and how boats find them"),
        ("[2] E. Ems and F. Far, “Slow harbours: A rep-\n\nresentation of boats,” Harbour Notes, 2020.",
         "Slow harbours: A representation of boats"),
        ("[2] E. Ems and\n\nF. Far, “Slow harbours and boats,” Harbour Notes, 2020.", "Slow harbours and boats"),
        ("[2] E. Ems and F. Far, “Slow harbours and boats,” ArXiv, vol.\n\nabs/2401.01234, 2020.",
         "Slow harbours and boats"),
    ],
)  # fmt: skip
def test_a_blank_line_inside_a_numbered_entry_divides_nothing(second: str, title: str) -> None:
    (document,) = read(f"References\n\n{FIRST}\n{second}\n\n{LAST}\n".encode(), name="list.txt")
    references = extract(document)
    assert [item.claim.title for item in references] == [
        "Tides of quiet ponds", title, "Moss on the walls of mills",
    ]  # fmt: skip
    assert references[1].claim.authors == ("E. Ems", "F. Far")


def test_what_follows_a_whole_entry_is_none_of_it() -> None:
    (document,) = read(
        f"References\n\n{FIRST}\n\nAll of them were read in May.\n\n{LAST}\n".encode(),
        name="list.txt",
    )
    assert [item.claim.authors for item in extract(document) if item.claim.authors] == [
        ("A. Doe", "B. Roe"),
        ("C. Poe",),
    ]
    assert "May" not in extract(document)[0].text


@pytest.mark.parametrize(
    "heading",
    [
        "参考文献（References）", "参考文献与背景（References）", "참고문헌 (since 2017)", "References (参考文献)", "11. References / 参考文献", "Quellen und Literatur",
        "Referencias y fuentes", "Referências Bibliográficas", "Bibliografía recomendada", "Bibliographie de référence",
        "主要参考文献", "主な参考文献", "References (APA 7)", "Technical References", "📚 Key References", "Recommended Reading",
    ],
)  # fmt: skip
def test_a_list_may_be_headed_twice_or_say_of_which_sources_it_is(heading: str) -> None:
    text = f"# Ponds\n\nWords.\n\n## {heading}\n\n- Tides of Ponds and of Lakes\n- Clocks of the Larger Lakes\n"
    (document,) = read(text.encode(), type="markdown")
    (section,) = find_sections(lay_out(document))
    assert len(section.entries) == 2


@pytest.mark.parametrize(
    "heading",
    ["Fuentes de datos", "References to code", "Sources and Methods", "Data and Sources", "Literatur und Praxis", "Sources of funding"],
)  # fmt: skip
def test_other_words_beside_make_it_another_heading(heading: str) -> None:
    (document,) = read(f"# Ponds\n\n## {heading}\n\n- Tides of ponds\n".encode(), type="markdown")
    assert find_sections(lay_out(document)) == ()


def _listed(text: str) -> tuple[Reference, ...]:
    (document,) = read(text.encode(), type="markdown")
    return extract(document)


def test_an_entry_may_have_its_credits_on_the_line_below_its_title() -> None:
    first, second = _listed(
        "## References\n\n1. **Tides of Very Small Ponds**  \n   Doe et al., 2020 | NeurIPS  \n   https://arxiv.org/abs/2001.01311  \n"
        "   *Used for the threshold*\n2. **Clocks of the Larger Lakes**  \n   Rita Roe, Max Poe, 2023\n   https://arxiv.org/abs/2301.01311\n"
    )
    assert (first.claim.title, first.claim.authors, first.claim.venue) == (
        "Tides of Very Small Ponds", ("Doe",), "NeurIPS"
    )  # fmt: skip
    assert (second.claim.title, second.claim.authors) == (
        "Clocks of the Larger Lakes", ("Rita Roe", "Max Poe")
    )  # fmt: skip


def test_the_author_behind_the_last_reference_wrote_the_document() -> None:
    (found,) = _listed(
        "## Bibliographie\n1. J. Doe, “Tides of Very Small Ponds,” Pond Letters, vol. 7, pp. 1–9, 1995.\n\nAuteur: Rita Roe\n"
    )
    assert found.claim.authors == ("J. Doe",)


def test_a_journal_and_a_year_name_no_work() -> None:
    assert (
        _listed(
            "## 참고문헌 (since 2017)\n\n- Journal of Pond Science (2023)\n- Tides of Ponds and Lakes. Pond Letters, 2019.\n"
        )[0].claim.title
        == "Tides of Ponds and Lakes"
    )


@pytest.mark.parametrize("label", ["标题", "제목", "논문", "タイトル", "Título"])
def test_the_label_of_a_title_is_no_author(label: str) -> None:
    (found,) = _listed(
        f'# Ponds\n\n{label}: "Tides of Very Small Ponds" (Doe et al., 2014)\n\nMore words.\n'
    )
    assert found.claim.authors == ("Doe",)
