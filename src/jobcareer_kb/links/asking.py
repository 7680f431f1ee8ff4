"""One address, asked (io): its answer, and where it sends those who ask."""

import http.client
import re
from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic, sleep
from urllib.parse import quote, urljoin, urlsplit

from jobcareer_kb import __version__
from jobcareer_kb.links.network import Line, Network, NoAnswer

FOR_GOOD = frozenset({301, 308})
_REDIRECTS = FOR_GOOD | {302, 303, 307}
GONE = frozenset({404, 410})
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_HEADERS = {
    "User-Agent": f"jobcareer-kb/{__version__} (checks links)",
    "Accept": "*/*",
    "Connection": "close",
}
_KINDS = {
    "data": "a page within its own address",
    "file": "a file of your own computer",
    "javascript": "a script that your browser would run",
}
_OTHER = "no page of the web"
_PUBLIC = "*"
"""Stands for all hosts of the open internet; no host has this name."""
_SHOWN = 200
"""Signs of an address in a message."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how often, and how politely."""

    seconds: float = 10
    """For one request, from the first byte to the last."""
    redirects: int = 5
    pause: float = 0.5
    """Seconds between two requests to one host."""
    failures: int = 2
    """Times without a line after which a host is not asked again."""
    haste: float = 0.2
    """Part of the time that a host still has once it let so many requests wait to the end."""
    waits: int = 10
    """Requests in a row without an answer after which a host is not asked again."""


POLITE = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one address."""

    status: int = 0
    """Of the page at the end; 0 where none was reached."""
    moved_to: str = ""
    """Where it has moved for good, as its server says."""
    why_not: str = ""
    """Why the page at the end could not be seen; empty if it could, or is gone."""
    astray: bool = False
    """True where a server sends on to what nobody should open, such as a file or a script."""

    @property
    def is_gone(self) -> bool:
        """True where a server says that there is nothing."""
        return self.status in GONE


@dataclass(frozen=True, slots=True)
class _Target:
    """An address taken apart."""

    url: str
    host: str
    port: int
    tls: bool
    path: str


@dataclass(slots=True)
class _Host:
    """One host: one request at a time, and no more once it is silent.

    A slow page says nothing of its neighbors: they have less time, but are asked.
    """

    lock: Lock = field(default_factory=Lock)
    free_at: float = 0
    shut: Counter[int] = field(default_factory=Counter)
    """Times that a port took no line."""
    unheard: int = 0


class Asker:
    """Asks addresses; may be used by several threads, yet no host hears two of them at once."""

    def __init__(
        self, network: Network | None = None, limits: Limits | None = None, private: bool = False
    ) -> None:
        self._network = network or Network()
        self._limits = limits or POLITE
        self._private = private
        """True where addresses of one's own network may be asked, if a record names them."""
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    def answer(self, url: str) -> Answer:
        """Follow an address to its page."""
        moved_to, for_good, came_from = "", True, ""
        seen = {url}
        for hop in range(self._limits.redirects + 1):
            try:
                target = _target(url)
                addresses = self._network.addresses(target.host, target.port)
                came_from = self._allowed(target, addresses, came_from)
                status, location = self._status(target, addresses)
            except NoAnswer as silence:
                astray = hop > 0 and isinstance(silence, _Astray)
                return Answer(moved_to=moved_to, why_not=str(silence), astray=astray)
            if status not in _REDIRECTS or not location:
                return Answer(status, moved_to, _why_not(status))
            url = _joined(url, location)
            if url in seen:
                return Answer(why_not="it sends in a circle")
            seen.add(url)
            for_good = for_good and status in FOR_GOOD
            moved_to = url if for_good else moved_to
        return Answer(0, moved_to, f"it sends on more than {self._limits.redirects} times")

    def _allowed(self, target: _Target, addresses: list[str], came_from: str) -> str:
        """The private host that is asked, or `_PUBLIC`; NoAnswer where it may not be asked."""
        if addresses and all(self._network.is_public(each) for each in addresses):
            return _PUBLIC
        there = f"it sends on to {shown(target.url)}, within a private network"
        if came_from == _PUBLIC:
            raise _Astray(there)
        if not self._private:
            raise NoAnswer(
                f"{target.host[:80]} lies within a private network; --links-private asks such too"
            )
        if came_from not in ("", target.host):
            raise NoAnswer(f"{there}, where only what a record names is asked")
        return target.host

    def _status(self, target: _Target, addresses: list[str]) -> tuple[int, str]:
        """Ask for the head; of a server that has no answer to that, for the page."""
        try:
            status, location = self._request("HEAD", target, addresses)
        except _Unheard:
            status, location = 0, ""
        if status and status < 400:
            return status, location
        return self._request("GET", target, addresses)

    def _request(self, method: str, target: _Target, addresses: list[str]) -> tuple[int, str]:
        with self._lock:
            host = self._hosts.setdefault(target.host, _Host())
        with host.lock:
            within = self._time(host, target)
            sleep(max(0.0, host.free_at - monotonic()))
            try:
                answer = self._spoken(method, target, addresses, within)
                host.unheard = 0
            except _Garbled:
                raise
            except _Unheard:
                host.unheard += 1
                raise
            except NoAnswer:
                host.shut[target.port] += 1
                raise
            finally:
                host.free_at = monotonic() + self._limits.pause
            return answer

    def _time(self, host: _Host, target: _Target) -> float:
        """The seconds for a request; NoAnswer where the host was silent too often."""
        limits = self._limits
        if host.shut[target.port] >= limits.failures or host.unheard >= limits.waits:
            raise NoAnswer(f"{target.host[:80]} gave no answer before")
        return limits.seconds * (limits.haste if host.unheard >= limits.failures else 1)

    def _spoken(
        self, method: str, target: _Target, addresses: list[str], within: float
    ) -> tuple[int, str]:
        line = self._network.line(target.host, target.port, addresses, target.tls, within)
        try:
            return _said(method, target, line)
        except TimeoutError:
            raise _Unheard(f"no answer within {within:g} seconds") from None
        except (OSError, http.client.HTTPException, ValueError):
            raise _Garbled("its answer is not HTTP") from None
        finally:
            line.close()


class _Astray(NoAnswer):
    """What is no address that one may open."""


class _Unheard(NoAnswer):
    """There is a line but no answer; another method may be answered better."""


class _Garbled(_Unheard):
    """There is an answer that nobody can read."""


def _said(method: str, target: _Target, line: Line) -> tuple[int, str]:
    kind = http.client.HTTPSConnection if target.tls else http.client.HTTPConnection
    connection = kind(target.host, target.port)
    connection.sock = line
    connection.request(method, target.path, headers=_HEADERS)
    with connection.getresponse() as response:
        return response.status, response.getheader("Location") or ""


def _target(url: str) -> _Target:
    """Take an address apart; NoAnswer for what is none, or none of the web."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError:
        raise _Astray(f"{shown(url)} is no address") from None
    if parts.scheme not in ("http", "https"):
        raise _Astray(f"it leads to {shown(url)}, which is {_KINDS.get(parts.scheme, _OTHER)}")
    if not host or parts.username is not None:
        raise _Astray(f"{shown(url)} names no host, or a user")
    tls = parts.scheme == "https"
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return _Target(url, host, port or (443 if tls else 80), tls, path + query)


def _joined(url: str, location: str) -> str:
    """Where a redirect leads; servers write addresses as UTF-8, which the head gives as Latin-1."""
    try:
        said = location.encode("latin-1").decode()
    except UnicodeError:
        said = location
    try:
        return urljoin(url, said.strip())
    except ValueError:
        return said


def _why_not(status: int) -> str:
    if 200 <= status < 300 or status in GONE:
        return ""
    return f"its server answers {status}"


def shown(url: str) -> str:
    """An address as a message shows it: on one line, and not without end."""
    words = re.sub(r"\s+", " ", url)
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 3]}..."
