"""What commands say that only read, said again while no file has changed (io: the store)."""

import contextlib
from collections.abc import Callable
from typing import NamedTuple

from jobcareer_kb import clock
from jobcareer_kb.checking.ask import Ask, digests_now, key_of
from jobcareer_kb.checking.cache import FAULTS, Cache
from jobcareer_kb.checking.run import with_cache
from jobcareer_kb.loading.files import Listing, survey


class Answer(NamedTuple):
    """What a command says."""

    text: str
    listing: Listing | None
    """The files that it was read from; None where more was said, on another way."""


def answered(ask: Ask, words: tuple[str, ...], anew: Callable[[], Answer]) -> str:
    """The answer to a command, by its words."""

    def known(ask: Ask, cache: Cache) -> str | None:
        began = clock.now_ns()
        seen, stamps = survey(ask.folder), cache.stamps()
        digests = digests_now(ask.folder, seen, stamps) if seen is not None else None
        if seen is None or digests is None:
            return None
        with contextlib.suppress(*FAULTS):
            cache.keep_stamps(seen, digests, stamps, began)
        return cache.answer(key_of(ask, digests, words))

    if (text := with_cache(ask, known, lambda: None, use_cache=True)) is not None:
        return text
    text, listing = anew()

    def keep(ask: Ask, cache: Cache) -> None:
        with contextlib.suppress(*FAULTS):
            if listing is not None and not listing.diagnostics:
                every = (*listing.files, *listing.other)
                digests = {file.path: file.digest for file in every}
                cache.keep_answer(key_of(ask, digests, words), text)

    with_cache(ask, keep, lambda: None, use_cache=True)
    return text
