"""Every address that a knowledge base names, and where."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urldefrag

from jobcareer_kb.inline import Link, Route, walk
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import Words
from jobcareer_kb.values import walk as leaves

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DOI = "https://doi.org/"
Place = tuple[str, Route]
"""Name of a record, or `kb.yaml`, and the route of a field."""


def addresses(kb: KnowledgeBase) -> dict[str, list[Place]]:
    """Places by address, each address once, without the part that only a browser looks at."""
    found: dict[str, list[Place]] = {}
    for name, record in (("kb.yaml", kb.settings), *kb.records.items()):
        for route, leaf in leaves(record):
            for url in _named(leaf):
                found.setdefault(_plain(url), []).append((name, route))
        if isinstance(record, Reference) and record.DOI:
            url = _DOI + quote(record.DOI, safe="/()<>;:")
            found.setdefault(url, []).append((name, ("DOI",)))
    return found


def _named(leaf: object) -> Iterator[str]:
    if isinstance(leaf, Words):
        yield from dict.fromkeys(n.url for n in walk(leaf.inlines) if isinstance(n, Link))
    elif isinstance(leaf, str) and _ADDRESS.fullmatch(leaf):
        yield str(leaf)


def _plain(url: str) -> str:
    try:
        return urldefrag(url).url
    except ValueError:  # such as brackets that are no IPv6 address; asking will say so
        return url
