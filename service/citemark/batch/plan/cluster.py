"""This module knows how the workers of a cluster are given their tasks."""

from __future__ import annotations

import json
from typing import Any

import daft
from daft import DataType, Series, col

from citemark.batch.engines import Told


@daft.cls
class _Performer:
    """A worker and its guard, on whatever machine of the cluster; made once a worker of Ray."""

    def __init__(self, told: str) -> None:
        self._guard = Told.from_json(told).guard()

    @daft.method.batch(return_dtype=DataType.int64())
    def perform(self, tasks: Series) -> list[int]:
        given = tasks.to_pylist()
        for task in given:
            self._guard.perform(json.loads(task), lambda *_: None)
        return [1] * len(given)


def perform(told: dict[str, Any]) -> None:
    """Have tasks done by the workers of the cluster, one task a partition."""
    tasks = daft.from_pydict({"task": [json.dumps(task) for task in told["tasks"]]})
    performer = _Performer(json.dumps(told["told"]))
    performed: Any = performer.perform(col("task"))  # type: ignore[arg-type]  # given a column, it is one
    tasks.into_partitions(len(told["tasks"])).select(performed).collect()
