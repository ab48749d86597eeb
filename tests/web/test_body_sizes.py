"""A body is judged whole or refused: nothing beyond the limit is read, and nothing is cut."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient

from citemark.settings import Settings


class Counted(io.RawIOBase):
    """A body without a stated length that tells how much of it was read."""

    def __init__(self, size: int) -> None:
        self.left, self.read_bytes = size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a bytes-like
        count = min(len(buffer), self.left)
        buffer[:count] = b"a" * count
        self.left -= count
        self.read_bytes += count
        return count


def post(client: FlaskClient, body: bytes | Counted) -> int:
    if isinstance(body, bytes):
        return client.post("/v1/score", data=body, content_type="text/plain").status_code
    chunked = {"wsgi.input": body, "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    return client.post(
        "/v1/score", content_type="text/plain", environ_overrides=chunked
    ).status_code


@pytest.mark.parametrize(
    ("more", "status"), [(-1, 200), (0, 200), (1, 413), (2, 413), (9_999, 413)]
)
@pytest.mark.parametrize("stated", [True, False])
def test_the_limit_is_the_largest_body_that_is_judged(
    client: FlaskClient, settings: Settings, more: int, status: int, stated: bool
) -> None:
    size = settings.body_limit + more
    assert post(client, b"a" * size if stated else Counted(size)) == status


def test_of_a_much_larger_body_no_more_is_read_than_shows_that_it_is_too_large(
    client: FlaskClient, settings: Settings
) -> None:
    larger = Counted(1 << 26)
    assert post(client, larger) == 413
    assert larger.read_bytes < 4 * settings.body_limit
