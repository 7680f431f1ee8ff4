"""Title case, which names of journals and sites have."""

import re

from jobcareer_kb.model.reference import Reference

_SMALL = frozenset(
    {
        "a", "about", "above", "across", "after", "against", "along", "among", "an", "and",
        "around", "as", "at", "before", "behind", "below", "beneath", "beside", "between",
        "beyond", "but", "by", "d'", "de", "down", "during", "for", "from", "in", "inside",
        "into", "la", "like", "near", "nor", "of", "off", "on", "onto", "or", "out",
        "outside", "over", "past", "since", "so", "than", "the", "through", "throughout",
        "till", "to", "toward", "towards", "under", "underneath", "until", "unto", "up",
        "upon", "v", "v.", "van", "via", "von", "vs", "vs.", "with", "within", "without",
        "yet",
    }
)  # fmt: skip
"""Articles, conjunctions and prepositions, which stay small within a title."""
_STOPS = (":", ".", "?", "!")
"""Behind these a title begins anew."""
_WORD = re.compile(r"[^\s\-\u2010-\u2015/]+")


def in_title_case(text: str, ref: Reference) -> str:
    """Words in large first letters, if the work is in English; a name that has some keeps them."""
    if ref.language and not ref.language.lower().startswith("en"):
        return text
    words = list(_WORD.finditer(text))
    parts: list[str] = []
    end = 0
    for index, found in enumerate(words):
        begins = index == 0 or words[index - 1].group().endswith(_STOPS)
        is_inside = not begins and index < len(words) - 1
        parts += [text[end : found.start()], _cased(found.group(), is_inside)]
        end = found.end()
    return "".join(parts) + text[end:]


def _cased(word: str, is_inside: bool) -> str:
    if word.lower() in _SMALL and is_inside:
        return word.lower() if word.istitle() else word
    if not word.islower() or word[0].isdigit():  # such as 12th
        return word
    first = next((place for place, letter in enumerate(word) if letter.isalpha()), 0)
    return word[:first] + word[first].upper() + word[first + 1 :]
