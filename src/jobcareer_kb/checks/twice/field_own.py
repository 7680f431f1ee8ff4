"""Two fields of one record do not say the same.

Bad:   statement: A normal high means that it will be that warm.
       reply: A normal high means that it will be that warm. [@a]
Bad:   what_for: Search the web. [@a]   how_to_find: Search the web. [@a]
Mend:  write what the field asks for; docs/records.md says it for each.
Why:   most often one was copied to be reworded, and was not. Capitals, accents, signs and citations
       make no difference. Read are texts of three words or more in definitions, distinctions,
       steps, challenges, resources, guides, objectives, and in the first fields of activities.
       Sides of a distinction are reported as JK438, entries of one list as JK436.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.values import words_of

_READ = frozenset(
    {"activity", "challenge", "definition", "distinction", "guide", "objective", "resource", "step"}
)
_SHOWN = frozenset({"slide", "slide_hint"})
_FEWEST = 3
"""Words of a text that cannot well be the same by chance."""


def _equal(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for name, record in kb.records.items():
        if name.partition("/")[0] not in _READ:
            continue
        seen: dict[str, Route] = {}
        for route, text in words_of(record):
            if not _is_read(name, route):
                continue
            said = form(shown(text))
            if said.count(" ") + 1 < _FEWEST:
                continue
            first = seen.setdefault(said, route)
            if _field(first) != _field(route):
                yield CHECK.rule.at(
                    kb.locate(name, route),
                    f"'{_field(route)[-1]}' says what '{_field(first)[-1]}' says",
                    "write what this field asks for",
                    (Related(kb.locate(name, first), "the same words"),),
                )


def _is_read(name: str, route: Route) -> bool:
    """Of an activity only what it says of itself; cues and slides may say the same."""
    return not name.startswith("activity/") or (len(route) == 1 and route[0] not in _SHOWN)


def _field(route: Route) -> tuple[str, ...]:
    return tuple(part for part in route if isinstance(part, str))


CHECK = check("JK440", "field-own", Severity.WARNING, __doc__, _equal)
