"""Small invented collections, and runs over them."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from generate import world
from summaries import capsule, item

from citemark.batch import run as running
from citemark.batch.engines import Engine, Native
from citemark.batch.inputs import list_inputs
from citemark.batch.layout import Out, Work
from citemark.settings import Settings

NOW = dt.date(2026, 11, 21)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def capsules() -> tuple[dict[str, object], ...]:
    """Sixty generated summaries; many identifiers and works return among them."""
    rng = random.Random(7)
    works = world(60, rng)
    reused = ["https://arxiv.org/abs/2603.01234", "https://arxiv.org/abs/2602.01567"]
    made = []
    for number in range(60):
        honest = rng.random() < 0.5
        items = [item(works, reused, honest=honest, rng=rng) for _ in range(3)]
        made.append(capsule(number, items, honest=honest, rng=rng))
    return tuple(made)


@pytest.fixture
def collection(tmp_path: Path, capsules: tuple[dict[str, object], ...]) -> Path:
    folder = tmp_path / "capsules"
    folder.mkdir()
    for number, made in enumerate(capsules):
        (folder / f"{number:03d}.json").write_text(json.dumps(made), encoding="utf-8")
    return folder


@pytest.fixture
def other_model(tmp_path: Path, write_model: Callable[..., Path]) -> Path:
    """A model that does not mind reuse."""
    folder = tmp_path / "other-model"
    folder.mkdir()
    return write_model(folder, -1.0)


@pytest.fixture
def settings(model_folder: Path) -> Settings:
    return Settings(model=model_folder, sources=())


@pytest.fixture
def make_run(tmp_path: Path, settings: Settings) -> Callable[..., running.Run]:
    """Makes a run of one worker: each that starts costs more than sixty documents."""

    def make(
        inputs: Sequence[Path | str],
        out: str = "out",
        *,
        settings: Settings = settings,
        engine: Engine | None = None,
        shard_documents: int = 1000,
        **more: object,
    ) -> running.Run:
        root = tmp_path / out
        return running.Run(
            inputs=list_inputs(
                [str(name) for name in inputs], online=False, shard_documents=shard_documents
            ),
            work=Work(root / "work"),
            out=Out(root),
            settings=settings,
            now=NOW,
            online=False,
            engine=engine or Native(1),
            **more,
        )

    return make
