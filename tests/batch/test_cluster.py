"""The same tables from a Ray cluster of two machines (two raylets here) as from this process."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from citemark.batch import run as running
from citemark.batch import steps
from citemark.batch.engines import Ray, Told
from citemark.batch.run import Run

MakeRun = Callable[..., Run]

needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="ray is not installed (the extra “cluster”)"
)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in (("RAY_USAGE_STATS_ENABLED", "0"), ("RAY_AUTH_MODE", "disabled")):
        monkeypatch.setenv(name, value)
    from ray.cluster_utils import Cluster

    machines = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    machines.add_node(num_cpus=1)
    try:
        yield str(machines.address)
    finally:
        machines.shutdown()


@needs_ray
@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_ray_gives_the_tables_that_the_native_engine_gives(
    collection: Path, make_run: MakeRun, cluster: str
) -> None:
    found = []
    for name, more in (("native", {}), ("ray", {"engine": Ray(cluster)})):
        run = make_run([collection], name, shard_documents=15, **more)
        with running.held(run.out.root):
            running.prepare(run, fresh=False)
            steps.perform(run)
        names = ("reports.parquet", "references.parquet", "errors.parquet", "reused.parquet")
        found.append([pq.read_table(run.out.root / table).to_pylist() for table in names])
    assert found[0] == found[1]


def test_what_workers_elsewhere_must_know_is_told_in_json(
    make_run: MakeRun, tmp_path: Path
) -> None:
    import json

    (tmp_path / "a.txt").write_text("text")
    told = make_run([tmp_path / "a.txt"]).told()
    sent = json.dumps(told.as_plain())
    assert json.dumps(Told.from_json(sent).as_plain()) == sent


def test_no_engine_tells_anybody_of_its_use() -> None:
    import subprocess
    import sys

    code = (
        "import os, sys; os.environ.pop('DO_NOT_TRACK', None); import citemark.batch.plan;"
        "print(os.environ['DO_NOT_TRACK'], os.environ['RAY_USAGE_STATS_ENABLED'])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    assert ended.stdout.split() == ["1", "0"]
