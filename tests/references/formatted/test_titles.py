from __future__ import annotations

import pytest

from citemark.references.formatted.clean_titles import clean_title
from citemark.references.formatted.titles import title_end, venueish


def cut(text: str, *, comma: bool = False) -> tuple[str, str]:
    """A title, and what follows it."""
    end, rest = title_end(text, comma=comma)
    return text[:end], text[rest:].strip()


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Tides go on. Nature 5", "Tides go on", "Nature 5"),
        ("Tides of vitamin D. Nature 5, 1-9.", "Tides of vitamin D", "Nature 5, 1-9."),
        ("Tides of vitamin D. Int. Conf. Ponds", "Tides of vitamin D", "Int. Conf. Ponds"),
        ("Tides of vitamin D. 2021.", "Tides of vitamin D", "2021."),
        ("Tides vs. Moons in harbours. Nature 5.", "Tides vs. Moons in harbours", "Nature 5."),
        ("Tides of the e.g. Small ponds. Nature 5", "Tides of the e.g. Small ponds", "Nature 5"),
        ("Sea levels approx. Nature 5", "Sea levels approx", "Nature 5"),
        ("Counting to 12. Nature 5", "Counting to 12", "Nature 5"),
        ("Tides go on. and on", "Tides go on. and on", ""),
        ("Tides go on. npj Tides 5", "Tides go on", "npj Tides 5"),
        ("潮汐的研究。自然 5", "潮汐的研究", "自然 5"),
        ("Tides go on", "Tides go on", ""),
        ("Tides go on.", "Tides go on", ""),
    ],
)
def test_a_full_stop_ends_a_title_unless_it_shortens_a_word(
    text: str, title: str, rest: str
) -> None:
    assert cut(text) == (title, rest)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Who pulls whom? In Proc. of Tides.", "Who pulls whom?"),
        ("Who pulls whom? 2021.", "Who pulls whom?"),
        ("Who pulls whom? (2021) Wiley", "Who pulls whom?"),
        ("Who pulls whom! 12.", "Who pulls whom!"),
        ("Who pulls whom? Tidal Letters 5.", "Who pulls whom?"),
        ("Who pulls whom?", "Who pulls whom?"),
        ("Who pulls whom? A study of boats. Tidal Letters 5.", "Who pulls whom? A study of boats"),
        ("Who pulls whom? Tidal letters", "Who pulls whom? Tidal letters"),
        ("Who pulls whom? tidal 5.", "Who pulls whom? tidal 5"),
    ],
)
def test_a_question_mark_ends_a_title_only_before_a_venue_or_a_date(text: str, title: str) -> None:
    assert cut(text)[0] == title


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Counting tides, 2022. Wiley", "Counting tides", ", 2022. Wiley"),
        ("Counting tides (2022). Wiley", "Counting tides", "(2022). Wiley"),
        ("Counting tides, arXiv preprint", "Counting tides", "arXiv preprint"),
        ("Counting tides 2022", "Counting tides 2022", ""),
        ("2022", "2022", ""),
    ],
)
def test_a_year_or_preprint_behind_a_comma_is_no_part_of_the_title(
    text: str, title: str, rest: str
) -> None:
    assert cut(text) == (title, rest)


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("On lichens I, Publ. Math. Moss 6 (1959), 290", "On lichens I", "Publ. Math. Moss 6 (1959), 290"),
        ("On lichens, moss, and ponds, to appear", "On lichens, moss, and ponds", "to appear"),
        ("Lichens, arXiv preprint", "Lichens", "arXiv preprint"),
        ("Lichens, 1959", "Lichens", "1959"),
        ("On lichens, and small ponds", "On lichens", "and small ponds"),
        ("On lichens. Wiley", "On lichens", "Wiley"),
    ],
)  # fmt: skip
def test_where_commas_divide_the_one_before_a_venue_ends_the_title(
    text: str, title: str, rest: str
) -> None:
    assert cut(text, comma=True) == (title, rest)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("  “Tides  of change.” ", "Tides of change"),
        ("Tides [Online]", "Tides"),
        ("Tides [J]", "Tides"),
        ("Tides [Data set]", "Tides"),
        ("Tides of [salt]", "Tides of [salt]"),
        ("Tides of change, vol. 3", "Tides of change"),
        ("Tides of change Volume 2 of Sea Letters", "Tides of change"),
        ("Volume rendering of tides", "Volume rendering of tides"),
        ("Tides of change (", "Tides of change"),
        ("May the tides rise", "May the tides rise"),
        ("潮汐", "潮汐"),
    ],
)
def test_a_title_loses_what_its_style_put_around_it(written: str, title: str) -> None:
    assert clean_title(written) == title


@pytest.mark.parametrize("written", [None, "", "...", "A", "12", "2026", "30. September 2026"])
def test_what_has_no_word_or_is_a_date_is_no_title(written: str | None) -> None:
    assert clean_title(written) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Advances in Tides", True), ("arXiv preprint", True), ("Sci. Adv., 10:1", True),
        ("BMJ 2020;12(3)", True), ("PhD thesis", True), ("NeurIPS 2022", True),
        ("Inside the tides", False), ("Naturally slow tides", False), ("Cells of foam", False),
    ],
)  # fmt: skip
def test_a_venue_is_known_by_how_it_begins(text: str, expected: bool) -> None:
    assert venueish(text) is expected


@pytest.mark.parametrize(
    "written",
    ["table 2", "Table 2b", "Fig. 3", "pp. 4", "Chapter IV", "p. 12", "appendix a", "§ 4"],
)
def test_a_place_inside_of_a_work_is_no_title(written: str) -> None:
    assert clean_title(written) is None


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Table Tennis", "Table Tennis"),
        ("Figure Drawing in 2 Days", "Figure Drawing in 2 Days"),
        ("Tides of Ponds [en ligne]", "Tides of Ponds"),
        ("Tides of Ponds [Электронный ресурс]", "Tides of Ponds"),
        ("Tides of Ponds [C/OL]", "Tides of Ponds"),
        ("Tides of Ponds [and Towers]", "Tides of Ponds [and Towers]"),
    ],
)
def test_a_title_loses_its_medium_alone(written: str, title: str) -> None:
    assert clean_title(written) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("TideNet. Slow clocks for small harbour maps. Proceedings of the Pond Meeting, 2019.", "TideNet. Slow clocks for small harbour maps"),
        ("TideNet. Proceedings of the Pond Meeting, 2019.", "TideNet"),
        ("Attention. Slow clocks for small harbour maps. Proceedings of it.", "Attention"),  # a word
        ("TideNet. Pond Letters. Proceedings of the Pond Meeting.", "TideNet"),
    ],
)  # fmt: skip
def test_a_systems_name_before_a_stop_is_the_beginning_of_its_title(text: str, title: str) -> None:
    end, _ = title_end(text, comma=False)
    assert text[:end] == title


@pytest.mark.parametrize(
    "line",
    [
        "🕒 Published (v1): 2021-06-15 07:32 UTC · Source: Arxiv · link",
        "Type: Research paper Added: 2021-04-10",
        "Added: 2021-04-10",
    ],
)
def test_fields_of_a_note_are_no_title(line: str) -> None:
    assert clean_title(line) is None


@pytest.mark.parametrize(
    "title",
    ["Type: Ponds of All Kinds", "Score Matching: A Date With Ponds", "Date: The Fruit of 2021"],
)
def test_a_title_may_begin_as_a_field_does(title: str) -> None:
    assert clean_title(title) == title
