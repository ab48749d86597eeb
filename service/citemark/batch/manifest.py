"""This module knows what a run depends on, so that nothing is mixed that does not belong together."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from citemark.batch import tables
from citemark.batch.inputs import CHUNK_BYTES, Inputs
from citemark.errors import CitemarkError

FORMAT = 2
"""Of the tables between the steps: raise it when one of them changes its meaning."""


class AnotherRun(CitemarkError):
    """The folder holds a run of something else: name another folder, or begin anew on purpose."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder's content was made from, by name."""

    made_from: dict[str, Any]

    def claim(self, path: Path) -> None:
        """Make the folder of ``path`` ours when it is nobody's.

        Raises :class:`AnotherRun` naming what differs when it holds another run.
        """
        if not path.exists():
            tables.write_text(json.dumps(self.made_from, indent=2) + "\n", path)
            return
        stored = read(path)
        changed = [name for name, value in self.made_from.items() if stored.get(name) != value]
        if changed:
            told = "; ".join(
                _told(each, stored.get(each), self.made_from[each]) for each in changed
            )
            raise AnotherRun(
                f"{path.parent} holds a run of something else ({told}). Name another folder, or "
                "give --fresh to replace that run."
            )

    def replace(self, path: Path, names: Iterable[str]) -> None:
        """Remove what another run left in the folder of ``path``; what is ours stays."""
        if not path.exists() or read(path) == self.made_from:
            return
        for name in names:
            left = path.parent / name
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)
        path.unlink()


def read(path: Path) -> dict[str, Any]:
    """A stored manifest; raises :class:`AnotherRun` when it cannot be one."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AnotherRun(f"{path} is no manifest of a run: name another folder.") from error
    if not isinstance(stored, dict):
        raise AnotherRun(f"{path} is no manifest of a run: name another folder.")
    return stored


def _told(name: str, before: object, now: object) -> str:
    if name in {"inputs", "code"}:
        return f"other {name}"
    return f"{name}: {before}, now {now}"


def of_work(inputs: Inputs) -> Manifest:
    """What the first two steps depend on."""
    return Manifest(
        {
            "format": FORMAT,
            "citemark": version("citemark"),
            "code": code_digest(),
            "inputs": inputs.digest,
            "shard_documents": inputs.shard_documents,
            "shard_bytes": CHUNK_BYTES,
        }
    )


def of_run(work: Manifest, **judged_by: object) -> Manifest:
    """What the verdicts depend on beside: model, index, date, …"""
    return Manifest({**work.made_from, **judged_by})


@cache
def code_digest() -> str:
    """A digest of this package's files: two checkouts of one version may judge differently."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and "current_model" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
