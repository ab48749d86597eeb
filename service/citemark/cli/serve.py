"""``citemark serve``: run the HTTP service."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click

from citemark.failing import errors_for_the_user
from citemark.settings import Settings


@click.command()
@click.option("--host", help="Address to listen on (default: 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (default: 8000).")
@click.option("--workers", type=click.IntRange(1), help="Processes (default: 2).")
@click.option(
    "--index", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Local index."
)
@click.option(
    "--ledger", metavar="none|memory|URL", help="Ledger (default: a SQLite file of the user's)."
)
@click.option("--offline", is_flag=True, help="Ask no remote source.")
def serve(
    host: str | None,
    port: int | None,
    workers: int | None,
    index: Path | None,
    ledger: str | None,
    offline: bool,  # noqa: FBT001 - click passes options by name
) -> None:
    """Run the HTTP service until it is stopped.

    Every setting can also be given by the environment (CITEMARK_PORT=…); options win.

    \b
    Examples:
      citemark serve
      citemark serve --port 9000 --index ~/citemark-index --offline
    """
    from citemark.web.serve import run

    given: dict[str, Any] = {
        "host": host,
        "port": port,
        "workers": workers,
        "index": index,
        "ledger": ledger,
        "sources": () if offline else None,
    }
    with errors_for_the_user():
        settings = Settings.from_environment()
        run(dataclasses.replace(settings, **{k: v for k, v in given.items() if v is not None}))
