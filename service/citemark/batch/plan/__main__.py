"""This module knows how one step of the plan is run: ``python -m citemark.batch.plan``."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, Final

import daft

from citemark.batch.plan import cluster, findings, shuffle

STEPS: Final = {
    "perform": cluster.perform,
    "shuffle": shuffle.shuffle,
    "reused": findings.reused,
    "changes": findings.changes,
}


def main() -> None:
    """Run one step of the plan as standard input tells."""
    told: dict[str, Any] = json.load(sys.stdin)
    if told["runner"]:
        daft.set_runner_ray(told["runner"]["address"])
    else:
        daft.set_runner_native()
    STEPS[told["step"]](told)
    sys.stdout.flush()
    os._exit(0)  # Daft's threads may outlive the interpreter and then abort it


if __name__ == "__main__":
    main()
