"""A series that stands beside a conference gives way to it, whichever comes first."""

from __future__ import annotations

import pytest

from citemark.venues import resolve


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lecture Notes in Computer Science ECCV 2020", "eccv"),
        ("ECCV Lecture Notes in Computer Science", "eccv"),
        ("Proceedings of Machine Learning Research ICML 2021", "icml"),
        ("ICML Proceedings of Machine Learning Research", "icml"),
        ("Lecture Notes in Computer Science", "lncs"),
    ],
)
def test_the_conference_is_meant_where_a_series_is_named_too(name: str, key: str) -> None:
    venue = resolve(name)
    assert venue is not None
    assert venue.key == key
