"""Which headings lists of references stand under, and which lists have none."""

from __future__ import annotations

import pytest

from citemark.references import announced_sources, extract, extract_all
from citemark.references.layout.blocks import lay_out
from citemark.references.layout.sections import find_sections
from citemark.types import Attachment, Document

from ..conftest import Make


def listed_sources(document: Document) -> int:
    """How many entries the document's own lists of sources hold."""
    return sum(len(section.entries) for section in find_sections(lay_out(document)))


def test_a_page_that_announces_sources_and_lists_none_says_so(make: Make) -> None:
    document = make("Tides turn.\nSources (29)\nUpdated Mar 9, 2026")
    assert announced_sources(document) == extract_all(document).announced == 29
    assert listed_sources(document) == 0
    assert extract(document) == ()


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("## References", None), ("## Sources (4)", 4), ("Quellen:", None), ("## Références bibliographiques", None),
        ("## Bibliografía", None), ("## 参考文献", None), ("## 出典", None), ("## 7. References", None),
        ("**Works Cited**", None), ("12 sources", 12),
    ],
)  # fmt: skip
def test_a_list_is_known_by_its_heading_in_many_languages(
    make: Make, heading: str, count: int | None
) -> None:
    document = make(
        f"Tides turn.\n{heading}\n- https://arxiv.org/abs/2611.01234\n- https://arxiv.org/abs/2611.01567"
    )
    assert listed_sources(document) == 2
    assert announced_sources(document) == extract_all(document).announced == count


@pytest.mark.parametrize(
    "heading", ["## Energy sources", "## Data sources and methods", "References are given below."]
)
def test_other_headings_are_no_lists(make: Make, heading: str) -> None:
    assert listed_sources(make(f"{heading}\n- Tides turn.\n- Ebbs flow.")) == 0


def test_a_run_of_numbered_lines_without_heading_is_a_list(make: Make) -> None:
    document = make(
        "Tides turn [1].\n[1] Turning Tides of the Harbour\n[2] Night Ebbs in Foam\n[7] The Raven Tide at Dawn"
    )
    references = extract(document)
    assert [reference.claim.title for reference in references] == [
        "Turning Tides of the Harbour", "Night Ebbs in Foam", "The Raven Tide at Dawn",
    ]  # fmt: skip
    assert references[0].claim.sentence == "Tides turn [1]."


@pytest.mark.parametrize(
    "heading",
    ["Список использованных источников", "Література", "Kaynakça", "TÀI LIỆU THAM KHẢO", "Källor", "Piśmiennictwo", "Βιβλιογραφία", "Daftar Pustaka", "附录B: 参考文献", "Appendix B: References", "المراجع"],
)  # fmt: skip
def test_lists_are_found_under_the_headings_of_many_languages(make: Make, heading: str) -> None:
    (only,) = extract(make(f"## {heading}\n- Doe, J. Tides of ponds. Pond Letters, 2019."))
    assert only.attachment is Attachment.REFERENCE_LIST
    assert only.claim.title == "Tides of ponds"
    assert (
        extract(make(f"## {heading} in ponds\n- Tides of ponds are high. Frogs leap, 2019.")) == ()
    )
