"""Packs the extension for the browsers' stores: the same bytes from the same sources, anywhere.

``python deploy/extension/package.py [FOLDER]`` writes ``citemark-extension-VERSION.zip`` into
``FOLDER`` (default: ``dist``) and prints its SHA-256. The folder ``extension/`` is what is packed,
without what only its makers need.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "extension"
SHIPPED = frozenset({".js", ".json", ".html", ".css", ".png", ".md"})
"""Kinds of files that belong to an extension; anything else (types, editors' files) stays here."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a ZIP archive can state: archives must not tell when they were made."""
REGULAR_FILE = 0o100644 << 16


def contents(folder: Path) -> tuple[Path, ...]:
    """The files to ship, in an order that no file system decides."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix in SHIPPED)
    visible = (
        path
        for path in files
        if not any(part.startswith((".", "_metadata")) for part in path.relative_to(folder).parts)
    )
    return tuple(sorted(visible, key=lambda path: path.relative_to(folder).as_posix()))


def pack(folder: Path = EXTENSION) -> bytes:
    """The archive; stored uncompressed, since compressors differ between versions of zlib."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for path in contents(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
            entry.external_attr = REGULAR_FILE
            entry.create_system = 3  # Unix, whatever runs this
            packed.writestr(entry, path.read_bytes())
    return archive.getvalue()


def main(arguments: list[str]) -> None:
    """Write the archive and say where it is."""
    parser = argparse.ArgumentParser(description="Packs the extension for the browsers' stores.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist", help="default: dist")
    out = parser.parse_args(arguments).folder
    version = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))["version"]
    data = pack()
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"citemark-extension-{version}.zip"
    target.write_bytes(data)
    sys.stdout.write(f"{hashlib.sha256(data).hexdigest()}  {target}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
