"""Words of a text by their roots, so that `rides`, `riding` and `ride` are one."""

from collections.abc import Mapping

from jobcareer_kb.checks._gauge import stem
from jobcareer_kb.checks._item_texts import words_in


def roots(text: str, plain_words: frozenset[str]) -> Mapping[str, str]:
    """The words that carry content, each as it stands first, by their roots."""
    found: dict[str, str] = {}
    for word in words_in(text):
        if word not in plain_words and (root := stem(word)) not in plain_words:
            found.setdefault(root, word)
    return found
