"""What the tests of transport share: a machine that must not connect anywhere."""

from __future__ import annotations

import socket

import pytest


@pytest.fixture
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr(socket.socket, "connect", refuse)
