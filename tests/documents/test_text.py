from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citemark.documents import read
from citemark.documents.columns import unfolded
from citemark.types import Document

PROSE = (
    'The year 2026 brought methods that fold contexts. In "Hierarchical Context Folding", researchers '
    "showed that prompts shrink, and that the method keeps its accuracy on long documents."
)


def text(written: str) -> Document:
    (document,) = read(written.encode(), type="text")
    return document


def test_the_sample_shows_its_structure(sample, blocks_of):
    document = sample("notes.txt")
    assert document.title == "2026: A Year of Folding Contexts, and What Comes After It"
    assert document.published == dt.date(2026, 3, 9)
    assert blocks_of(document) == [
        ("heading", 1, None, "Example Hub"),
        ("heading", 1, None, "2026: A Year of Folding Contexts, and What Comes After It"),
        ("paragraph", 0, None, PROSE),
        ("heading", 1, None, "Findings"),
        ("item", 1, None, "First finding"),
        ("item", 1, None, "Second finding"),
        ("item", 1, 1, "One"),
        ("item", 1, 2, "Two"),
        ("heading", 1, None, "References"),
        ("item", 1, 1, "[1] Vaswani, A. Attention Is All You Need. NeurIPS, 2017. https://arxiv.org/abs/1706.03762"),
        ("item", 1, 2, "[2] Devlin, J. BERT. NAACL, 2019."),
        ("heading", 1, None, "Sources (29)"),
        ("heading", 1, None, "Updated Mar 9, 2026"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("A Short Line", ["heading"]),
        ("1.2 Methods of Folding", ["heading"]),
        ("A short line that ends.", ["paragraph"]),
        ("https://arxiv.org/abs/1706.03762", ["paragraph"]),
        ("lower case line", ["paragraph"]),
        ("12345", ["paragraph"]),
        ("References:", ["heading"]),
        ("x" * 130, ["paragraph"]),
        (
            "Abstract\n"
            + "This text follows its name directly, and is as wide as a page is wide.\n" * 2,
            ["heading", "paragraph"],
        ),
        ("Intro text.\n\nhttps://a.b/c\nhttps://a.b/d", ["paragraph", "paragraph", "paragraph"]),
        ("Intro text.\n\n(1) One\n(2) Two", ["paragraph", "item", "item"]),
    ],
)
def test_lines_are_what_they_look_like(written, kinds, blocks_of):
    assert [kind for kind, *_ in blocks_of(text(written))] == kinds


REFERENCES_WITHOUT_A_STOP = [
    "Doe J, Roe RS (2016) Fishes of ponds. Tarn & Sons, New Jersey",
    "Doe, Jane (1953). Ponds in the sixteenth century. London",
    "Doe J Tarns of the north. Pondshire Press, Tarn",
    "FISH-INFO (2005) Perca fluviatilis. FI, Rome",
    "Дой Я (1911) Парадоксы прудов. Прудиздат, Одесса",
    "Roe RS (n.d.) Of tarns. Pondshire Press, Tarn",
    "1. Doe J (2001) The tarns of the north, vol III. Pondshire Press, Tarn",
    "Doe, Jane. Ponds in the Sixteenth Century. London, 1953",
    "DOE, Jane: Teiche im sechzehnten Jahrhundert. Weiher: Binse 1953",
]


@pytest.mark.parametrize("line", REFERENCES_WITHOUT_A_STOP)
def test_a_reference_that_ends_with_a_place_is_no_heading_and_its_list_goes_on(line, blocks_of):
    document = text(f"References\n\nDoe J (2015) Tarns. J Ponds 3:1–9.\n\n{line}\n\nRoe R.")
    assert [kind for kind, *_ in blocks_of(document)][2] != "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Tables and Figures",
        "1.2 Methods of Folding",
        "Annual Report (2018)",
        "Ponds vs. Tarns and St. Mere",
        "Doe and Roe",
        "The Ponds of 2019 and What Came of Them",
        "Appendix A: Ponds, 1953",
    ],
)
def test_a_short_line_between_paragraphs_is_a_heading_though_it_names_a_year(line, blocks_of):
    document = text(f"References\n\nDoe J (2015) Tarns. J Ponds 3:1–9.\n\n{line}\n\nRoe R.")
    assert [kind for kind, *_ in blocks_of(document)][2] == "heading"


def test_a_paragraph_broken_for_width_is_one_and_a_short_line_ends_it(blocks_of):
    wide = "Words that fill the line up to its very end, as they do.\n"
    document = text(f"Intro.\n\n{wide}{wide}Short end.\n{wide}{wide}End.")
    assert len(blocks_of(document)) == 3


def test_numbers_inside_a_wrapped_paragraph_are_no_list(blocks_of):
    document = text(
        "Intro.\n\nThe method was measured on many documents and reached a gain of\n"
        "12. That is more than the one before, which had been measured to be\n13. And so on."
    )
    assert [kind for kind, *_ in blocks_of(document)] == ["paragraph", "paragraph"]
    document = text(
        "1. One item that is long enough to be broken for width by its tool,\n17. of May.\n2. Two"
    )
    assert [ordinal for _, _, ordinal, _ in blocks_of(document)] == [1, 2]


@pytest.mark.parametrize(
    ("divided", "mended"),
    [
        ("the meth-\nod keeps", "the method keeps"),
        ("a reward-\nbased signal; reward-based here", "a reward-based signal; reward-based here"),
        ("from 2019-\n2020 on", "from 2019- 2020 on"),
        ("the Bi-\nLSTM", "the Bi- LSTM"),
    ],
)
def test_words_divided_at_a_line_end_are_mended(divided, mended):
    wide = "x" * 60 + " "
    head, _, tail = divided.partition("\n")
    document = text(f"Intro text.\n\n{wide}{head}\n{tail} {'y' * 60}")
    assert mended in document.text


def test_a_title_over_several_lines_is_one():
    document = text(
        "A Survey of Folding Methods:\nTechniques and Evaluation\n\nProse begins here, and it ends."
    )
    assert document.title == "A Survey of Folding Methods: Techniques and Evaluation"


LEFT = [
    "[1] A. One, “A long title of",
    "    a first work,” 2019.",
    "[2] B. Two, “Another title",
    "    of a work,” 2020.",
]
RIGHT = [
    "[3] C. Three, “Third title",
    "    of a work,” 2021.",
    "[4] D. Four, “Fourth one",
    "    of them,” 2022.",
]


def test_two_columns_are_read_one_after_the_other(blocks_of):
    rows = [f"{left:<40}{right}" for left, right in zip(LEFT * 3, RIGHT * 3, strict=True)]
    page = "\n".join(["A TITLE ACROSS BOTH OF THE COLUMNS OF THE PAGE", *rows])
    text_of_page = unfolded(page)
    assert text_of_page.index("[2]") < text_of_page.index("[3]")
    assert text_of_page.startswith("A TITLE ACROSS")
    document = text(f"{page}\f{page}")
    assert "\f" not in document.text
    assert ("item", 1, 3, "[3] C. Three, “Third title of a work,” 2021.") in blocks_of(document)


def test_numbers_that_hang_into_the_gutter_stay_with_their_column():
    rows = [
        f"{left:<34} [{n + 3}]  {right[4:]}"
        for n, (left, right) in enumerate(zip(LEFT * 3, RIGHT * 3, strict=True))
    ]
    lines = [" ".join(line.split()) for line in unfolded("\n".join(rows)).split("\n")]
    assert "[3] C. Three, “Third title" in lines
    assert lines[0] == "[1] A. One, “A long title of"


@pytest.mark.parametrize(
    "page",
    [
        "One column of prose that is not laid out in two at all.\n" * 20,
        "\n".join(f"Name {n:<12} {n * 7:>6}" for n in range(20)),
        "short\n" * 5,
        "x" * 500 + "\n" + "a        b\n" * 20,
        "",
    ],
)
def test_other_pages_stay_as_they_are(page):
    assert unfolded(page) == page


PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "[1] ",
        "Word ",
        "word-",
        "https://a.b/",
        "References",
        "   ",
        "12",
        ".",
        "\f",
        "“x”",
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40))
def test_any_text_makes_a_sound_document_and_loses_no_word(assert_sound, pieces):
    written = "Start " + "".join(pieces)
    document = text(written)
    assert_sound(document)
    assert document.text.count("Word") == written.count("Word")


LISTED = (
    # What ends a reference and what begins the next one, in lines as wide as text is wrapped.
    (
        "Doe X. et al. Smoothing the Tides of Still Ponds without Labels. arXiv, 2024.",
        "Roe A., Tao Y., Poe M.-R. Learning the Moss of Large Winter Bridges. arXiv, 2019.",
    ),
    (
        "Doe, X., & Roe, R. (2024). Smoothing the Tides of Still Ponds. Moss, 12(3), 1–9.",
        "Tao, Y., & Poe, M.-R. (2019). The Moss of Large Winter Bridges. Moss, 7(1), 4–8.",
    ),
    (
        "X. Doe and R. Roe, Smoothing the Tides of Still Ponds without Labels, Moss 12 (2024).",
        "Y. Tao, M.-R. Poe, Learning the Moss of Large Winter Bridges, Moss 7 (2019), 4–8.",
    ),
    (
        "DOE, Xenia. Smoothing the Tides of Still Ponds without Labels. Moss. 2024 — arXiv",
        "TAO, Yann ; POE, Maria: Learning the Moss of Large Winter Bridges. Moss 7 (2019)",
    ),
    (
        "Xenia Doe and Richard Roe. Smoothing the Tides of Still Ponds. Moss, 12, 2024.",
        "Yann Tao, Maria Poe. Learning the Moss of Large Winter Bridges. Moss, 7, 2019.",
    ),
    (
        "Xenia Doe and Richard Roe. Smoothing the Tides of Still Ponds. 2024. Moss Associates, Inc...",
        "Yann Tao. mMoss: Learning the Moss of Large Winter Bridges and Towers. Moss, 7, 2019.",
    ),
    (
        "Jana Noguer i Doe, ‘Smoothing the Tides of Still Ponds’ (Moss, 2024) <https://m.example>.",
        "Yann Tao, ‘Learning the Moss of Large Winter Bridges’ (Moss, 2019) <https://n.example>.",
    ),
    (
        "Yann Tao. 2011. Learning the Moss of Large Winter Bridges. https://m.example/moss/2019",
        "Jana Noguer i Doe. 2024. Smoothing the Tides of Still Ponds. https://m.example/moss/2024",
    ),
    (
        "DOE X, ROE R, et al. Smoothing the Tides of Still Ponds[EB/OL]. arXiv:2401.00001.",
        "TAOMARLOWE Y A, POE M. Learning the Moss of Large Bridges[EB/OL]. arXiv:1901.00001.",
    ),
    (
        "arXiv:q-bio/9609002 [q-bio] Smoothing the Tides of Still Ponds: Moss or Reed? Xenia Doe",
        "arXiv:1901.00001 [q-bio.GN] Learning the Moss of Large Winter Bridges. Yann Tao",
    ),
)  # fmt: skip


@pytest.mark.parametrize("lines", LISTED)
def test_references_on_a_line_each_stay_apart(lines: tuple[str, str], blocks_of):
    document = text("References\n\n" + "\n".join(lines))
    assert [block[-1] for block in blocks_of(document)][1:] == list(lines)


def test_lines_wider_than_any_text_is_wrapped_stand_alone(blocks_of):
    wide = ("A reading that goes on and on " * 7).strip()
    document = text(f"{wide}\n{wide} once more\n{wide}")
    assert len(blocks_of(document)) == 3


def test_a_list_may_be_counted_by_bare_numbers(blocks_of):
    document = text("References\n\n1 Doe J. Tides of Ponds. 2019.\n2\tRoe R. Moss. 2020.")
    assert [block[2:] for block in blocks_of(document)][1:] == [
        (1, "Doe J. Tides of Ponds. 2019."),
        (2, "Roe R. Moss. 2020."),
    ]


WIDE = "The bridges of the northern ponds have carried moss since the first winter"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        # Prose whose line begins with a name, or with a number, goes on.
        ("and the tide that was measured there has been described at length by", "Doe, J. and his group, who looked at the moss of all the bridges again"),
        ("as the authors of this survey of moss are A. B. Marlowe, Jane Roe and N.", "Tao, Y. joined them later, when the survey of the bridges was under way"),
        ("so that the number of northern bridges with moss on them has risen to", "12 Moss is now found on all of them, as the last of the surveys has shown"),
    ],
)  # fmt: skip
def test_wrapped_prose_stays_together(line: str, following: str, blocks_of):
    document = text(f"{WIDE}\n{line}\n{following}\n{WIDE}")
    assert [block[-1] for block in blocks_of(document)] == [f"{WIDE} {line} {following} {WIDE}"]


def test_words_in_markdowns_italics_are_words():
    text = "Doe, J. Tides. *Pond Letters*, 2019. See _Lake Notes_ (*here*), 2 * 3 * 4, my_long_name, Doe*, Roe*."
    (document,) = read(text.encode(), type="text")
    assert document.text == (
        "Doe, J. Tides. Pond Letters, 2019. See Lake Notes (here), 2 * 3 * 4, my_long_name, Doe*, Roe*."
    )


def test_restructuredtexts_marks_begin_items(blocks_of):
    document = text(
        "References\n----------\n"
        ".. [1] Jane Doe, Richard Roe, Ann Quill, Peter Marlowe, Wayne Fiske, Adam Gomes,\n"
        '    and Nina Tao. "Tides of Ponds." PondConf 2018.\n'
        ".. [2] Roe, R. Moss of the northern bridges. Pond Letters, 10 (1),\n"
        "    119-142, 2018. DOI: 10.1234/pond.5\n"
        ".. [Tao19] Tao, N. Stones. Pond Letters, 2019.\n\n"
        "Examples\n========\n\nThe pond is calm."
    )
    assert [block[-1] for block in blocks_of(document)] == [
        "References",
        (
            ".. [1] Jane Doe, Richard Roe, Ann Quill, Peter Marlowe, Wayne Fiske, Adam Gomes, "
            'and Nina Tao. "Tides of Ponds." PondConf 2018.'
        ),
        ".. [2] Roe, R. Moss of the northern bridges. Pond Letters, 10 (1), 119-142, 2018. DOI: 10.1234/pond.5",
        ".. [Tao19] Tao, N. Stones. Pond Letters, 2019.",
        "Examples",
        "The pond is calm.",
    ]
    kinds = [block.kind.name for block in document.blocks]
    assert kinds == ["HEADING", "ITEM", "ITEM", "ITEM", "HEADING", "PARAGRAPH"]


def test_a_rule_below_a_sentence_makes_no_heading():
    document = text("The pond is calm, and so is the sea behind it.\n--------\nThe tide rises.")
    assert document.blocks[0].kind.name == "PARAGRAPH"
