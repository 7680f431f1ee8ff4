"""Everything that names or prints one record."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.facts import Facts
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import Look
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.selection import closed, printed, select
from jobcareer_kb.tracing.versions import UNMADE
from jobcareer_kb.values import Ref, Words, walk


@dataclass(frozen=True, slots=True)
class Use:
    """A place that names a record."""

    record: str
    route: Route
    span: Span
    how: str
    """`names`, `picks` (by `kind/*`), `cites`, `prints` (a figure within a text), or `looks up` (an
    entry of the ledger)."""


@dataclass(frozen=True, slots=True)
class Uses:
    """All uses of one record."""

    named: tuple[Use, ...]
    printed: tuple[Artifact, ...]
    """The files that print it, by path."""


def uses(kb: KnowledgeBase, name: str, templates: Templates) -> Uses:
    """Look through every record, and make every file whose selection holds the record."""
    named = tuple(
        Use(record, route, span, how)
        for record, facts in kb.facts.items()
        if _may_name(record, facts, name)
        for route, leaf in walk(kb.written[record])
        for how, span in _named(kb, name, record, route, leaf)
    )
    shops = frozenset(_may_print(kb, name))
    may = (artifact for artifact in plan(kb) if artifact.workshop in shops)
    return Uses(named, tuple(a for a in may if _prints(kb, name, a, templates)))


def _may_print(kb: KnowledgeBase, name: str) -> Iterator[str]:
    """Ids of the workshops that may print a record: those that reach it, and all of a source."""
    anywhere = name.startswith(("reference/", "evidence/", "workshop/"))
    for shop in kb.of("workshop", Workshop):
        names = printed(kb, shop)
        if anywhere or name in names or name in closed(kb, dict.fromkeys(names)):
            yield shop.id


def _may_name(record: str, facts: Facts, name: str) -> bool:
    """Say whether a record must be gone through; entries and figures name theirs in plain texts."""
    kind, _, id_ = name.partition("/")
    if record.startswith(("evidence/", "figure/")):
        return True
    named = {name, f"{kind}/*"}
    return (
        not named.isdisjoint(facts.refs)
        or name in facts.figures
        or (kind == "reference" and id_ in facts.cites)
    )


def _named(
    kb: KnowledgeBase, name: str, record: str, route: Route, leaf: object
) -> Iterator[tuple[str, Span]]:
    kind, _, id_ = name.partition("/")
    if isinstance(leaf, Words):
        for cite in parse(str(leaf)).cites if kind == "reference" else ():
            if cite.item.reference == id_:
                yield "cites", kb.written_span(record, route, cite.start, cite.end)
        for named in parse(str(leaf)).figures if kind == "figure" else ():
            if named.figure == id_:
                yield "prints", kb.written_span(record, route, named.start, named.end)
    elif isinstance(leaf, Ref):
        if leaf in (name, f"{kind}/*"):
            yield ("names" if leaf == name else "picks"), kb.locate(record, route)
    elif record.startswith("figure/"):
        if route == ("reference",) and name == f"reference/{leaf}":
            yield "cites", kb.locate(record, route)
    elif isinstance(kb.records[record], Evidence):
        wanted: dict[Route, str] = {
            ("claim",): name,
            ("reference",): id_ if kind == "reference" else "",
        }
        if leaf and leaf == wanted.get(route):
            yield "looks up", kb.locate(record, route)


def _prints(kb: KnowledgeBase, name: str, artifact: Artifact, templates: Templates) -> bool:
    """Say whether a file prints a record, by making it: a selection holds more than is printed."""
    shop = kb.get(f"workshop/{artifact.workshop}", Workshop)
    try:
        held = select(kb, shop, artifact.product, artifact.sheet)
        if not (
            name in held.records
            or (name.startswith("reference/") and name.partition("/")[2] in held.sources)
            or name.startswith("evidence/")
        ):
            return False
        made = make(job(kb, artifact, templates, Look()))
    except UNMADE:
        return False
    cited = {f"reference/{id_}" for id_ in made.references}
    return name in cited or name in made.records
