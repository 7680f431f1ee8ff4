"""Options look alike: the same kind of first letter, the same end.

Bad:   a) A storm.  b) A calm day  c) A wet day           (one has a full stop)
Bad:   a) A storm  b) a calm day  c) A wet day            (one has no capital)
Mend:  write all of them alike.
Why:   an option that looks different is taken for the key, or for a slip. A name may begin with a
       capital among options that do not.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.question import Choice

_ENDS = ".?!;,"
_QUOTES = "\"'“”‘’()"


def _odd(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    texts = [shown(option.text).strip(_QUOTES) for option in item.options]
    ends = [text[-1:] if text[-1:] in _ENDS else "" for text in texts]
    if (place := _only_one(ends)) is not None:
        what = f"ends in '{ends[place]}'" if ends[place] else "has no sign at its end"
        yield CHECK.rule.at(
            kb.locate(name, ("options", place, "text")),
            f"of {len(texts)} options, only {quoted(texts[place])} {what}",
            "end all options alike",
        )
    capitals = [text[:1].isupper() if text[:1].isalpha() else None for text in texts]
    if None in capitals or (place := _only_one(capitals)) is None:
        return
    if not capitals[place] or _is_common(texts[place], item):
        what = "a capital" if capitals[place] else "a small letter"
        yield CHECK.rule.at(
            kb.locate(name, ("options", place, "text")),
            f"of {len(texts)} options, only {quoted(texts[place])} begins with {what}",
            "begin all options alike",
        )


def _only_one(marks: list[str] | list[bool | None]) -> int | None:
    """The place of the one mark that differs from all others, which are alike."""
    for place in range(len(marks)):
        others = {mark for index, mark in enumerate(marks) if index != place}
        if len(others) == 1 and len(marks) > 2 and marks[place] not in others:
            return place
    return None


def _is_common(text: str, item: Choice) -> bool:
    """Say whether a first word is no name: the item writes it small somewhere else."""
    first = text.split()[0].lower()
    others = (shown(option.text) for option in item.options)
    reasons = (shown(option.rationale) for option in item.options)
    seen = " ".join((shown(item.stem), shown(item.explanation), *others, *reasons)).split()
    return first in {word.strip(_QUOTES + _ENDS) for word in seen}


CHECK = check_of_record("JK520", "odd-option", Severity.WARNING, __doc__, _odd, Choice)
