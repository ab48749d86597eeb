"""The service as the files of ``deploy/`` start it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CONFIGURATION = Path(__file__).resolve().parents[2] / "deploy" / "gunicorn.conf.py"


@pytest.fixture(scope="module")
def running(
    tmp_path_factory: pytest.TempPathFactory, running_service: Callable[..., Any]
) -> Iterator[Any]:
    """One service for all tests of a module; starting it takes longer than what they do with it."""
    command = [sys.executable, "-m", "gunicorn", "-c", str(CONFIGURATION)]
    folder = tmp_path_factory.mktemp("service")
    with running_service(folder, command, {"CITEMARK_PORT": "{port}"}) as found:
        yield found
