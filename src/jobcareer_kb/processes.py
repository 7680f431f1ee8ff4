"""Processes that work for this one: deaf to Ctrl-C, which one answers, and gone when it is gone."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

FORKS = sys.platform == "linux"
"""True where a new process begins as a copy of this one; elsewhere it must import all anew."""


_THREADED = frozenset({"typst"})
"""Libraries with threads of their own, for which a copy of this process would wait for good."""


def processes(
    count: int, begin: Callable[..., object] = int, *given: object
) -> "ProcessPoolExecutor":
    """So many processes, begun when they first get something to do; each calls `begin` before."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor  # costs as much as reading 200 records

    may_fork = FORKS and sys.modules.keys().isdisjoint(_THREADED)
    context = multiprocessing.get_context("fork" if may_fork else "spawn")
    return ProcessPoolExecutor(count, context, _begin, (begin, given))


def _begin(begin: Callable[..., object], given: tuple[object, ...]) -> None:
    """Ctrl-C reaches every process of a terminal; one answer, that of the first, is enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_first, daemon=True).start()
    begin(*given)


def _leave_with_the_first() -> None:
    """Wait for the end of the process that began this one, also where it was killed."""
    from multiprocessing import parent_process

    first = parent_process()
    assert first is not None
    first.join()
    os._exit(1)


@contextlib.contextmanager
def deaf_children() -> Iterator[None]:
    """Processes that begin meanwhile never hear Ctrl-C, not even before their first instruction."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set a handler
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
