"""Citations that miss their brackets, so that they would be printed as they stand."""

import re
from collections.abc import Container

from jobcareer_kb.inline import BARE_KEY

_NAME = re.compile(rf"\[@[^\[\]]*+\]|(?<![\w.@\\-])@({BARE_KEY})")
"""A citation as a whole, so that nothing in it counts, or else a name."""


def uncited_names(text: str, known: Container[str]) -> tuple[re.Match[str], ...]:
    """Where `@id` of a known reference stands in a text, but in no square brackets."""
    return tuple(found for found in _NAME.finditer(text) if found[1] and found[1] in known)
