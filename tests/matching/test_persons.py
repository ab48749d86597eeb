"""Two author names agree where a careful reader sees one person, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.matching.names import parse_name, says_others
from citemark.matching.persons import (
    cut_short,
    misspelt,
    same_family,
    same_person,
    turned_round,
)

from ..costs import within

ONE_PERSON = [
    ("Oliver Preuß¹", "Oliver Preuß"),
    ("Ben Hammouda", "Chiheb Ben Hammouda"),
    ("Wei-Jen Lin", "Tony Wei-Jen Lin"),
    ("Erik Doe-Roe", "Jan Erik Doe-Ro\u00e9"),
    ("Drew Hallow", "Andrew Hallow"),
    ("Yurii Petrovskii", "Yuri Petrovsky"),
    ("Sergei Kovalyoff", "Sergey Kovalyov"),
    ("Kuan-Yu Chen", "CHEN KY"),
    ("Cláudia Rejane Jacondino de Campos", "CAMPOS CRJD"),
    ("Jane Moss Doe", "Jane Moss Doe https://orcid.org/0000-0002-1825-0097"),
    ("Jan Karl van der Berg", "VAN DER BERG JK"),
    ("Philipp Mayr", "Philipp Mayr¹"),
    ("Philipp Mayr", "Philipp Mayr²,³"),
    ("Maria E. Baldassarre", "ME Baldassarre"),
    ("Maria E. Baldassarre", "Baldassarre, M.E."),
    ("Maria E. Baldassarre", "Baldassarre ME"),
    ("Péter Hegedűs", "P. Hegedus"),
    ("Péter Hegedűs", "Heged{\\H u}s, P{\\'e}ter"),
    ("Jürgen Schmidhuber", "Juergen Schmidhuber"),
    ("Thomas Müller", "T. Mueller"),
    ("Søren Bøgh", "Soren Boegh"),
    ("Łukasz Kaiser", "Lukasz Kaiser"),
    ("Gökhan Tür", "Gokhan Tur"),
    ("Işık Yılmaz", "ISIK YILMAZ"),
    ("Christian Weiß", "C. Weiss"),
    ("Luc Van Gool", "L. Gool"),
    ("Luc Van Gool", "Van Gool, Luc"),
    ("Gool, Luc Van", "Luc Van Gool"),
    ("VAN GOOL Luc", "Luc Van Gool"),
    ("Laurens van der Maaten", "van der Maaten, L."),
    ("Laurens van der Maaten", "Maaten, Laurens van der"),
    ("Wilhelm von Humboldt", "Humboldt, W. von"),
    ("Ángel de la Torre", "A. de la Torre"),
    ("Mohammed bin Rashid", "M. Rashid"),
    ("Yann LeCun", "Y. Le Cun"),
    ("Li Fei-Fei", "Fei-Fei Li"),
    ("L. Fei-Fei", "Fei-Fei Li"),
    ("Wei Li", "Li Wei"),
    ("LI Wei", "Wei Li"),
    ("Zhang Xiao Ming", "Xiaoming Zhang"),
    ("Xiao-Ming Zhang", "X.-M. Zhang"),
    ("Xiao-Ming Zhang", "XM Zhang"),
    ("Xiao-Ming Zhang", "Xiaoming Zhang"),
    ("Xiaoming Zhang", "X.M. Zhang"),
    ("Wei Wang 0001", "Wei Wang"),
    ("Wei Wang1", "Wei Wang"),
    ("Andr\\u00e9 Faro", "André Faro"),
    ("AndrÃ© Faro", "André Faro"),
    ("Andr\\u00e9 Faro", "A. Faro"),
    ("Hossein Karimzadehfard", "Hossein Karimzadeh"),
    ("Georgios Faros", "Giorgos Faros"),
    ("Chandra Faro", "Chandrasekhar Faro"),
    ("Faro, Chandra K.", "Chandrasekhar K. Faro"),
    ("Douglas Faro", "Doug Faro"),
    ("Martin Luther King, Jr.", "Martin Luther King"),
    ("King, Jr., Martin L.", "Martin Luther King"),
    ("King Jr., Martin L.", "Martin Luther King"),
    ("Jean-Pierre Serre", "J. P. Serre"),
    ("Jean-Pierre Serre", "J. Serre"),
    ("Pieter-Jan Kindermans", "P.J. Kindermans"),
    ("Mike Smith", "Michael Smith"),
    ("Becca Smith", "Rebecca Smith"),
    ("Gosia Smith", "Małgorzata Smith"),
    ("Pino Smith", "Giuseppe Smith"),
    ("Michael I. Jordan", "Michael Jordan"),
    ("R. Michael Smith", "Michael Smith"),
    ("Robert Michael Smith", "Michael Smith"),
    ("María García López", "M. García"),
    ("María García López", "García-López, María"),
    ("Anna Smith-Jones", "Anna Smith"),
    ("Anna Smith-Jones", "A. Jones"),
    ("SMITH John", "John Smith"),
    ("Geoffrey Hinton", "Hinton"),
    ("Geoffrey Hinton", "Geoffery Hinton"),
    ("Amy Sliva", "Amy Silva"),
    ("YuYue", "Yu Yue"),
    ("John O'Neil", "John O’Neil"),
    ("Bin Zhu", "B. Zhu"),
    ("Di Wang", "D. Wang"),
    ("Quoc V. Le", "Le, Quoc V."),
    ("Quoc V. Le", "QV Le"),
    ("José María Pérez", "Jose M. Perez"),
    ("Đorđe Petrović", "Djordje Petrovic"),
    ("S. M. Ali Eslami", "Ali Eslami"),
    ("John Smith*", "John Smith (MIT)"),
    ("张伟", "张伟"),
    ("FAROQUART Jeanne", "J. Faroquart"),
    ("FAROQUART R. Carl", "R. C. Faroquart"),
    ("FARO-TARN Julio Augusto", "Julio A. Faro-Tarn"),
    ("DE LA PIERRE Ana", "A. de la Pierre"),
    ("Robberts P", "P. Robbert"),
    ("Robberts, P.", "P. Robbert"),
    ("V. Q. Pham", "Quoc-Viet Pham"),
    ("H. Proencca", "Hugo Proença"),
    ("Yi-Reun Kim (corresponding author", "Yi-Reun Kim"),
]

TWO_PERSONS = [
    ("Ben Hammouda", "Ali Hammouda"),
    ("Jen Lin", "Wei-Jen Lin"),
    ("Yurii Petrovskii", "Igor Petrovsky"),
    ("John Smith", "Jane Smith"),
    ("J. Smith", "M. Smith"),
    ("John A. Smith", "John B. Smith"),
    ("Wei Li", "Wei Zhang"),
    ("Yang Liu", "L. Yang"),
    ("Wei Zheng", "Wei Zhang"),
    ("Jing Zhang", "Jin Zhang"),
    ("Wei Li", "Wenhao Li"),
    ("Xiao-Wei Li", "Wei Li"),
    ("Yuxin Wu", "Yuxin Wang"),
    ("Maria Lopez", "Mario Gomez"),
    ("Kaiming He", "Xiaoming He"),
    ("Chen Wei", "Wei Cheng"),
    ("Jun Ma", "Jun Mao"),
    ("Michael Jordan", "Jordan Smith"),
    ("Xue Li", "Xu Li"),
    ("Hossein Karim", "Hossein Karimzadeh"),
    ("H. Karimzadeh", "H. Karimzadehfard"),
    ("Hassan Karimzadeh", "Hossein Karimzadehfard"),
    ("Alexey Borislav", "Alexey Borislavich"),
    ("Nikos Faros", "Kostas Faros"),
    ("Zheng Liu", "Zhengda Liu"),
    ("Maria Faro", "Mariana Faro"),
    ("Wei Wang1", "Wei Zhang1"),
    ("FAROQUART Jeanne", "C. Faroquart"),
    ("FAROQUART Jeanne", "Jeanne Tarnier"),
    ("FARO Jeanne Marie", "P. Faro"),
    ("Robberts P", "Q. Robbert"),
    ("Robberts Paul", "Paul Robbert"),
    ("Roberts P", "P. Rogers"),
    ("V. R. Pham", "Quoc-Viet Pham"),
    ("V. Pham", "Quoc Pham"),
    ("G. Proencca", "Hugo Proença"),
    ("H. Proenza", "Hugo Proença Alves"),
    ("Y. Bowen", "Bowen Yu"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_spellings_of_one_person_agree(one: str, other: str) -> None:
    assert same_person(parse_name(one), parse_name(other)) is True
    assert same_person(parse_name(other), parse_name(one)) is True


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_two_persons_do_not_agree(one: str, other: str) -> None:
    assert same_person(parse_name(one), parse_name(other)) is False
    assert same_person(parse_name(other), parse_name(one)) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [("张伟", "Wei Zhang"), ("OpenAI", "Alec Radford"), ("Gemini Team", "Rohan Anil"), ("?", "!")],
)
def test_what_cannot_be_compared_is_unknown(one: str, other: str) -> None:
    assert same_person(parse_name(one), parse_name(other)) is None


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("OpenAI", True),
        ("Qwen Team", True),
        ("NLLB Team", True),
        ("DeepSeek-AI", True),
        ("BIG-bench collaboration", True),
        ("World Health Organization", True),
        ("Qing Ai", False),
        ("McDonald", False),
        ("Lab, Anna", False),
    ],
)
def test_organisations_are_told_from_persons(name: str, organisation: bool) -> None:
    assert parse_name(name).organisation is organisation


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("J. Smith", "M. Smith", True),
        ("van Gool, L.", "Andre Gool", True),
        ("J. Smith", "J. Jones", False),
        ("张伟", "Wei Zhang", False),
    ],
)
def test_a_family_name_is_shared_or_not(one: str, other: str, expected: bool) -> None:
    assert same_family(parse_name(one), parse_name(other)) is expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("et al.", True),
        ("others", True),
        ("and others", True),
        ("Other Authors", True),
        ("и др.", True),
        ("Al Gore", False),
        ("Author Others", False),
    ],
)
def test_the_end_of_a_list_is_no_author(entry: str, expected: bool) -> None:
    assert says_others(entry) is expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_either_way(one: str, other: str) -> None:
    assert same_person(parse_name(one), parse_name(other)) == same_person(
        parse_name(other), parse_name(one)
    )


@pytest.mark.parametrize("piece", ["A.", "A-", "(", "[", "a ", "'", "1 ", ",", "{\\'", "ü-"])
def test_parsing_is_bounded(piece: str) -> None:
    with within(1):
        parse_name(piece * 50_000)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Y. Bowen", "Bowen Yu", True),
        ("H. Vu", "Vu Nguyen Ha", True),
        ("N. H. Vu", "Vu Nguyen Ha", True),
        ("Bowen Y", "Bowen Yu", True),
        ("Z. Bowen", "Bowen Yu", False),
        ("Y. Bowen", "Yang Bowen Li", False),
        ("Bowen", "Bowen Yu", False),
        ("Yu Bowen", "Bowen Li", False),
    ],
)
def test_a_given_name_in_the_family_names_place(one: str, other: str, expected: bool) -> None:
    assert turned_round(parse_name(one), parse_name(other)) is expected
    assert turned_round(parse_name(other), parse_name(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("S. G. Tarnquist", "Sergio Gómez", True),
        ("S. H. Tarnquist", "Sergio Gómez", False),
        ("S. Tarnquist", "Sergio", False),
        ("Sergio G. Tarnquist", "Sergio Gómez", False),
    ],
)
def test_a_last_family_name_that_a_record_lacks(one: str, other: str, expected: bool) -> None:
    assert cut_short(parse_name(one), parse_name(other)) is expected
    assert cut_short(parse_name(other), parse_name(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Ingrid Thorvaldson", "Ingrid Thorvaldsen", True),
        ("I. Thorvaldson", "Ingrid Thorvaldsen", True),
        ("Ingrid Thorvaldsen", "Ingrid Thorvaldsen", False),
        ("I. Thorvaldsen", "Ingrid Thorvaldsen", False),
        ("Jürgen Müllers", "Juergen Muellers", False),
        ("Ingrid Thorvaldsen", "Marius Kettering", False),
    ],
)
def test_a_name_is_misspelt_where_only_a_wrong_letter_keeps_it_from_being_the_other(
    one: str, other: str, slip: bool
) -> None:
    assert misspelt(parse_name(one), parse_name(other)) is slip
