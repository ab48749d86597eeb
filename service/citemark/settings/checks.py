"""This module knows what is wrong with a setting's value: each check names the fault, or gives ``None``."""

from __future__ import annotations

import re
from collections.abc import Callable

LOG_LEVELS = ("debug", "info", "warning", "error")
SOURCE_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
ORIGIN = re.compile(r"[a-z][a-z0-9+.-]{1,31}://[A-Za-z0-9.\[\]:_-]{1,253}")
"""``scheme://host[:port]`` (RFC 6454 §6.2); extensions have schemes of their own."""


def at_least(low: float) -> Callable[[float], str | None]:
    return lambda value: None if value >= low else f"must be at least {low:g}"


def port(value: int) -> str | None:
    return None if 0 <= value <= 65_535 else "must be between 0 and 65535"


def share(value: float) -> str | None:
    return None if 0 < value < 1 else "must lie between 0 and 1, both excluded"


def log_level(value: str) -> str | None:
    return None if value in LOG_LEVELS else f"must be one of {', '.join(LOG_LEVELS)}"


def names(values: tuple[str, ...]) -> str | None:
    wrong = next((name for name in values if not SOURCE_NAME.fullmatch(name)), None)
    return None if wrong is None else "must be source names separated by commas"


def origins(values: tuple[str, ...]) -> str | None:
    wrong = next((origin for origin in values if not ORIGIN.fullmatch(origin)), None)
    return None if wrong is None else "must be origins (scheme://host) separated by commas"


def networks(values: tuple[str, ...]) -> str | None:
    from ipaddress import ip_network

    try:
        for value in values:
            ip_network(value)
    except ValueError:
        return "must be IP addresses or networks (10.0.0.0/8) separated by commas"
    return None


def rates(pairs: tuple[tuple[str, float], ...]) -> str | None:
    good = all(SOURCE_NAME.fullmatch(name) and 0 < rate <= 1000 for name, rate in pairs)
    return None if good else "must be name=rate pairs, a rate above 0 and at most 1000 a second"


def addresses(pairs: tuple[tuple[str, str], ...]) -> str | None:
    good = all(SOURCE_NAME.fullmatch(name) and _is_http(url) for name, url in pairs)
    return None if good else "must be name=URL pairs with http or https URLs"


def web_address(value: str) -> str | None:
    return None if _is_http(value) else "must be an http or https URL"


def _is_http(url: str) -> bool:
    return re.match(r"https?://[^/\s]", url) is not None


def key(value: str) -> str | None:
    """A key travels in an HTTP header or address; what cannot stand there would never match."""
    good = re.fullmatch(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?", value)
    return None if good else "must be of visible ASCII characters"


def contact(value: str) -> str | None:
    good = re.fullmatch(r"[^@\s<>()]{1,64}@[^@\s<>()]{1,255}", value)
    return None if good else "must be one e-mail address"
