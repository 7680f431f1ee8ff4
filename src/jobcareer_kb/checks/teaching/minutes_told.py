"""The minutes that a workshop or a phase speaks of are those that it has.

Bad:   covers: In 45 minutes you plan a meal.        (minutes: 60)
Bad:   say: You have ten minutes.        (the phase has 5)
Mend:  write the minutes that there are, or give it more.
Why:   people plan their day by it, and a group that is promised ten minutes is stopped after five.
       Read are "minutes" and "minute" after a number in the title and `covers` of a workshop; and
       in a phase what follows "you have", "take" or "give ..." and is more than any of its lengths
       allows. The words: `numbers` below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterable, Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._counts import number_of, number_pattern
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model import Record
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import Words

_GIVEN = (
    r"\b(?:you have|take|give (?:them|people|each pair|pairs|everyone|each group))\s+(?:about\s+)?"
)

_WHOLE = re.compile(r"(?:in|within|for|takes|lasts)\s+(?:the\s+|these\s+)?", re.IGNORECASE)
"""What stands at the beginning before the minutes of the whole."""
_PART = re.compile(r"\b(?:first|next|last|every|each)\s+$", re.IGNORECASE)
_Mistold = tuple[Route, re.Match[str], str, str]
"""A field, what it says, what is so, and what to do."""


def _mistold(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    words = context.kb.words.teaching
    found: Iterable[_Mistold] = ()
    if isinstance(record, Workshop):
        found = _of_workshop(record, words)
    elif isinstance(record, Activity):
        found = _of_phases(record, words)
    for route, said, what, help in found:
        yield CHECK.rule.at(
            context.kb.text_span(name, route, said.start(), said.end()),
            f"'{said[0]}', but {what}",
            help,
        )


def _of_workshop(shop: Workshop, words: TeachingWords) -> Iterator[_Mistold]:
    told = re.compile(rf"({number_pattern(words)})[\s-]+minutes?\b", re.IGNORECASE)
    for field in ("title", "covers"):
        text = str(getattr(shop, field))
        for said in told.finditer(text):
            minutes = number_of(said[1], words)
            before = text[: said.start()][-20:]
            whole = not _PART.search(before) if field == "title" else _WHOLE.fullmatch(before)
            if minutes > shop.minutes or (whole and minutes != shop.minutes):
                what = f"this workshop takes {shop.minutes}"
                yield (field,), said, what, "write the minutes that there are"


def _of_phases(activity: Activity, words: TeachingWords) -> Iterator[_Mistold]:
    given = re.compile(rf"{_GIVEN}({number_pattern(words)})\s+minutes?\b", re.IGNORECASE)
    for route, text, most in _spoken(activity):
        for said in given.finditer(str(text)):
            if number_of(said[1], words) > most:
                help = "write the minutes that there are, or give the phase more"
                yield route, said, f"this phase has {most}", help


def _spoken(activity: Activity) -> Iterator[tuple[Route, Words, int]]:
    """What is said and done in each phase, and the most minutes that it has."""
    for at, phase in enumerate(activity.phases):
        for place, cue in enumerate(phase.cues):
            for field, text in (("do", cue.do), ("say", cue.say), ("ask", cue.ask)):
                if text is not None:
                    yield ("phases", at, "cues", place, field), text, max(phase.minutes)


CHECK = check_of_record(
    "JK563", "minutes-told", Severity.WARNING, __doc__, _mistold, Record, whole=True
)
