"""Citations that miss their brackets, so that they would be printed as they stand."""

import re
from collections.abc import Container, Iterator

_NAME = re.compile(r"(?<![\w.@\\-])@([A-Za-z0-9][A-Za-z0-9_-]*)")
_CITATION = re.compile(r"\[@[^\[\]]*\]")


def uncited_names(text: str, known: Container[str]) -> tuple[re.Match[str], ...]:
    """Where `@id` of a known reference stands in a text, but in no square brackets."""
    return tuple(found for found in _loose(text) if found[1] in known)


def _loose(text: str) -> Iterator[re.Match[str]]:
    inside = [found.span() for found in _CITATION.finditer(text)]
    for found in _NAME.finditer(text):
        if not any(start < found.start() < end for start, end in inside):
            yield found
