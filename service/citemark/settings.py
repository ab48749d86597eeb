"""This module knows every setting: its variable, type, default and meaning, in one table.

A setting is one field of :class:`Settings`. Its environment variable is the
field's name in capitals behind ``CITEMARK_``; a secret may instead stand in a
file named by the same variable with ``_FILE`` behind it (how container
platforms hand over secrets). Nothing is read at import; the reader library is
imported only when a variable is set, for it costs the command line 0.1 s.
"""

from __future__ import annotations

import dataclasses
import difflib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citemark.errors import InvalidSetting

if TYPE_CHECKING:
    from environs import Env

PREFIX = "CITEMARK_"
FOREIGN_PREFIXES = ("CITEMARK_TEST_",)
"""Variables under our name that are not settings: they steer the test suite."""

LOG_LEVELS = ("debug", "info", "warning", "error")
SOURCE_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
ORIGIN = re.compile(r"[a-z][a-z0-9+.-]{1,31}://[A-Za-z0-9.\[\]:_-]{1,253}")
"""``scheme://host[:port]`` (RFC 6454 §6.2); extensions have schemes of their own."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table."""

    name: str
    reader: str
    """The reader's method: what type of value the variable holds."""
    default: object
    help: str
    secret: bool
    check: Callable[[Any], str | None] | None
    """Says what is wrong with a value, or ``None``."""

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()


def _row(
    reader: str,
    help: str,  # noqa: A002 - the word of the table's column
    *,
    secret: bool = False,
    check: Callable[[Any], str | None] | None = None,
) -> dict[str, Any]:
    return {"reader": reader, "help": help, "secret": secret, "check": check}


def _at_least(low: float) -> Callable[[float], str | None]:
    return lambda value: None if value >= low else f"must be at least {low:g}"


def _port(value: int) -> str | None:
    return None if 0 <= value <= 65_535 else "must be between 0 and 65535"


def _share(value: float) -> str | None:
    return None if 0 < value < 1 else "must lie between 0 and 1, both excluded"


def _log_level(value: str) -> str | None:
    return None if value in LOG_LEVELS else f"must be one of {', '.join(LOG_LEVELS)}"


def _names(values: tuple[str, ...]) -> str | None:
    wrong = next((name for name in values if not SOURCE_NAME.fullmatch(name)), None)
    return None if wrong is None else "must be source names separated by commas"


def _origins(values: tuple[str, ...]) -> str | None:
    wrong = next((origin for origin in values if not ORIGIN.fullmatch(origin)), None)
    return None if wrong is None else "must be origins (scheme://host) separated by commas"


def _networks(values: tuple[str, ...]) -> str | None:
    from ipaddress import ip_network

    try:
        for value in values:
            ip_network(value)
    except ValueError:
        return "must be IP addresses or networks (10.0.0.0/8) separated by commas"
    return None


def _rates(pairs: tuple[tuple[str, float], ...]) -> str | None:
    good = all(SOURCE_NAME.fullmatch(name) and 0 < rate <= 1000 for name, rate in pairs)
    return None if good else "must be name=rate pairs, a rate above 0 and at most 1000 a second"


def _addresses(pairs: tuple[tuple[str, str], ...]) -> str | None:
    good = all(SOURCE_NAME.fullmatch(name) and _is_http(url) for name, url in pairs)
    return None if good else "must be name=URL pairs with http or https URLs"


def _web_address(value: str) -> str | None:
    return None if _is_http(value) else "must be an http or https URL"


def _is_http(url: str) -> bool:
    return re.match(r"https?://[^/\s]", url) is not None


def _contact(value: str) -> str | None:
    good = re.fullmatch(r"[^@\s<>()]{1,64}@[^@\s<>()]{1,255}", value)
    return None if good else "must be one e-mail address"


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
            check=_share,
        ),
    )
    host: str = field(default="127.0.0.1", metadata=_row("str", "Address the service listens on."))
    port: int = field(
        default=8000, metadata=_row("int", "Port the service listens on.", check=_port)
    )
    workers: int = field(
        default=2, metadata=_row("int", "Processes of the service.", check=_at_least(1))
    )
    threads: int = field(
        default=4, metadata=_row("int", "Threads of each process.", check=_at_least(1))
    )
    api_key: str | None = field(
        default=None,
        metadata=_row(
            "str", "Key that clients of the service must send; unset: none.", secret=True
        ),
    )
    requests_per_minute: int | None = field(
        default=None,
        metadata=_row(
            "int",
            "Requests a minute of each calling address, half of them at once; unset: any number.",
            check=_at_least(1),
        ),
    )
    trusted_proxies: tuple[str, ...] = field(
        default=(),
        metadata=_row(
            "list",
            "Addresses or networks of proxies whose X-Forwarded-For tells the calling address; "
            "this machine's own are trusted.",
            check=_networks,
        ),
    )
    body_limit: int = field(
        default=2 * 1024 * 1024,
        metadata=_row("int", "Largest request body, in bytes.", check=_at_least(1024)),
    )
    deadline: float = field(
        default=3.0,
        metadata=_row(
            "float", "Seconds a document may wait for remote sources.", check=_at_least(0)
        ),
    )
    allowed_origins: tuple[str, ...] = field(
        default=(),
        metadata=_row("list", "Origins beside its own that may call the service.", check=_origins),
    )
    fetch_urls: bool = field(
        default=False, metadata=_row("bool", "Whether the service fetches documents by URL.")
    )
    log_level: str = field(
        default="info", metadata=_row("str", "debug, info, warning or error.", check=_log_level)
    )
    cache: Path | None = field(
        default=None,
        metadata=_row("path", "Directory of cached answers and shared rates; unset: the user's."),
    )
    contact: str | None = field(
        default=None,
        metadata=_row(
            "str", "E-mail address told to the sources, as they ask for.", check=_contact
        ),
    )
    sources: tuple[str, ...] | None = field(
        default=None,
        metadata=_row("list", "Remote sources to ask; unset: all, empty: none.", check=_names),
    )
    rates: tuple[tuple[str, float], ...] = field(
        default=(),
        metadata=_row(
            "dict", "Requests a second by source, as in semantic_scholar=0.5.", check=_rates
        ),
    )
    addresses: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=_row(
            "dict", "Other base URLs by source (a mirror), as in arxiv=https://…", check=_addresses
        ),
    )
    proxy: str | None = field(
        default=None,
        metadata=_row(
            "str",
            "Proxy for the remote sources; the usual proxy variables are ignored.",
            secret=True,
            check=_web_address,
        ),
    )
    openalex_key: str | None = field(
        default=None, metadata=_row("str", "API key of OpenAlex.", secret=True)
    )
    semantic_scholar_key: str | None = field(
        default=None, metadata=_row("str", "API key of Semantic Scholar.", secret=True)
    )
    crossref_plus_key: str | None = field(
        default=None, metadata=_row("str", "Token of Crossref Metadata Plus.", secret=True)
    )
    ncbi_key: str | None = field(
        default=None, metadata=_row("str", "API key of NCBI (PubMed).", secret=True)
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
        given = [name for name in os.environ if name.startswith(PREFIX)]
        given = [name for name in given if not name.startswith(FOREIGN_PREFIXES)]
        if not given:
            return cls()
        _refuse_unknown(given)
        from environs import FileAwareEnv

        env = FileAwareEnv()
        rows = (row for row in table() if {row.variable, row.variable + "_FILE"} & set(given))
        values: dict[str, Any] = {row.name: _read(env, row) for row in rows}
        return cls(**values)


def table() -> tuple[Setting, ...]:
    """Every setting, in the order it should be shown."""
    return tuple(
        Setting(name=each.name, default=each.default, **each.metadata)
        for each in dataclasses.fields(Settings)
    )


def as_markdown() -> str:
    """The table of all settings, for the documentation."""
    lines = ["| variable | default | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{row.variable}` | {_shown(row) or '–'} | {row.help} |" for row in table()]
    return "\n".join(lines) + "\n"


def as_env_file() -> str:
    """An example environment file: every variable, commented out at its default."""
    return "\n".join(f"# {row.help}\n# {row.variable}={_shown(row)}\n" for row in table())


def _shown(row: Setting) -> str:
    if row.default is None or row.default == ():
        return ""
    return str(row.default).lower() if isinstance(row.default, bool) else str(row.default)


def _refuse_unknown(given: list[str]) -> None:
    known = set(_variables())
    for name in sorted(given):
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise InvalidSetting(f"{name} is not a setting{hint}")


def _variables() -> Iterator[str]:
    for row in table():
        yield row.variable
        yield row.variable + "_FILE"


def _read(env: Env, row: Setting) -> object:
    from environs import EnvError

    text = os.environ.get(row.variable)
    if text is not None and text.strip() == "" and row.reader != "list":
        return row.default
    try:
        value = getattr(env, row.reader)(row.variable, **_options(row))
    except (EnvError, OSError, ValueError) as error:
        raise InvalidSetting(f"{row.variable}: not a valid {_KINDS[row.reader]}") from error
    value = _frozen(value)
    problem = row.check(value) if row.check else None
    if problem:
        raise InvalidSetting(f"{row.variable} {problem}")
    return value


_KINDS = {
    "path": "path",
    "str": "text",
    "bool": "switch (true or false)",
    "int": "whole number",
    "float": "number",
    "list": "list separated by commas",
    "dict": "list of name=value pairs separated by commas",
}


def _options(row: Setting) -> dict[str, object]:
    return {"subcast_values": float} if row.name == "rates" else {}


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(part.strip() for part in value if part.strip())
    if isinstance(value, dict):
        return tuple(value.items())
    return value.strip() if isinstance(value, str) else value
