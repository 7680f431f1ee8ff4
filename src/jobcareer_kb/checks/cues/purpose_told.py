"""No option says what it is for, where the stem asks whom or what to turn to.

Bad:   Where should she turn?     A workforce agency, for help with rides
Good:  Where should she turn?     A workforce agency
Mend:  name the place or the tool alone; the rationale tells what it is for.
Why:   the need stands in the stem, so whoever can match "help with rides" with it need not know
       who helps with what; and it does not help that the other options say theirs. Read is what
       follows a comma, a dash or a parenthesis behind a thing: "Ask Lee, to hear more" is something
       to do and passes. The words: `purposes` and `articles` below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, lead_in, quoted, shown, words_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.tasks._choice import Choice

_MOST = 8
"""Words of what is named at most; more of them are a sentence."""
_EXAMPLE = r"(?!example\b|instance\b)"
"""Behind "for", what is named once more and not what it is for."""


def _told(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    asked = lead_in(item.stem, words.instructions)
    if not any_of((*words.asks_person, *words.asks_place, "which")).match(asked):
        return
    told = {
        place: found
        for place, option in enumerate(item.options)
        if (found := _purpose(shown(option.text), words)) is not None
    }
    if told:
        place = next((place for place in told if item.options[place].key), min(told))
        others = len(told) - 1
        yield CHECK.rule.at(
            kb.locate(name, ("options", place, "text")),
            f"{quoted(told[place])} says what this option is for"
            + (f", and {others} more say it of theirs" if others else ""),
            "name the place or the tool alone, and leave what it is for to the rationale",
        )


def _purpose(option: str, words: TeachingWords) -> str | None:
    """What an option says that it is for, behind a thing that it names."""
    found = re.search(
        rf"(?:, | \(| [–—-] ?)({any_of(words.purposes).pattern} {_EXAMPLE}[^,()–—]{{1,80}})\)?$",
        option,
    )
    before = words_in(option[: found.start()]) if found else ()
    is_thing = bool(before) and before[0] in words.articles
    return found[1] if found and is_thing and len(before) <= _MOST else None


CHECK = check_of_record("JK583", "purpose-told", Severity.WARNING, __doc__, _told, Choice)
