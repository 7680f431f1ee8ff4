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

from jobcareer_kb.inline.grammar import (
    AT_START,
    BARE_KEY,
    KEY_PATTERN,
    NO_ADDRESS,
    NO_SIGN,
    parse,
)
from jobcareer_kb.inline.parsed import Fault
from jobcareer_kb.inline.tree import plain, without_cites

DIGITS = 16
"""Hexadecimal digits of a digest: enough to tell the claims of one record apart."""
_ID = rf"(?:\{{{KEY_PATTERN}\}}|{BARE_KEY})"
_SIMPLE = re.compile(rf"(?!{AT_START})(?:{NO_SIGN}++|{NO_ADDRESS}|\[@{_ID}(?:; ?@{_ID})*\])*")
"""Plain words and citations without a place in the source. No sign begins two of its parts, so it
is never slow."""
_CITED = re.compile(r"\[@([^\[\]]*)\]")
_LIKE_AN_ID = re.compile(rf"@|{KEY_PATTERN}$")
UNSAID = re.compile(r"\[[#@][^\[\]]*\]|\]\([^()\s]*\)")
"""What stands in a text and is none of its words: a citation, a name of a figure, an address."""
_DIGIT = re.compile(
    "[0-9]|percent|per cent|dollars|euros|(?:half|thirds?|quarters?|fifth|tenth) of (?!the time)"
    "|(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) ",
    re.IGNORECASE,
)
_CITED_WITH_SPACE = re.compile(r"(?<!\s)\s*+\[@[^\[\]]*\]")


class Gist(NamedTuple):
    """One text in short."""

    cites: tuple[str, ...]
    """Ids of the references that it cites, each once, in order."""
    faults: tuple[Fault, ...]
    words: str
    """Without citations and markup, white space folded; see `claim_words`."""
    odd: bool
    """True where citing may have gone wrong: an `@` outside of brackets, a source named twice or
    where a page goes, a citation of nothing."""
    figures: tuple[str, ...] = ()
    """Ids of the figures that it names, each once, in order."""

    @property
    def digest(self) -> str:
        """By what an entry of the ledger knows the text again."""
        return digest_of(self.words)


def gist(text: str) -> Gist:
    """Read one text of a record."""
    if _SIMPLE.fullmatch(text) is None:
        return _parsed(text)
    groups = _CITED.findall(text)
    if not groups:
        return Gist((), (), _folded(text), "@" in text)
    words = _folded(_CITED_WITH_SPACE.sub("", text))
    ids, twice = _ids(groups[0] if len(groups) == 1 else ";@".join(groups))
    return Gist(ids, (), words, twice or not words or "@" in words)


@lru_cache(maxsize=4096)
def _ids(cited: str) -> tuple[tuple[str, ...], bool]:
    """Ids out of `a; @b`, which stands within brackets, each once; and whether one came twice."""
    every = [part.strip().removeprefix("@").strip("{}") for part in cited.split(";")]
    ids = tuple(dict.fromkeys(every))
    return ids, len(ids) < len(every)


def _parsed(text: str) -> Gist:
    parsed = parse(text)
    items = [cite.item for cite in parsed.cites]
    words = _folded(plain(without_cites(parsed.inlines)))
    odd = (
        not words
        or len(set(items)) < len(items)
        or any(_LIKE_AN_ID.match(item.locator) for item in items)
        or "@" in _CITED.sub("", text)
    )
    cites = dict.fromkeys(item.reference for item in items)
    figures = dict.fromkeys(named.figure for named in parsed.figures)
    return Gist(tuple(cites), parsed.faults, words, odd, tuple(figures))


def claim_words(text: str) -> str:
    """The words of a claim without citations and markup, white space folded."""
    return gist(text).words


def claim_digest(text: str) -> str:
    """Digest of a claim's words: a second source or a rewrapped line does not change it."""
    return digest_of(claim_words(text))


def digest_of(text: str) -> str:
    """A short digest, for words that a person wrote."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def has_number(text: str) -> bool:
    """Say whether a text has a digit, or a share or a unit of which the number may be a word."""
    return _DIGIT.search(text) is not None and _DIGIT.search(UNSAID.sub("", text)) is not None


def _folded(words: str) -> str:
    folded = " ".join(words.split())
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)
