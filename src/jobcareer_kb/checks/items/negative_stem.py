"""A stem asks what is so, not what is not so; if it must, the word stands in capitals or bold.

Bad:   Which is not a sign of a storm?
Good:  Which is NOT a sign of a storm?      Better: Which is a sign of calm weather?
Mend:  turn the question round, or write NOT, EXCEPT, LEAST.
Error: where an option says "not" as well: people have to think twice round the corner.
Why:   a small word that turns the question is easily missed (Haladyna, Downing & Rodriguez, 2002).
       Only the last sentence of the stem is read, in items to choose from and in true/false items;
       "Choose TWO." and the like behind it is passed over.
       The words: `negative` and `negative_answer` below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, lead_in, shown
from jobcareer_kb.checks._quiz_items import graver
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route, Strong, Text, walk
from jobcareer_kb.tasks import Question, Role
from jobcareer_kb.values import Words

_HARMLESS = re.compile(r"\bnot only\b|\bor not\b|\bat least\b|\bnot just\b", re.IGNORECASE)
_SHORT = re.compile(r"\b\w+n['’]t\b", re.IGNORECASE)


def _negative(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    if item.states is None and not item.in_role(Role.OPTION):
        return
    found = _turning(lead_in(item.stem, words.instructions), words.negative)
    if found is None:
        return
    if (route := _negative_option(item, words.negative_answer)) is not None:
        stem = kb.locate(name, ("stem",)), f"'{found[0]}' turns the question round"
        option = kb.locate(name, route), "this option is negative"
        # A word that stands out in the stem is meant to stand there; so it is the other one.
        first, other = (option, stem) if _stands_out(item.stem, found[0]) else (stem, option)
        yield graver(
            CHECK.rule.at(
                first[0],
                f"{first[1]}, and so {'is the stem' if first is option else 'does an option'}",
                "turn the question round, so that nobody has to think twice round the corner",
                (Related(other[0], "the other one"),),
            )
        )
    elif not _stands_out(item.stem, found[0]):
        yield CHECK.rule.at(
            kb.locate(name, ("stem",)),
            f"'{found[0]}' turns the question round, and is easily missed",
            f"ask what is so, or write {found[0].upper()}",
        )


def _turning(text: str, words: tuple[str, ...]) -> re.Match[str] | None:
    text = _HARMLESS.sub("", text)
    return any_of(words).search(text) or _SHORT.search(text)


def _negative_option(item: Question, words: tuple[str, ...]) -> Route | None:
    for piece in item.in_role(Role.OPTION):
        if _turning(shown(piece.words), words):
            return piece.route
    return None


def _stands_out(stem: Words, word: str) -> bool:
    """Say whether the word is in capitals or bold."""
    strong = (node for node in walk(stem.inlines) if isinstance(node, Strong))
    bold = (text.text for node in strong for text in walk((node,)) if isinstance(text, Text))
    return word.isupper() or any(word in text for text in bold)


CHECK = check_of_record(
    "JK517", "negative-stem", Severity.WARNING, __doc__, _negative, Question, also=(Severity.ERROR,)
)
