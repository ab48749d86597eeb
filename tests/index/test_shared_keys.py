"""Keys are hashes: what shares one with another work is not taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citemark.index import census, open_index, reader
from citemark.index.build import build
from citemark.index.capture import Share
from citemark.index.census import EditionCoverage, _prefix_row
from citemark.types import Identifier

from .conftest import BUILT, HANDMADE, write_rows

LANTERN, FEATHERS = HANDMADE[0], HANDMADE[1]


def test_another_title_or_identifier_of_the_same_hash_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([write_rows(tmp_path / "rows", HANDMADE)], tmp_path / "index", built=BUILT, workers=1)
    real_title, real_identifier = reader.key, reader.identifier_key
    feathers = real_title("on the weight of feathers")
    lantern = real_identifier(Identifier("arxiv", "2105.00042"))
    monkeypatch.setattr(
        reader,
        "key",
        lambda text: feathers if text == "a title that collides" else real_title(text),
    )
    monkeypatch.setattr(
        reader,
        "identifier_key",
        lambda item: lantern if item.value == "2105.09999" else real_identifier(item),
    )
    with open_index(tmp_path / "index") as index:
        assert index.by_title("A Title That Collides") == ()
        assert [record.title for record in index.by_title("On the Weight of Feathers")]
        assert index.by_identifier(Identifier("arxiv", "2105.09999")) == ()
        assert index.by_identifier(Identifier("arxiv", "2105.00042"))


A, B, AB = frozenset("a"), frozenset("b"), frozenset("ab")


def test_of_a_registrant_the_collection_that_others_know_least_speaks() -> None:
    """a holds 100 works, of which b holds 40; b holds 50, of which a holds 40."""
    row = _prefix_row("10.5072", {AB: 40, A: 60, B: 10})
    assert row is not None
    assert (row.held, row.share.estimate) == (110, pytest.approx(0.4))
    assert row.share.low < 0.4 < row.share.high == pytest.approx(0.8)
    assert _prefix_row("10.5072", {A: 100}) is None
    assert _prefix_row("10.5072", {AB: 10, A: 5}) is None


def test_bounds_of_lists_and_archive_join_bound_with_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Lists:
        def __init__(self, *_: object) -> None: ...

        def share(self, *_: object) -> Share:
            return Share(0.5, 0.2, 0.8)

    class Archive(Lists):
        def share(self, *_: object) -> Share:
            return Share(0.4, 0.1, 0.9)

    monkeypatch.setattr(census, "Model", Lists)
    monkeypatch.setattr(census, "Reach", Archive)
    share = EditionCoverage({}, {}, {}).share(("v", 2020))
    found = (share.estimate, share.low, share.high)
    assert found == pytest.approx((0.7, 1 - 0.8 * 0.9, 1 - 0.2 * 0.1))
