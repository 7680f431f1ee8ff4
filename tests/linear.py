"""How tests see that work grows with its input and no faster, without reading a clock.

Steps are calls, counted by the interpreter. What the interpreter cannot see into, such as a pattern
at work, is run at a size at which anything but linear would take from minutes to days, under an
alarm that linear work leaves a hundred times unused.
"""

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator


def steps(work: Callable[[], object]) -> int:
    """How many calls some work takes, those of built-in functions too."""
    count = 0

    def met(frame: object, event: str, of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(met)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def assert_doubles(work: Callable[[int], Callable[[], object]], count: int) -> None:
    """Twice the size takes at most twice the steps; `work` prepares what is done for a size."""
    small, large = work(count), work(2 * count)
    small()  # what is done once in a process is done now
    once, twice = steps(small), steps(large)
    assert twice <= 2.2 * once + 200, f"{once} steps for {count}, {twice} for twice as many"


@contextlib.contextmanager
def backstop() -> Iterator[None]:
    """Ends what is not linear after twenty seconds of the processor; never reached else."""

    def stop(*_: object) -> None:
        raise AssertionError("still at work: this is not linear")

    if not hasattr(signal, "setitimer"):  # Windows: then it takes as long as it takes
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 20)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
