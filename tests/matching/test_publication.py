"""Which venues contradict a claim, and which names claim no venue."""

from __future__ import annotations

import pytest

from citemark.matching import same_work
from citemark.matching.publication import claimed_published_only_preprint, venue_same
from citemark.types import Claim, Record


@pytest.mark.parametrize(
    ("claimed", "recorded", "expected"),
    [
        ("ICML", ("NeurIPS",), False),
        ("ICML", ("arXiv", "NeurIPS"), False),
        ("ICML", ("NeurIPS", "ICML"), True),
        ("ICML", ("arXiv",), None),
        ("ICML", (), None),
        ("arXiv", ("NeurIPS",), None),
        ("CoRR", ("arXiv", "NeurIPS"), None),
        (None, ("NeurIPS",), None),
        ("ICML", ("NeurIPS", "Journal of Unheard Bells"), None),
        ("ICML", ("Lecture Notes in Computer Science",), None),
        ("ICML Workshop on Bells", ("NeurIPS",), None),
        ("Nature", ("NeurIPS",), None),
    ],
)
def test_only_what_was_published_elsewhere_contradicts_a_venue(
    claimed: str | None, recorded: tuple[str, ...], expected: bool | None
) -> None:
    assert venue_same(Claim(venue=claimed), Record("T", venues=recorded)) is expected


@pytest.mark.parametrize(
    ("claimed", "recorded", "expected"),
    [
        ("ICML", ("arXiv",), True),
        ("ICML", ("arXiv", "ICML"), False),
        ("arXiv", ("arXiv",), None),
        ("Companion Proceedings of the ACM Web Conference", ("arXiv",), None),
        ("Journal of Unheard Bells", ("arXiv",), None),
        ("ICML", (), None),
    ],
)
def test_a_preprints_record_is_told_where_a_publication_is_claimed(
    claimed: str, recorded: tuple[str, ...], expected: bool | None
) -> None:
    record = Record("T", venues=recorded)
    assert claimed_published_only_preprint(Claim(venue=claimed), record) is expected


def test_titles_that_are_not_equal_are_never_certainly_one_work() -> None:
    one = Claim(title="Learning Sparse Lattices for Reading, Part I")
    two = Claim(title="Learning Sparse Lattices for Reading, Part II")
    assert same_work(one, one) == 1.0
    likely = same_work(one, two)
    assert likely is not None
    assert likely <= 0.95


def test_a_method_of_the_titles_name_is_the_titled_work_whatever_else_is_said() -> None:
    titled = Claim(title="Layered Echo Pruning")
    told = Claim(
        method="layered echo pruning",
        sentence="Gardeners measured the dew of seven orchards for a year and found it wanting.",
    )
    assert same_work(titled, told) == same_work(told, titled) == 1.0
