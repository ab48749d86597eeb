"""This module knows how to fetch a reader's URL without being led into a private network.

Every hop is checked: http or https at its usual port, no name or password in it, and a host
whose address is public. The connection goes to the very address that was checked
(requests-hardened), so a name that changes its address in between gains nothing. Proxies and
passwords of the environment are ignored; size, time, redirects and types are bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from citemark.documents import MEDIA_TYPES
from citemark.errors import FetchFailed, ForbiddenAddress, InputTooLarge, UnsupportedType
from citemark.evidence.transport.exchange import read_bounded
from citemark.settings import Settings

if TYPE_CHECKING:
    import requests

LONGEST_URL = 2_048
MOST_REDIRECTS = 3
CONNECT_S, READ_S, WHOLE_S = 5.0, 10.0, 20.0
READABLE = tuple(sorted({*MEDIA_TYPES, "application/json", "text/x-bibtex"}))
"""Content types of which some reader knows what to do."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Where a fetch may go; only tests use another than the default."""

    ports: tuple[int, ...] | None = (80, 443)
    loopback: bool = False


PUBLIC = Policy()


def fetch_document(url: str, settings: Settings, *, policy: Policy = PUBLIC) -> tuple[bytes, str]:
    """The body and the content type (without parameters) of a public document.

    Raises :class:`ForbiddenAddress`, :class:`FetchFailed`, :class:`InputTooLarge` or
    :class:`UnsupportedType`.
    """
    from citemark.evidence.transport.public_only import open_session

    with open_session(_user_agent(settings), loopback=policy.loopback) as session:
        for _ in range(MOST_REDIRECTS + 1):
            _check(url, policy)
            with _get(session, url) as response:
                target = response.headers.get("Location") if response.is_redirect else None
                if target is None:
                    return _read(response, settings.body_limit)
                url = urljoin(url, target)
    raise FetchFailed(f"The address redirects more than {MOST_REDIRECTS} times.")


def _user_agent(settings: Settings) -> str:
    return f"citemark ({settings.contact})" if settings.contact else "citemark"


def _check(url: str, policy: Policy) -> None:
    """What can be seen from the URL alone; the address itself is checked on connecting."""
    if len(url) > LONGEST_URL or any(ord(letter) < 33 or ord(letter) == 127 for letter in url):
        raise ForbiddenAddress("The URL is too long or contains blanks or control characters.")
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError as error:
        raise ForbiddenAddress("The URL cannot be read; check it.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ForbiddenAddress("Only http and https URLs with a host are fetched.")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenAddress("URLs with a name or password in them are not fetched.")
    if policy.ports is not None and port not in policy.ports:
        raise ForbiddenAddress(f"Port {port} is not fetched from.")


def _get(session: requests.Session, url: str) -> requests.Response:
    import requests
    from requests_hardened.ip_filter import InvalidIPAddress

    try:
        return session.get(url, stream=True, allow_redirects=False, timeout=(CONNECT_S, READ_S))
    except InvalidIPAddress as error:
        raise ForbiddenAddress("The address leads into a private network.") from error
    except requests.Timeout as error:
        raise FetchFailed("The address did not answer in time.") from error
    except (requests.RequestException, UnicodeError, ValueError) as error:
        raise FetchFailed("The address could not be reached.") from error


def _read(response: requests.Response, limit: int) -> tuple[bytes, str]:
    from urllib3.exceptions import HTTPError

    if response.status_code != 200:
        raise FetchFailed(f"The address answered with status {response.status_code}.")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in READABLE:
        raise UnsupportedType(
            f"The address holds {kind or 'something without a type'}; readable are "
            f"{', '.join(READABLE)}."
        )
    try:
        body = read_bounded(response.raw, largest=limit, seconds=WHOLE_S)
    except HTTPError as error:
        raise FetchFailed("The address broke off its answer.") from error
    if body is None:
        raise InputTooLarge(f"The document is larger than {limit} bytes or comes too slowly.")
    return body, kind
