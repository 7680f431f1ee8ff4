"""What an activity has people bring is used in it, and what it gives out is among that.

Bad:   materials with "Stopwatch", and no text of the activity speaks of one
Bad:   do: Give out the sticky notes.        (not among the materials)
Mend:  say in a cue what it is for, or drop it; name what is given out in
       `materials`.
Why:   people pack by this list, and find out in the room what is missing. Compared are the words of
       a material with all other texts of the activity; and what a cue says to give out with the
       materials and the titles of sheets. The words: `give_phrases`, `plain` and `at_hand` below
       `teaching` in words.yaml.
"""

import re
from collections.abc import Iterable, Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, content, quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.values import Words, words_of


def _unused(context: Context) -> Iterator[Diagnostic]:
    kb, words = context.kb, context.kb.words.teaching
    activities = kb.of("activity", Activity)
    plain = frozenset(words.plain)
    at_hand = content(" ".join(words.at_hand), ())
    called = content(" ".join(words.sheet_words), ())
    sheets = _words_of((sheet.title for each in activities for sheet in each.sheets), plain)
    given = re.compile(
        rf"{any_of(words.give_phrases).pattern}\s+([^.,;:!?]{{2,60}})", re.IGNORECASE
    )
    for activity in activities if words.at_hand else ():
        name = f"activity/{activity.id}"
        brought = _words_of((each.item for each in activity.materials), plain)
        texts = [(route, text) for route, text in words_of(activity) if route[0] != "materials"]
        told = _words_of((text for _, text in texts), plain) | at_hand
        for place, material in enumerate(activity.materials):
            own = content(shown(material.item), plain)
            if own and own.isdisjoint(told) and own.isdisjoint(called):
                yield CHECK.rule.at(
                    kb.locate(name, ("materials", place, "item")),
                    f"no text of this activity speaks of {quoted(shown(material.item))}",
                    "say in a cue what it is for, or drop it",
                )
        there = brought | sheets | at_hand | called
        for route, text in texts if activity.materials or activity.sheets else ():
            for found in given.finditer(shown(text)) if route[-1] == "do" else ():
                if content(found[1], plain).isdisjoint(there):
                    yield CHECK.rule.at(
                        kb.locate(name, route),
                        f"{quoted(found[0])}, but no material is called so",
                        "name it in 'materials', or say what is given out",
                    )


def _words_of(texts: Iterable[Words], plain: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(content(shown(each), plain) for each in texts))


CHECK = check("JK564", "material-used", Severity.WARNING, __doc__, _unused)
