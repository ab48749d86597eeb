"""This module knows how to send one GET request and take no harm from the reply."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import requests
    from urllib3.response import BaseHTTPResponse
    from urllib3.util import Retry

CONNECT_S = 2.0
"""Shorter than the default deadline of a document, so that an unreachable source is known."""
READ_S = 10.0
WHOLE_S = 20.0
"""A reply that drips in must be complete by then."""
LARGEST_BODY = 8 * 1024 * 1024
"""The largest records (collaborations of thousands, their references) stay below 3 MB."""
RETRIES = 1
RETRIED = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request brought."""

    status: int | None = None
    body: str = ""
    content_type: str = ""
    problem: str | None = None
    unreachable: bool = False
    """Not even a connection came about."""
    retry_after: float | None = None
    raw: BaseHTTPResponse | None = None

    def may_be_retried(self, retries: Retry) -> bool:
        return bool(retries.total) and self.raw is not None and self.status in RETRIED

    def spent(self, retries: Retry) -> Retry:
        return retries.increment("GET", None, response=self.raw)


class Exchange:
    """A pooled HTTP session: no redirects, no proxies or passwords from the environment."""

    def __init__(self, user_agent: str, proxy: str | None) -> None:
        self._user_agent = user_agent
        self._proxy = proxy
        self._lock = threading.Lock()
        self._session: requests.Session | None = None

    def close(self) -> None:
        with self._lock:
            if self._session is not None:
                self._session.close()
            self._session = None

    def _opened(self) -> requests.Session:
        import requests
        from requests.adapters import HTTPAdapter

        with self._lock:
            if self._session is None:
                session = requests.Session()
                session.trust_env = False
                session.headers.update({"User-Agent": self._user_agent})
                if self._proxy is not None:
                    session.proxies = {"http": self._proxy, "https": self._proxy}
                adapter = HTTPAdapter(pool_connections=16, pool_maxsize=16, max_retries=0)
                session.mount("https://", adapter)
                session.mount("http://", adapter)
                self._session = session
            return self._session

    @staticmethod
    def retries() -> Retry:
        from urllib3.util import Retry

        return Retry(
            total=RETRIES,
            status_forcelist=RETRIED,
            backoff_factor=0.5,
            backoff_jitter=0.25,
            respect_retry_after_header=True,
            raise_on_status=False,
        )

    def send(
        self, url: str, params: Sequence[tuple[str, str]], headers: Mapping[str, str]
    ) -> Reply:
        """The reply, or the reason why there is none; keys in the request never show in it."""
        import requests

        try:
            response = self._opened().get(
                url,
                params=list(params),
                headers=dict(headers),
                timeout=(CONNECT_S, READ_S),
                allow_redirects=False,
                stream=True,
            )
        except (requests.RequestException, UnicodeError) as error:
            return _no_reply(error)
        with response:
            return _read(response)


def _read(response: requests.Response) -> Reply:
    from urllib3.exceptions import HTTPError

    status, kind = response.status_code, response.headers.get("Content-Type", "").lower()
    retry_after = _retry_after(response)
    if 300 <= status < 400:
        return Reply(status, problem=f"redirected (status {status}) instead of answering")
    try:
        body = read_bounded(response.raw, largest=LARGEST_BODY, seconds=WHOLE_S)
    except HTTPError as error:
        return _broken(error)
    if body is None:
        return Reply(status, problem="the answer was too large or came too slowly")
    problem = None if status in (200, 404) else f"answered with status {status}"
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return Reply(status, problem="sent an answer that is not UTF-8")
    return Reply(status, text, kind, problem=problem, retry_after=retry_after, raw=response.raw)


def read_bounded(raw: BaseHTTPResponse, *, largest: int, seconds: float) -> bytes | None:
    """The body, decoded piece by piece as it arrives; ``None`` when it is too large or too slow.

    Neither a compressed bomb nor a drip of bytes gets far.
    """
    began, body = time.monotonic(), bytearray()
    while piece := raw.read1(65_536, decode_content=True):
        body += piece
        if len(body) > largest or time.monotonic() - began > seconds:
            return None
    return bytes(body)


def _retry_after(response: requests.Response) -> float | None:
    from urllib3.exceptions import InvalidHeader

    try:
        return Exchange.retries().get_retry_after(response.raw)
    except (InvalidHeader, OverflowError, ValueError):
        return None


def _no_reply(error: Exception) -> Reply:
    import requests

    if isinstance(error, requests.ConnectTimeout) or _never_connected(error):
        return Reply(problem="could not be reached", unreachable=True)
    if isinstance(error, requests.Timeout):
        return Reply(problem="did not answer in time")
    if isinstance(error, requests.ConnectionError):
        return Reply(problem="broke off the connection")
    return Reply(problem="could not be asked")


def _broken(error: Exception) -> Reply:
    from urllib3.exceptions import TimeoutError as TooLate

    if isinstance(error, TooLate):
        return Reply(problem="did not answer in time")
    return Reply(problem="sent an answer that breaks off or cannot be decoded")


def _never_connected(error: Exception) -> bool:
    from urllib3.exceptions import MaxRetryError, NewConnectionError, ProxyError, SSLError

    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    return isinstance(reason, NewConnectionError | ProxyError | SSLError)
