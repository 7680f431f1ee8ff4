"""Names under which traced texts stand in a file, equal for a writer and for the manifest."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jobcareer_kb.inline.tree import Inlines, Route, Traced, field_name, plain, walk


@dataclass(frozen=True, slots=True)
class Mark:
    """The name under which one traced text stands in a file."""

    name: str
    """`_kb_<digest of record and route>_<n>`: a valid Word bookmark, 20-odd characters."""
    record: str
    route: Route
    text: str
    """The words as printed."""


class Marker:
    """Names the traced texts of one document in reading order; n tells repeats apart.

    A writer and the manifest each run one over the same document and so agree without talking.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def mark(self, node: Traced) -> Mark:
        """Name the next traced text."""
        digest = route_digest(node.record, node.route)
        self._seen[digest] += 1
        name = f"_kb_{digest}_{self._seen[digest]}"
        return Mark(name, node.record, node.route, plain(node.children))

    def marks(self, runs: Iterable[Inlines]) -> Iterator[Mark]:
        """Name every traced text of these runs."""
        for run in runs:
            for node in walk(run):
                if isinstance(node, Traced):
                    yield self.mark(node)


@lru_cache(maxsize=65536)
def route_digest(record: str, route: Route) -> str:
    """Twelve letters and digits that stand for one field of one record, in any build."""
    digest = hashlib.sha256(field_name(record, route).encode()).digest()
    return base64.b32encode(digest).decode()[:12].lower()


def text_digest(text: str) -> str:
    """Digest of a text as printed, white space folded; the base of later comparisons."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
