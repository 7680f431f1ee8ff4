"""A question that asks who, where, how many or when has an option that answers it.

Bad:   Who gives the best reason?      a) It is a long way, since ...  b) It is near, since ...
Bad:   How many cups does it take?     a) A large pot  b) A small pot  c) A kettle
Good:  Which view has the best reason?
Mend:  ask with the word that the options answer, such as "which", or name people, places, numbers.
Why:   people look for a person and find none, so they wonder what is asked. Read is the word with
       which the question begins, and a finding needs that no option answers: to "who" and "where"
       each is a sentence or a reason, to "how many" none has a number, to "when" none has a time.
       The words: `asks_person`, `asks_place`, `asks_number`, `asks_time`, `clause_starts` and
       `time_words` below `teaching` in words.yaml.
"""

import re
from collections.abc import Callable, Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, lead_in, shown, singular, words_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.values import Terms

_NAMING = 3
"""Words behind "it" in an option that may name somebody."""
Answers = Callable[[str, WordLists], bool]


def _unanswered(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    asked = lead_in(item.stem, words.instructions)
    for phrases, what, answers in _sorts(kb.words):
        found = any_of(phrases).match(asked)
        if found is None or not asked.endswith("?"):
            continue
        if not any(answers(shown(option.text), kb.words) for option in item.options):
            yield CHECK.rule.at(
                kb.locate(name, ("stem",)),
                f"'{found[0]}' asks for {what}, and no option is one",
                "ask with the word that the options answer, such as 'which', or mend the options",
            )


def _sorts(words: WordLists) -> tuple[tuple[Terms, str, Answers], ...]:
    asking = words.teaching
    return (
        (asking.asks_person, "a person or a helper", _names_somebody),
        (asking.asks_place, "a place", _names_a_place),
        (asking.asks_number, "a number", _counts),
        (asking.asks_time, "a time", _dates),
    )


def _names_somebody(option: str, words: WordLists) -> bool:
    """Say whether an option is no sentence; "It is Bo" may name somebody."""
    first, *others = words_in(option) or ("",)
    is_sentence = first in words.teaching.clause_starts and len(others) > 1
    names = len(others) <= _NAMING and others[:1] and others[0] in words.teaching.singular_verbs
    return not is_sentence or bool(names)


def _names_a_place(option: str, words: WordLists) -> bool:
    """Say whether an option is no sentence, or one with a place in it, such as `at home`."""
    places = set(words.teaching.after_head) - {"that", "which", "who", "when", "if", "than"}
    return _names_somebody(option, words) or not places.isdisjoint(words_in(option))


def _counts(option: str, words: WordLists) -> bool:
    known = {*words.teaching.numbers, *words.claims.some, *words.claims.quantities, "none", "no"}
    return any(any(sign.isdigit() for sign in w) or w in known for w in words_in(option))


def _dates(option: str, words: WordLists) -> bool:
    known = {*words.teaching.time_words, *words.teaching.months}
    known |= {day.strip() for days in words.contacts.days for day in days.casefold().split(",")}
    is_known = any_of(tuple(sorted(known))).search(option) is not None
    has_word = any(singular(word) in known for word in words_in(option))
    return is_known or has_word or re.search(r"\d", option) is not None


CHECK = check_of_record(
    "JK584", "question-answered", Severity.WARNING, __doc__, _unanswered, Choice
)
