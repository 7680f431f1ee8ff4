"""`show`: one record, with its sources and where it is printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say

if TYPE_CHECKING:
    from jobcareer_kb.kb import KnowledgeBase


@click.command("show", epilog="Example: `jobcareer-kb show definition/job`.")
@click.argument("name", metavar="KIND/ID")
@kb_option
def show(name: str, kb_folder: Path | None) -> None:
    """Show one record: each text with its line, its sources, and the workshops that print it."""
    from difflib import get_close_matches

    from jobcareer_kb.cli._load import loaded
    from jobcareer_kb.errors import UsageFault

    kb = loaded(*kb_path(kb_folder))
    if name not in kb.records:
        near = get_close_matches(name, list(kb.records), n=1, cutoff=0.5)
        hint = f"did you mean '{near[0]}'?" if near else "'jobcareer-kb list' shows what there is"
        raise UsageFault(f"no record '{name}'; {hint}")
    for line in _lines(kb, name):
        say(line)


def _lines(kb: "KnowledgeBase", name: str) -> Iterator[str]:
    from jobcareer_kb.contacts import Contact
    from jobcareer_kb.inline import Cite, dotted, plain, walk, without_cites
    from jobcareer_kb.model.figure import Figure
    from jobcareer_kb.model.reference import Reference
    from jobcareer_kb.model.workshop import Workshop
    from jobcareer_kb.selection import printed
    from jobcareer_kb.values import Words
    from jobcareer_kb.values import walk as walk_values

    record = kb.records[name]
    yield f"{name}  ({kb.locate(name, ())})"
    if isinstance(record, Reference):
        yield f"  {plain(kb.sources[record.id].entry)}"
        return
    cited: dict[str, None] = {}
    if isinstance(record, Figure):
        cited[record.reference] = None
        yield f"  prints {kb.figures.printed(record.id, '') or 'nothing yet'}"
    for route, words in walk_values(record):
        if not isinstance(words, Words | Contact):
            continue
        ids = [i.reference for n in walk(words.inlines) if isinstance(n, Cite) for i in n.items]
        cited.update(dict.fromkeys(ids))
        label = dotted(route)
        source = f"  [{'; '.join(ids)}]" if ids else ""
        line = kb.locate(name, route).line
        yield f"  {line:>4}  {label}: {plain(without_cites(words.inlines))}{source}"
    if cited:
        yield "Sources"
        yield from (
            f"  {id_}: {plain(kb.sources[id_].entry)}" for id_ in cited if id_ in kb.sources
        )
    shops = [s.id for s in kb.of("workshop", Workshop) if name in printed(kb, s)]
    if shops:
        yield f"Printed by {', '.join(shops)}"


COMMAND = show
