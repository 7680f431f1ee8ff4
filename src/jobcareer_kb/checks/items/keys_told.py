"""A stem says how many options to choose, and says it right.

Bad:   type: multiple, three keys, stem: Choose the TWO signs of a storm.
Bad:   type: multiple, stem: Which are signs of a storm?
Good:  type: multiple, two keys, stem: Choose the TWO signs of a storm.
Mend:  write "Choose the TWO" with the number of keys; in an item with one key, ask for one.
Error: the number differs from the number of keys, so nobody can answer.
Why:   people who do not know how many to choose are scored on a guess. The words for numbers and
       for tasks: `numbers` and `instructions` below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.checks._quiz_items import graver
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.tasks.multiple import Multiple


def _told(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    keys = sum(option.key for option in item.options)
    asked = _asked(shown(item.stem), words)
    several = isinstance(item, Multiple)
    right = words.numbers[keys - 1].upper() if keys <= len(words.numbers) else str(keys)
    if asked is not None and asked != keys and (several or asked > 1):
        marked = f"{keys} option{' is' if keys == 1 else 's are'} marked as key"
        yield graver(
            CHECK.rule.at(
                kb.locate(name, ("stem",)),
                f"the stem asks for {asked}, but {marked}",
                f"ask for {right}, or mark or unmark options with 'key: true'",
            )
        )
    elif several and asked is None:
        yield CHECK.rule.at(
            kb.locate(name, ("stem",)),
            "the stem does not say how many options to choose",
            f"write 'Choose the {right}'",
        )


def _asked(stem: str, words: TeachingWords) -> int | None:
    """How many a stem asks for: the number soon after a word such as "choose" or "which"."""
    task, number = any_of(words.instructions).pattern, any_of(words.numbers).pattern
    found = re.search(rf"(?:{task}|\bwhich)\s+(?:\w+\s+){{0,2}}?({number}|\d)\b", stem, re.I)
    if found is None:
        return None
    said = found[1].casefold()
    return int(said) if said.isdigit() else words.numbers.index(said) + 1


CHECK = check_of_record(
    "JK529", "keys-told", Severity.WARNING, __doc__, _told, Choice, also=(Severity.ERROR,)
)
