"""This module knows the files of an index directory and the pointer to the one in use.

``DIR/current`` names the subdirectory in use. A build writes a new subdirectory beside it and
replaces the pointer at the end, so readers see the old index or the new one, never a half.
The index in use before is kept: workers may still have it open.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from citemark.errors import IndexUnusable

POINTER = "current"
BUILDING = ".building-"
"""How the directory of an unfinished build begins; the next build clears it away."""

RECORDS = "records.sqlite"
TITLES = "titles.keys"
HEADS = "heads.keys"
IDENTIFIERS = "identifiers.keys"
SIGNATURES = "signatures.keys"
TOKENS = "tokens.keys"

FREQUENCY_BITS = 24
"""Of a word in ``TOKENS``, for the number of titles it stands in (capped at 16 million)."""


def current(path: Path) -> Path:
    """The directory with the files: the one that the pointer names, or ``path`` itself."""
    pointer = path / POINTER
    try:
        name = pointer.read_text("utf-8").strip()
    except FileNotFoundError:
        return path
    except (OSError, UnicodeDecodeError) as error:
        raise IndexUnusable(
            f"The index pointer {pointer} cannot be read: name the folder of an index."
        ) from error
    if not name or "/" in name or name.startswith("."):
        raise IndexUnusable(f"The index pointer {pointer} names no index: build it again.")
    return path / name


def publish(directory: Path, out: Path, name: str) -> Path:
    """Moves a finished build into place and points to it; older ones but the last are removed."""
    before = current(out)
    target, number = out / name, 1
    while target.exists():
        number += 1
        target = out / f"{name}-{number}"
    for file in directory.iterdir():
        _sync(file)
    directory.rename(target)
    pointer = out / f"{POINTER}.new"
    pointer.write_text(target.name + "\n", "utf-8")
    _sync(pointer)
    pointer.replace(out / POINTER)
    for old in out.iterdir():
        if old not in (target, before) and (old / RECORDS).is_file():
            shutil.rmtree(old, ignore_errors=True)
    return target


def clear_unfinished(out: Path) -> None:
    """Removes what killed builds left behind; call only while holding the build's lock."""
    for path in out.glob(f"{BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
