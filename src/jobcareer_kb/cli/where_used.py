"""`where-used`: all that names or prints one record."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jobcareer_kb.cli._options import kb_option, kb_path

if TYPE_CHECKING:
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.tracing.uses import Uses


@click.command(
    "where-used",
    epilog="Examples: `jobcareer-kb where-used definition/job`; "
    "`jobcareer-kb where-used reference/article --format json`.",
)
@click.argument("name", metavar="KIND/ID")
@kb_option
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
def where_used(name: str, kb_folder: Path | None, format_: str) -> None:
    """Show what uses a record: records that name or cite it, and files that print it."""
    from jobcareer_kb.cli._load import in_lines, known, say_of

    def told(kb: "KnowledgeBase") -> str:
        from jobcareer_kb.packaged import packaged
        from jobcareer_kb.rendering.environment import Templates
        from jobcareer_kb.tracing.uses import uses

        known(kb, name)
        found = uses(kb, name, Templates(packaged("templates"), "templates"))
        return _json(name, found) if format_ == "json" else in_lines(_lines(name, found))

    say_of(*kb_path(kb_folder), ("where-used", name, format_), told)


_PHRASES = {
    "names": "names it in",
    "picks": "picks all of its kind in",
    "cites": "cites it in",
    "prints": "prints it in",
    "looks up": "looks it up, in",
}


def _lines(name: str, found: "Uses") -> Iterator[str]:
    from jobcareer_kb.inline import dotted

    yield f"{name} is named in {len(found.named)} places and printed by {len(found.printed)} files"
    for use in found.named:
        yield f"  {use.span}: {use.record} {_PHRASES[use.how]} {dotted(use.route)}"
    shop = ""
    for artifact in found.printed:
        if artifact.workshop != shop:
            shop = artifact.workshop
            yield f"printed in {shop}"
        yield f"  {artifact.product}, {artifact.format}: {artifact.path}"


def _json(name: str, found: "Uses") -> str:
    from jobcareer_kb.media.json import as_json

    data: dict[str, Any] = {
        "version": 1,
        "record": name,
        "named": [
            {
                "record": use.record,
                "route": list(use.route),
                "how": use.how,
                "path": use.span.path,
                "line": use.span.line,
                "column": use.span.column,
            }
            for use in found.named
        ],
        "printed": [
            {
                "workshop": artifact.workshop,
                "product": artifact.product,
                "format": artifact.format,
                "path": artifact.path,
            }
            for artifact in found.printed
        ],
    }
    return as_json(data)


COMMAND = where_used
