"""A bar is shown on a terminal only, and only when something takes long."""

from __future__ import annotations

import io

import pytest

from citemark import progress
from citemark.progress import followed


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "patience", "shows"),
    [(Terminal(), 0.0, True), (Terminal(), 60.0, False), (io.StringIO(), 0.0, False)],
)
def test_what_takes_long_has_a_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float, shows: bool
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", patience)
    monkeypatch.setattr("sys.stderr", stream)
    assert list(followed(("a", "b", "c"), "judging", unit="documents")) == ["a", "b", "c"]
    assert ("judging" in stream.getvalue()) == shows
    assert ("3/3" in stream.getvalue()) == shows
