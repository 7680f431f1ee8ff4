"""Two fields of one record do not say the same.

Bad:   statement: A normal high means that it will be that warm.
       reply: A normal high means that it will be that warm. [@a]
Bad:   what_for: Search the web. [@a]   how_to_find: Search the web. [@a]
Mend:  write what the field asks for; docs/records.md says it for each.
Note:  both fields are named, for nobody can tell which of the two is the copy.
Why:   most often one was copied to be reworded, and was not. Capitals, accents, signs and citations
       make no difference. Read are texts of three words or more in definitions, distinctions,
       steps, challenges, resources, guides, objectives, procedures, scenarios, and in the first
       fields of activities. Sides of a distinction are reported as JK438, entries of one list as
       JK436.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.values import words_of

_READ = frozenset(
    {
        *("activity", "challenge", "definition", "distinction", "guide", "objective", "procedure"),
        *("resource", "scenario", "step"),
    }
)
_SHOWN = frozenset({"slide", "slide_hint"})
_FEWEST = 3
"""Words of a text that cannot well be the same by chance."""


def _equal(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    if name.partition("/")[0] not in _READ:
        return
    alike: dict[str, list[Route]] = {}
    for route, text in words_of(record):
        said = form(shown(text)) if _is_read(name, route) else ""
        if said.count(" ") + 1 >= _FEWEST:
            alike.setdefault(said, []).append(route)
    for routes in alike.values():
        other = next((each for each in routes if _field(each) != _field(routes[0])), None)
        if other is not None:
            yield _same(kb, name, routes[0], other)
            yield _same(kb, name, other, routes[0])


def _same(kb: KnowledgeBase, name: str, route: Route, other: Route) -> Diagnostic:
    return CHECK.rule.at(
        kb.locate(name, route),
        f"'{_field(route)[-1]}' says what '{_field(other)[-1]}' says",
        "write what this field asks for",
        (Related(kb.locate(name, other), "the same words"),),
    )


def _is_read(name: str, route: Route) -> bool:
    """Of an activity only what it says of itself; cues and slides may say the same."""
    return not name.startswith("activity/") or (len(route) == 1 and route[0] not in _SHOWN)


def _field(route: Route) -> tuple[str, ...]:
    return tuple(part for part in route if isinstance(part, str))


CHECK = check_of_record("JK440", "field-own", Severity.WARNING, __doc__, _equal, Record)
