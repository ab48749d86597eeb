"""Titles end where they end, and venues are known by how they begin."""

from __future__ import annotations

import pytest

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
