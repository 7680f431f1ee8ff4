"""By what an entry knows its source again; its claim it knows by `inline.claim_digest`.

A reference's digest is that of what tells it from other works and other versions of it: not of
notes, rights or dates of review.
"""

import json

from jobcareer_kb.inline import digest_of
from jobcareer_kb.model.reference import Reference

_ASIDE = {"id", "custom", "note", "accessed", "language"}
"""Fields of a reference that may change without making it another source."""


def reference_digest(reference: Reference) -> str:
    """Digest of what a reference is cited as."""
    data = reference.model_dump(mode="json", exclude=_ASIDE, exclude_none=True)
    return digest_of(json.dumps(data, sort_keys=True, ensure_ascii=False))
