"""`schema`: what editors need to complete and underline records."""

from pathlib import Path

import click

from jobcareer_kb.cli._say import hand_over, say


@click.command(
    "schema",
    epilog="Examples: `jobcareer-kb schema question`; `jobcareer-kb schema --all kb/.schema`.",
)
@click.argument("kind", required=False)
@click.option(
    "--all", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write the schema of every kind into DIR.",
)  # fmt: skip
def schema(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of a KIND's files; of `kb`, `references` or `words` for those.

    Without KIND, list the names. docs/records.md says how an editor is told of a schema.
    """
    from difflib import get_close_matches

    from jobcareer_kb.cli._targets import refuse_overwriting
    from jobcareer_kb.disk.files import replace_file
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.model._schema import is_ours, schema_names
    from jobcareer_kb.packaged import packaged

    names = schema_names()
    if folder is not None:
        if kind is not None:
            raise UsageFault("--all writes every schema; leave the KIND out")
        sources = {"the templates": packaged("templates"), "that folder": folder}
        for name in names:
            refuse_overwriting(folder / f"{name}.json", "--all", sources, is_ours)
        for name in names:
            replace_file(folder / f"{name}.json", schema_text(name).encode())
        say(f"{len(names)} schemas written to {folder.as_posix()}.")
    elif kind is None:
        for name in names:
            say(name)
    elif kind not in names:
        near = get_close_matches(kind, names, n=1, cutoff=0.5)
        hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(names)}"
        raise UsageFault(f"no schema '{kind}'; {hint}")
    else:
        hand_over(schema_text(kind))


def schema_text(name: str) -> str:
    """A schema as it is printed and written."""
    import json

    from jobcareer_kb.model._schema import file_schema

    return json.dumps(file_schema(name), indent=2, ensure_ascii=False) + "\n"


COMMAND = schema
