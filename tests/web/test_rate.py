"""How often each caller may ask, and who a caller is."""

from __future__ import annotations

import multiprocessing

import pytest

from citemark.web.rate import Callers, Rate


def test_the_rate_lets_through_what_it_promises() -> None:
    rate = Rate(60)
    passed = [rate.take("a", now=1000.0) == 0 for _ in range(40)]
    assert sum(passed) == 30
    assert rate.take("a", now=1000.0) == pytest.approx(1.0)
    assert rate.take("b", now=1000.0) == 0
    assert rate.take("a", now=1001.0) == 0
    assert sum(rate.take("a", now=2000.0) == 0 for _ in range(40)) == 30


def _take(rate: Rate, times: int) -> None:
    for _ in range(times):
        rate.take("a", now=1000.0)


def test_forked_workers_share_the_rate() -> None:
    rate = Rate(60)
    worker = multiprocessing.get_context("fork").Process(target=_take, args=(rate, 30))
    worker.start()
    worker.join()
    assert rate.take("a", now=1000.0) > 0


CALLERS = [
    # trusted, peer, X-Forwarded-For, caller
    ((), "192.0.2.1", "", "192.0.2.1"),
    ((), "192.0.2.1", "198.51.100.9", "192.0.2.1"),
    ((), "127.0.0.1", "", "127.0.0.1"),
    ((), "127.0.0.1", "198.51.100.9", "198.51.100.9"),
    ((), "::1", "198.51.100.9", "198.51.100.9"),
    ((), "127.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
    (("10.0.0.0/8",), "10.1.2.3", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
    (("10.0.0.0/8",), "10.1.2.3", "203.0.113.5, 10.9.9.9", "203.0.113.5"),
    (("10.0.0.0/8",), "11.1.2.3", "203.0.113.5", "11.1.2.3"),
    (("10.0.0.7",), "10.0.0.7", "203.0.113.5", "203.0.113.5"),
    (("10.0.0.7",), "10.0.0.8", "203.0.113.5", "10.0.0.8"),
    (("10.0.0.0/8",), "10.1.2.3", "unknown", "10.1.2.3"),
    (("10.0.0.0/8",), "10.1.2.3", "203.0.113.5, ", "10.1.2.3"),
    (("10.0.0.0/8",), "::ffff:10.1.2.3", "203.0.113.5", "203.0.113.5"),
    ((), "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    ((), "127.0.0.1", "2001:db8:1:2::9", "2001:db8:1:2::/64"),
    ((), "", "203.0.113.5", "None"),
]


@pytest.mark.parametrize(("trusted", "peer", "forwarded", "expected"), CALLERS)
def test_a_caller_is_who_asks_not_the_proxy_between(
    trusted: tuple[str, ...], peer: str, forwarded: str, expected: str
) -> None:
    assert Callers(trusted).asking(peer, forwarded) == expected


def test_a_header_of_a_hundred_thousand_proxies_is_not_followed() -> None:
    assert Callers(()).asking("127.0.0.1", "127.0.0.1," * 100_000 + "127.0.0.1") == "127.0.0.1"
