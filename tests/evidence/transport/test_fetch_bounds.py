"""No address of a special range is connected to, however it is written."""

from __future__ import annotations

import pytest

from citemark.errors import ForbiddenAddress
from citemark.evidence.transport.fetch import Policy, fetch_document
from citemark.settings import Settings

SPECIAL = [
    # IANA's registries of special-purpose addresses, one of each range.
    "0.1.2.3", "10.255.0.1", "100.127.255.1", "127.255.0.1", "169.254.0.1", "172.31.255.1",
    "192.0.0.170", "192.0.2.1", "192.168.255.1", "198.18.0.1", "198.19.255.1", "198.51.100.7",
    "203.0.113.7", "224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "[::]", "[::1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:7f00:1]",
    "[64:ff9b::a00:1]", "[64:ff9b:1::a00:1]", "[100::1]", "[2001:db8::1]", "[2002:a00:1::]",
    "[fc00::1]", "[fdff::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[ff02::fb]",
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("no_connection")


@pytest.mark.parametrize("address", SPECIAL)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_special_address_is_connected_to(address: str, scheme: str) -> None:
    with pytest.raises(ForbiddenAddress):
        fetch_document(f"{scheme}://{address}/", Settings())


@pytest.mark.parametrize(
    "address", [item for item in SPECIAL if not item.startswith(("127.", "[::1]", "[::ffff:7f"))]
)
def test_leave_for_this_machine_is_no_leave_for_others(address: str) -> None:
    with pytest.raises(ForbiddenAddress):
        fetch_document(f"http://{address}/", Settings(), policy=Policy(None, loopback=True))
