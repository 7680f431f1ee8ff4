"""What a record takes from kb.yaml stands there: an audience, a resource group, a type
of challenge or takeaway; and what kb.yaml names exists: a format, a template, a code.

Bad:   audience: adults           (kb.yaml has adult-jobseekers)
Good:  audience: adult-jobseekers
Note:  a quiz bank, the key, the guide and the slides hold answers, so their `audience` is
       `facilitator`.
Note:  `severities` may not change a code that a build stands on: those of unreadable files, of
       broken records, and of names that lead nowhere; nor those by which `check --since` tells what
       a change lowers (JK143 to JK146).
"""

import re
from collections.abc import Collection, Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.spelling import Spelling

_GROUPED = (
    ("resource", "group", "resource_groups", "resource group"),
    ("challenge", "type", "challenge_types", "type of challenge"),
    ("takeaway", "type", "takeaway_types", "type of takeaway"),
)
"""Kinds whose records name a group: the field, the list in kb.yaml, and what it is called."""
ANSWERING = frozenset({"facilitator-guide", "key", "slides"})
"""Products whose templates print answers, the slides in their notes."""


class _Names:
    """What may be named: the audiences of kb.yaml, and so on."""

    def __init__(self, what: str, known: Collection[str]) -> None:
        self._what = what
        self._known = known
        self._listed = ", ".join(sorted(known))
        self._spelling = Spelling(sorted(known))

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def unknown(self, place: Span, name: str) -> Diagnostic:
        """The finding about a name that is none of them."""
        near = self._spelling.near(name)
        help = f"did you mean '{near}'?" if near else f"known: {self._listed}"
        return CHECK.rule.at(place, f"unknown {self._what} '{name}'", help)


def _unknown(context: Context) -> Iterator[Diagnostic]:
    """What is wrong in a field of kb.yaml has its own finding; only sound ones are asked."""
    for field, judge in (
        ("audiences", _audiences),
        ("severities", _severities),
        ("products", _products),
    ):
        if field not in context.kb.guessed:
            yield from judge(context)
    yield from _groups(context)


def _audiences(context: Context) -> Iterator[Diagnostic]:
    known = _Names("audience", context.kb.settings.audiences)
    for shop in context.kb.of("workshop", Workshop):
        if shop.audience not in known:
            place = context.kb.locate(f"workshop/{shop.id}", ("audience",))
            yield known.unknown(place, shop.audience)


def _groups(context: Context) -> Iterator[Diagnostic]:
    settings = context.kb.settings
    groups = {
        kind: (field, _Names(what, settings.groups_of(kind)))
        for kind, field, listed, what in _GROUPED
        if listed not in context.kb.guessed
    }
    for name, facts in context.kb.facts.items():
        if not facts.group or (kind := name.partition("/")[0]) not in groups:
            continue
        field, known = groups[kind]
        if facts.group not in known:
            yield known.unknown(context.kb.locate(name, (field,)), facts.group)


def _severities(context: Context) -> Iterator[Diagnostic]:
    codes = _Names("code", context.codes)
    for code in context.kb.settings.severities:
        place = context.kb.locate_key("kb.yaml", ("severities", code))
        if is_fixed(code):
            yield CHECK.rule.at(
                place,
                f"the severity of {code} cannot be changed",
                "remove the line: what a change lowers is told, whatever the change says"
                if code.startswith("JK14")
                else "remove the line: a file that is left out, or a name that leads nowhere, "
                "stops every build",
            )
        elif context.codes and code not in codes:
            yield codes.unknown(place, code)


def _products(context: Context) -> Iterator[Diagnostic]:
    formats, templates = _Names("format", context.formats), _Names("template", context.templates)
    made: dict[str, str] = {}
    for id_, product in context.kb.settings.products.items():
        for index, name in enumerate(product.formats):
            route: Route = ("products", id_, "formats", index)
            if context.formats and name not in formats:
                yield formats.unknown(context.kb.locate("kb.yaml", route), name)
            elif name in context.banks:
                yield from _bank(context, id_, route)
                if (first := made.setdefault(name, id_)) != id_:
                    yield _twice(context, first, id_, route)
            elif index == 0 and id_ in ANSWERING and product.audience == "participant":
                yield CHECK.rule.at(
                    context.kb.locate("kb.yaml", ("products", id_, "audience")),
                    f"product '{id_}' is for participants, but it holds every answer",
                    "write 'audience: facilitator'",
                )
            elif context.templates and id_ not in templates:
                place = context.kb.locate_key("kb.yaml", ("products", id_))
                yield templates.unknown(place, id_)


def _bank(context: Context, product: str, route: Route) -> Iterator[Diagnostic]:
    """A quiz bank holds every answer, so it stands alone and among the facilitators' files."""
    if context.kb.settings.products[product].audience == "participant":
        yield CHECK.rule.at(
            context.kb.locate("kb.yaml", route),
            f"product '{product}' is for participants, but a quiz bank holds every answer",
            "give the bank a product of its own, with 'audience: facilitator'",
        )


def _twice(context: Context, first: str, second: str, route: Route) -> Diagnostic:
    """The file of a bank is named after its workshop and platform, so two would be one file."""
    return CHECK.rule.at(
        context.kb.locate("kb.yaml", route),
        f"the products '{first}' and '{second}' would write this quiz bank to the same file",
        "take the format out of one of them",
    )


def is_fixed(code: str) -> bool:
    """Say whether the severity of a code is no matter of taste.

    A build stands on it; or it tells what a change does to what is judged by (JK143 to JK146).
    """
    return re.fullmatch(r"JK(0\d\d|1(?!02|4[0-2])\d\d|202|30[1235]|6\d\d)", code) is not None


CHECK = check("JK303", "setting-known", Severity.ERROR, __doc__, _unknown, whole=False)
