"""A sheet that an activity names is one of its sheets.

Two ways of naming are read: a material that begins with "Sheet on", "Sheet for", "Sheet about",
"Sheet with" or "Sheet called" or ends with "worksheet" and the like; and a title in quotation marks
beside the word "sheet".

Bad:   item: Sheet on local offices      (the activity has the sheet "Who can help")
Good:  item: Sheet on who can help
Bad:   do: Give out the sheet "My path".     (its sheets: "My map")
Bad:   do: Give out Sheet 2.     (numbers follow from the agenda and differ between workshops)
Mend:  use the words of the title, or write the sheet.
Why:   the guide's list of materials says what to print, and by which name. A title of another
       activity's sheet is fine where each workshop with the one has the other too.
"""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, content, normal, quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.sheets import given_by
from jobcareer_kb.values import Name, Words, words_of

_LINK = r"\s+(?:on|for|about|with|called)\s+"
_SMALL = frozenset({"a", "an", "for", "from", "in", "my", "of", "on", "the", "to", "with", "your"})
"""Words of a title that a material may leave out, or add."""
_QUOTED = r"[\"“”]([^\"“”]{2,80})[\"“”]"


class _Called(NamedTuple):
    """What a sheet is called in a material, and what says nothing beside it."""

    sheet: str
    """A pattern."""
    first: str
    last: frozenset[str]
    plain: frozenset[str]
    at_hand: frozenset[str]

    def is_paper(self, last: str) -> bool:
        """Say whether a word is the first one in the plural: "colored sheets" are paper."""
        return last != self.first and last.removesuffix("s") == self.first


def _called(words: TeachingWords) -> _Called:
    return _Called(
        any_of(words.sheet_words).pattern,
        next(iter(words.sheet_words), ""),
        frozenset(words.sheet_words),
        frozenset(words.plain),
        content(" ".join(words.at_hand), ()),
    )


def _unknown(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    words = _called(kb.words.teaching)
    neighbors = _neighbors(context)
    for activity in kb.of("activity", Activity):
        name = f"activity/{activity.id}"
        own = _titles(kb, activity)
        known = ChainMap(own, neighbors.get(activity.id, {}))
        help = "this activity has no sheets; write one, or say what it is instead"
        if own:
            help = f"sheets here: {', '.join(map(quoted, own.values()))}; use the words of a title"
        for route, text in words_of(activity):
            if route[0] == "sheets" and route[-1] == "title":
                continue
            for what, start, end in _missing(text, route, known, words):
                yield CHECK.rule.at(kb.text_span(name, route, start, end), what, help)


def _missing(
    text: Words, route: Route, known: Mapping[tuple[str, ...], str], words: _Called
) -> Iterator[tuple[str, int, int]]:
    """What is named and is not there, with its place in the text."""
    raw = str(text)
    sheet = words.sheet
    if isinstance(text, Name) and route[-1] == "item":
        wanted = _wanted(text, words)
        if wanted and not _fits(wanted, known):
            yield f"no sheet is called {quoted(wanted)}", 0, len(raw)
            return
    for pattern in (rf"{sheet}\s+(?:called\s+)?{_QUOTED}", rf"{_QUOTED}\s+{sheet}"):
        for found in re.finditer(pattern, raw, re.IGNORECASE):
            if normal(found[1]) not in known:
                yield f"no sheet is called {quoted(found[1])}", found.start(1), found.end(1)
    for found in re.finditer(rf"{sheet}\s+\d+(?![\w/])", raw, re.IGNORECASE):
        what = f"{quoted(found[0])} names a sheet by a number, which differs between workshops"
        yield what, found.start(), found.end()


def _wanted(item: Name, words: _Called) -> str:
    """The title by which a material names a sheet; empty where it names none."""
    if first := re.match(words.sheet + _LINK, str(item), re.IGNORECASE):
        return shown(item)[first.end() :].partition(",")[0]
    before, _, last = shown(item).rpartition(" ")
    called = last.lower()
    if called not in words.last or words.is_paper(called):
        return ""
    return before if content(before, words.plain) - words.at_hand else ""


def _fits(wanted: str, known: Iterable[tuple[str, ...]]) -> bool:
    """Say whether the words hold all words of some title, or some title all of theirs."""
    mine = set(normal(wanted)) - _SMALL
    titles = (set(title) - _SMALL for title in known)
    return any(mine and (title <= mine or mine <= title) for title in titles)


def _titles(kb: KnowledgeBase, activity: Activity) -> dict[tuple[str, ...], str]:
    """The titles of the sheets that an activity uses, by their words."""
    titles = (str(placed.sheet.title) for placed in given_by(kb, activity))
    return {normal(title): title for title in titles}


def _neighbors(context: Context) -> dict[str, dict[tuple[str, ...], str]]:
    """For each activity, the sheets that are at hand in every workshop with that activity."""
    kb = context.kb
    titles = {
        f"activity/{activity.id}": _titles(kb, activity) for activity in kb.of("activity", Activity)
    }
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for shop in kb.of("workshop", Workshop):
        here = {k: v for item in shop.agenda for k, v in titles.get(str(item.activity), {}).items()}
        for id_ in dict.fromkeys(item.activity.id for item in shop.agenda):
            before = found.get(id_)
            found[id_] = {k: v for k, v in before.items() if k in here} if before else here
    return found


CHECK = check("JK507", "sheet-known", Severity.WARNING, __doc__, _unknown, whole=False)
