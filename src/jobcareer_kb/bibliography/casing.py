"""Title case, which names of journals and sites have."""

import re

from jobcareer_kb.model.reference import Reference

_SMALL = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "around",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "during",
        "inside",
        "like",
        "near",
        "off",
        "out",
        "outside",
        "past",
        "since",
        "than",
        "through",
        "throughout",
        "toward",
        "towards",
        "under",
        "underneath",
        "until",
        "unto",
        "upon",
        "within",
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "de",
        "down",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "onto",
        "or",
        "over",
        "so",
        "the",
        "till",
        "to",
        "up",
        "van",
        "v",
        "v.",
        "via",
        "von",
        "vs",
        "vs.",
        "with",
        "without",
        "yet",
        "d'",
        "de",
        "la",
    ]
)
_WORD = re.compile(r"[^\s\-\u2010-\u2015/]+")


def in_title_case(text: str, ref: Reference) -> str:
    """Words in large first letters, if the work is in English; a name that has some keeps them."""
    if ref.language and not ref.language.lower().startswith("en"):
        return text
    words = list(_WORD.finditer(text))
    shown, end = "", 0
    for index, found in enumerate(words):
        before = text[end : found.start()]
        shown += before
        end = found.end()
        is_inside = 0 < index < len(words) - 1 and not shown.rstrip().endswith((":", ".", "?", "!"))
        shown += _cased(found.group(), is_inside)
    return shown + text[end:]


def _cased(word: str, is_inside: bool) -> str:
    if word.lower() in _SMALL and is_inside:
        return word.lower() if word.istitle() else word
    if not word.islower():
        return word
    first = next((place for place, letter in enumerate(word) if letter.isalpha()), 0)
    return word[:first] + word[first].upper() + word[first + 1 :]
