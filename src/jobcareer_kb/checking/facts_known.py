"""The facts of files: those that are kept of a file that is as it was, and those that are read."""

import contextlib
from collections.abc import Iterable, Iterator

from jobcareer_kb.checking.ask import Ask
from jobcareer_kb.checking.cache import FAULTS, Cache
from jobcareer_kb.loading.crew import reader
from jobcareer_kb.loading.files import SourceFile
from jobcareer_kb.loading.kept import kept, unkept
from jobcareer_kb.loading.one_file import FileFacts

FEW = frozenset({"evidence", "figure", "reference", "workshop"})
"""Kinds whose records every check needs; the others are known by their facts."""
NEED_RECORDS = frozenset({"JK4", "JK5"})
"""Families whose checks read the words of all records."""

_BATCH = 4_000_000
"""Characters of facts that are written at once."""
_NONE = ("", "")


class Fresh:
    """Facts of files that were read, on their way to the cache; few are held at a time."""

    def __init__(self, cache: Cache | None, with_data: bool) -> None:
        self._cache = cache
        self._with_data = with_data
        self._rows: list[tuple[str, str, str]] = []
        self._size = 0

    def add(self, file: SourceFile, found: FileFacts) -> None:
        """Keep what one file gave."""
        if self._cache is not None:
            body = kept(found, self._with_data)
            self._rows.append((file.path, file.digest, body))
            self._size += len(body)
            if self._size > _BATCH:
                self.flush()

    def flush(self) -> None:
        """Write what is held; without it the next check is only slower."""
        if self._cache is not None and self._rows:
            with contextlib.suppress(*FAULTS):
                self._cache.keep_facts(self._rows)
        self._rows, self._size = [], 0


def read_all_of(
    ask: Ask,
    facts: dict[str, tuple[str, str]],
    fresh: Fresh,
    files: Iterable[SourceFile],
) -> Iterator[FileFacts]:
    """What each file gives: out of the cache, or read, by several processes if there are many."""
    all_words = ask.families is None or not ask.families.isdisjoint(NEED_RECORDS)
    every = [(file, facts.get(file.path, _NONE)[0] == file.digest) for file in files]
    read = reader(ask.jobs, None if all_words else FEW)
    new = read(file for file, known in every if not known)
    for file, known in every:
        if known:
            yield unkept(facts.pop(file.path)[1], file)
        else:
            found = next(new)
            fresh.add(file, found)
            yield found
