"""By what an entry knows its claim and its source again.

A claim's digest is that of its plain words: citations, markup, and line breaks do not count, so
that a second source or a rewrapped line asks for no second look. A reference's digest is that of
what tells it from other works and other versions of it: not of notes, rights or dates of review.
"""

import hashlib
import json
import unicodedata

from jobcareer_kb.inline import parse, plain, without_cites
from jobcareer_kb.model.reference import Reference

_LENGTH = 16
_ASIDE = {"id", "custom", "note", "accessed", "language"}
"""Fields of a reference that may change without making it another source."""


def claim_words(text: str) -> str:
    """The words of a claim without citations and markup, white space folded."""
    words = plain(without_cites(parse(text).inlines))
    return unicodedata.normalize("NFC", " ".join(words.split()))


def claim_digest(text: str) -> str:
    """Digest of a claim's words."""
    return _digest(claim_words(text))


def reference_digest(reference: Reference) -> str:
    """Digest of what a reference is cited as."""
    data = reference.model_dump(mode="json", exclude=_ASIDE, exclude_none=True)
    return _digest(json.dumps(data, sort_keys=True, ensure_ascii=False))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
