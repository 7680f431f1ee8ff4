"""The key does not share more with the other options than any of these does.

Bad:   a) warm and dry  b) warm and wet  c) cold and wet  d) mild      (b shares a word with two)
Mend:  give the distractors words in common with each other too, or none of them with the key.
Why:   distractors are often made by changing a part of the key, so "choose what most options have
       in common" finds it (Haladyna, Downing & Rodriguez, 2002). How much two options share is the
       number of words with content in both, by the number in the shorter one. The margin is ours:
       `policies.teaching.items.convergence` in kb.yaml. A key of one such word is not judged.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import content, shown
from jobcareer_kb.checks._quiz_items import key_place
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks.single import Single


def _converging(context: Context, name: str, item: Single) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching
    plain_words = frozenset(kb.words.teaching.plain)
    options = [content(shown(option.text), plain_words) for option in item.options]
    shares = [_shared(options, place) for place in range(len(options))]
    key = key_place(item)
    next_best = max(share for place, share in enumerate(shares) if place != key)
    if len(options[key]) > 1 and shares[key] - next_best > policy.items.convergence:
        yield CHECK.rule.at(
            kb.locate(name, ("options", key, "text")),
            f"the key shares {shares[key]:.0%} of its words with the other options, each of "
            f"these at most {next_best:.0%}",
            "give the distractors words in common with each other too, or none with the key",
        )


def _shared(options: list[frozenset[str]], place: int) -> float:
    """How much an option shares with each of the others, on average."""
    mine = options[place]
    others = [other for index, other in enumerate(options) if index != place]
    return sum(len(mine & other) / max(1, min(len(mine), len(other))) for other in others) / len(
        others
    )


CHECK = check_of_record("JK521", "converging-key", Severity.WARNING, __doc__, _converging, Single)
