"""A private PostgreSQL server on a Unix socket, and ledgers of every kind."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from citemark.ledger import Ledger, open_ledger

PLACES = [Path("/usr/lib/postgresql"), Path("/usr/pgsql")]


def _program(name: str) -> str | None:
    found = sorted(str(path) for place in PLACES for path in place.glob(f"*/bin/{name}"))
    return found[-1] if found else shutil.which(name)


def _as_other_user() -> dict[str, int]:
    """PostgreSQL refuses to run as root: become nobody."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Path]:
    """The folder of the server's socket."""
    initdb, postgres = _program("initdb"), _program("postgres")
    if initdb is None or postgres is None:
        message = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder = Path(tempfile.mkdtemp(prefix="citemark-pg-"))
    other = _as_other_user()
    if other:
        os.chown(folder, other["user"], other["group"])
    data = folder / "data"
    create = [initdb, "-D", str(data), "-U", "citemark", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(create, check=True, capture_output=True, cwd=folder, **other)
    serve = [postgres, "-D", str(data), "-k", str(folder), "-h", "", "-F"]
    server = subprocess.Popen(
        serve, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **other
    )
    assert server.stderr is not None
    for line in server.stderr:
        if "ready to accept connections" in line:
            break
    else:
        pytest.fail("the PostgreSQL server did not start")
    try:
        yield folder
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        server.communicate(timeout=30)
        shutil.rmtree(folder)


@pytest.fixture
def postgres_address(postgres_server: Path, numbers: Iterator[int]) -> str:
    """The address of a new, empty schema, which is sooner made than a database."""
    import psycopg

    name = f"ledger{next(numbers)}"
    login = f"host={postgres_server} user=citemark dbname=postgres"
    with psycopg.connect(login, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    options = f"host={postgres_server}&options=-csearch_path%3D{name}"
    return f"postgresql://citemark@/postgres?{options}"


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    return count()


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty ledger of each kind that keeps anything."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_address"))
    return str(request.param)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    return str(request.getfixturevalue("postgres_address"))


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


Opener = Callable[[str], Ledger]
