"""This module knows which ledger an address means."""

from __future__ import annotations

from citemark.errors import InvalidSetting, LedgerUnavailable
from citemark.ledger.memory import MemoryLedger, NoLedger
from citemark.ledger.testimony import Ledger


def open_ledger(address: str) -> Ledger:
    """``memory``, ``none``, ``sqlite:///FILE`` or ``postgresql://…``; close it when done.

    Raises ``InvalidSetting`` for any other address and ``LedgerUnavailable`` when the
    database cannot be opened.
    """
    if address == "memory":
        return MemoryLedger()
    if address == "none":
        return NoLedger()
    if ":" not in address:
        raise InvalidSetting(
            "the ledger must be memory, none, sqlite:///FILE or postgresql://USER@HOST/DATABASE"
        )
    from citemark.ledger.database import Database
    from citemark.ledger.sql import SqlLedger

    return SqlLedger(Database(address))


def standing(address: str) -> str:
    """The address of a ledger that is there: an empty one would say that nobody used anything.

    Raises ``LedgerUnavailable`` for a SQLite file that is not; a server says so itself.
    """
    from citemark.ledger.database import file_of

    file = file_of(address)
    if file is not None and not file.exists():
        raise LedgerUnavailable(
            f"there is no ledger at {file}: check the address; the first document that is kept "
            "makes one"
        )
    return address


def own_address() -> str:
    """The address of the user's own ledger file; its folder is created when it is missing."""
    from platformdirs import user_data_path

    folder = user_data_path("citemark", appauthor=False, ensure_exists=True)
    return f"sqlite:///{folder / 'ledger.db'}"
