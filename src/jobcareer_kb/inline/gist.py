"""What a check of many texts needs to know of one: what it cites, and a digest of its words.

Most texts are plain words with citations; those are read here with one pattern, some ten times
faster than by a parse. All others are parsed, so that both ways give the same (a property test
holds them to it).
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from jobcareer_kb.inline.grammar import AT_START, Fault, parse
from jobcareer_kb.inline.tree import plain, without_cites

DIGITS = 16
"""Hexadecimal digits of a digest: enough to tell the claims of one record apart."""
_ID = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_SIMPLE = re.compile(
    rf"(?!{AT_START})(?:[^\\*\[\]<`_&~{{}}!#h]++|h(?!ttps?://)|\[@{_ID}(?:; ?@{_ID})*\])*+"
)
"""Plain words and citations without a place in the source; possessive, so never slow."""
_CITED = re.compile(r"\[@([^\]]*)\]")
_CITED_WITH_SPACE = re.compile(r"\s*\[@[^\]]*\]")


class Gist(NamedTuple):
    """One text in short."""

    cites: tuple[str, ...]
    """Ids of the references that it cites, each once, in order."""
    faults: tuple[Fault, ...]
    words: str
    """Without citations and markup, white space folded; see `claim_words`."""

    @property
    def digest(self) -> str:
        """By what an entry of the ledger knows the text again."""
        return digest_of(self.words)


def gist(text: str) -> Gist:
    """Read one text of a record."""
    if _SIMPLE.fullmatch(text) is None:
        parsed = parse(text)
        cites = tuple(dict.fromkeys(cite.item.reference for cite in parsed.cites))
        return Gist(cites, parsed.faults, _folded(plain(without_cites(parsed.inlines))))
    groups = _CITED.findall(text)
    if not groups:
        return Gist((), (), _folded(text))
    words = _CITED_WITH_SPACE.sub("", text)
    return Gist(_ids(groups[0] if len(groups) == 1 else ";@".join(groups)), (), _folded(words))


@lru_cache(maxsize=4096)
def _ids(cited: str) -> tuple[str, ...]:
    """Ids out of `a; @b`: what stands within brackets, after the first sign."""
    return tuple(dict.fromkeys(part.strip().removeprefix("@") for part in cited.split(";")))


def claim_words(text: str) -> str:
    """The words of a claim without citations and markup, white space folded."""
    return gist(text).words


def claim_digest(text: str) -> str:
    """Digest of a claim's words: a second source or a rewrapped line does not change it."""
    return digest_of(claim_words(text))


def digest_of(text: str) -> str:
    """A short digest, for words that a person wrote."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def _folded(words: str) -> str:
    folded = " ".join(words.split())
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)
