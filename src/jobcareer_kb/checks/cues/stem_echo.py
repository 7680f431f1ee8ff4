"""The key is not the only option that repeats a telling word of the stem.

Bad:   What does a barometer measure?      a) Heat  b) What the barometer weighs  c) Rain
Mend:  use another word in the key, or the word in a distractor too.
Error: the key repeats two or more rare words of the stem, and no distractor repeats one.
Why:   people choose what sounds like the question; stem and key that overlap make an item easier
       (Casu & Garcia, 2019). "Measure", "measures" and "measuring" are one word. A word is rare if
       few items use it. Where a distractor repeats another word of the stem, a name such as that of
       the person in the case is passed over, and so is a question that offers the options, such as
       "is it a drink or a meal?". The numbers are ours: `echo_rare` and `echo_error` in
       `policies.teaching.items` of kb.yaml.
"""

from collections import Counter
from collections.abc import Container, Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import lead_in, sentences, shown, words_in
from jobcareer_kb.checks._quiz_items import choices, distractors, graver, items
from jobcareer_kb.checks._roots import roots
from jobcareer_kb.checks.cues._restated import restated
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.tasks import Question
from jobcareer_kb.tasks._choice import Choice, Option
from jobcareer_kb.tasks.multiple import Multiple
from jobcareer_kb.tasks.single import Single


def _echoing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching
    plain_words = frozenset(kb.words.teaching.plain)
    uses = _uses(kb, plain_words)
    for name, item in choices(kb):
        if isinstance(item, Single) and restated(item, plain_words) >= policy.items.restated:
            continue  # the key says the whole stem again, which JK586 says
        stem = roots(shown(item.stem), plain_words).keys()
        wrong = {
            root
            for _, option in distractors(item)
            for root in roots(shown(option.text), plain_words)
        }
        for place, option in enumerate(item.options):
            key = roots(shown(option.text), plain_words) if option.key else {}
            alone = sorted(stem & key.keys() - wrong)
            rare = [key[root] for root in alone if uses[root] <= policy.items.echo_rare]
            if stem & wrong:
                needed = _needed(item, option, wrong, kb.words.teaching)
                rare = [word for word in rare if word not in needed]
            if not rare:
                continue
            found = CHECK.rule.at(
                kb.locate(name, ("options", place, "text")),
                f"only {'a' if isinstance(item, Multiple) else 'the'} key repeats "
                f"{' and '.join(map(repr, rare))} of the stem",
                "use another word in the key, or the same in a distractor",
            )
            grave = len(rare) >= policy.items.echo_error and not stem & wrong
            yield graver(found) if grave else found


def _needed(
    item: Choice, option: Option, wrong: Container[str], words: TeachingWords
) -> frozenset[str]:
    """Words that an option needs: names, and those of a question that offers the options itself,
    as in `is it a drink or a meal?`."""
    plain_words = frozenset(words.plain)
    names = _names(shown(item.stem)) | _names(shown(option.text))
    offered = roots(lead_in(item.stem, words.instructions), plain_words)
    if not any(root in wrong for root in offered):
        return names
    own = roots(shown(option.text), plain_words).items()
    return names.union(word for root, word in own if root in offered)


def _names(text: str) -> frozenset[str]:
    """Words that have a capital within a sentence, as names have that any option needs."""
    return frozenset(
        word
        for sentence in sentences(text)
        for each in sentence.split()[1:]
        if each[0].isupper()
        for word in words_in(each)
    )


def _uses(kb: KnowledgeBase, plain_words: frozenset[str]) -> Counter[str]:
    """How many items use a word, in any form, in their stem or options."""
    uses: Counter[str] = Counter()
    for _, item in items(kb):
        uses.update(roots(" ".join(_read(item)), plain_words).keys())
    return uses


def _read(item: Question) -> Iterator[str]:
    yield shown(item.stem)
    if isinstance(item, Choice):
        yield from (shown(option.text) for option in item.options)


CHECK = check(
    "JK522", "stem-echo", Severity.WARNING, __doc__, _echoing, also=(Severity.ERROR,), whole=False
)
