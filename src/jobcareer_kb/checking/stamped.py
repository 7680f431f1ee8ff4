"""Digests of the files of an output folder, known by their stamps, and its manifest in short (io:
the store)."""

import contextlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from jobcareer_kb import clock
from jobcareer_kb.building.output import Known, Stamped
from jobcareer_kb.checking.ask import program_stamp
from jobcareer_kb.checking.cache import FAULTS, Cache, Damaged
from jobcareer_kb.checking.cache_place import open_cache, throw_away


@contextlib.contextmanager
def stamped(out: Path, templates: Path, use_cache: bool) -> Iterator[Known | None]:
    """What is known of an output folder; what is added to it is kept. None where times say nothing,
    as in CI, and where nothing is to be kept."""
    off = not use_cache or bool(os.environ.get("CI"))
    cache = None if off else open_cache(out, program_stamp(templates))
    if cache is None:
        yield None
        return
    began = clock.now_ns()
    try:
        known: Stamped = {}
        try:
            known = cache.stamps()
        except (Damaged, *FAULTS) as fault:
            throw_away(out, fault)
        before = dict(known)
        yield Known(known, partial(_told, cache), partial(_tell, cache))
        with contextlib.suppress(Damaged, *FAULTS):
            stamps = {path: stamp for path, (stamp, _) in known.items()}
            digests = {path: told for path, (_, told) in known.items()}
            cache.keep_stamps(stamps, digests, before, began)
    finally:
        cache.close()


def _told(cache: Cache, digest: str) -> str | None:
    with contextlib.suppress(Damaged, *FAULTS):
        return cache.report(digest)
    return None


def _tell(cache: Cache, digest: str, short: str) -> None:
    with contextlib.suppress(Damaged, *FAULTS):
        cache.keep_report(digest, short)
