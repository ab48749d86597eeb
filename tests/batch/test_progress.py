"""What is shown while a run goes on."""

from __future__ import annotations

import io

import pytest

from citemark.batch.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_tells_documents_and_errors_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    with shown("Reading", total=lambda: 5, done=2, errors=1) as on_progress:
        for begun, failed in ((2, 1), (-1, -1), (2, 2)):
            on_progress(begun, failed)
    assert "Reading" in stream.getvalue()
    assert "5/5" in stream.getvalue()
    assert "errors=3" in stream.getvalue()


def test_nothing_is_shown_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    with shown("Reading", total=lambda: pytest.fail("nobody looks")) as on_progress:
        on_progress(1, 0)
    assert stream.getvalue() == ""
