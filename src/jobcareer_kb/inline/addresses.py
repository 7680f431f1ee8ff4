"""Addresses as one types them from paper, and links whose address paper would lose."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.inline.tree import Cite, Inline, Inlines, Link, Text, plain

_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_HOST = re.compile(r"[^/?#]*")
_NO_DIGIT = re.compile(r"[^0-9]")


def typed(url: str) -> str:
    """An address in the form that one types: without scheme, `www.` and the slash at its end."""
    bare = _SCHEME.sub("", url, count=1)
    if url[:4].lower() != "http":
        return bare
    found = _HOST.match(bare)
    host = found[0] if found else ""
    rest = bare[len(host) :]
    host = host.lower()
    short = host.removeprefix("www.")
    is_path = "?" not in rest and "#" not in rest
    return (short if "." in short else host) + (rest.removesuffix("/") if is_path else rest)


def with_addresses(nodes: Inlines) -> Inlines:
    """The same words; a link that does not show its address has it behind, in brackets."""
    return tuple(_shown(nodes))


def _shown(nodes: Inlines) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Text | Cite):
            yield node
            continue
        yield replace(node, children=with_addresses(node.children))
        if isinstance(node, Link) and not _shows(plain(node.children), node.url):
            yield Text(f" ({typed(node.url)})")


def _shows(words: str, url: str) -> bool:
    """Say whether the words of a link tell where it leads."""
    if url.startswith("tel:"):
        digits = _NO_DIGIT.sub("", url)
        return bool(digits) and digits in _NO_DIGIT.sub("", words)
    wanted = typed(url).casefold()
    return any(_same(word, wanted) for word in words.split())


def _same(word: str, wanted: str) -> bool:
    word = word.strip("()<>,;:\u201c\u201d\"'")
    as_url = word if _SCHEME.match(word) else f"https://{word}"
    return typed(as_url.removesuffix(".")).casefold() == wanted
