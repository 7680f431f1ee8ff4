"""Check a knowledge base, or say again what an earlier check found in the same bytes (io).

Three depths: nothing changed, and the kept report is the answer; some files changed, and the facts
of all others are kept; nothing is known. What decides is the digest of each file. A file whose size
and times are as they were is taken to have the digest it had, as git does it, except where `CI` is
set: there, times say nothing, and every file is read.
"""

import contextlib
import datetime
import gc
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jobcareer_kb import __version__
from jobcareer_kb.checking import kept_report
from jobcareer_kb.checking.cache import FAULTS, Cache, Damaged, open_cache, throw_away
from jobcareer_kb.disk.regular import READ_CAP
from jobcareer_kb.loading.files import HELD, Stamp, digest_of, survey
from jobcareer_kb.loading.names import shown_path
from jobcareer_kb.loading.rules import OF_FOLDER
from jobcareer_kb.report import Report

if TYPE_CHECKING:
    from jobcareer_kb.checking.inspection import Inspected, Own
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.loading.corpus import Loaded
    from jobcareer_kb.loading.files import Listing, SourceFile
    from jobcareer_kb.loading.one_file import FileFacts

_FAULTS = (
    Damaged, *FAULTS, ValueError, KeyError, TypeError, IndexError, AttributeError,
    OverflowError, RecursionError,
)  # fmt: skip
"""What reading a damaged cache may raise."""
_LIBRARIES = ("pydantic", "pydantic_core", "yaml")
FEW = frozenset({"evidence", "figure", "reference", "workshop"})
"""Kinds whose records every check needs; the others are known by their facts."""
NEED_RECORDS = frozenset({"JK4", "JK5"})
"""Families whose checks read the words of all records."""

_BATCH = 4_000_000
"""Characters of facts that are written at once."""
_NONE = ("", "")
Stamps = dict[str, tuple[Stamp, str]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ask:
    """What a check was asked."""

    folder: Path
    shown: str
    """The folder as findings name it."""
    templates: Path
    as_of: datetime.date | None = None
    """The day by which dates are judged; None for that of the release."""
    families: frozenset[str] | None = None
    """Families of codes whose checks are run; None for all."""
    jobs: int | None = None
    """Processes that read files; None for as many as pay."""


def look(ask: Ask, use_cache: bool = True) -> Report:
    """The report about a knowledge base as it is now."""
    with _no_circles():
        return _with_cache(ask, _from_cache, lambda: _found_out(ask).report, use_cache)


def inspected(ask: Ask, listing: "Listing", use_cache: bool = True) -> "Inspected":
    """What was read, loaded and checked; of files that did not change, what is kept is taken."""

    def known(ask: Ask, cache: Cache) -> "Inspected":
        return _inspected(ask, listing, cache)

    with _no_circles():
        return _with_cache(ask, known, lambda: _inspected(ask, listing, None), use_cache)


def loaded(ask: Ask, listing: "Listing") -> "Loaded":
    """What was read, loaded and judged by nothing, for who only reads it; as `inspected`."""
    from jobcareer_kb.loading.corpus import load_corpus

    def known(ask: Ask, cache: Cache) -> "Loaded":
        kept = {path: (digest, body) for path, digest, body in cache.facts()}
        fresh = _Fresh(cache, sum(file.size for file in listing.files) <= HELD)
        found = load_corpus(listing, partial(_read_all, ask, kept, fresh))
        fresh.flush()
        return found

    with _no_circles():
        return _with_cache(ask, known, lambda: load_corpus(listing), use_cache=True)


@contextlib.contextmanager
def _no_circles() -> Iterator[None]:
    """Python's collector of circles is off: there are none, and looking for them among ten thousand
    records takes a twentieth of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _with_cache(
    ask: Ask, known: Callable[[Ask, Cache], T], anew: Callable[[], T], use_cache: bool
) -> T:
    """What is found with the help of a cache; one that is damaged is thrown away and made anew."""
    for _ in range(2 if use_cache else 0):
        cache = open_cache(ask.folder, program_stamp(ask.templates))
        if cache is None:
            break
        try:
            return known(ask, cache)
        except _FAULTS as fault:
            if not throw_away(ask.folder, fault):
                break
        finally:
            cache.close()
    # Where it was no damage but a fault of the program, it comes again here and is said so.
    return anew()


def _from_cache(ask: Ask, cache: Cache) -> Report:
    """The kept report if nothing changed; else a new one, with the help of what is kept."""
    seen, stamps = survey(ask.folder), cache.stamps()
    digests = _digests(ask.folder, seen, stamps) if seen is not None else None
    if seen is not None and digests is not None:
        text = cache.report(_key(ask, digests))
        if text is not None:
            cache.keep_stamps(seen, digests, stamps)
            paths = {shown_path(ask.shown, path): ask.folder / path for path in digests}
            texts = kept_report.TextsOnDisk(paths)
            return kept_report.unkept(text, texts, lambda: _found_out(ask).report.reading())
    found = _found_out(ask, cache)
    _keep(ask, cache, seen, stamps, found)
    return found.report


def _keep(
    ask: Ask,
    cache: Cache,
    seen: dict[str, Stamp] | None,
    stamps: Stamps,
    found: "_Found",
) -> None:
    """Keep what was found; a cache that cannot be written is only slower the next time.

    What is wrong with the folder itself, and came after the survey, no stamp would tell again.
    """
    sound = not any(each.code in OF_FOLDER for each in found.report.diagnostics)
    with contextlib.suppress(*FAULTS):
        if sound and seen is not None and seen.keys() == found.digests.keys():
            cache.keep_stamps(seen, found.digests, stamps)
            cache.keep_report(_key(ask, found.digests), kept_report.kept(found.report))


@dataclass(frozen=True, slots=True)
class _Found:
    """What a check gave."""

    report: Report
    digests: dict[str, str]
    """Of the bytes that were checked, by path; empty without a cache."""


class _Fresh:
    """Facts of files that were read, on their way to the cache; few are held at a time."""

    def __init__(self, cache: Cache | None, with_data: bool) -> None:
        self._cache = cache
        self._with_data = with_data
        self._rows: list[tuple[str, str, str]] = []
        self._size = 0

    def add(self, file: "SourceFile", found: "FileFacts") -> None:
        """Keep what one file gave."""
        if self._cache is not None:
            from jobcareer_kb.loading.kept import kept

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


def _found_out(ask: Ask, cache: Cache | None = None) -> _Found:
    """Check, with the kept facts of files whose bytes are the same; all else is read."""
    from jobcareer_kb.loading.files import read_folder

    listing = read_folder(ask.folder, ask.shown)
    found = _inspected(ask, listing, cache)
    every = (*listing.files, *listing.other) if cache is not None else ()
    return _Found(found.report, {file.path: file.digest for file in every})


def _inspected(ask: Ask, listing: "Listing", cache: Cache | None) -> "Inspected":
    """Load and check files; what is new is kept."""
    from jobcareer_kb.checking.inspection import inspect
    from jobcareer_kb.checking.memory import Kept, Remembered
    from jobcareer_kb.rendering.products import products_in

    facts: dict[str, tuple[str, str]] = {}
    made: list[Remembered] = []
    asked = f"{ask.shown} {_families(ask)}"
    if cache is not None:
        facts = {path: (digest, body) for path, digest, body in cache.facts()}

    def remembered(kb: "KnowledgeBase", day: str, own: "Own") -> Remembered:
        assert cache is not None
        made.append(Remembered(listing, Kept(cache, asked), kb, day, own))
        return made[0]

    gone = facts.keys() - {file.path for file in listing.files}
    fresh = _Fresh(cache, sum(file.size for file in listing.files) <= HELD)
    found = inspect(
        listing,
        products_in(ask.templates),
        ask.as_of,
        ask.families,
        partial(_read_all, ask, facts, fresh),
        remembered=remembered if cache is not None else None,
    )
    fresh.flush()
    if cache is not None:
        with contextlib.suppress(*FAULTS):
            cache.drop_facts(sorted(gone))
            for memory in made:
                cache.keep_found(asked, memory.told(), memory.is_anew)
    return found


def _read_all(
    ask: Ask,
    facts: dict[str, tuple[str, str]],
    fresh: _Fresh,
    files: Iterable["SourceFile"],
) -> Iterator["FileFacts"]:
    """What each file gives: out of the cache, or read, by several processes if there are many."""
    from jobcareer_kb.loading.crew import reader
    from jobcareer_kb.loading.kept import unkept

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


def _digests(folder: Path, seen: dict[str, Stamp], stamps: Stamps) -> dict[str, str] | None:
    """Digest of each file; a file is read where its stamp is new, or times say nothing.

    None where a file is too large or cannot be read, which the check itself will say.
    """
    by_content = bool(os.environ.get("CI"))
    digests = {}
    for path, stamp in seen.items():
        known, digest = stamps.get(path, (None, ""))
        if by_content or known != stamp:
            try:
                digest = digest_of(folder / path) if stamp.size < READ_CAP else ""
            except OSError:
                digest = ""
        if not digest:
            return None
        digests[path] = digest
    return digests


def _key(ask: Ask, digests: Mapping[str, str]) -> str:
    """By what a report is known again: the files, and what was asked."""
    asked = f"{ask.shown}\n{ask.as_of}\n{_families(ask)}\n"
    files = "".join(f"{path}\0{digest}\n" for path, digest in sorted(digests.items()))
    return hashlib.sha256(f"{asked}{files}".encode("utf-8", "surrogateescape")).hexdigest()


def _families(ask: Ask) -> str:
    return "all" if ask.families is None else ",".join(sorted(ask.families))


def program_stamp(templates: Path) -> str:
    """What tells this program, its libraries and its templates from others."""
    if os.environ.get("CI"):
        from jobcareer_kb.building.fingerprint import program_digest

        names = ",".join(sorted(path.name for path in templates.iterdir()))
        words = b"".join(path.read_bytes() for path in sorted(templates.glob("words/*.yaml")))
        said = hashlib.sha256(words).hexdigest()
        return f"{program_digest()} {sys.version} {names} {said}"
    total = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for path, state in sorted(_program_files(templates)):
        total.update(f"{path} {state.st_mtime_ns} {state.st_size}\n".encode("utf-8", "replace"))
    return total.hexdigest()


def _program_files(templates: Path) -> Iterator[tuple[str, os.stat_result]]:
    pending = [str(templates), str(Path(__file__).parent.parent)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name not in ("__pycache__", "_data"):
                        pending.append(entry.path)
                else:
                    yield entry.path, entry.stat()
    for library in _LIBRARIES:
        spec = find_spec(library)
        if spec is not None and spec.origin is not None:
            yield spec.origin, os.stat(spec.origin)
