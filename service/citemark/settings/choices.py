"""This module knows every setting: its name, type, default, meaning and check, in one table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citemark.settings import checks
from citemark.settings.environment import stated
from citemark.settings.row import Setting


def _row(
    reader: str,
    help: str,  # noqa: A002 - the word of the table's column
    *,
    secret: bool = False,
    check: Callable[[Any], str | None] | None = None,
) -> dict[str, Any]:
    return {"reader": reader, "help": help, "secret": secret, "check": check}


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """What an operator may choose. Defaults are complete: nothing needs to be set."""

    model: Path | None = field(
        default=None,
        metadata=_row("path", "Directory of the model; unset: the one shipped with the package."),
    )
    index: Path | None = field(
        default=None, metadata=_row("path", "Directory of the local index; unset: none.")
    )
    ledger: str | None = field(
        default=None,
        metadata=_row(
            "str",
            "memory, none, sqlite:///FILE or postgresql://…; unset: memory on the command line, "
            "a SQLite file of the user's in the service.",
            secret=True,
        ),
    )
    store_reports: bool = field(
        default=True,
        metadata=_row("bool", "Whether the service keeps reports and the documents judged."),
    )
    prevalence: float | None = field(
        default=None,
        metadata=_row(
            "float",
            "Share of misleading references expected in your documents; unset: the model's.",
            check=checks.share,
        ),
    )
    host: str = field(default="127.0.0.1", metadata=_row("str", "Address the service listens on."))
    port: int = field(
        default=8000, metadata=_row("int", "Port the service listens on.", check=checks.port)
    )
    workers: int = field(
        default=2, metadata=_row("int", "Processes of the service.", check=checks.at_least(1))
    )
    threads: int = field(
        default=4, metadata=_row("int", "Threads of each process.", check=checks.at_least(1))
    )
    api_key: str | None = field(
        default=None,
        metadata=_row(
            "str",
            "Key that clients of the service must send; unset: none.",
            secret=True,
            check=checks.key,
        ),
    )
    requests_per_minute: int | None = field(
        default=None,
        metadata=_row(
            "int",
            "Requests a minute of each calling address, half of them at once; unset: any number.",
            check=checks.at_least(1),
        ),
    )
    trusted_proxies: tuple[str, ...] = field(
        default=(),
        metadata=_row(
            "list",
            "Addresses or networks of proxies whose X-Forwarded-For tells the calling address; "
            "this machine's own are trusted.",
            check=checks.networks,
        ),
    )
    body_limit: int = field(
        default=2 * 1024 * 1024,
        metadata=_row("int", "Largest request body, in bytes.", check=checks.at_least(1024)),
    )
    deadline: float = field(
        default=3.0,
        metadata=_row(
            "float", "Seconds a document may wait for remote sources.", check=checks.at_least(0)
        ),
    )
    allowed_origins: tuple[str, ...] = field(
        default=(),
        metadata=_row(
            "list", "Origins beside its own that may call the service.", check=checks.origins
        ),
    )
    fetch_urls: bool = field(
        default=False, metadata=_row("bool", "Whether the service fetches documents by URL.")
    )
    log_level: str = field(
        default="info",
        metadata=_row("str", "debug, info, warning or error.", check=checks.log_level),
    )
    cache: Path | None = field(
        default=None,
        metadata=_row("path", "Directory of cached answers and shared rates; unset: the user's."),
    )
    contact: str | None = field(
        default=None,
        metadata=_row(
            "str", "E-mail address told to the sources, as they ask for.", check=checks.contact
        ),
    )
    sources: tuple[str, ...] | None = field(
        default=None,
        metadata=_row(
            "list", "Remote sources to ask; unset: all, empty: none.", check=checks.names
        ),
    )
    rates: tuple[tuple[str, float], ...] = field(
        default=(),
        metadata=_row(
            "dict", "Requests a second by source, as in semantic_scholar=0.5.", check=checks.rates
        ),
    )
    addresses: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=_row(
            "dict",
            "Other base URLs by source (a mirror), as in arxiv=https://…",
            check=checks.addresses,
        ),
    )
    proxy: str | None = field(
        default=None,
        metadata=_row(
            "str",
            "Proxy for the remote sources; the usual proxy variables are ignored.",
            secret=True,
            check=checks.web_address,
        ),
    )
    openalex_key: str | None = field(
        default=None, metadata=_row("str", "API key of OpenAlex.", secret=True, check=checks.key)
    )
    semantic_scholar_key: str | None = field(
        default=None,
        metadata=_row("str", "API key of Semantic Scholar.", secret=True, check=checks.key),
    )
    crossref_plus_key: str | None = field(
        default=None,
        metadata=_row("str", "Token of Crossref Metadata Plus.", secret=True, check=checks.key),
    )
    ncbi_key: str | None = field(
        default=None,
        metadata=_row("str", "API key of NCBI (PubMed).", secret=True, check=checks.key),
    )

    def __repr__(self) -> str:
        shown = (
            f"{row.name}={'…' if row.secret and value is not None else repr(value)}"
            for row in table()
            if (value := getattr(self, row.name)) != row.default
        )
        return f"Settings({', '.join(shown)})"

    @property
    def cache_directory(self) -> Path:
        """Where cached answers and shared rates stand."""
        if self.cache is not None:
            return self.cache
        from platformdirs import user_cache_path

        return user_cache_path("citemark", appauthor=False)

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the environment's ``CITEMARK_*`` variables.

        Raises :class:`InvalidSetting`, naming the variable, for a value that cannot
        be used and for a name that is no setting: a misspelt one must not be ignored.
        """
        return cls(**stated(table()))


def table() -> tuple[Setting, ...]:
    """Every setting, in the order it should be shown."""
    return tuple(
        Setting(name=each.name, default=each.default, **each.metadata)
        for each in dataclasses.fields(Settings)
    )
