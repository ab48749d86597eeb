from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.references import extract
from citemark.types import PartialDate

_TITLE = "Tidal Clocks of Very Small Ponds"
_LINK = "https://doi.org/10.1000/pond.2019"


@pytest.mark.parametrize(
    "record",
    [
        f"### {_TITLE} (2019)\n**Authors:** Doe et al. (Tide Lab)\n**Significance:** It showed what ponds do.\n**Read:** [doi]({_LINK})",
        f"### {_TITLE}\n- **URL:** {_LINK}\n- **Authors:** Doe et al. (Tide Lab)\n- **Year:** 2019\n- **Note:** A pond model.",
        f"## {_TITLE}\n\n**Authors:** Doe et al. (Tide Lab, 2019)\n\nThis paper told what ponds do.\n\n📄 Paper: {_LINK}",
        f"**Paper:** {_TITLE}\n**Authors:** Doe et al. (Tide Lab) · **Year:** 2019 · **Level:** ★★\n**Link:** [doi]({_LINK})",
        f"**Title:** Tidal Clocks of\nVery Small Ponds\n**Authors:** Doe et al. (Tide Lab)\n**Year:** 2019\n**DOI:** {_LINK}",
    ],
)  # fmt: skip
def test_records_of_notes_are_read_with_what_stands_between(record: str) -> None:
    text = f"# Notes\n\nSome words on ponds.\n\n{record}\n\nMore words.\n"
    (document,) = read(text.encode(), type="markdown")
    (found,) = (one for one in extract(document) if one.claim.title)
    assert found.claim.title == _TITLE
    assert (found.claim.authors, found.claim.authors_truncated) == (("Doe",), True)
    assert found.claim.date == PartialDate(2019)
    assert [one.value for one in found.identifiers] == ["10.1000/pond.2019"]


def test_a_line_that_begins_with_a_label_in_bold_is_a_line_of_its_own() -> None:
    (document,) = read(
        b"**Reach:** ten ponds\n**Kind:** *wide*\nand **deep** ones", type="markdown"
    )
    assert document.text.splitlines() == ["Reach: ten ponds", "Kind: wide and deep ones"]
