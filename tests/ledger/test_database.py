"""What the kept ledger survives: crowds, crashes, full disks, damage, and wrong addresses."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from citemark.errors import InvalidSetting, LedgerUnavailable
from citemark.ledger import Observation, Use, hearing, open_ledger
from citemark.ledger.database import Database, run
from citemark.ledger.sql import SqlLedger
from citemark.types import Claim, Identifier

PAPER = Identifier("arxiv", "2601.01234")

WRITER = textwrap.dedent(
    """
    import sys
    from citemark.ledger import Observation, Use, open_ledger
    from citemark.types import Claim, Identifier

    address, name, count = sys.argv[1:]
    claim = Claim(title="A title that takes some room " + "x" * 500)
    with open_ledger(address) as ledger:
        for number in range(int(count)):
            document = f"{name}-{number}"
            uses = (Use(Identifier("arxiv", "2601.01234"), claim), Use(None, claim))
            ledger.record([Observation(document, None, "00" * 32, None, uses)])
            print(document, flush=True)
    """
)


def observation(name: str, *, padding: int = 0) -> Observation:
    claim = Claim(title=f"Work of {name}", sentence="x" * padding)
    return Observation(name, None, "00" * 32, None, (Use(PAPER, claim),))


def start_writer(address: str, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, address, name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def recorded(address: str) -> set[str]:
    with open_ledger(address) as ledger:
        return {witness.document_id for witness in ledger.uses_of(PAPER)}


def test_several_processes_write_at_once_and_nothing_is_lost(database_address: str) -> None:
    writers = [start_writer(database_address, name, 15) for name in ("a", "b", "c")]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert (writer.returncode, errors) == (0, "")
    expected = {f"{name}-{number}" for name in ("a", "b", "c") for number in range(15)}
    assert recorded(database_address) == expected
    with open_ledger(database_address) as ledger:
        assert ledger.version is not None
        assert ledger.version.startswith("45-")


def test_two_ledgers_written_in_another_order_have_one_version(tmp_path: Path) -> None:
    addresses = [f"sqlite:///{tmp_path / name}.db" for name in ("one", "two")]
    crowds = [start_writer(address, name, 8) for address in addresses for name in ("a", "b")]
    for writer in crowds:
        writer.communicate(timeout=120)
    with open_ledger(addresses[0]) as one, open_ledger(addresses[1]) as two:
        assert one.version == two.version


def test_a_killed_writer_loses_nothing_that_was_acknowledged(database_address: str) -> None:
    writer = start_writer(database_address, "a", 1_000_000)
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip() for _ in range(25)]
    writer.send_signal(signal.SIGKILL)
    # Not ``communicate``: it passes over what ``readline`` has read ahead.
    acknowledged += writer.stdout.read().split()
    writer.communicate(timeout=60)
    found = recorded(database_address)
    assert set(acknowledged) - {""} <= found
    assert len(found) <= len(acknowledged) + 1
    with open_ledger(database_address) as ledger:
        ledger.record([observation("afterwards")])
        assert ledger.version is not None
        assert ledger.version.startswith(f"{len(found) + 1}-")


def test_a_killed_writer_leaves_a_sound_file(sqlite_file: Path) -> None:
    writer = start_writer(f"sqlite:///{sqlite_file}", "a", 1_000_000)
    assert writer.stdout is not None
    for _ in range(10):
        writer.stdout.readline()
    writer.kill()
    writer.communicate(timeout=60)
    with sqlite3.connect(sqlite_file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def full_disk_by_page_count(ledger: SqlLedger, file: Path) -> None:
    pages = file.stat().st_size // 4096 + 4
    with ledger.database.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def test_a_full_disk_is_said_and_nothing_acknowledged_is_lost(sqlite_file: Path) -> None:
    address = f"sqlite:///{sqlite_file}"
    with SqlLedger(Database(address)) as ledger:
        ledger.record([observation("kept")])
        full_disk_by_page_count(ledger, sqlite_file)
        before = ledger.version
        with pytest.raises(LedgerUnavailable, match="free some space"):
            ledger.record([observation("too much", padding=100_000)])
        assert ledger.version == before
        assert {witness.document_id for witness in ledger.uses_of(PAPER)} == {"kept"}
    with open_ledger(address) as ledger:
        ledger.record([observation("too much", padding=100_000)])
    assert recorded(address) == {"kept", "too much"}


def test_a_file_that_may_not_grow_is_said_and_nothing_acknowledged_is_lost(
    sqlite_file: Path,
) -> None:
    """``ulimit -f`` counts 1,024-byte blocks in bash; Python turns the signal into an error."""
    address = f"sqlite:///{sqlite_file}"
    command = f'ulimit -f 400; exec "{sys.executable}" -c "$WRITER" {address} a 1000000'
    writer = subprocess.run(
        ["bash", "-c", command],
        env=os.environ | {"WRITER": WRITER},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert writer.returncode == 1
    assert "LedgerUnavailable" in writer.stderr
    assert "space" in writer.stderr
    acknowledged = set(writer.stdout.split())
    assert acknowledged
    assert acknowledged <= recorded(address)


@pytest.mark.parametrize("damage", ["head", "middle", "text"])
def test_a_damaged_file_is_said_with_what_to_do(sqlite_file: Path, damage: str) -> None:
    address = f"sqlite:///{sqlite_file}"
    with open_ledger(address) as ledger:
        ledger.record([observation(str(number), padding=500) for number in range(100)])
    content = bytearray(sqlite_file.read_bytes())
    if damage == "head":
        content[:4096] = b"\xff" * 4096
    elif damage == "middle":
        content[4096:] = b"\xff" * (len(content) - 4096)
    else:
        content = bytearray(b"this is a letter, not a ledger. " * 300)
    sqlite_file.write_bytes(content)
    with pytest.raises(LedgerUnavailable, match="damaged"), open_ledger(address) as ledger:
        ledger.uses_of(PAPER)


def test_a_ledger_of_a_later_version_is_refused(database_address: str) -> None:
    with SqlLedger(Database(database_address)) as ledger, ledger.database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_state SET schema = 99")
    with pytest.raises(LedgerUnavailable, match="schema 99, this citemark reads 1"):
        open_ledger(database_address)


def test_a_locked_file_is_waited_for_and_then_said(
    sqlite_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citemark.ledger.database.BUSY_SECONDS", 0.05)
    with open_ledger(f"sqlite:///{sqlite_file}") as ledger:
        other = sqlite3.connect(sqlite_file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerUnavailable, match="another program holds it"):
            ledger.record([observation("a")])
        assert ledger.uses_of(PAPER) == ()
        other.execute("ROLLBACK")
        other.close()
        ledger.record([observation("a")])


UNUSABLE = [
    ("oracle", InvalidSetting, "must be memory, none"),
    ("mysql://host/base", InvalidSetting, "sqlite:///FILE or postgresql"),
    ("sqlite://", InvalidSetting, "needs a file's path"),
    ("sqlite:///:memory:", InvalidSetting, "needs a file's path"),
    ("://", InvalidSetting, "cannot be read as a URL"),
    ("sqlite:////nowhere/at/all/ledger.db", LedgerUnavailable, "folder and permissions"),
    ("sqlite:////", LedgerUnavailable, "folder and permissions"),
    ("postgresql://u:secret@127.0.0.1:1/x", LedgerUnavailable, "check its address"),
]


@pytest.mark.parametrize(("address", "error", "message"), UNUSABLE)
def test_an_unusable_address_is_refused_with_what_to_do(
    address: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message) as raised:
        open_ledger(address)
    assert "secret" not in str(raised.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citemark.ledger.database.find_spec", lambda _: None)
    with pytest.raises(InvalidSetting, match=r"needs the extra citemark\[postgres\]"):
        open_ledger("postgresql://u@127.0.0.1/x")


def write_while_the_server_ends_the_connection(database: Database) -> None:
    with database.writing() as connection:
        ((process,),) = run(connection, "SELECT pg_backend_pid()")
        with database.reading() as other:
            run(other, "SELECT pg_terminate_backend(?)", (process,))
        run(connection, "SELECT 1")


@pytest.mark.postgres
def test_a_connection_that_the_server_ends_is_said_and_replaced(postgres_address: str) -> None:
    with SqlLedger(Database(postgres_address)) as ledger:
        ledger.record([observation("a")])
        with pytest.raises(LedgerUnavailable):
            write_while_the_server_ends_the_connection(ledger.database)
        assert {witness.document_id for witness in ledger.uses_of(PAPER)} == {"a"}


def test_a_file_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    """Root may write anything, so what cannot be written is a directory's name."""
    with pytest.raises(LedgerUnavailable, match="cannot be opened"):
        open_ledger(f"sqlite:///{tmp_path}")


def test_a_new_file_is_its_owner_s_only(sqlite_file: Path) -> None:
    with open_ledger(f"sqlite:///{sqlite_file}"):
        assert stat.S_IMODE(sqlite_file.stat().st_mode) == 0o600


def test_a_forked_process_opens_the_database_for_itself(sqlite_file: Path) -> None:
    with SqlLedger(Database(f"sqlite:///{sqlite_file}")) as ledger:
        ledger.record([observation("parent")])
        ours = ledger.database.engine
        child = os.fork()
        if child == 0:  # only exit codes speak here: an assertion would run the test suite twice
            ledger.record([observation("child")])
            os._exit(0 if ledger.database.engine is not ours else 1)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert ledger.database.engine is ours
        assert {each.document_id for each in ledger.uses_of(PAPER)} == {"parent", "child"}


def test_the_ledgers_that_keep_nothing_do_not_import_the_database_library() -> None:
    code = (
        "import sys; from citemark.ledger import open_ledger; open_ledger('memory');"
        "print('sqlalchemy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_witnesses_are_looked_up_and_never_searched_for(sqlite_file: Path) -> None:
    """A table read from its beginning would cost every document as much as all before it."""
    with SqlLedger(Database(f"sqlite:///{sqlite_file}")) as ledger:
        ledger.record([observation("a")])
        with ledger.database.reading() as connection:
            for statement, values in (
                (hearing.USES, (0, 1, 20)),
                (hearing.WITNESSES.format(marks=hearing.PLACE), (1, 0)),
            ):
                plan = run(connection, f"EXPLAIN QUERY PLAN {statement}", values)
                steps = [detail for *_, detail in plan]
                assert any(step.startswith("SEARCH") for step in steps)
                assert not any(step.startswith(("SCAN used", "SCAN ledger")) for step in steps)
                assert not any("TEMP B-TREE" in step for step in steps)
