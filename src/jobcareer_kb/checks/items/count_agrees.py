"""A number in the stem of a matching or an ordering item is that of its entries.

Bad:   stem: Put the four steps in order.          (three items)
Bad:   stem: Which example fits each word? Two examples are left over.        (one is left over)
Mend:  write the number that is right, or write what is missing.
Why:   people look for what is not there. Of a choice item, JK529 compares the number with the keys.
       Read is a number after a word such as "put", "match" or "which", the one before "left
       over", and "first, second, and third". The words: `numbers`, `instructions` and `ordinals`
       below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._counts import counts_in, number_of, number_pattern
from jobcareer_kb.checks._item_texts import any_of, sentences, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.tasks import Question, Role


def _miscounted(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    for said, there, what in _counts(item, words):
        if said not in there:
            yield CHECK.rule.at(
                kb.locate(name, ("stem",)),
                f"the stem says {said}, but {what}",
                "write the number that is right, or write what is missing",
            )


def _counts(item: Question, words: TeachingWords) -> Iterator[tuple[int, tuple[int, ...], str]]:
    """Numbers that a stem gives, those that would be right, and what there is."""
    stem = shown(item.stem)
    number = number_pattern(words)
    left = re.search(rf"\b({number})\b(?:\s+\w+){{0,3}}?\s+left\s+over", stem, re.IGNORECASE)
    terms, entries = len(item.in_role(Role.TERM)), len(item.in_role(Role.ENTRY))
    if terms:
        matches = [piece.right for piece in item.in_role(Role.MATCH)]
        pairs, over = terms, matches.count(False)
        if left:
            yield (
                number_of(left[1], words),
                (over,),
                f"{over} {'is' if over == 1 else 'are'} left over",
            )
        there: tuple[int, ...] = (pairs, len(matches))
        what = f"there are {pairs} pairs"
    elif entries:
        there = (entries,)
        what = f"there are {entries} items"
        ordinals = any_of(words.ordinals).findall(stem)
        if len(set(ordinals)) > 1:
            last = max(words.ordinals.index(each) for each in map(str.casefold, ordinals)) + 1
            yield last, there, what
    else:
        return
    task = any_of((*words.instructions, "which")).pattern
    asked = re.search(rf"{task}\s+(?:\w+\s+){{0,2}}?({number})\s+(\w+)", stem, re.IGNORECASE)
    for sentence in sentences(stem):
        if left and left[0] in sentence:
            continue
        counts = counts_in(sentence, words) if re.search(task, sentence, re.IGNORECASE) else ()
        for count in counts:
            if count.is_whole and not count.is_part:
                yield count.number, there, what
                return
    if asked and not (left and left.start(1) == asked.start(1)) and number_of(asked[1], words) > 1:
        yield number_of(asked[1], words), there, what


CHECK = check_of_record("JK575", "count-agrees", Severity.WARNING, __doc__, _miscounted, Question)
