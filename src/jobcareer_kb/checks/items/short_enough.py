"""Stems and options are short enough to keep in mind.

Bad:   a stem of 80 words that tells a whole story before it asks
Mend:  leave out what is not needed to answer; move what the options share into the stem.
Why:   a long item tests reading. The numbers are ours: `stem_words` and `option_words` in
       `policies.teaching.items` of kb.yaml. How hard the words are, the checks of language say.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.tasks import Question
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.values import Words


def _long(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching.items
    for what, route, text, most in _measured(item, policy.stem_words, policy.option_words):
        count = len(shown(text).split())
        if count > most:
            yield CHECK.rule.at(
                kb.locate(name, route),
                f"{what} of {count} words, expected at most {most}",
                "leave out what is not needed to answer",
            )


def _measured(
    item: Question, stem_most: int, option_most: int
) -> Iterator[tuple[str, Route, Words, int]]:
    yield "a stem", ("stem",), item.stem, stem_most
    if isinstance(item, Choice):
        for place, option in enumerate(item.options):
            yield "an option", ("options", place, "text"), option.text, option_most


CHECK = check_of_record("JK530", "short-enough", Severity.WARNING, __doc__, _long, Question)
