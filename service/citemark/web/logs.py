"""This module knows what the service writes into its log: one JSON object a line.

Never the text, title or address of a document, never an origin, key or query: a log is read
by more people than the document was meant for. The path is told as its route's pattern.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
import traceback
from types import TracebackType
from typing import Any

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, event and whatever was given as ``extra``."""

    def format(self, record: logging.LogRecord) -> str:
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line: dict[str, Any] = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "process": record.process,
        }
        for name, value in vars(record).items():
            if name not in STANDARD:
                line[name] = _places(value) if isinstance(value, TracebackType) else value
        if record.exc_info and record.exc_info[2] is not None:
            line["error"] = getattr(record.exc_info[0], "__name__", None)
            line["trace"] = _places(record.exc_info[2])
        return json.dumps(line, default=str)


def _places(trace: TracebackType) -> list[str]:
    """Where it happened, without the values that were worked on."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]


def set_up(level: str) -> None:
    """Write the log of citemark and of its server to standard error, and nobody else's.

    Without a handler anywhere Python prints other libraries' warnings as they are, and they may
    name the host that a document was to be fetched from. The server's own messages for
    debugging are left out at every level: they quote paths, and paths name documents.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    wanted = logging.getLevelNamesMapping()[level.upper()]
    for name, least in (("citemark", logging.DEBUG), ("gunicorn.error", logging.INFO)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(max(wanted, least))
        logger.propagate = False
