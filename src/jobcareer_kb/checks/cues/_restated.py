"""How much of a key the stem says, where it says less of each distractor."""

from jobcareer_kb.checks._item_texts import content, shown
from jobcareer_kb.checks._quiz_items import distractors, key_place
from jobcareer_kb.tasks.single import Single

_LEAST = 3
"""Words with content of a key that can be said to repeat something."""


def restated(item: Single, plain_words: frozenset[str]) -> float:
    """The share of the key's words with content that the stem has; 0 where the key is short, where
    it has as large a share of a distractor, or has no word of any."""
    stem = content(shown(item.stem), plain_words)

    def share(text: frozenset[str]) -> float:
        return len(stem & text) / max(1, len(text))

    key = content(shown(item.options[key_place(item)].text), plain_words)
    wrong = [share(content(shown(option.text), plain_words)) for _, option in distractors(item)]
    return share(key) if len(key) >= _LEAST and 0 < max(wrong) < share(key) else 0
