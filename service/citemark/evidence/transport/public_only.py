"""This module knows which addresses are public, and connects to no other."""

from __future__ import annotations

import ipaddress
import logging
from typing import Any

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

# It warns of every address that it refuses; the error says so already, and logs name no address.
logging.getLogger("requests_hardened").addHandler(logging.NullHandler())


class PublicOnlyAdapter(IPFilterAdapter):  # type: ignore[misc] # the library is not typed
    """Resolves a host once, refuses private addresses, connects to the address it checked.

    The library refuses what is private, shared or translated; here also what is reserved,
    multicast, site-local or otherwise not global (IANA's special-purpose registries).
    """

    def __init__(self, *, secure: bool, loopback: bool) -> None:
        super().__init__(is_https_proto=secure, allow_loopback=loopback)
        self._loopback = loopback

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        address = ipaddress.ip_address(str(host["host"]).strip("[]"))
        if not _is_public(address) and not (self._loopback and address.is_loopback):
            raise InvalidIPAddress(address)
        return host, pool


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special and not site_local


def open_session(user_agent: str, *, loopback: bool) -> requests.Session:
    """A session that goes nowhere but to public addresses, by itself and without passwords."""
    session = requests.Session()
    session.trust_env = False
    session.headers["User-Agent"] = user_agent
    session.mount("http://", PublicOnlyAdapter(secure=False, loopback=loopback))
    session.mount("https://", PublicOnlyAdapter(secure=True, loopback=loopback))
    return session
