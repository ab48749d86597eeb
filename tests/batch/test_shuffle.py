"""What the shuffle brings to the groups, held against the same in plain words."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from citemark.batch import tables
from citemark.batch.hearing import read_heard
from citemark.batch.layout import CHUNKS, Work
from citemark.batch.testimony import Place, sampled

SHARDS, GROUPS, DOCUMENTS, NAMES = 11, 3, 40, 3000
SHUFFLE = """
import json, os, sys
import daft
from citemark.batch.plan import shuffle
daft.set_runner_native()
daft.set_execution_config(partial_aggregation_threshold=int(sys.argv[1]))
shuffle.shuffle(json.load(sys.stdin))
os._exit(0)
"""


def collection(work: Work) -> dict[int, list[tuple[int, Place]]]:
    """Written as the first step writes it; by name, who of which group uses it where."""
    rng = random.Random(3)
    used: dict[int, list[tuple[int, Place]]] = defaultdict(list)
    for shard in range(SHARDS):
        documents, uses, witnesses = list[tables.Row](), list[tables.Row](), list[tables.Row]()
        for number in range(DOCUMENTS):
            document, place = rng.getrandbits(62), shard * CHUNKS + number
            documents.append((number, "a file", document, place, 0, 1, 2, b""))
            for position in range(
                8
            ):  # most names of a shard come once: then the engine sorts first
                name = rng.randrange(NAMES) if position else number % 2  # two names that all use
                uses.append((name, document, position, place))
                witnesses.append((document, position, place, f"{document} {position}"))
                used[name].append((shard * GROUPS // SHARDS, (document, position)))
        asks = [(name, document, shard) for name, document, _, _ in uses]
        for table, rows, schema in (
            ("uses", uses, tables.USES),
            ("asks", asks, tables.ASKS),
            ("witnesses", witnesses, tables.WITNESSES),
            ("documents", documents, tables.DOCUMENTS),
        ):
            tables.write(rows, schema, work.shard(table, shard))
    return used


@pytest.mark.parametrize("put_together", [60, 120, 250])
def test_every_group_hears_all_that_is_said_under_the_names_it_asks_for(
    put_together: int, tmp_path: Path
) -> None:
    """However many rows the engine puts together before it has seen all of them."""
    work = Work(tmp_path)
    used = collection(work)
    of = [[shard for shard in range(SHARDS) if shard * GROUPS // SHARDS == group]
          for group in range(GROUPS)]  # fmt: skip
    told = {"work": str(tmp_path), "groups": of, "rows_at_once": 10_000}
    subprocess.run(
        [sys.executable, "-c", SHUFFLE, str(put_together)],
        input=json.dumps(told).encode(),
        check=True,
    )
    for group in range(GROUPS):
        heard = read_heard(work, group)
        expected = {
            name: tuple(sampled(place for _, place in uses))
            for name, uses in used.items()
            if any(asking == group for asking, _ in uses)
            and len({document for _, (document, _) in uses}) > 1
        }
        assert {name: tuple(places) for name, places in heard.places.items()} == expected
        wanted = {place for places in expected.values() for place in places}
        assert heard.words == {place: f"{place[0]} {place[1]}" for place in wanted}
