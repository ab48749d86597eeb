"""Pages as text extractors lay them out: heads, feet and columns are no part of what is said."""

from __future__ import annotations

import pytest

from citemark.documents import read
from citemark.documents.columns import unfolded
from citemark.documents.page_turns import joined
from citemark.documents.running_heads import without_running_heads
from citemark.documents.section_names import heads_the_sources, is_section_name
from citemark.references import extract

LINE = "Ponds rise and fall with the rain that the hills around them hold back for a while."


def page(head: str, foot: str, lines: list[str]) -> str:
    return "\n".join([head, "", *lines, "", foot])


def test_heads_feet_and_page_numbers_are_taken_out() -> None:
    body = [f"{LINE} {number}" for number in range(12)]
    text = "\f".join(page(f"DOE ET AL.      {n}", f"– {n} –", body) for n in range(1, 5))
    kept = without_running_heads(text)
    assert "DOE ET AL." not in kept
    assert "– 2 –" not in kept
    assert kept.count(LINE) == 4 * 12


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\f\f\f",
        "\f".join(["A title\nA line"] * 6),  # slides: too short for pages
        "\f".join(
            "\n".join(f"{LINE} {n}{name}" for n in "abcdefghijkl") for name in ("x", "y", "z")
        ),
        "\n".join([LINE] * 40),  # one page
    ],
)
def test_what_is_not_repeated_on_pages_stays(text: str) -> None:
    assert without_running_heads(text) == text


LEFT = [
    f"[{n}] {chr(64 + n % 26)}. One, “Tides of pond {n},” 2019."
    if part == 0
    else "    in Pond Letters, vol. 3, pp. 1-9."
    for n in range(1, 15)
    for part in (0, 1)
]
RIGHT = [line.replace("[", "[1") for line in LEFT]


def test_the_last_page_s_right_column_may_end_early() -> None:
    whole = "\n".join(f"{one:<52}{other}" for one, other in zip(LEFT, RIGHT, strict=True))
    short = [*RIGHT[:8], *[""] * (len(LEFT) - 8)]
    last = "\n".join(
        f"{one:<52}{other}".rstrip()
        for one, other in zip([*LEFT, *LEFT], [*short, *[""] * 28], strict=True)
    )
    alone = unfolded(last)
    assert alone == last  # by itself it may be anything
    read_down = unfolded(f"{whole}\f{whole}\f{last}")
    assert RIGHT[0].strip() in read_down.split("\n")[-8:]


def test_references_over_pages_under_a_heading_in_small_capitals_are_one_list() -> None:
    entries = [
        f"[{n}] A. Doe and B. Roe, “A long enough title about pond number {n},” ArXiv, vol. abs/2401.{10000 + n}, 2024."
        for n in range(1, 31)
    ]
    opening = [LINE] * 10
    pages = [
        page(
            "A SURVEY OF PONDS      1", "", [*opening, "It ends here.", "R EFERENCES", *entries[:8]]
        ),
        page("A SURVEY OF PONDS      2", "", entries[8:19]),
        page("A SURVEY OF PONDS      3", "", entries[19:]),
    ]
    (document,) = read("\f".join(pages).encode(), name="survey.txt")
    references = extract(document)
    assert [item.identifiers[0].value for item in references] == [
        f"2401.{10000 + n}" for n in range(1, 31)
    ]
    assert all(item.claim.authors == ("A. Doe", "B. Roe") for item in references)
    assert not any("SURVEY" in item.text for item in references)


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("the tides of ponds, as", "they rise and fall", True),
        ("the tides of ponds.", "they rise and fall", False),
        ("the tides of ponds, as", "Figure 3: Ponds.", False),
        ("[1] A. Doe.\n[2] B. Roe, “A long", "Table 2: Ponds.\n[3] C.\n[4] D.", False),
        ("the tides of ponds, as", "RESULTS", False),
        ("the tides of ponds, as", "[3] A. Doe.", False),
        ("[1] A. Doe, “Tides,” 2019.\n[2] B. Roe, “A long", "Title,” 2020.\n[3] C.\n[4] D.", True),
        ("[1] A. Doe, “Tides,” 2019.\n[2] B. Roe, “Ebb,” vol.", "3, 2020.\n[3] C.\n[4] D.", True),
        ("[1] A. Doe, “Tides,” 2019.\n[2] B. Roe, “Ebb,” 2020.", "Appendix\nof all ponds", False),
    ],
)
def test_columns_and_pages_go_on_or_begin_anew(above: str, below: str, one: bool) -> None:
    assert joined([above, below]) == (f"{above}\n{below}" if one else f"{above}\n\n{below}")


def test_a_hundred_thousand_pages_are_joined_at_once() -> None:
    assert len(joined(["pond"] * 100_000)) == 5 * 100_000 - 1
    assert joined([]) == ""
    assert joined(["", "a", "", "b"]).split() == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("R EFERENCES", True),
        ("W ORKS C ITED", True),
        ("I NTRODUCTION", True),
        ("A LONG TALE", False),
        ("References", True),
    ],
)
def test_a_section_s_name_may_be_set_in_small_capitals(line: str, named: bool) -> None:
    assert is_section_name(line) is named


@pytest.mark.parametrize(
    ("line", "behind", "heads"),
    [
        ("R EFERENCES", "So it ends here.", True),
        ("  References", "(see above.)", True),
        ("References", "what stands in our", False),  # a wrapped sentence goes on
        ("References to ponds", "So it ends here.", False),
    ],
)
def test_the_sources_are_headed_right_behind_a_sentence(
    line: str, behind: str, heads: bool
) -> None:
    assert heads_the_sources(line, behind=behind) is heads
