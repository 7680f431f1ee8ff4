"""`brand`: the base documents of a school."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.look import Look

_KINDS = {".docx": "docx", ".dotx": "docx", ".pptx": "pptx", ".potx": "pptx"}
_MOST = 64 * 1024 * 1024


@click.group("brand", epilog="Example: `jobcareer-kb brand check letterhead.docx`.")
def brand() -> None:
    """Look into the Word and PowerPoint files that a school brings as its base."""


@brand.command("check", epilog="Example: `jobcareer-kb brand check letterhead.docx`.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Say what makes FILE unfit as a base document, and how to mend it in Word or PowerPoint.

    Papers are made with it and looked at as a build looks at its own. Ends with 1 if one could not
    be read by everybody, with 2 if FILE cannot be used at all.
    """
    from jobcareer_kb.building.fitness import unfit
    from jobcareer_kb.building.make import WriteFault
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.loading.corpus import load_corpus
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.rendering.environment import Templates

    form = _KINDS.get(file.suffix.lower(), "")
    if not form:
        raise UsageFault(f"{file} is neither a Word nor a PowerPoint file; save it as one of them")
    look = _look(file, form)
    kb = load_corpus(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    try:
        _say_borrowed(file, look)
        found = unfit(kb, Templates(packaged("templates"), "templates"), look, form)
    except UsageFault as fault:
        raise UsageFault(_named(file, str(fault))) from fault
    except WriteFault as fault:  # words find no room in a box of its slides
        raise UsageFault(f"{file}: {fault}; give it more room") from fault
    for each in found:
        say_lines(f"{file}: {each.code}: {each.message}\n  {each.help}")
    count = len(found)
    if count:
        say(f"{file}: {'1 thing' if count == 1 else f'{count} things'} to mend")
        sys.exit(1)
    say(f"{file} is fit for use")


def _look(file: Path, form: str) -> "Look":
    from jobcareer_kb.disk.named import read_named
    from jobcareer_kb.look import Look

    data = read_named(file, _MOST)
    return Look(word=data) if form == "docx" else Look(powerpoint=data)


def _say_borrowed(file: Path, look: "Look") -> None:
    from jobcareer_kb.writers import docx, pptx

    for kind, names in (("style", docx.borrowed(look)), ("layout", pptx.borrowed(look))):
        if names:
            are = f"1 {kind} is" if len(names) == 1 else f"{len(names)} {kind}s are"
            say_lines(f"{file}: {are} not in it and taken from the program: {', '.join(names)}")


def _named(file: Path, fault: str) -> str:
    """A refusal of a base by the name of the file that was given."""
    for name in ("templates/base.docx", "templates/base.pptx"):
        fault = fault.replace(name, str(file))
    return fault


COMMAND = brand
