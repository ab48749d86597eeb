"""What is remembered of strings that a hostile document holds is bounded like what is read of them."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest

from citemark.index import venue_keys
from citemark.index.reader import Index
from citemark.matching.names import parse_name
from citemark.venues import known, normalised, resolve
from citemark.venues.names import words_of


class Field(str):
    """A string that can be watched."""

    __slots__ = ("__weakref__",)


@pytest.mark.parametrize(
    "asked",
    [
        known,
        normalised,
        resolve,
        words_of,
        parse_name,
        venue_keys.venue_key,
        venue_keys.is_preprint,
        venue_keys.is_journal,
        venue_keys.has_editions,
    ],
)
def test_a_long_name_is_not_kept_whole(asked):
    field = Field(f"Journal of {asked.__name__} in Ponds, " * 1_000)  # no other test's
    watched = weakref.ref(field)
    asked(field)
    del field
    assert watched() is None


def test_the_index_keeps_no_title_nor_name_whole(small_library: Path) -> None:
    with Index(small_library) as index:
        title, name = Field("tidal clocks " * 1_000), Field("Journal of Ponds " * 1_000)
        watched = weakref.ref(title), weakref.ref(name)
        index._parts("Tides", title)
        index.stored.statement("venue", "?", name)
        del title, name
        assert [one() for one in watched] == [None, None]
