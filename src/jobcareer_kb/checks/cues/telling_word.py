"""No word such as "always" or "often" parts the key from the distractors.

Bad:   a) It often rains  b) It never snows  c) It is always cold      (key: a)
Bad:   stem: It always rains in the spring.      answer: false
Good:  no option has such a word, or key and distractors have it alike
Mend:  say how much, or how often, in each option; or in none.
Error: where the word alone finds the key: every distractor has an absolute one and the key has
       none, or the key alone has a vague one.
Why:   hardly anything is always so; so people who know nothing drop "always" and take "often"
       (Haladyna, Downing & Rodriguez, 2002). The words: `absolute`, `sweeping` (which count
       where half of the distractors have one; our choice) and `vague` below `teaching` in
       words.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.checks._quiz_items import distractors, graver
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.tasks import Question
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.tasks.true_false import TrueFalse


def _telling(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    if isinstance(item, TrueFalse):
        yield from _false(kb, name, item, words)
    if not isinstance(item, Choice):
        return
    yield from _absolute(kb, name, item, words)
    yield from _vague(kb, name, item, words)


def _false(
    kb: KnowledgeBase, name: str, item: TrueFalse, words: TeachingWords
) -> Iterator[Diagnostic]:
    found = any_of(words.absolute).search(str(item.stem)) if not item.answer else None
    if found is not None:
        yield CHECK.rule.at(
            kb.text_span(name, ("stem",), found.start(), found.end()),
            f"'{found[0].lower()}' marks this statement as false",
            "say how much or how often, or leave the word out",
        )


def _absolute(
    kb: KnowledgeBase, name: str, item: Choice, words: TeachingWords
) -> Iterator[Diagnostic]:
    keys = [shown(option.text) for option in item.options if option.key]
    broad = any_of(words.absolute + words.sweeping)
    if any(broad.search(key) for key in keys):
        return
    wrong = distractors(item)
    plain = {place for place, option in wrong if any_of(words.absolute).search(shown(option.text))}
    every = {place for place, option in wrong if broad.search(shown(option.text))}
    marked = every if 2 * len(every) >= len(wrong) and len(every) > 1 else plain
    for place in sorted(marked):
        found = broad.search(shown(item.options[place].text))
        word = found[0].lower() if found else ""
        finding = CHECK.rule.at(
            kb.locate(name, ("options", place, "text")),
            f"'{word}' marks this distractor as wrong"
            + (", and the others too" if len(marked) == len(wrong) else "")
            + "; the key has no such word",
            "say how much or how often in each option, or in none",
        )
        yield graver(finding) if len(marked) == len(wrong) else finding


def _vague(
    kb: KnowledgeBase, name: str, item: Choice, words: TeachingWords
) -> Iterator[Diagnostic]:
    hedged = {
        place: found
        for place, option in enumerate(item.options)
        if (found := _hedge(shown(option.text), words)) is not None
    }
    keys = {place for place, option in enumerate(item.options) if option.key}
    if hedged and set(hedged) == keys:
        place = min(keys)
        yield graver(
            CHECK.rule.at(
                kb.locate(name, ("options", place, "text")),
                f"'{hedged[place].lower()}' stands in the key alone, and so finds it",
                "say how much or how often in each option, or in none",
            )
        )


def _hedge(text: str, words: TeachingWords) -> str | None:
    """The first vague word; the month of May is none."""
    for found in any_of(words.vague).finditer(text):
        if not (found[0][0].isupper() and found[0].casefold() in words.months):
            return found[0]
    return None


CHECK = check_of_record(
    "JK518", "telling-word", Severity.WARNING, __doc__, _telling, Question, also=(Severity.ERROR,)
)
