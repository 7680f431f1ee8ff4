"""The key is not the only option that repeats a telling word of the stem.

Bad:   What does a barometer measure?      a) Heat  b) What the barometer weighs  c) Rain
Mend:  use another word in the key, or the word in a distractor too.
Error: the key repeats two or more rare words of the stem, and no distractor repeats one.
Why:   people choose what sounds like the question; stem and key that overlap make an item easier
       (Casu & Garcia, 2019). A word is rare if few items use it. The numbers are ours:
       `echo_rare` and `echo_error` in `policies.teaching.items` of kb.yaml.
"""

from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import content, shown
from jobcareer_kb.checks._quiz_items import distractors, graver, items, key_place, singles
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.question import Choice, Question


def _echoing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching
    plain_words = frozenset(kb.words.teaching.plain)
    uses = _uses(kb, plain_words)
    for name, item in singles(kb):
        stem = content(shown(item.stem), plain_words)
        key = key_place(item)
        echoed = stem & content(shown(item.options[key].text), plain_words)
        wrong = (content(shown(option.text), plain_words) for _, option in distractors(item))
        if not echoed or any(stem & other for other in wrong):
            continue
        rare = sorted(word for word in echoed if uses[word] <= policy.items.echo_rare)
        if not rare:
            continue
        found = CHECK.rule.at(
            kb.locate(name, ("options", key, "text")),
            f"only the key repeats {' and '.join(map(repr, rare))} of the stem",
            "use another word in the key, or the same in a distractor",
        )
        yield graver(found) if len(rare) >= policy.items.echo_error else found


def _uses(kb: KnowledgeBase, plain_words: frozenset[str]) -> Counter[str]:
    """How many items use a word in their stem or options."""
    uses: Counter[str] = Counter()
    for _, item in items(kb):
        uses.update(content(" ".join(_read(item)), plain_words))
    return uses


def _read(item: Question) -> Iterator[str]:
    yield shown(item.stem)
    if isinstance(item, Choice):
        yield from (shown(option.text) for option in item.options)


CHECK = check(
    "JK522", "stem-echo", Severity.WARNING, __doc__, _echoing, also=(Severity.ERROR,), whole=False
)
