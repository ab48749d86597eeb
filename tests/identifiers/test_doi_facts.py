import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citemark.identifiers import Fact, facts
from citemark.identifiers.doi import REGISTRANTS
from citemark.identifiers.doi_facts import exempt
from citemark.identifiers.publishers import PUBLISHERS, read_suffix
from citemark.identifiers.springer import ALPHABETS, read_springer
from citemark.types import Identifier

from ..costs import within

NOW = dt.date(2026, 11, 21)


def fact(value: str, name: str, *, scheme: str = "doi", published: dt.date | None = None) -> Fact:
    found = {
        fact.name: fact for fact in facts(Identifier(scheme, value), published=published, now=NOW)
    }
    return found[name]


def springer(journal: str, year: str, article: str, *, right: bool) -> str:
    """A DOI of that form, with the check character its digits ask for or with another."""
    parts = read_springer(f"10.1007/{journal}-{year}-{article}-0")
    assert parts is not None
    alphabet = ALPHABETS[len(parts.digits)]
    check = parts.due if right else alphabet[(alphabet.index(parts.due) + 1) % len(alphabet)]
    return f"10.1007/{journal}-{year}-{article}-{check}"


@pytest.mark.parametrize(
    ("journal", "year", "article", "proof"),
    [
        ("s99999", "021", "00017", True),
        ("s99999", "017", "00017", False),  # five digits are proof from 2018 on
        ("s99999", "015", "0017", True),
        ("s99999", "003", "0017", False),  # four digits are proof from 2005 on
        ("s99999", "099", "0017", True),  # no article of 2099 is accepted yet
        ("s99999", "617", "0017", True),  # nor was one in 1617
    ],
)
def test_a_wrong_check_character_is_proof_only_where_real_ones_never_fail(
    journal: str, year: str, article: str, *, proof: bool
) -> None:
    doi = springer(journal, year, article, right=False)
    found = fact(doi, "check_character_fails")
    assert found.value == 1.0
    assert found.proof is proof
    parts = read_springer(doi)
    assert parts is not None
    assert f"ask for {parts.due}" in found.message
    assert (
        f"sum {parts.total}, modulo {parts.modulus} = {parts.total % parts.modulus}"
        in found.message
    )


@pytest.mark.parametrize(("digits", "article"), [(4, "0017"), (5, "00017")])
def test_a_check_that_a_journals_own_numbers_fail_tells_nothing(digits: int, article: str) -> None:
    for journal in exempt(digits):
        doi = springer(journal, "021", article, right=False)
        assert fact(doi, "check_character_fails").value is None


def test_a_right_check_character_is_never_held_against_a_doi() -> None:
    found = fact(springer("s99999", "021", "00017", right=True), "check_character_fails")
    assert (found.value, found.proof) == (0.0, False)


def test_most_single_digit_changes_are_caught() -> None:
    rng, caught = random.Random(5), 0
    for _ in range(400):
        doi = springer(
            f"s{rng.randrange(42000, 44000)}",
            f"0{rng.randrange(18, 27)}",
            f"{rng.randrange(99999):05d}",
            right=True,
        )
        place = rng.choice([at for at in range(8, len(doi) - 1) if doi[at].isdigit()])
        changed = (
            doi[:place]
            + rng.choice([digit for digit in "0123456789" if digit != doi[place]])
            + doi[place + 1 :]
        )
        caught += fact(changed, "check_character_fails").proof
    # Modulo 14 cannot see a change whose weight times difference is a multiple of 14.
    assert caught / 400 > 0.85


@pytest.mark.parametrize(
    ("doi", "value", "proof"),
    [
        ("10.1016/s2049-3630(05)00001-7", 0.0, False),
        ("10.1016/s2049-3630(05)00001-8", 1.0, True),
        ("10.1016/s2049-3631(05)00001-7", 1.0, True),
        ("10.1016/s2049-3630(94)00001-9", None, False),  # the scheme's first years have exceptions
        ("10.1016/s2049-3631(94)00001-9", 1.0, False),  # but not from the ISSN's own rule
        ("10.1016/j.xyz.2020.01.001", None, False),
    ],
)
def test_elseviers_check_is_proof_from_1996_on(
    doi: str, value: float | None, *, proof: bool
) -> None:
    found = fact(doi, "elsevier_check_fails")
    assert (found.value, found.proof) == (value, proof)


@pytest.mark.parametrize(
    ("doi", "value"),
    [
        ("10.1007/978-0-306-40615-7_3", 0.0),
        ("10.1007/978-0-306-40615-8_3", 1.0),
        ("10.1007/978-0-306-40615-7-3", None),
        ("10.1007/bf00000001", None),
    ],
)
def test_the_isbn_inside_a_chapters_doi_must_hold(doi: str, value: float | None) -> None:
    found = fact(doi, "isbn_check_fails")
    assert (found.value, found.proof) == (value, value == 1.0)


@pytest.mark.parametrize(
    ("doi", "unknown", "beyond"),
    [
        ("10.1038/x", 0.0, 0.0),
        ("10.1000.10/x", None, 0.0),
        ("10.18154/x", 0.0, 0.0),  # a university's, which no collection met
        ("10.4043/x", 0.0, 0.0),  # petroleum engineers', of another field than the collections
        ("10.15468/x", 0.0, 0.0),  # an archive's of data, which registers at DataCite
        ("10.5852/x", 0.0, 0.0),  # a small journal's
        ("10.8888/x", 1.0, 0.0),
        ("10.99911/x", 1.0, 1.0),
    ],
)
def test_a_prefix_never_seen_is_a_signal_and_no_proof(
    doi: str, unknown: float | None, beyond: float
) -> None:
    found = fact(doi, "unknown_prefix")
    assert not found.proof
    assert unknown is None or found.value == unknown
    assert (
        fact(doi, "prefix_beyond_assigned").value,
        fact(doi, "prefix_beyond_assigned").proof,
    ) == (beyond, False)


@pytest.mark.parametrize("prefix", REGISTRANTS)
def test_a_prefix_whose_registrant_is_known_is_known(prefix: str) -> None:
    assert fact(f"{prefix}/x", "unknown_prefix").value == 0.0


GRAMMAR = [
    ("10.1109/cvpr99999.2022.01981", 0.0),
    ("10.1109/tpami.2021.3000001", 0.0),
    ("10.1109/cvpr-2022", 1.0),
    ("10.1145/9292500.9330701", 0.0),
    ("10.1145/kdd.2019.17", 1.0),
    ("10.1609/aaai.v37i9.96237", 0.0),
    ("10.1609/aaai.2023.17", 1.0),
    ("10.3389/fpond.2019.00017", 0.0),
    ("10.3389/conf.fpond.2013.09.00017", 0.0),  # abstracts of a meeting
    ("10.3389/978-2-88945-730-4", 0.0),  # a book of articles
    ("10.3389/ponds-2019", 1.0),
    ("10.1371/annotation/343bf260-f6ff-48a2-93b2-3cc79af518a9", 0.0),
    ("10.1371/annotation.17", 1.0),
    ("10.18653/v1/2021.naacl-main.9208", 0.0),
    ("10.18653/v1/p19-1002", 0.0),
    ("10.18653/acl.2021.17", 1.0),
    ("10.21437/interspeech.2023-9040", 0.0),
    ("10.24963/ijcai.2022/9917", 0.0),
    ("10.1371/journal.pone.9917001", 0.0),
    ("10.1371/pone.17", 1.0),
    ("10.1101/2024.01.17.999017", 0.0),
    ("10.5281/zenodo.99917", 0.0),
    ("10.5281/record-17", 1.0),
    ("10.1016/anything", None),  # its grammar is not closed
    ("10.4321/anything", None),
]


@pytest.mark.parametrize(("doi", "value"), GRAMMAR)
def test_a_suffix_follows_its_publishers_grammar_where_that_is_certain(
    doi: str, value: float | None
) -> None:
    found = fact(doi, "suffix_grammar_fails")
    assert (found.value, found.proof) == (value, False)


def test_only_closed_grammars_state_how_many_real_dois_they_miss() -> None:
    for publisher in PUBLISHERS.values():
        if publisher.closed:
            assert publisher.seen
            assert publisher.missed <= 0.01 * publisher.seen


@pytest.mark.parametrize(
    ("scheme", "value", "future", "after"),
    [
        ("doi", "10.1109/cvpr99999.2022.01981", 0.0, 1.0),
        ("doi", "10.1109/cvpr99999.2027.01981", 1.0, 1.0),
        ("doi", "10.1101/2021.05.17.999017", 0.0, 1.0),
        ("doi", "10.1101/2021.04.17.999017", 0.0, 0.0),
        ("doi", "10.4321/x", None, None),
        ("icml", "2027/poster/9917", 1.0, 1.0),
        ("acl", "2020.acl-main.17", 0.0, 0.0),
    ],
)
def test_the_year_inside_is_held_against_both_dates(
    scheme: str, value: str, future: float | None, after: float | None
) -> None:
    published = dt.date(2021, 4, 20)
    assert fact(value, "in_the_future", scheme=scheme, published=published).value == future
    assert fact(value, "after_document", scheme=scheme, published=published).value == after


def test_a_prefix_under_which_nothing_is_registered_is_said() -> None:
    assert fact("10.5555/9917.9918", "never_registered").value == 1.0
    assert fact("10.1145/9917001.9918001", "never_registered").value == 0.0


@pytest.mark.parametrize(
    ("scheme", "right", "wrong"),
    [
        ("isbn", "9780306406157", "9780306406158"),
        ("issn", "2049-3630", "2049-3631"),
        ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0098"),
    ],
)
def test_a_failed_published_check_is_strong_but_no_proof(
    scheme: str, right: str, wrong: str
) -> None:
    name = f"{scheme}_check_fails"
    assert fact(right, name, scheme=scheme).value == 0.0
    found = fact(wrong, name, scheme=scheme)
    assert (found.value, found.proof) == (1.0, False)
    assert f"ask for {right[-1]}" in found.message


@given(st.from_regex(r"10\.\d{4,9}/[!-~]{1,60}", fullmatch=True))
def test_every_doi_is_judged_without_a_crash(value: str) -> None:
    for found in facts(Identifier("doi", value.lower()), published=NOW, now=NOW):
        assert found.value is None or 0 <= found.value <= 1


@pytest.mark.parametrize("prefix", sorted(PUBLISHERS))
def test_hostile_suffixes_take_no_time(prefix: str) -> None:
    for unit in ("a", "1", "a.", "978-", "-1", "s0"):
        with within(0.5):
            read_suffix(prefix, unit * 20_000)
