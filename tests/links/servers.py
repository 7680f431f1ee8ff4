"""Servers on loopback that answer as a table says, and a network that knows them by name."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from jobcareer_kb.links.network import Network

PUBLIC, PRIVATE = "127.0.0.1", "127.0.0.2"
"""Both are loopback; the network of these tests takes the first for one of the open internet."""
Reply = tuple[int, str]
"""Status, and where to go."""


class Server:
    """One server and what it was asked."""

    def __init__(self, address: str, replies: dict[str, Reply], heads: dict[str, Reply]) -> None:
        self.asked: list[str] = []
        self.most_at_once = 0
        self._now = 0
        self._lock = threading.Lock()
        self._replies, self._heads = replies, heads
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                self._answer(outer._heads)

            def do_GET(self) -> None:
                self._answer({})

            def _answer(self, first: dict[str, Reply]) -> None:
                outer.note(f"{self.command} {self.path}")
                status, location = {**outer._replies, **first}.get(self.path, (404, ""))
                self.send_response(status)
                if location:
                    self.send_header("Location", location)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self._http = ThreadingHTTPServer((address, 0), Handler)
        self.port = self._http.server_address[1]

    def say(self, path: str, status: int, location: str) -> None:
        """Answer otherwise from now on."""
        self._replies = {**self._replies, path: (status, location)}

    def note(self, line: str) -> None:
        """Count a question; it is over before its answer goes out, on which the next may follow."""
        with self._lock:
            self.asked.append(line)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        time.sleep(0.01)
        with self._lock:
            self._now -= 1

    @contextlib.contextmanager
    def running(self) -> Iterator["Server"]:
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()


@contextlib.contextmanager
def serving(
    replies: dict[str, Reply], heads: dict[str, Reply] | None = None, address: str = PUBLIC
) -> Iterator[Server]:
    with Server(address, replies, heads or {}).running() as server:
        yield server


@contextlib.contextmanager
def speaking(speak: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of a server that takes a line and then does as it likes."""
    listener = socket.create_server((PUBLIC, 0))

    def run() -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = listener.accept()
                threading.Thread(target=_spoken, args=(line, speak), daemon=True).start()

    threading.Thread(target=run, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def _spoken(line: socket.socket, speak: Callable[[socket.socket], None]) -> None:
    with contextlib.suppress(OSError), line:
        speak(line)


def network() -> Network:
    """`*.private.test` is within a private network, `*.nowhere.test` is nobody, the rest public."""

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        if host.endswith("nowhere.test"):
            raise socket.gaierror(-2, "not known")
        is_private = host.endswith("private.test") or host == PRIVATE
        address = PRIVATE if is_private else PUBLIC
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    return Network(resolve, lambda address: address == PUBLIC)
