"""Lists of authors end where they end, in many languages."""

from __future__ import annotations

import pytest

from citemark.references.formatted.strings import parse_string
from citemark.references.people.lists import authors_only, read_authors

from ...costs import within

TWO = ("Jane Doe", "Richard Roe")


@pytest.mark.parametrize(
    "word",
    ["and", "und", "et", "y", "e", "en", "og", "ve", "dan", "és", "ja", "și", "kaj", "και", "і", "и",
     "और", "এবং", "ও", "و"],
)  # fmt: skip
def test_the_word_between_two_names_divides_them(word: str) -> None:
    read = read_authors(f"Jane Doe {word} Richard Roe, „Tides of Ponds“, 2020")
    assert read is not None
    assert (read.authors, read.truncated) == (TWO, False)


def test_a_word_may_be_joined_to_the_name_behind_it() -> None:
    read = read_authors('Jane Doe ו-Richard Roe, "Tides of Ponds", 2020')
    assert read is not None
    assert read.authors == TWO


def test_a_comma_may_be_arabic() -> None:
    read = read_authors("Jane Doe، Maria Lopez و Richard Roe. Tides of Ponds, 2020")
    assert read is not None
    assert read.authors == ("Jane Doe", "Maria Lopez", "Richard Roe")


@pytest.mark.parametrize(
    "others",
    ["et al.", "ym.", "mfl.", "és mtsai.", "ș.a.", "i sur.", "a kol.", "a spol.", ", dkk.", "và cs.", "vd.",
     "i wsp.", "і інш.", "и другие", "ואחרים", "وآخرون", "و همکاران", "एवं अन्य", "প্রমুখ", "และคณะ", "κ.ά.",
     "k.a.", "i altres", ", etc."],
)  # fmt: skip
def test_what_says_that_there_are_others_ends_the_list(others: str) -> None:
    gap = "" if others.startswith(",") else " "
    text = f"Jane Doe, Richard Roe{gap}{others} Tides of Ponds. 2020"
    read = read_authors(text)
    assert read is not None
    assert (read.authors, read.truncated) == (TWO, True)
    assert text[read.end :] == "Tides of Ponds. 2020"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("ROE, R., DE LA CRUZ, M. Tides of ponds.", ("ROE, R.", "DE LA CRUZ, M.")),
        ("DE RIJKE, M., ROE, R. Tides of ponds.", ("DE RIJKE, M.", "ROE, R.")),
        ("ROE RT, CHEN KY, Tides of Ponds: A Study", ("ROE RT", "CHEN KY")),
    ],
)
def test_family_names_in_capitals_have_their_particles(text: str, authors: tuple[str, ...]) -> None:
    read = read_authors(text)
    assert read is not None
    assert read.authors == authors


@pytest.mark.parametrize(
    "name",
    ["J. Doe, ", "Doe, J., ", "Doe J, ", "Jane Doe; ", "DOE, Jane, ", "Doe, J.; ", "Doe and "],
)
def test_thousands_of_names_cost_no_more_each_than_a_few(name: str) -> None:
    with within(1):
        read_authors(name * 4_000)


@pytest.mark.parametrize(
    "said", ["らの論文", "らによる", "ら", "等人的论文", "等", "等人", " 등의 논문", " 등"]
)
def test_what_stands_between_others_and_a_title_names_nobody(said: str) -> None:
    read = authors_only(f"Doe{said}")
    assert read is not None
    assert (read.authors, read.truncated) == (("Doe",), True)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("On the Network of Ponds... Ann Lee, Bob Roe. Tide Review, 2020", None),
        ("Towards a Council of Ponds. Ann Lee, Bob Roe. Tide Review, 2020", None),
        ("The Council of Ponds. Tides of lakes. Tide Review, 2020", ("The Council of Ponds",)),
    ],
)
def test_an_organisation_begins_with_no_preposition(
    text: str, authors: tuple[str, ...] | None
) -> None:
    read = read_authors(text)
    assert (read.authors if read else None) == authors


def test_how_many_others_there_are_may_stand_behind_a_comma() -> None:
    text = "Core Team, Jane Doe, Rita Roe, and 155 others. 2025. Tides of Ponds. Preprint."
    claim = parse_string(text).claim
    assert (claim.authors, claim.authors_truncated) == (("Core Team", "Jane Doe", "Rita Roe"), True)
    assert claim.title == "Tides of Ponds"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Quill, Mary E, et al. “Tides of Ponds.”", ("Quill, Mary E",)),
        ("Quill, Mary E, Jane Doe, et al. “Tides of Ponds.”", ("Quill, Mary E", "Jane Doe")),
        (
            "Quill, Mary E., Doe, Jane, Roe, Richard T. and Marsh, Ann B.: “Tides of ponds”, Water, 2",
            ("Quill, Mary E.", "Doe, Jane", "Roe, Richard T.", "Marsh, Ann B."),
        ),
        (
            "Quill, Mary E., Roe, Richard T. y Marsh, Ann B.: “Tides of ponds”, Water, 2",
            ("Quill, Mary E.", "Roe, Richard T.", "Marsh, Ann B."),
        ),
        ("Quill M, Doe J, et al. Tides of ponds.", ("Quill M", "Doe J")),
    ],
)
def test_a_given_name_with_an_initial_belongs_to_the_surname_before_it(
    text: str, authors: tuple[str, ...]
) -> None:
    read = read_authors(text)
    assert read is not None
    assert read.authors == authors


_TWO_SURNAMES = ("García Marsh, J. C. F.", "Roe Tarn, K.")


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("García Marsh, J. C. F. On the tides of ponds. Letters, 2020.", _TWO_SURNAMES[:1]),
        ("García Marsh, J. C. F. (2020). On the tides of ponds. Letters.", _TWO_SURNAMES[:1]),
        ("GARCÍA MARSH, J. C. F.; ROE TARN, K. On the tides of ponds. Letters, v. 5, 2020.",
         ("GARCÍA MARSH, J. C. F.", "ROE TARN, K.")),
        ("García Marsh, J. C. F., & Roe Tarn, K. On the tides of ponds. Letters, 2020.", _TWO_SURNAMES),
        ("García Marsh, Ana, and Karl Roe. “On the tides of ponds.” Letters, 2020.",
         ("García Marsh, Ana", "Karl Roe")),
        ("García Marsh, Ana. On the tides of ponds. Letters, 2020.", ("García Marsh, Ana",)),
        ("Gower Small, S., Roe, K. L. and Doe, T., 2020. On the tides of ponds. Letters.",
         ("Gower Small, S.", "Roe, K. L.", "Doe, T.")),
        ("LEE FAN, J. On the tides of ponds. Letters, v. 5, 2020.", ("LEE FAN, J.",)),
        ("GARCÍA MARSH, Ana and ROE TARN, Karl. On the tides of ponds. Letters. 2020.",
         ("GARCÍA MARSH, Ana", "ROE TARN, Karl")),
        ("Ana García, J. Roe. On the tides of ponds. Letters, 2020.", ("Ana García", "J. Roe")),
        ("Ana García, J. C. Roe, and K. Poe. On the tides of ponds. Letters, 2020.",
         ("Ana García", "J. C. Roe", "K. Poe")),
    ],
)  # fmt: skip
def test_a_surname_may_be_two_words_before_its_comma(text: str, authors: tuple[str, ...]) -> None:
    claim = parse_string(text).claim
    assert (claim.authors, (claim.title or "").lower()) == (authors, "on the tides of ponds")


def test_a_group_may_sign_behind_a_semicolon() -> None:
    read = read_authors(
        "Doe JM, Roe DCDM, Poe A; Tides Investigators. Ebbs of ponds. Letters. 2020."
    )
    assert read is not None
    assert read.authors == ("Doe JM", "Roe DCDM", "Poe A", "Tides Investigators")


def test_what_the_article_stands_before_is_nobody() -> None:
    assert authors_only("the Ponds and the Moor") is None
    assert authors_only("the Tides Collaboration") is not None
