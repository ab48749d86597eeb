"""This module knows all sources and how to open them; to add one is to add it to the table."""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from citemark.errors import InvalidSetting
from citemark.evidence.source import Recalled, Source
from citemark.settings import Settings

if TYPE_CHECKING:
    from citemark.evidence.authority import Authority
    from citemark.evidence.provider import Provider
    from citemark.evidence.transport.client import Transport
    from citemark.index import Index

LOG = logging.getLogger(__name__)

MODULES = (
    "arxiv",
    "crossref",
    "datacite",
    "doi_org",
    "pubmed",
    "acl_anthology",
    "dblp",
    "openreview",
    "europe_pmc",
    "openalex",
    "semantic_scholar",
)
"""Every remote source: a module of ``authorities`` with its ``PROVIDER``, in the order of asking."""

_CREDENTIALS = (
    "contact",
    "openalex_key",
    "semantic_scholar_key",
    "crossref_plus_key",
    "ncbi_key",
)


def providers() -> tuple[Provider, ...]:
    """All remote sources."""
    from importlib import import_module

    found = (import_module(f"citemark.evidence.authorities.{name}").PROVIDER for name in MODULES)
    return tuple(found)


@contextmanager
def open_sources(
    settings: Settings,
    *,
    index: Index | None,
    offline: bool,
    now: dt.date,
    recalled: Recalled | None = None,
) -> Iterator[tuple[Source, ...]]:
    """The sources that the settings name; offline, the local ones alone, and no socket at all.

    ``recalled`` is told of every remote look-up whether its answer was remembered.
    """
    local = _local(index, now)
    wanted = () if offline else _wanted(settings)
    if not wanted:
        yield local
        return
    with open_transport(settings, recalled=recalled) as transport:
        yield (*local, *(authority(provider, settings, transport) for provider in wanted))


def _local(index: Index | None, now: dt.date) -> tuple[Source, ...]:
    if index is None:
        return ()
    from citemark.evidence.local_index import LocalIndex

    return (LocalIndex(index, now),)


def _wanted(settings: Settings) -> tuple[Provider, ...]:
    _refuse_unknown("CITEMARK_SOURCES", settings.sources or ())
    _refuse_unknown("CITEMARK_RATES", (name for name, _ in settings.rates))
    _refuse_unknown("CITEMARK_ADDRESSES", (name for name, _ in settings.addresses))
    if settings.sources == ():
        return ()
    return tuple(
        provider
        for provider in providers()
        if settings.sources is None or provider.name in settings.sources
    )


def _refuse_unknown(variable: str, names: Iterable[str]) -> None:
    for name in names:
        if name not in MODULES:
            raise InvalidSetting(f"{variable}: {name} is no source; known are {', '.join(MODULES)}")


@contextmanager
def open_transport(settings: Settings, *, recalled: Recalled | None = None) -> Iterator[Transport]:
    """The process's way to the network, over the machine's shared cache and rates."""
    from citemark.evidence.transport.client import FILES, Transport

    contact = f"; mailto:{settings.contact}" if settings.contact else ""
    with ExitStack() as stack:
        directory = _usable_directory(settings.cache_directory, stack)
        for name in FILES:
            _set_damaged_aside(directory / name)
        transport = Transport(
            directory,
            user_agent=f"citemark/{version('citemark')} (reference checker{contact})",
            proxy=settings.proxy,
            recalled=recalled,
        )
        stack.callback(transport.close)
        yield transport


def _usable_directory(wanted: Path, stack: ExitStack) -> Path:
    """The directory, or one of our own when it, or a file in it, cannot be written.

    Our own is removed with the stack, or when the process ends without unwinding it (a worker of
    the service that is told to stop); a look-up that still goes on then finds nothing to write to.
    """
    from citemark.evidence.transport.client import FILES

    try:
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted):
            pass
        for name in FILES:
            if (wanted / name).exists():
                (wanted / name).open("r+b").close()
    except OSError as error:
        own = tempfile.TemporaryDirectory(prefix="citemark-", ignore_cleanup_errors=True)
        other = Path(stack.enter_context(own))
        LOG.warning("the cache %s cannot be written (%s): using %s", wanted, error.strerror, other)
        return other
    return wanted


def _set_damaged_aside(path: Path) -> None:
    """A file that is no database any more is kept under another name, and begun anew."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:  # in use
        return
    except sqlite3.DatabaseError as error:
        LOG.warning("%s is damaged (%s): begun anew", path, error)
        path.replace(path.with_suffix(".damaged"))


def authority(provider: Provider, settings: Settings, transport: Transport) -> Authority:
    """A provider with the keys, rates and addresses that the settings give it."""
    from citemark.evidence.authority import Authority
    from citemark.evidence.transport.endpoint import Endpoint
    from citemark.evidence.transport.rates import Pace

    given = {name: value for name in _CREDENTIALS if (value := getattr(settings, name))}
    credentials = provider.credentials(given)
    pace = credentials.pace or provider.pace
    search_pace = credentials.search_pace or provider.search_pace
    rate = dict(settings.rates).get(provider.name)
    if rate is not None:
        pace, search_pace = Pace(rate, burst=max(1, int(rate)), at_once=pace.at_once), None
    address = dict(settings.addresses).get(provider.name)
    addresses = provider.addresses
    if address is not None:
        addresses = {name: f"{address.rstrip('/')}/{name}".rstrip("/") for name in addresses}
    endpoint = Endpoint(
        name=provider.name,
        addresses=addresses,
        pace=pace,
        search_pace=search_pace,
        headers=credentials.headers,
        params=credentials.params,
        content_types=provider.content_types,
        is_no=provider.is_no,
    )
    return Authority(provider, transport, endpoint)
