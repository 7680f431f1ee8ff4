"""A `kb.yaml` with stand-ins, without which there is no knowledge base to check."""

import datetime
from typing import Any

from jobcareer_kb.inline import Route
from jobcareer_kb.loading.stand_in.value import ANY, mend
from jobcareer_kb.model._settings import Settings

_AUDIENCE = {"title": "people", "reading": {"flesch_kincaid": 20, "smog": 20}}
_PRODUCT = {"title": "Product", "audience": "facilitator", "formats": ["docx"]}
_SETTINGS: dict[Route, Any] = {
    ("title",): "Title",
    ("version",): "0",
    ("released",): datetime.date.max,
    ("language",): "en-US",
    ("publisher",): "Publisher",
    ("licence",): {"name": "Licence", "url": "https://example.org", "statement": "Statement."},
    ("audiences",): {"people": _AUDIENCE},
    ("audiences", ANY): _AUDIENCE,
    ("resource_groups",): {},
    ("resource_groups", ANY): "Group",
    ("challenge_types",): {},
    ("challenge_types", ANY): "Type",
    ("takeaway_types",): {},
    ("takeaway_types", ANY): "Type",
    ("products",): {"handout": _PRODUCT},
    ("products", ANY): _PRODUCT,
}
"""Stand-ins for settings, with which no check finds fault; nothing is built while one is left."""


def sound_settings(value: Any) -> tuple[Settings, frozenset[str]]:
    """Settings with stand-ins for all that does not fit, and the fields in which there are any."""
    mended = mend(value, Settings, _SETTINGS) if isinstance(value, dict) else None
    if mended is not None:
        return mended.value, frozenset(str(gap[0]) for gap in mended.gaps)
    whole = {str(route[0]): each for route, each in _SETTINGS.items() if len(route) == 1}
    return Settings.model_validate(whole), frozenset(Settings.model_fields)
