"""Check a knowledge base, or say again what an earlier check found in the same bytes (io).

Three depths: nothing changed, and the kept report is the answer; some files changed, and the facts
of all others are kept; nothing is known. What decides is the digest of each file (`ask`).
"""

import contextlib
import gc
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from jobcareer_kb import clock
from jobcareer_kb.checking import kept_report
from jobcareer_kb.checking.ask import Ask, Stamps, digests_now, families_of, key_of, program_stamp
from jobcareer_kb.checking.cache import FAULTS, Cache, Damaged
from jobcareer_kb.checking.cache_place import open_cache, throw_away
from jobcareer_kb.loading.files import HELD, Stamp, survey
from jobcareer_kb.loading.names import shown_path
from jobcareer_kb.loading.rules import OF_FOLDER
from jobcareer_kb.report import Report

if TYPE_CHECKING:
    from jobcareer_kb.checking.inspection import Inspected, Own
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.loading.corpus import Loaded
    from jobcareer_kb.loading.files import Listing

_FAULTS = (
    Damaged, *FAULTS, ValueError, KeyError, TypeError, IndexError, AttributeError,
    OverflowError, RecursionError,
)  # fmt: skip
"""What reading a damaged cache may raise."""
T = TypeVar("T")


def look(ask: Ask, use_cache: bool = True) -> Report:
    """The report about a knowledge base as it is now."""
    with no_circles():
        return with_cache(ask, _from_cache, lambda: _found_out(ask).report, use_cache)


def inspected(
    ask: Ask, listing: "Listing", use_cache: bool = True, workshops: Collection[str] = ()
) -> "Inspected":
    """What was read, loaded and checked; of files that did not change, what is kept is taken.
    Where workshops are named, only what they print is judged."""

    def known(ask: Ask, cache: Cache | None = None) -> "Inspected":
        return _inspected(ask, listing, cache, workshops)

    with no_circles():
        return with_cache(ask, known, lambda: known(ask), use_cache)


def loaded(ask: Ask, listing: "Listing") -> "Loaded":
    """What was read, loaded and judged by nothing, for who only reads it; as `inspected`."""
    from jobcareer_kb.checking.facts_known import Fresh, read_all_of
    from jobcareer_kb.loading.corpus import load_corpus

    def known(ask: Ask, cache: Cache) -> "Loaded":
        kept = {path: (digest, body) for path, digest, body in cache.facts()}
        fresh = Fresh(cache, sum(file.size for file in listing.files) <= HELD)
        found = load_corpus(listing, partial(read_all_of, ask, kept, fresh))
        fresh.flush()
        return found

    with no_circles():
        return with_cache(ask, known, lambda: load_corpus(listing), use_cache=True)


@contextlib.contextmanager
def no_circles() -> Iterator[None]:
    """Python's collector of circles is off: there are none, and looking for them among ten thousand
    records takes a twentieth of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def with_cache(
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
    began = clock.now_ns()
    seen, stamps = survey(ask.folder), cache.stamps()
    digests = digests_now(ask.folder, seen, stamps) if seen is not None else None
    if seen is not None and digests is not None:
        text = cache.report(key_of(ask, digests))
        if text is not None:
            cache.keep_stamps(seen, digests, stamps, began)
            files = {
                shown_path(ask.shown, path): kept_report.OnDisk(ask.folder / path, digest)
                for path, digest in digests.items()
            }
            return kept_report.unkept(text, files, lambda: _found_out(ask).report.reading())
    found = _found_out(ask, cache)
    if seen is not None:
        _keep(ask, cache, seen, stamps, found, began)
    return found.report


def _keep(
    ask: Ask,
    cache: Cache,
    seen: dict[str, Stamp],
    stamps: Stamps,
    found: "_Found",
    began: int,
) -> None:
    """Keep what was found; a cache that cannot be written is only slower the next time.

    What is wrong with the folder itself, and came after the survey, no stamp would tell again.
    """
    sound = not any(each.code in OF_FOLDER for each in found.report.diagnostics)
    with contextlib.suppress(*FAULTS):
        if sound and seen.keys() == found.digests.keys():
            cache.keep_stamps(seen, found.digests, stamps, began)
            cache.keep_report(key_of(ask, found.digests), kept_report.kept(found.report))


@dataclass(frozen=True, slots=True)
class _Found:
    """What a check gave."""

    report: Report
    digests: dict[str, str]
    """Of the bytes that were checked, by path; empty without a cache."""


def _found_out(ask: Ask, cache: Cache | None = None) -> _Found:
    """Check, with the kept facts of files whose bytes are the same; all else is read."""
    from jobcareer_kb.loading.files import read_folder

    listing = read_folder(ask.folder, ask.shown)
    found = _inspected(ask, listing, cache)
    every = (*listing.files, *listing.other) if cache is not None else ()
    return _Found(found.report, {file.path: file.digest for file in every})


def _inspected(
    ask: Ask, listing: "Listing", cache: Cache | None, workshops: Collection[str] = ()
) -> "Inspected":
    """Load and check files; what is new is kept."""
    from jobcareer_kb.checking.facts_known import Fresh, read_all_of
    from jobcareer_kb.checking.inspection import inspect
    from jobcareer_kb.checking.memory import Kept, Remembered
    from jobcareer_kb.rendering.products import products_in

    facts: dict[str, tuple[str, str]] = {}
    made: list[Remembered] = []
    asked = f"{ask.shown} {families_of(ask)}"
    if cache is not None:
        facts = {path: (digest, body) for path, digest, body in cache.facts()}

    def remembered(kb: "KnowledgeBase", day: str, own: "Own") -> Remembered:
        assert cache is not None
        made.append(Remembered(listing, Kept(cache, asked, facts), kb, day, own))
        return made[0]

    gone = facts.keys() - {file.path for file in (*listing.files, *listing.other)}
    fresh = Fresh(cache, sum(file.size for file in listing.files) <= HELD)
    found = inspect(
        listing,
        products_in(ask.templates),
        ask.as_of,
        ask.families,
        partial(read_all_of, ask, facts, fresh),
        known=remembered if cache is not None else None,
        workshops=workshops,
    )
    fresh.flush()
    if cache is not None:
        with contextlib.suppress(*FAULTS):
            cache.drop_facts(sorted(gone))
            for memory in made if not workshops else ():
                cache.keep_found(asked, memory.told(), memory.changes.is_anew)
    return found
