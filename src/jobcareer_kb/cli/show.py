"""`show`: one record, with its sources and where it is printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path

if TYPE_CHECKING:
    from jobcareer_kb.kb import KnowledgeBase


@click.command("show", epilog="Example: `jobcareer-kb show definition/job`.")
@click.argument("name", metavar="KIND/ID")
@click.option(
    "--language", default="", metavar="TAG",
    help="In this language, as far as it is translated; other texts stand as the record has them.",
)  # fmt: skip
@kb_option
def show(name: str, language: str, kb_folder: Path | None) -> None:
    """Show one record: each text with its line, its sources, and the workshops that print it."""
    from jobcareer_kb.cli._load import in_lines, say_of

    def told(kb: "KnowledgeBase") -> str:
        from jobcareer_kb.building.manifest import Manifest
        from jobcareer_kb.building.tongues import Tongues, asked

        (tag, *_), _ = asked(kb, (language,), Manifest()) if language else (("",), ())
        return in_lines(_lines(Tongues(kb).of(tag), name))

    say_of(*kb_path(kb_folder), ("show", name, language), told)


def _lines(kb: "KnowledgeBase", name: str) -> Iterator[str]:
    from jobcareer_kb.cli._load import known
    from jobcareer_kb.contacts import Contact
    from jobcareer_kb.inline import Cite, dotted, plain, walk, without_cites
    from jobcareer_kb.model.figure import Figure
    from jobcareer_kb.model.reference import Reference
    from jobcareer_kb.model.workshop import Workshop
    from jobcareer_kb.selection import printed
    from jobcareer_kb.values import Words
    from jobcareer_kb.values import walk as walk_values

    record = known(kb, name)
    found = kb.translations.get(name, {}).get(kb.translated)
    beside = f", {kb.folder}/{found.path}" if found is not None else ""
    yield f"{name}  ({kb.locate(name, ())}{beside})"
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
