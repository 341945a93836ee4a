"""One source over the network: polite, bounded in time and size, and only from hosts that the catalogue allows."""

from __future__ import annotations

import urllib.robotparser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

import httpx
from tenacity import RetryError, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from ingest.web import TIMEOUT, USER_AGENT

_TYPES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_ATTEMPTS = 4

Outcome = Literal["fetched", "unchanged", "gone", "failed"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a request.

    Attributes:
        reason: Why nothing was fetched, in Swedish; "" otherwise.
        suffix: File ending that goes with the content type.
    """

    outcome: Outcome
    reason: str = ""
    data: bytes = b""
    suffix: str = ""
    etag: str = ""
    last_modified: str = ""


class _Temporary(Exception):
    """What may go better in a while."""


class Fetcher:
    """Fetches sources one by one; the rules that a site has for robots are asked for once.

    Args:
        hosts: Hosts that may be fetched from and redirected to.
        max_bytes: Largest file.
        backoff: Seconds before the first new attempt; each wait is twice the one before.
        transport: For tests that play a network error.
    """

    def __init__(
        self,
        hosts: frozenset[str],
        *,
        max_bytes: int,
        backoff: float = 1.0,
        timeout: httpx.Timeout = TIMEOUT,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._hosts = hosts
        self._max_bytes = max_bytes
        self._backoff = backoff
        self._client = httpx.Client(headers={"User-Agent": USER_AGENT}, timeout=timeout, transport=transport)
        self._robots: dict[str, urllib.robotparser.RobotFileParser | None] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, url: str, etag: str = "", last_modified: str = "") -> Fetched:
        """Fetches an address unless it is unchanged.

        Args:
            etag: What the server called the version that is at hand.
            last_modified: When the server said that it was changed.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in known.items() if value}
        try:
            return self._patiently(lambda: self._follow(url, headers))
        except _Temporary as error:
            return Fetched("failed", str(error))

    def _patiently(self, attempt: Callable[[], Fetched]) -> Fetched:
        """Tries again, with longer and longer waits, what may go better in a while."""
        waits = wait_exponential(multiplier=self._backoff, max=30 * self._backoff)
        retrying = Retrying(stop=stop_after_attempt(_ATTEMPTS), wait=waits, retry=retry_if_exception_type(_Temporary))
        try:
            return retrying(attempt)
        except RetryError as error:
            failure = error.last_attempt.exception()
            raise failure if isinstance(failure, _Temporary) else error from error

    def _follow(self, url: str, headers: dict[str, str]) -> Fetched:
        for _ in range(_MOST_REDIRECTS + 1):
            if refused := self._refused(url):
                return Fetched("failed", refused)
            result = self._get(url, headers)
            if isinstance(result, Fetched):
                return result
            if urlsplit(url).scheme == "https" and urlsplit(result).scheme != "https":
                return Fetched("failed", f"servern skickar vidare till en osäker adress, {result}")
            url = result
        return Fetched("failed", f"servern skickar vidare fler än {_MOST_REDIRECTS} gånger")

    def _refused(self, url: str) -> str:
        """Why an address may not be fetched, or ""."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.netloc not in self._hosts:
            return f"adressen {url} ligger utanför de tillåtna värdarna (allowed_hosts)"
        robots = self._rules(f"{parts.scheme}://{parts.netloc}")
        if robots is None:
            return f"robots.txt på {parts.netloc} går inte att hämta"
        return "" if robots.can_fetch(USER_AGENT, url) else f"robots.txt på {parts.netloc} tillåter det inte"

    def _rules(self, site: str) -> urllib.robotparser.RobotFileParser | None:
        """A site's rules for robots (RFC 9309): none where it has none, None where they cannot be had."""
        if site not in self._robots:
            rules = urllib.robotparser.RobotFileParser()
            try:
                answer = self._client.get(f"{site}/robots.txt")
            except httpx.HTTPError as error:
                raise _Temporary("servern går inte att nå") from error
            if answer.status_code >= 500:
                self._robots[site] = None
            else:
                rules.parse(answer.text.splitlines() if answer.status_code == 200 else [])
                self._robots[site] = rules
        return self._robots[site]

    def _get(self, url: str, headers: dict[str, str]) -> Fetched | str:
        """The answer to one request, or the address that it sends on to."""
        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                return self._taken(url, answer)
        except httpx.TimeoutException as error:
            raise _Temporary("servern svarar inte i tid") from error
        except httpx.HTTPError as error:
            raise _Temporary("servern går inte att nå eller avbröt svaret") from error

    def _taken(self, url: str, answer: httpx.Response) -> Fetched | str:
        status = answer.status_code
        if status in _REDIRECTS and "location" in answer.headers:
            return urljoin(url, answer.headers["location"])
        if status == 304:
            return Fetched("unchanged")
        if status in (404, 410):
            return Fetched("gone", f"servern svarar {status}")
        if status == 429 or status >= 500:
            raise _Temporary(f"servern svarar {status}")
        if status != 200:
            return Fetched("failed", f"servern svarar {status}")
        sort = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if sort not in _TYPES:
            return Fetched("failed", f"innehållet är av typen {sort or 'okänd'}, som inte kan läsas in")
        data = self._body(answer)
        if data is None:
            return Fetched("failed", f"filen är större än {self._max_bytes // 1_000_000} MB")
        given = answer.headers
        return Fetched("fetched", "", data, _TYPES[sort], given.get("etag", ""), given.get("last-modified", ""))

    def _body(self, answer: httpx.Response) -> bytes | None:
        """The bytes, or None where there are too many of them; what is told of the length is not trusted."""
        if int(answer.headers.get("content-length") or 0) > self._max_bytes:
            return None
        data = bytearray()
        for chunk in answer.iter_bytes():
            data += chunk
            if len(data) > self._max_bytes:
                return None
        return bytes(data)
