"""Read the files of a large knowledge base in several processes at once.

This process reads a share itself; the others send back facts and findings, never records, which
are cheaper to read again than to send.
"""

import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import accumulate

from jobcareer_kb.loading.files import SourceFile
from jobcareer_kb.loading.one_file import FileFacts, ReadAll
from jobcareer_kb.loading.translations import read_any
from jobcareer_kb.processes import FORKS, deaf_children, processes

WORTH = 2_000_000 if FORKS else 20_000_000
"""Bytes of source from which a second process is started unasked: below, its start costs more
than it saves (measured: `tests/benchmarks/check_base.py`)."""

_PARCEL = 1_000_000
"""Bytes of source whose facts are sent at once."""


def reader(jobs: int | None, keep: frozenset[str] | None) -> ReadAll:
    """How to read files: in `jobs` processes, or as many as pay if None.

    `keep` are the kinds whose records this process wants at hand, None for all of them. It then
    reads every file itself.
    """
    return partial(_read, jobs=1 if keep is None else jobs, keep=keep)


def _read(
    files: Iterable[SourceFile], jobs: int | None, keep: frozenset[str] | None
) -> Iterator[FileFacts]:
    every = list(files)
    shares = _shares(every, _crew(every) if jobs is None else jobs)
    if len(shares) < 2:
        yield from (read_any(file, keep) for file in every)
        return
    first, *others = shares
    # In parcels, so that no process ever holds a whole share twice.
    parcels = [
        parcel
        for share in others
        for parcel in _shares(share, sum(file.size for file in share) // _PARCEL + 1)
    ]
    yield from _together(first, parcels, len(others), keep)


def _together(
    mine: list[SourceFile],
    parcels: list[list[SourceFile]],
    helpers: int,
    keep: frozenset[str] | None,
) -> Iterator[FileFacts]:
    """Read some files here and the others in helping processes; in order."""
    from concurrent.futures import BrokenExecutor

    executor = processes(helpers)
    try:
        with deaf_children():
            sent = [executor.submit(_parcel, parcel) for parcel in parcels]
        yield from (read_any(file, keep) for file in mine)
        for parcel in parcels:
            try:
                found = sent.pop(0).result()
            except BrokenExecutor:  # killed, as where memory is short: then it is done here
                found = [read_any(file, keep) for file in parcel]
            yield from found
    finally:
        executor.shutdown(cancel_futures=True)


def _parcel(files: list[SourceFile]) -> list[FileFacts]:
    return [read_any(file, frozenset()) for file in files]


def _crew(files: list[SourceFile]) -> int:
    """How many processes pay for these files."""
    size = sum(file.size for file in files)
    return max(1, min(os.cpu_count() or 1, size // WORTH + 1))


def _shares(files: list[SourceFile], count: int) -> list[list[SourceFile]]:
    """Divide files, in their order, into shares of some equal number of bytes."""
    ends = list(accumulate(file.size for file in files))
    shares: list[list[SourceFile]] = [[] for _ in range(max(1, count))]
    for file, end in zip(files, ends, strict=True):
        shares[min(len(shares) - 1, (end - 1) * len(shares) // max(1, ends[-1]))].append(file)
    return [share for share in shares if share]
