"""Number does not find the key: a stem in the plural has more than one option in the plural.

Bad:   The first signs are …      a) a rash  b) sickness and cramps  c) a cough      (key: b)
Good:  What comes first?          a) A rash  b) Sickness and cramps  c) A cough
Mend:  end the stem before the verb, or give two options the number that the verb asks for.
Why:   grammar finds the key (Haladyna, Downing & Rodriguez, 2002; Tarrant's criteria as used by
       Moore et al., 2023). Read are stems that end in a verb such as "is" or "are", and questions
       such as "What are ...?"; a finding needs a key that agrees and distractors that all do not.
       The number of an option is guessed from its first words, so a finding is a reason to look.
       The words: `singular_verbs`, `plural_verbs`, `plural_words` and `after_head` below
       `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted, sentences, shown, singular, words_in
from jobcareer_kb.checks._quiz_items import key_place
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._policies.teaching import VERBS
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.tasks.single import Single

_TAIL = re.compile(r"(?<![a-z])([a-z]++)[\s_.…:]*+$", re.IGNORECASE)
_QUESTION = re.compile(r"(?:what|which|who)\s+(\w+)\s.*\?$", re.IGNORECASE)
_DOING = frozenset(verb for verbs in VERBS.values() for verb in verbs)
"""An option that begins with one of these says what to do, and has no number."""


def _cues(context: Context, name: str, item: Single) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    verb = _verb(shown(item.stem), words)
    if verb is None:
        return
    numbers = [_is_plural(shown(option.text), words) for option in item.options]
    asked = verb in words.plural_verbs
    agreeing = [place for place, number in enumerate(numbers) if number == asked]
    if None not in numbers and agreeing == [key_place(item)]:
        text = shown(item.options[agreeing[0]].text)
        yield CHECK.rule.at(
            kb.locate(name, ("stem",)),
            f"'{verb}' in the stem agrees with the key alone, {quoted(text)}",
            "end the stem before the verb, or give another option the same number",
        )


def _verb(stem: str, words: TeachingWords) -> str | None:
    """The verb that shows the number: at the end, or after "what" where it is a plural.

    "What is in the box?" may be answered by any number of things.
    """
    asking = _QUESTION.fullmatch(sentences(stem)[-1])
    if asking is not None:
        return asking[1].lower() if asking[1].lower() in words.plural_verbs else None
    tail = _TAIL.search(stem)
    known = (*words.singular_verbs, *words.plural_verbs)
    return tail[1].lower() if tail is not None and tail[1].lower() in known else None


def _is_plural(option: str, words: TeachingWords) -> bool | None:
    """Guess the number of an option; None where it is no noun."""
    every = words_in(option)
    if not every or every[0] in _DOING or every[0] in words.instructions:
        return None
    head = every
    for place, word in enumerate(every[1:], start=1):
        if word in words.after_head:
            head = every[:place]
            break
    if "and" in head or not {head[0], head[-1]}.isdisjoint(words.plural_words):
        return True
    if head[0] in ("a", "an", "one", "each", "every", "this", "that"):
        return False
    return singular(head[-1]) != head[-1]


CHECK = check_of_record("JK536", "agreement-cue", Severity.WARNING, __doc__, _cues, Single)
