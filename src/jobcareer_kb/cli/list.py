"""`list`: what there is."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path

if TYPE_CHECKING:
    from jobcareer_kb.kb import KnowledgeBase


@click.command("list", epilog="Examples: `jobcareer-kb list`; `jobcareer-kb list question`.")
@click.argument("kind", required=False)
@kb_option
def list_(kind: str | None, kb_folder: Path | None) -> None:
    """List the kinds of record with their number, or the records of one KIND."""
    from jobcareer_kb.cli._load import in_lines, say_of

    asked = () if kind is None else (kind,)
    say_of(*kb_path(kb_folder), ("list", *asked), lambda kb: in_lines(_lines(kb, kind)))


def _lines(kb: "KnowledgeBase", kind: str | None) -> Iterator[str]:
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.inline import plain, without_cites
    from jobcareer_kb.model import kinds
    from jobcareer_kb.model.reference import Reference
    from jobcareer_kb.values import words_of

    if kind is None:
        yield from (f"{name:<12} {len(kb.by_kind.get(name, {})):>4}" for name in kinds())
        return
    if kind not in kinds():
        raise UsageFault(f"unknown kind '{kind}'; known: {', '.join(kinds())}")
    for id_, record in kb.by_kind.get(kind, {}).items():
        if isinstance(record, Reference):
            words = f"{kb.sources[id_].short}: {record.title}"
        else:
            words = next((plain(without_cites(w.inlines)) for _, w in words_of(record)), "")
        yield f"{kind + '/' + id_:<40} {words[:70]}"


COMMAND = list_
