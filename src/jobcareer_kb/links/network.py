"""The one way to the network (io): which host has which address, and a line to it within a time.

A name is resolved once and the line goes to that very address, so that what was found public cannot
be another one a moment later.
"""

import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

HEAD_MOST = 64 * 1024
"""Bytes of an answer that are read: its head. What follows is never asked for."""
_TRIED = 3
"""Addresses of one host that are tried."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NoAnswer(Exception):
    """A host gave no answer; the text says why."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True)
class Network:
    """What asking needs of the network; a test gives another resolver."""

    resolve: Callable[..., list[Any]] = socket.getaddrinfo
    is_public: Callable[[str], bool] = is_public

    def addresses(self, host: str, port: int) -> list[str]:
        """The IP addresses of a host; NoAnswer where its name is not known."""
        try:
            found = self.resolve(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NoAnswer(f"the name '{host[:80]}' is not known") from None
        return list(dict.fromkeys(str(each[4][0]) for each in found))

    def line(self, host: str, port: int, addresses: list[str], tls: bool, within: float) -> "Line":
        """An open line to the first of the addresses that takes one."""
        deadline, why_not = time.monotonic() + within, ""
        for address in addresses[:_TRIED]:
            try:
                plain = socket.create_connection((address, port), _left(deadline))
            except TimeoutError:
                continue
            except OSError:
                why_not = "it takes no connection"
                continue
            return Line(_wrapped(plain, host, deadline) if tls else plain, deadline)
        raise NoAnswer(why_not or f"no connection within {within:g} seconds")


def _wrapped(plain: socket.socket, host: str, deadline: float) -> socket.socket:
    try:
        plain.settimeout(_left(deadline))
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except ssl.SSLCertVerificationError:
        plain.close()
        raise NoAnswer("its certificate is not valid") from None
    except TimeoutError:
        plain.close()
        raise NoAnswer("no connection in time") from None
    except (OSError, ValueError):
        plain.close()
        raise NoAnswer("it does not speak TLS as it should") from None


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class Line:
    """As much of a socket as `http.client` uses, with an end: of time, and of bytes to read."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._inner.settimeout(_left(self._deadline))
        self._inner.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """What comes back."""
        return io.BufferedReader(_Answer(self._inner, self._deadline))

    def close(self) -> None:
        """Hang up."""
        self._inner.close()


class _Answer(io.RawIOBase):
    """The bytes of an answer, as long as there is time."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline
        self._room = HEAD_MOST

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._room <= 0:
            raise OSError("its head is too long")
        self._inner.settimeout(_left(self._deadline))
        count = self._inner.recv_into(memoryview(buffer)[: self._room])
        self._room -= count
        return count
