"""What the tests of evidence share: the stand-in server, its answers, and a clock of its own."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from citemark.evidence.opening import MODULES
from citemark.settings import Settings

HERE = Path(__file__).parent


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


for _name in ("evidence_standin", "evidence_answers"):
    _load(_name)

from evidence_standin import Response, StandIn  # noqa: E402 - loaded just above


@dataclass
class Clock:
    """A clock that only moves when told to, and sleeps by moving."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stand_in() -> Iterator[Callable[[Callable[[str], Response]], StandIn]]:
    """Start a stand-in that answers paths by a function; stopped after the test."""
    running: list[StandIn] = []

    def start(answer: Callable[[str], Response]) -> StandIn:
        server = StandIn(answer)
        server.__enter__()
        running.append(server)
        return server

    yield start
    for server in running:
        server.__exit__()


@pytest.fixture
def settings_for(tmp_path: Path) -> Callable[..., Settings]:
    """Settings under which every source is the stand-in at this address, at any rate."""

    def make(url: str, **changes: object) -> Settings:
        defaults: dict[str, object] = {
            "cache": tmp_path / "cache",
            "addresses": tuple((name, url) for name in MODULES),
            "rates": tuple((name, 1000.0) for name in MODULES),
        }
        return Settings(**{**defaults, **changes})  # type: ignore[arg-type]

    return make
