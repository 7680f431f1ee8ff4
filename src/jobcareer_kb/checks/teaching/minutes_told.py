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
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._counts import number_of, number_pattern
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import Words

_GIVEN = (
    r"\b(?:you have|take|give (?:them|people|each pair|pairs|everyone|each group))\s+(?:about\s+)?"
)

_WHOLE = re.compile(r"(?:in|within|for|takes|lasts)\s+(?:the\s+|these\s+)?", re.IGNORECASE)
"""What stands at the beginning before the minutes of the whole."""


def _mistold(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    number = number_pattern(words)
    told = re.compile(rf"({number})[\s-]+minutes?\b", re.IGNORECASE)
    given = re.compile(rf"{_GIVEN}({number})\s+minutes?\b", re.IGNORECASE)
    for shop in kb.of("workshop", Workshop):
        texts: tuple[tuple[str, Words], ...] = (("title", shop.title), ("covers", shop.covers))
        for field, text in texts:
            for found in told.finditer(str(text)):
                minutes = number_of(found[1], words)
                whole = field == "title" or _WHOLE.fullmatch(str(text)[: found.start()][-20:])
                if minutes > shop.minutes or (whole and minutes != shop.minutes):
                    yield CHECK.rule.at(
                        kb.text_span(f"workshop/{shop.id}", (field,), found.start(), found.end()),
                        f"'{found[0]}', but this workshop takes {shop.minutes}",
                        "write the minutes that there are",
                    )
    for activity in kb.of("activity", Activity):
        for route, text, most in _spoken(activity):
            for found in given.finditer(str(text)):
                if number_of(found[1], words) > most:
                    yield CHECK.rule.at(
                        kb.text_span(f"activity/{activity.id}", route, found.start(), found.end()),
                        f"'{found[0]}', but this phase has {most}",
                        "write the minutes that there are, or give the phase more",
                    )


def _spoken(activity: Activity) -> Iterator[tuple[Route, Words, int]]:
    """What is said and done in each phase, and the most minutes that it has."""
    for at, phase in enumerate(activity.phases):
        for place, cue in enumerate(phase.cues):
            for field, text in (("do", cue.do), ("say", cue.say), ("ask", cue.ask)):
                if text is not None:
                    yield ("phases", at, "cues", place, field), text, max(phase.minutes)


CHECK = check("JK563", "minutes-told", Severity.WARNING, __doc__, _mistold)
