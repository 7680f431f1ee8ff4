"""The order in which a paper prints what is to be matched or put in order."""

import hashlib


def mixed(id_: str, count: int) -> tuple[int, ...]:
    """Return an order of printing that is not the right order, the same for an id in every build.

    Sorted by a digest of the id and the place: no random, and a mended typo moves nothing.
    """

    def rank(index: int) -> bytes:
        return hashlib.sha256(f"{id_}:{index}".encode()).digest()

    order = tuple(sorted(range(count), key=rank))
    return order if order != tuple(range(count)) else order[1:] + order[:1]
