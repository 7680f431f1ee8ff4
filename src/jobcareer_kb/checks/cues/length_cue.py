"""The key is not much longer than the distractors.

Bad:   a) boring  b) low-paid  c) a field in which a person plans and learns over many years
Good:  options of about the same length
Mend:  cut the key, or make the distractors as full.
Error: the key is more than twice as long as the longest distractor.
Why:   "choose the longest" is the best known trick; of ten flaws, this is one of three that raised
       scores in 100 pairs of items (Pham, 2018; see also Casu & Garcia, 2019). The studies give
       the direction. The numbers are ours: `policies.teaching.items.length` in kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks._quiz_items import distractors, graver, key_place
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice


def _telling(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching.items.length
    key, longest, mean = _lengths(item)
    beside = key > policy.ratio * longest and key - longest > policy.excess
    above = key > max(policy.mean_ratio * mean, longest) and key - mean > policy.excess
    if not beside and not above:
        return
    found = CHECK.rule.at(
        kb.locate(name, ("options", key_place(item), "text")),
        f"the key has {key} characters, the longest distractor {longest}: its length shows it",
        "cut the key, or make the distractors as full",
    )
    yield graver(found) if beside and key > policy.ratio_error * longest else found


def _lengths(item: Choice) -> tuple[int, int, float]:
    """Characters of the key, of the longest distractor, and of the mean option.

    Where there are several keys, the shortest counts: only then all of them stand out.
    """
    lengths = [len(shown(option.text)) for option in item.options]
    key = min(len(shown(option.text)) for option in item.options if option.key)
    longest = max(len(shown(option.text)) for _, option in distractors(item))
    return key, longest, sum(lengths) / len(lengths)


CHECK = check_of_record(
    "JK515", "length-cue", Severity.WARNING, __doc__, _telling, Choice, also=(Severity.ERROR,)
)
