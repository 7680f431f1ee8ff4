"""Workshops made by several processes at once, a workshop a task, in the order of the plan.

The seam is `concurrent.futures.Executor`: tasks, results and faults are values that can be pickled,
so whatever gives executors may make them. No more tasks are out than keep the processes busy.
"""

import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

from jobcareer_kb.building.make import Job
from jobcareer_kb.building.workshop import Finished, finished
from jobcareer_kb.errors import JobcareerKbError
from jobcareer_kb.processes import FORKS, deaf_children, processes
from jobcareer_kb.rendering.environment import Templates

Task = tuple[Job, ...]
Files = tuple[Finished, ...]
Sent = tuple[Task, "Future[Files]"]
_MANY = 24
"""Records that changed from which more than a few files can be expected to."""
_WORTH = 8
"""Workshops for which a process pays that must import all anew; reckoned, not measured."""
_AHEAD = 2
"""Tasks that are out for each process: one to work on and one that waits."""


class Crew:
    """Processes that make workshops; use in a `with`, which sends them home."""

    def __init__(
        self, count: int, start: Callable[[], Executor], told: Callable[[str], None]
    ) -> None:
        self._most = count * _AHEAD
        self._start = start
        self._told = told
        self._executor = start()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, fault: object, *_: object) -> None:
        self._executor.shutdown(wait=fault is None, cancel_futures=True)

    def begin(self) -> None:
        """Let the processes get ready while this one still checks the records."""
        with deaf_children():
            self._executor.submit(int)

    def each(self, tasks: Iterable[Task]) -> Iterator[Files]:
        """The files of each task, in order; raises what `finished` does for the first that cannot.

        What a process was at when it died is made once more, alone.
        """
        sent: deque[Sent] = deque()
        for task in tasks:
            if len(sent) == self._most:
                yield from self._results(sent, 1)
            sent.append((task, self._sent(task)))
        yield from self._results(sent, len(sent))

    def _sent(self, task: Task) -> "Future[Files]":
        try:
            with deaf_children():
                return self._executor.submit(finished, task)
        except BrokenExecutor as died:  # since the last look
            lost: Future[Files] = Future()
            lost.set_exception(died)
            return lost

    def _results(self, sent: deque[Sent], count: int) -> Iterator[Files]:
        for _ in range(count):
            if isinstance(sent[0][1].exception(), BrokenExecutor):
                self._make_again(sent)
            yield sent.popleft()[1].result()

    def _make_again(self, sent: deque[Sent]) -> None:
        """Make what was lost, one by one, so that it is known which one kills a process."""
        lost = [n for n, (_, f) in enumerate(sent) if isinstance(f.exception(), BrokenExecutor)]
        names = [sent[place][0][0].artifact.workshop for place in lost]
        self._told(f"A process died; what it may have had is made once more: {', '.join(names)}")
        self._executor = self._start()
        for place, name in zip(lost, names, strict=True):
            task = sent[place][0]
            future = self._sent(task)
            sent[place] = (task, future)
            if isinstance(future.exception(), BrokenExecutor):
                raise JobcareerKbError(
                    f"the process that makes {name} died twice, as where memory is short; free "
                    "some, or build with --jobs 1. The last good build is kept"
                )


def crew(count: int, templates: Path, told: Callable[[str], None]) -> Crew:
    """So many processes of this machine."""
    return Crew(count, lambda: processes(count, _ready, templates), told)


def _ready(templates: Path) -> None:
    """Import and compile what the first workshop needs; this takes as long as making half of it."""
    import jobcareer_kb.writers.docx.file
    import jobcareer_kb.writers.pptx.file  # noqa: F401

    Templates(templates, "templates").compile()


def paying(shops: int, old: Mapping[str, str], new: Mapping[str, str]) -> int:
    """How many processes pay: one after an edit, else one for each workshop and each core.

    `old` and `new` are the digests of what the last build read and this one reads.
    """
    changed = {label for label, digest in new.items() if old.get(label) != digest}
    if len(changed) < _MANY and all(re.match("kb/.+/", label) for label in changed):
        return 1
    return min(os.cpu_count() or 1, shops if FORKS else shops // _WORTH)
