"""This module knows addresses that only lead on: mail filters, search engines and libraries' proxies put
the address that somebody meant into one of their own."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import parse_qs

_FORWARDERS = re.compile(
    r"(?:[\w-]{1,63}\.){0,4}(?:google\.[a-z.]{2,6}/(?:url|scholar_url)|safelinks\.protection\.outlook\.com/"
    r"|facebook\.com/l\.php|(?:out\.reddit|slack-redir|youtube|duckduckgo|linkedin)\.(?:com|net)/(?:link|redirect|l/|redir/redirect)?"
    r"|(?:ez)?proxy[\w.-]{1,200}/(?:login|[a-z]{1,20}/login))"
)
"""Host and path of services that send readers on. Pages' own buttons (to share, to sign in) name an
address so too, their page's: only who is known to lead away is listed."""
_TARGETS = ("url", "qurl", "q", "u", "uddg")
_PROXIED = re.compile(
    r"(?P<host>[a-z0-9.-]{4,80})\.(?:[a-z]{1,20}-?)?(?:ez)?proxy(?:-?[a-z]{1,20})?\.[a-z0-9.-]{3,120}"
)
"""A library's proxy behind the name of the host that it stands for (EZproxy's "proxy by hostname")."""


def forwarded_to(host: str, path: str, query: str) -> str | None:
    """The address that one of a forwarding service leads to, where it says so."""
    if not query or _FORWARDERS.fullmatch(host + (path or "/")) is None:
        return None
    stated = parse_qs(query)
    found = (value for name in _TARGETS for value in stated.get(name, ()))
    return next((one for one in found if one.startswith(("http://", "https://"))), None)


def proxied_host(host: str, known: Container[str]) -> str | None:
    """The known host that a proxy's stands for: "doi-org.ezproxy.example.edu" for "doi.org"."""
    proxied = _PROXIED.fullmatch(host) if "proxy" in host else None
    if proxied is None:
        return None
    inner = proxied["host"].removeprefix("www.").removeprefix("www-")
    # With certificates for one level of names alone, dots become hyphens and hyphens are doubled.
    spelled = (inner, inner.replace("--", "\0").replace("-", ".").replace("\0", "-"))
    return next((one for one in spelled if one in known), None)
