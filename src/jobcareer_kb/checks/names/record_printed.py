"""A record is printed by at least one workshop.

A misspelt name in a pick is reported as such, and not a second time here.

Mend:  pick it in a workshop's handout, slides, quiz or agenda, or remove it.
Why:   what nobody prints, nobody reads: it grows old without being missed. Steps are printed by
       their guide, activities by an agenda, objectives by a workshop.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import kinds
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import printed
from jobcareer_kb.spelling import Spelling


def _unprinted(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if any(name.startswith(("workshop/", "guide/")) for name in kb.broken):
        return  # a broken workshop may be the one that prints it
    meant = set(_meant(kb))
    seen = {name for shop in kb.of("workshop", Workshop) for name in printed(kb, shop)}
    for name in kb.facts:
        kind = name.partition("/")[0]
        if kind == "figure" and kb.broken:
            continue  # any broken record may be the one that prints it
        if name not in seen and name not in meant and kinds()[kind].printed:
            yield CHECK.rule.at(
                kb.locate(name, ("id",)),
                f"{name} is printed by no workshop",
                "pick it in a workshop, or remove it",
            )


def _meant(kb: KnowledgeBase) -> Iterator[str]:
    """Records that a name which leads nowhere may stand for: the nearest, or all of its kind."""
    lost: dict[str, list[str]] = {}
    figures = {ref for facts in kb.facts.values() for ref in facts.figures if ref not in kb.facts}
    for ref in sorted({*(str(ref) for _, ref in kb.dangling), *figures}):
        lost.setdefault(ref.partition("/")[0], []).append(ref)
    for kind, refs in lost.items():
        names = [f"{kind}/{id_}" for id_ in kb.by_kind.get(kind, {})]
        spelling = Spelling(names)
        near = [spelling.near(ref) for ref in refs]
        yield from near if all(near) else names


CHECK = check("JK304", "record-printed", Severity.WARNING, __doc__, _unprinted)
