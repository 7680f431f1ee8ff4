"""Format 2: the ledger answers two questions, and types of records are lists of `kb.yaml`."""

from collections.abc import Mapping

from jobcareer_kb.loading.files import SETTINGS_FILE
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.mending.edits.entries import has_entry, renamed, with_entry
from jobcareer_kb.upgrades import Upgrade

_TYPES: Mapping[str, Mapping[str, str]] = {
    "challenge_types": {"challenge": "Challenges", "barrier": "Barriers in daily life"},
    "takeaway_types": {"thought": "To keep in mind", "next-step": "Next steps"},
}
"""The types that were fixed, with the headings that were printed."""


def _rewrite(path: str, text: str) -> str:
    if path != SETTINGS_FILE:
        return renamed(text, "verdict", "says_so")
    return _with_types(text)


def _with_types(text: str) -> str:
    """With the headings in English; without lists, those of another language are printed."""
    settings = plain_data.load(text, SETTINGS_FILE).value
    language = settings.get("language", "en") if isinstance(settings, dict) else "en"
    if not str(language).lower().startswith("en"):
        return text
    above = "resource_groups"
    for name, types in _TYPES.items():
        if not has_entry(text, name):
            text = with_entry(text, name, types, above)
        above = name
    return text


UPGRADE = Upgrade(
    format=2,
    changed="`verdict` of an entry of the ledger is called `says_so`; types of challenges and "
    "takeaways stand in `kb.yaml`",
    concerns=lambda path: path == SETTINGS_FILE or path.startswith("evidence/"),
    rewrite=_rewrite,
)
