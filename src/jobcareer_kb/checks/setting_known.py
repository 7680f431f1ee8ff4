"""What a record takes from kb.yaml stands there: an audience, a resource group; and what kb.yaml
names exists: a format, a template, a code.

Bad:   audience: adults           (kb.yaml has adult-jobseekers)
Good:  audience: adult-jobseekers
Note:  a quiz bank, the key, the guide and the slides hold answers, so their `audience` is
       `facilitator`.
Note:  `severities` may not change a code that a build stands on: those of unreadable files, of
       broken records, and of names that lead nowhere; nor those by which `check --since` tells what
       a change lowers (JK143 to JK146).
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.model.workshop import Workshop

ANSWERING = frozenset({"facilitator-guide", "key", "slides"})
"""Products whose templates print answers, the slides in their notes."""


def _unknown(context: Context) -> Iterator[Diagnostic]:
    """What is wrong in a field of kb.yaml has its own finding; only sound ones are asked."""
    for field, judge in (
        ("audiences", _audiences),
        ("resource_groups", _groups),
        ("severities", _severities),
        ("products", _products),
    ):
        if field not in context.kb.guessed:
            yield from judge(context)


def _audiences(context: Context) -> Iterator[Diagnostic]:
    known = context.kb.settings.audiences
    for shop in context.kb.of("workshop", Workshop):
        if shop.audience not in known:
            name = f"workshop/{shop.id}"
            yield _finding(context, name, ("audience",), "audience", shop.audience, known)


def _groups(context: Context) -> Iterator[Diagnostic]:
    known = context.kb.settings.resource_groups
    for name, facts in context.kb.facts.items():
        if facts.group and facts.group not in known:
            yield _finding(context, name, ("group",), "resource group", facts.group, known)


def _severities(context: Context) -> Iterator[Diagnostic]:
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
        elif context.codes and code not in context.codes:
            yield _unknown_name(place, "code", code, context.codes)


def _products(context: Context) -> Iterator[Diagnostic]:
    for id_, product in context.kb.settings.products.items():
        for index, name in enumerate(product.formats):
            route: Route = ("products", id_, "formats", index)
            if context.formats and name not in context.formats:
                yield _finding(context, "kb.yaml", route, "format", name, context.formats)
            elif name in context.banks:
                yield from _bank(context, id_, route)
            elif index == 0 and id_ in ANSWERING and product.audience == "participant":
                yield CHECK.rule.at(
                    context.kb.locate("kb.yaml", ("products", id_, "audience")),
                    f"product '{id_}' is for participants, but it holds every answer",
                    "write 'audience: facilitator'",
                )
            elif context.templates and id_ not in context.templates:
                place = context.kb.locate_key("kb.yaml", ("products", id_))
                yield _unknown_name(place, "template", id_, context.templates)


def _bank(context: Context, product: str, route: Route) -> Iterator[Diagnostic]:
    """A quiz bank holds every answer, so it stands alone and among the facilitators' files."""
    if context.kb.settings.products[product].audience == "participant":
        yield CHECK.rule.at(
            context.kb.locate("kb.yaml", route),
            f"product '{product}' is for participants, but a quiz bank holds every answer",
            "give the bank a product of its own, with 'audience: facilitator'",
        )


def is_fixed(code: str) -> bool:
    """Say whether the severity of a code is no matter of taste.

    A build stands on it; or it tells what a change does to what is judged by (JK143 to JK146).
    """
    return re.fullmatch(r"JK(0\d\d|1(?!02|4[0-2])\d\d|202|30[1235]|6\d\d)", code) is not None


def _finding(
    context: Context, record: str, route: Route, what: str, value: str, known: Iterable[str]
) -> Diagnostic:
    return _unknown_name(context.kb.locate(record, route), what, value, known)


def _unknown_name(place: Span, what: str, value: str, known: Iterable[str]) -> Diagnostic:
    names = sorted(known)
    near = get_close_matches(value, names, n=1, cutoff=0.6)
    help = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(names)}"
    return CHECK.rule.at(place, f"unknown {what} '{value}'", help)


CHECK = check("JK303", "setting-known", Severity.ERROR, __doc__, _unknown)
