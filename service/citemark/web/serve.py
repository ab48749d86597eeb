"""This module knows how the service is run: gunicorn with threads over processes forked from one.

Everything is imported and checked once, before the first fork, so that a wrong setting stops the
start and the workers share the memory; databases and the index are opened by each worker. On
SIGHUP the model and index are checked and opened anew by new workers, while the old ones finish
what they are doing; when the new ones are unusable the old ones stay.
"""

from __future__ import annotations

import dataclasses
import gc
import logging
import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from citemark.errors import CitemarkError, InvalidSetting
from citemark.settings import Settings
from citemark.web import METRICS_DIRECTORY, logs
from citemark.web.workers import even_workers, forget_worker

_LOG = logging.getLogger("citemark.web")

SECONDS_TO_FINISH = 30
"""What a worker may take for its last requests; ten times the default deadline."""
SECONDS_OF_SILENCE = 60
"""After which a worker that does not even tick is replaced."""
SHARED = Path("/dev/shm")  # noqa: S108 - gunicorn makes its own files in it
"""In memory: a worker whose heartbeat file stands on a busy disk is taken for hung."""
BACKLOG = 512


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's log through our handler."""

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg

    def reopen_files(self) -> None:
        """Standard error needs no reopening."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn with our settings instead of its command line."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self.folder = folder
        super().__init__()
        self.callable = self.load()

    def load_config(self) -> None:
        for name, value in options(self.settings).items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return load(self.settings, self.folder)

    def run(self) -> None:
        Master(self).run()


class Master(Arbiter):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's master, which looks before it leaps."""

    def reload(self) -> None:
        """Replace the workers by such of the new model and index; not when those are unusable."""
        try:
            self.app.callable = self.app.load()
        except CitemarkError as error:
            _LOG.error("the reload failed, the service goes on as it was: %s", error)
            return
        super().reload()


def run(settings: Settings) -> None:
    """Serve until a signal ends it; raises at once what makes the service impossible."""
    logs.set_up(settings.log_level)
    _share(settings)
    folder = Path(tempfile.mkdtemp(prefix="citemark-"))
    owner = os.getpid()
    try:
        numbers = folder / "metrics"
        numbers.mkdir()
        os.environ[METRICS_DIRECTORY] = str(numbers)
        server = Server(settings, folder)
        _try_address(settings)
        server.run()
    finally:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)


def _share(settings: Settings) -> None:
    """Say at once that processes with a ledger each would answer the same request differently."""
    if settings.ledger == "memory" and settings.workers > 1:
        raise InvalidSetting(
            "a ledger in memory is one process's own: serve with one worker, or set CITEMARK_LEDGER "
            "to sqlite:///FILE or postgresql://…"
        )


def _try_address(settings: Settings) -> None:
    """Say at once that the address cannot be used; gunicorn tries for seconds and exits with 1."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            settings.host.strip("[]"), settings.port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        place = f"{_bracketed(settings.host)}:{settings.port}"
        raise InvalidSetting(
            f"cannot listen on {place} ({error.strerror}): set another CITEMARK_HOST or "
            "CITEMARK_PORT, or end the program that uses it"
        ) from error


def load(settings: Settings, folder: Path) -> Flask:
    """The application, after one look that everything it needs is there."""
    from citemark.web.app import create_app
    from citemark.web.metrics import Metrics
    from citemark.web.services import open_services

    metrics = Metrics()
    services = open_services(pinned(settings, folder), recalled=metrics.recalled)
    with services.scorers.lent():
        pass
    services.scorers.close()
    app = create_app(services, settings, metrics)
    gc.collect()
    gc.freeze()  # what is here now lives on: the collector need not touch, and so unshare, it
    return app


def pinned(settings: Settings, folder: Path) -> Settings:
    """The settings with the model and index of this moment.

    A worker that is replaced, or that opens them anew at midnight, takes the same as the others,
    whatever stands at their addresses by then.
    """
    from citemark.assembly import load_current_model
    from citemark.model import default_directory

    load_current_model(settings)
    copy = Path(tempfile.mkdtemp(prefix="model-", dir=folder))
    shutil.copytree(settings.model or default_directory(), copy, dirs_exist_ok=True)
    index = settings.index.resolve() if settings.index is not None else None
    return dataclasses.replace(settings, model=copy, index=index)


def options(settings: Settings) -> dict[str, Any]:
    """gunicorn's settings."""
    return {
        "bind": f"{_bracketed(settings.host)}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": even_workers(),
        "preload_app": True,
        "graceful_timeout": SECONDS_TO_FINISH,
        "timeout": SECONDS_OF_SILENCE,
        "keepalive": 15,
        "backlog": BACKLOG,
        "max_requests": 0,
        "logger_class": ServerLog,
        "loglevel": settings.log_level,
        "worker_tmp_dir": str(SHARED) if SHARED.is_dir() else None,
        "proc_name": "citemark",
        "child_exit": _ended,
        "control_socket_disable": True,
    }


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _ended(_server: object, worker: Any) -> None:
    from citemark.web.metrics import forget_process

    forget_process(worker.pid)
    forget_worker(worker)
