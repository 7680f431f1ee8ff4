"""`new`: start a record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder

_MOST = 4 * 1024 * 1024
SCHEMAS = ".schema"
"""Folder of the schemas inside a knowledge base; hidden, so that it is not read as records."""


@click.command(
    "new",
    epilog="Examples: `jobcareer-kb new definition gig-work`; "
    "`jobcareer-kb new question q-first-week --type matching`.",
)
@click.argument("kind")
@click.argument("id_", metavar="ID")
@click.option("--type", "variant", default="", metavar="TYPE", help="Of a question: which type.")
@kb_option
def new(kind: str, id_: str, variant: str, kb_folder: Path | None) -> None:
    """Write the draft of a record of a KIND: what it needs, and what it may have as comments.

    An editor that knows YAML completes and underlines in it. `jobcareer-kb check` then points at
    what is left to write.
    """
    from jobcareer_kb.cli._edits import changing
    from jobcareer_kb.cli.schema import schema_text
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.model._draft import draft
    from jobcareer_kb.model._schema import is_ours

    folder, shown = kb_path(kb_folder)
    if shown.startswith("packaged:"):
        raise UsageFault(
            "the knowledge base that came along is not edited; "
            "'jobcareer-kb init kb' starts one, with --copy as a copy of it"
        )
    variant = _known(kind, id_, variant)
    name, schema = f"{kind}/{id_}.yaml", f"{SCHEMAS}/{kind}.json"
    line = f"# yaml-language-server: $schema=../{schema}\n"
    text = (line + draft(kind, id_, variant)).encode()

    def write(held: "Folder") -> None:
        _refuse_taken(folder, shown, f"{kind}/{id_}")
        old = held.read(schema, _MOST)
        if old is not None and not is_ours(old):
            raise UsageFault(
                f"{shown}/{schema} is not a schema that this program wrote; move it away first"
            )
        held.write(schema, schema_text(kind).encode())
        if not held.create(name, text):
            raise UsageFault(f"{shown}/{name} exists; take another id, or edit that file")

    changing(folder, shown, write)
    say(f"{shown}/{name} written. Next: edit it, then jobcareer-kb check")


def _known(kind: str, id_: str, variant: str) -> str:
    """Return the variant to write, or say what does not exist or does not fit."""
    from pydantic_core import PydanticCustomError

    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.model import kinds
    from jobcareer_kb.values import check_id

    if kind not in kinds():
        raise UsageFault(f"unknown kind '{kind}'; known: {', '.join(kinds())}")
    if kind == "evidence":
        raise UsageFault("'jobcareer-kb review' writes evidence, for it holds digests")
    try:
        check_id(id_)
    except PydanticCustomError as fault:
        raise UsageFault(fault.message()) from fault
    variants = kinds()[kind].variants
    if variant and variant not in variants:
        known = ", ".join(variants) or f"a {kind} has no types"
        raise UsageFault(f"unknown type '{variant}'; known: {known}")
    return variant or next(iter(variants), "")


def _refuse_taken(folder: Path, shown: str, name: str) -> None:
    from jobcareer_kb.cli._load import sound
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.loading.corpus import load_corpus
    from jobcareer_kb.loading.files import read_folder

    listing = read_folder(folder, shown)
    kb = load_corpus(listing).kb
    if kb is None:
        kb = sound(listing)  # says what is wrong, and ends
    if name in kb.records:
        raise UsageFault(f"{name} stands at {kb.locate(name, ('id',))}; take another id")


COMMAND = new
