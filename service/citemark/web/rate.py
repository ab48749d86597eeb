"""This module knows how often each caller may ask, and who a caller is."""

from __future__ import annotations

import mmap
import struct
import time
from collections.abc import Sequence
from hashlib import blake2b
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

MOST_PROXIES = 8
"""Proxies in a row whose word is followed; a header can name thousands."""
SUBSCRIBER = 64
"""Bits of an IPv6 address that tell subscribers apart: one has all of the rest (RFC 6177)."""


class Callers:
    """Tells the address that asks, when proxies stand between."""

    def __init__(self, trusted_proxies: Sequence[str]) -> None:
        self._trusted = tuple(map(ip_network, trusted_proxies))

    def asking(self, peer: str, forwarded: str) -> str:
        """The peer; or whom a trusted proxy names last in ``X-Forwarded-For``, and so on.

        What an untrusted caller wrote into that header stands to the left of what a proxy added
        and is never reached.
        """
        caller = _address(peer)
        named = forwarded.split(",")[-MOST_PROXIES:]
        while caller is not None and named and self._trusts(caller):
            told = _address(named.pop())
            if told is None:
                break
            caller = told
        if isinstance(caller, IPv6Address):
            return str(ip_network((caller, SUBSCRIBER), strict=False))
        return str(caller)

    def _trusts(self, address: Address) -> bool:
        return address.is_loopback or any(address in network for network in self._trusted)


def _address(text: str) -> Address | None:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


class Rate:
    """How often each caller may ask, over all workers: GCRA (ITU-T I.371) in shared memory.

    A slot holds the time at which its caller would have used up the rate so far. Half a
    minute's worth may come at once. Callers share a slot with a probability of 1 in ``SLOTS``.
    Made before the workers are forked; a race between two of them lets one request pass.
    """

    SLOTS = 1 << 16
    _TIME = struct.Struct("d")

    def __init__(self, per_minute: int) -> None:
        self._step = 60.0 / per_minute
        self._burst = max(30.0, self._step)
        self._times = mmap.mmap(-1, self.SLOTS * self._TIME.size)

    def take(self, caller: str, *, now: float | None = None) -> float:
        """Count one request; the seconds to wait when it comes too early (it is then not counted)."""
        moment = time.monotonic() if now is None else now
        digest = blake2b(caller.encode("utf-8", "replace"), digest_size=8).digest()
        place = int.from_bytes(digest, "big") % self.SLOTS * self._TIME.size
        (spent,) = self._TIME.unpack_from(self._times, place)
        next_spent = max(spent, moment) + self._step
        if next_spent - moment > self._burst:
            return float(next_spent - moment - self._burst)
        self._TIME.pack_into(self._times, place, next_spent)
        return 0.0
