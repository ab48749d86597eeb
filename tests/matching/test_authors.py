"""A dropped, added, replaced or reordered author shows, and a style of writing names does not."""

from __future__ import annotations

import pytest

from citemark.matching.authors import compare_authors

from ..costs import within

RECORDED = ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar", "Łukasz Kaiser")

SAME = [
    RECORDED,
    ("A. Vaswani", "N. Shazeer", "N. Parmar", "L. Kaiser"),
    ("Vaswani, Ashish", "Shazeer, Noam", "Parmar, Niki", "Kaiser, {\\L}ukasz"),
    ("VASWANI A", "SHAZEER N", "PARMAR N", "KAISER L"),
    ("Vaswani", "Shazeer", "Parmar", "Kaiser"),
    ("Vaswani Ashish", "Shazeer Noam", "Parmar Niki", "Kaiser Lukasz"),
]


@pytest.mark.parametrize("claimed", SAME)
def test_a_list_in_another_style_agrees(claimed: tuple[str, ...]) -> None:
    compared = compare_authors(claimed, RECORDED)
    assert compared.matched == 1.0
    assert (compared.missing, compared.added) == (0, 0)
    assert (compared.first_same, compared.reordered) == (True, False)
    assert compared.initials_conflict is False


def test_a_dropped_author_shows() -> None:
    compared = compare_authors([RECORDED[0], *RECORDED[2:]], RECORDED)
    assert (compared.missing, compared.added, compared.matched) == (1, 0, 1.0)
    assert compared.names_missing == ("Noam Shazeer",)


def test_an_added_author_shows() -> None:
    compared = compare_authors([*RECORDED, "Jane Doe"], RECORDED)
    assert (compared.missing, compared.added, compared.matched) == (0, 1, 0.8)
    assert compared.names_added == ("Jane Doe",)


def test_other_authors_altogether_show() -> None:
    compared = compare_authors(["Jane Doe", "Wei Wu"], RECORDED)
    assert (compared.matched, compared.added, compared.missing) == (0.0, 2, 4)
    assert compared.first_same is False


def test_another_order_shows_and_contradicts_no_author() -> None:
    compared = compare_authors([*RECORDED[1:], RECORDED[0]], RECORDED)
    assert (compared.reordered, compared.matched, compared.first_same) == (True, 1.0, False)


def test_the_order_of_the_alphabet_does_not_say_who_was_first() -> None:
    compared = compare_authors(sorted(RECORDED, key=lambda name: name.split()[-1]), RECORDED)
    assert (compared.reordered, compared.matched, compared.first_same) == (None, 1.0, None)


def test_another_person_of_the_same_family_name_is_a_conflict() -> None:
    compared = compare_authors(["B. Vaswani", *RECORDED[1:]], RECORDED)
    assert (compared.initials_conflict, compared.added) == (True, 1)


def test_a_cut_claim_leaves_nobody_out() -> None:
    for claimed, cut in ((RECORDED[:1], True), ((RECORDED[0], "et al."), False)):
        compared = compare_authors(claimed, RECORDED, claim_truncated=cut)
        assert (compared.missing, compared.added, compared.matched) == (None, 0, 1.0)


def test_a_name_that_a_cut_list_broke_off_is_no_author() -> None:
    compared = compare_authors([*RECORDED[:2], "{\\v{Z"], RECORDED)
    assert (compared.added, compared.missing) == (0, None)


def test_a_cut_record_hides_whom_it_does_not_list() -> None:
    compared = compare_authors(RECORDED, RECORDED[:2], record_truncated=True)
    assert (compared.added, compared.missing, compared.matched) == (None, None, 1.0)
    wrong = compare_authors(("Jane Doe", *RECORDED[1:]), RECORDED[:2], record_truncated=True)
    assert (wrong.added, wrong.missing) == (1, 1)


def test_a_record_of_forty_names_may_be_cut() -> None:
    recorded = [
        f"{chr(65 + at % 26)}. Name{'abcdefgh'[at % 8] * (at // 8 + 1)}" for at in range(40)
    ]
    compared = compare_authors([*recorded, "Jane Doe"], recorded)
    assert compared.added is None


@pytest.mark.parametrize(
    ("claimed", "recorded"),
    [
        (("Gemini Team",), RECORDED),
        (("OpenAI",), RECORDED),
        (RECORDED, ("DeepSeek-AI",)),
        (("张伟", "李娜"), RECORDED[:2]),
    ],
)
def test_organisations_and_other_scripts_contradict_nobody(
    claimed: tuple[str, ...], recorded: tuple[str, ...]
) -> None:
    compared = compare_authors(claimed, recorded)
    assert (compared.matched, compared.added, compared.missing) == (None, None, None)
    assert compared.first_same is None


def test_an_organisation_among_persons_is_passed_over() -> None:
    compared = compare_authors(["Qwen Team", *RECORDED], RECORDED)
    assert (compared.added, compared.missing, compared.matched) == (0, 0, 1.0)


def test_a_stray_mark_among_the_names_is_no_author() -> None:
    compared = compare_authors(RECORDED, ["Qwen", ":", *RECORDED])
    assert (compared.added, compared.missing, compared.reordered) == (0, 0, False)


def test_a_name_in_another_script_may_be_the_one_left_over() -> None:
    compared = compare_authors(["张伟", *RECORDED[1:]], RECORDED)
    assert (compared.added, compared.missing) == (0, 0)


def test_the_same_words_split_into_names_otherwise_are_the_same_authors() -> None:
    compared = compare_authors(
        ["Guzmán, Victor", "Müller, Uwe"], ["Guzmán", "Victor", "Müller", "Uwe"]
    )
    assert (compared.added, compared.missing, compared.matched) == (0, 0, 1.0)


def test_exchanged_given_names_are_not_the_same_authors() -> None:
    found = compare_authors(("Jane Roe", "Richard Doe"), ("Richard Roe", "Jane Doe"))
    assert (found.matched, found.added, found.reordered) == (1.0, 0, True)


def test_a_slip_in_a_family_name_is_no_other_person() -> None:
    compared = compare_authors(["Ashish Vaswnai", *RECORDED[1:]], RECORDED)
    assert (compared.added, compared.missing) == (0, 0)


MANY = tuple(f"{first}na {last}son" for last in ("Ark", "Bol", "Cor") for first in "ADLMN")


def test_ten_names_that_begin_the_record_may_have_been_cut_without_saying_so() -> None:
    assert compare_authors(MANY[:10], MANY).missing is None
    assert compare_authors(MANY[:9], MANY).missing == 6
    assert compare_authors((*MANY[:5], *MANY[7:13]), MANY).missing == 4


def test_a_group_that_signs_hides_its_members() -> None:
    recorded = ("OpenAI", "Wijaya", "W. A. Hasindu")
    persons = compare_authors(("Jane Doe", "Wei Wu"), recorded)
    assert (persons.added, persons.matched) == (None, None)
    assert compare_authors(("OpenAI",), recorded).missing is None


def test_a_long_cut_record_in_another_order_adds_nobody() -> None:
    compared = compare_authors(("Jane Doe", *MANY[1:6]), MANY[:12], record_truncated=True)
    assert (compared.added, compared.first_same) == (None, None)
    nobody = compare_authors(("Jane Doe", "Wei Wu"), MANY[:12], record_truncated=True)
    assert nobody.added == 2


@pytest.mark.parametrize(
    ("claimed", "recorded"), [((), RECORDED), (RECORDED, ()), (("  ",), RECORDED)]
)
def test_an_empty_list_is_unknown(claimed: tuple[str, ...], recorded: tuple[str, ...]) -> None:
    compared = compare_authors(claimed, recorded)
    assert (compared.matched, compared.first_same, compared.added) == (None, None, None)


@pytest.mark.parametrize("claimed", ["A{} Li", "A{}, Li", "Li, B{}, Li"])
def test_ten_thousand_authors_are_bounded(claimed: str) -> None:
    with within(0.5):
        compare_authors(
            [claimed.format(at) for at in range(10_000)], [f"B{at} Li" for at in range(10_000)]
        )


def test_a_person_whom_the_claim_names_twice_adds_nobody() -> None:
    twice = compare_authors(["Ashish Vaswani", "N. Shazeer", *RECORDED[1:]], RECORDED)
    assert (twice.added, twice.missing, twice.matched) == (0, 0, 1.0)
    namesake = compare_authors(["Ashish Vaswani", "Jane Shazeer", *RECORDED[1:]], RECORDED)
    assert (namesake.added, namesake.names_added) == (1, ("Jane Shazeer",))
    turned = compare_authors(["Ashish Vaswani", "Shazeer M. Noam", *RECORDED[1:]], RECORDED)
    assert turned.added == 1
    replaced = compare_authors(["N. Shazeer", *RECORDED[1:]], RECORDED)
    assert (replaced.added, replaced.missing) == (1, 1)


def test_a_name_of_two_recorded_persons_is_matched_with_each() -> None:
    compared = compare_authors(["Wei Wang", "W. Wang"], ["Wei Wang", "W. Wang"])
    assert (compared.added, compared.missing) == (0, 0)


def test_one_name_for_hundreds_may_stand_behind_a_records_cut() -> None:
    many = [f"{given} {family}" for given in ("Ada", "Ben", "Cleo", "Dov", "Eve", "Finn") for family in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Oak")]  # fmt: skip
    label = compare_authors(["J. Doe"], many, claim_truncated=True, record_truncated=True)
    assert (label.added, label.first_same) == (None, None)
    few = compare_authors(["J. Doe"], many[:20], claim_truncated=True, record_truncated=True)
    assert few.added == 1
    alone = compare_authors(["J. Doe"], many, record_truncated=True)
    assert alone.added == 1


def test_another_first_author_may_stand_behind_a_records_cut() -> None:
    moved = compare_authors(["Jane Doe", *RECORDED[:1]], RECORDED[:1], record_truncated=True)
    assert (moved.added, moved.first_same, moved.matched) == (None, None, 1.0)
    others = compare_authors(["Jane Doe", RECORDED[1]], RECORDED[:1], record_truncated=True)
    assert (others.added, others.first_same, others.matched) == (1, False, 0.0)
    whole = compare_authors(["Jane Doe", *RECORDED[:1]], RECORDED[:1])
    assert (whole.added, whole.first_same) == (1, False)


def test_names_that_a_database_split_wrongly_agree_in_a_list_that_is_otherwise_the_same() -> None:
    recorded = ("Minghao Li", "Bowen Yu", "Sergio Gómez", "Fei Huang", "Zhongjin Lia", "Lei Wu")
    claimed = ("M. Li", "Y. Bowen", "S. G. Tarnquist", "F. Huang", "Z. Li", "L. Wu")
    same = compare_authors(claimed, recorded)
    assert (same.added, same.missing, same.first_same) == (0, 0, True)
    strangers = compare_authors(
        ("A. Roe", "Y. Bowen", "S. G. Tarnquist", "B. Doe", "Z. Lib", "C. Poe"), recorded
    )
    assert strangers.added == strangers.missing == 6


def test_the_first_author_may_be_split_wrongly_too() -> None:
    turned = compare_authors(
        ("Y. Bowen", "M. Li", "F. Huang"), ("Bowen Yu", "Minghao Li", "Fei Huang")
    )
    assert turned.first_same is True
    assert turned.added == 0
    longer = compare_authors(
        ("Y. Bowen", "M. Li", "F. Huang"), ("Bowen Yu", "Minghao Li", "Fei Huang", "Lei Wu")
    )
    assert longer.first_same is True
    assert longer.missing == 1


def test_family_names_in_a_row_are_no_family_and_given_names_where_the_record_tells() -> None:
    recorded = ("Jane Doe", "Rita Roe", "Max Poe", "Ada Coe")
    assert compare_authors(("Doe, Roe", "Poe, Coe"), recorded).added == 0
    assert compare_authors(("Doe, Roe", "Poe, Coe"), recorded).matched == 1.0
    assert compare_authors(("Doe, Lee", "Poe, Kim"), recorded).added == 2
    assert (
        compare_authors(("Doe, Jane", "Roe, Rita", "Poe, Max", "Coe, Ada"), recorded).missing == 0
    )


@pytest.mark.parametrize(
    ("claimed", "recorded", "matched"),
    [
        (("Kojima Taisuke", "Doe Jane Ann"), ("Kojima T", "Doe JA"), 1.0),
        (("Kojima Taisuke",), ("T. Kojima",), 1.0),
        (
            ("Kojima Taisuke", "de Vries Jan", "Doe Jane A."),
            ("Kojima T", "de Vries J", "Doe JA"),
            1.0,
        ),
        (("Kojima Taisuke", "Doe Jane"), ("Kojima T", "Roe J"), 0.5),
        (("Kojima Taisuke", "Doe Jane"), ("Doe J", "Kojima R"), 0.0),
    ],
)
def test_a_list_may_have_its_family_names_first(
    claimed: tuple[str, ...], recorded: tuple[str, ...], matched: float
) -> None:
    assert compare_authors(claimed, recorded).matched == matched


@pytest.mark.parametrize(
    ("claimed", "recorded", "matched", "added"),
    [
        (("Lee", "Hyo Kyung", "Doe", "Jane"), ("Lee HK", "Doe J"), 1.0, 0),
        (("Chin", "Ai Lin"), ("Chin AL",), 1.0, 0),
        (("Doe J, Roe R, Moss A", "TIDES-2 Investigators"), ("Doe J", "Roe R", "Moss A"), 1.0, 0),
        (("Doe", "Jane", "Rob Roe"), ("J. Doe", "R. Roe"), 1.0, 0),
        (("Lee", "Hyo Kyung", "Doe", "Jane"), ("Lee HK", "Doe A"), 2 / 3, 1),
        (("Doe", "Roe"), ("J. Doe",), 0.5, 1),
    ],
)
def test_one_comma_may_divide_names_and_their_halves(
    claimed: tuple[str, ...], recorded: tuple[str, ...], matched: float, added: int
) -> None:
    compared = compare_authors(claimed, recorded)
    assert (compared.matched, compared.added) == (matched, added)


def test_a_name_between_others_that_are_inverted_is_one_persons() -> None:
    compared = compare_authors(("Wei, Li", "Doe, Jane"), ("Li Wu", "Wei Roe", "Jane Doe"))
    assert compared.names_added == ("Wei, Li",)


@pytest.mark.parametrize(
    ("claimed", "recorded", "added"),
    [
        (("García Marsh", "Ana", "Karl Roe"), ("A. García Marsh", "K. Roe"), ()),
        (("García Marsh", "J. C. F"), ("García Marsh JC",), ()),
        (("Ana García", "Zoe"), ("Ana García", "K. Roe"), ("Zoe",)),
        (("García Marsh", "Zoe"), ("A. García Marsh", "K. Roe"), ("Zoe",)),
    ],
)
def test_the_words_of_a_recorded_surname_await_their_given_name(
    claimed: tuple[str, ...], recorded: tuple[str, ...], added: tuple[str, ...]
) -> None:
    assert compare_authors(claimed, recorded).names_added == added


def test_a_name_may_lack_the_letters_that_a_program_cannot_set() -> None:
    recorded = ("Grzegorz Chłodała", "Rita Roe", "Jane Doe")
    assert compare_authors(("Chodaa, G.", "Roe, R.", "Doe, J."), recorded).added == 0
    assert compare_authors(("Choda, G.", "Roe, R.", "Doe, J."), recorded).added == 1
    marked = ("Ömer Kırnap", "Rita Roe")
    assert compare_authors(("Omer Krnap", "Rita Roe"), marked).added == 0, (
        "marks are taken off first"
    )
    assert compare_authors(("Omer Krap", "Rita Roe"), marked).added == 1
