"""Options look alike: the same kind of first letter, the same end.

Bad:   a) A storm.  b) A calm day  c) A wet day           (one has a full stop)
Bad:   a) A storm  b) a calm day  c) A wet day            (one has no capital)
Bad:   pairs: [{term: Weather, ...}, {term: climate, ...}, {term: Forecast, ...}]
Mend:  write all of them alike.
Why:   an option that looks different is taken for the key, or for a slip. A name may begin with a
       capital among options that do not. So it is with the terms, the matches and the items of the
       other types.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.tasks import Question, Role
from jobcareer_kb.values import Words

_ALIKE = {
    Role.OPTION: "options",
    Role.TERM: "terms",
    Role.MATCH: "matches",
    Role.ENTRY: "items",
}
"""Texts that stand side by side, and how a finding calls them."""
_ENDS = ".?!;,"
_QUOTES = "\"'“”‘’()"


def _odd(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    for what, routes, words in _lists(item):
        texts = [shown(each).strip(_QUOTES) for each in words]
        for place, message in _unlike(texts, what, item):
            yield CHECK.rule.at(kb.locate(name, routes[place]), message, f"write all {what} alike")


def _lists(item: Question) -> Iterator[tuple[str, list[Route], list[Words]]]:
    """The options, the terms and what belongs to them, or the items, with their places."""
    for role, what in _ALIKE.items():
        pieces = item.in_role(role)
        yield what, [piece.route for piece in pieces], [piece.words for piece in pieces]


def _unlike(texts: list[str], what: str, item: Question) -> Iterator[tuple[int, str]]:
    """The one text that ends, or begins, otherwise than all others."""
    ends = [text[-1:] if text[-1:] in _ENDS else "" for text in texts]
    if (place := _only_one(ends)) is not None:
        how = f"ends in '{ends[place]}'" if ends[place] else "has no sign at its end"
        yield place, f"of {len(texts)} {what}, only {quoted(texts[place])} {how}"
    capitals = [text[:1].isupper() if text[:1].isalpha() else None for text in texts]
    if None in capitals or (place := _only_one(capitals)) is None:
        return
    if not capitals[place] or (what == "options" and _is_common(texts[place], item)):
        how = "a capital" if capitals[place] else "a small letter"
        yield place, f"of {len(texts)} {what}, only {quoted(texts[place])} begins with {how}"


def _only_one(marks: list[str] | list[bool | None]) -> int | None:
    """The place of the one mark that differs from all others, which are alike."""
    for place in range(len(marks)):
        others = {mark for index, mark in enumerate(marks) if index != place}
        if len(others) == 1 and len(marks) > 2 and marks[place] not in others:
            return place
    return None


def _is_common(text: str, item: Question) -> bool:
    """Say whether a first word is no name: the item writes it small somewhere else."""
    first = text.split()[0].lower()
    seen = " ".join(shown(piece.words) for piece in item.pieces()).split()
    return first in {word.strip(_QUOTES + _ENDS) for word in seen}


CHECK = check_of_record("JK520", "odd-option", Severity.WARNING, __doc__, _odd, Question)
