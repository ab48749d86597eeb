"""Lines whose parts one sign divides, and a meeting's year in two digits."""

from __future__ import annotations

import pytest

from citemark.references import extract

TITLE = "Tides of Ponds: A Clock for Still Northern Water"


@pytest.mark.parametrize(
    "line",
    [
        f"- {TITLE} | Doe et al. | NeurIPS | 2020",
        f"{TITLE} ~ Doe and Roe ~ 2020",
        f"- Jane Doe, Rita Roe / {TITLE} / 2020",
        f"3. 2020 · Doe & Roe · {TITLE}",
        f"- {TITLE} [Doe et al., NeurIPS’20]",
        f"- {TITLE} (Doe and Roe, ICML '20)",
    ],
)
def test_a_divided_line_is_a_reference(make, line):
    (found,) = extract(make(f"# Notes\n\nSome words.\n\n{line}\n\nMore words."))
    assert found.claim.title == TITLE
    assert found.claim.date is not None
    assert found.claim.date.year == 2020
    assert found.claim.authors


@pytest.mark.parametrize(
    "line",
    [
        "- Home | Research | Doe et al. | 2020",
        f"- News / {TITLE} / Jane Doe / 2020",
        f"- {TITLE} | Pond Letters | 2020",
        f"- {TITLE} | Doe et al. / 2020",
        f"- Doe et al. | Roe et al. | {TITLE} | 2020",
        "- The frogs of the northern ponds leap at night | Doe et al. | 2020",
        "- Tides of the '20s [Doe et al., see also '20]",
    ],
)
def test_what_pages_divide_is_none(make, line):
    assert extract(make(f"# Notes\n\nSome words.\n\n{line}\n\nMore words.")) == ()
