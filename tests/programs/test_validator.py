"""Microsoft's Open XML SDK finds nothing to complain of in any Word or PowerPoint file."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pptx
import pytest
from built_files import Built
from paper_samples import HANDOUT

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.writers.docx import write_docx

pytestmark = pytest.mark.node
ROOT = Path(__file__).parents[2]
WORDS = (b" is ", " الطقس is ".encode())
"""Makes sentences of two scripts."""
SCRIPT = Path(__file__).with_name("validate_office.mjs")


def test_every_office_file_is_valid(
    built: Built, execute: Callable[..., str], tmp_path: Path
) -> None:
    files = built.files(".docx", ".pptx")
    planted = [spoilt(path, tmp_path) for path in (files[0], built.files(".pptx")[0])]
    found = json.loads(execute("node", SCRIPT, *files, *planted))
    assert {path: found[str(path)] for path in files if found[str(path)]} == {}
    assert len(found) == len(files) + len(planted)
    for path in planted:
        assert found[str(path)], f"the validator missed what was planted in {path.name}"


def test_files_that_run_from_the_right_are_valid(
    execute: Callable[..., str], tmp_path: Path
) -> None:
    made = in_arabic()
    files = [tmp_path / f"{name}{suffix}" for name, suffix, _ in made]
    for path, (_, _, data) in zip(files, made, strict=True):
        path.write_bytes(data)
    found = json.loads(execute("node", SCRIPT, *files))
    assert {path.name: found[str(path)] for path in files if found[str(path)]} == {}


def test_files_on_the_base_of_somebody_else_are_valid(
    execute: Callable[..., str], tmp_path: Path
) -> None:
    """What python-docx begins with lacks fifty of our styles; a base may even have none."""
    ordinary = io.BytesIO()
    docx.Document().save(ordinary)
    parts = entries_of(Look().word)
    styles = parts["word/styles.xml"]
    bare = {**parts, "word/styles.xml": styles[: styles.index(b"<w:style ")] + b"</w:styles>"}
    files = [tmp_path / "ordinary.docx", tmp_path / "bare.docx"]
    for path, base in zip(files, (ordinary.getvalue(), canonical_zip(bare)), strict=True):
        path.write_bytes(write_docx(HANDOUT, Look(word=base)))
    slides = io.BytesIO()
    pptx.Presentation().save(slides)
    files.append(tmp_path / "ordinary.pptx")
    kb = load_corpus(read_folder(ROOT / "src/jobcareer_kb/starter", "kb")).kb
    assert kb is not None
    (deck,) = plan(kb, formats=["pptx"])
    look = Look(powerpoint=slides.getvalue())
    templates = Templates(packaged("templates"), "templates")
    files[-1].write_bytes(make(job(kb, deck, templates, look)).data)
    found = json.loads(execute("node", SCRIPT, *files))
    assert {path.name: found[str(path)] for path in files if found[str(path)]} == {}


def in_arabic() -> list[tuple[str, str, bytes]]:
    """Every Word and PowerPoint file of a small knowledge base in Arabic: name, ending, bytes."""
    listing = read_folder(ROOT / "src/jobcareer_kb/starter", "kb")
    files = [
        SourceFile(file.path, file.shown, file.data.replace(*WORDS).replace(b"en-US", b"ar-EG"))
        for file in listing.files
    ]
    kb = load_corpus(Listing("kb", tuple(files), ())).kb
    assert kb is not None
    templates = Templates(packaged("templates"), "templates")
    return [
        (each.product, f".{each.format}", make(job(kb, each, templates, Look())).data)
        for each in plan(kb, formats=["docx", "pptx"])
    ]


def spoilt(path: Path, folder: Path) -> Path:
    """A copy with an element where the schema has none: a validator must not pass it."""
    bad = folder / f"bad-{path.name}"
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(bad, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            data = data.replace(b"</w:pPr>", b"<w:b/></w:pPr>", 1)
            data = data.replace(b"</a:bodyPr>", b"<a:tbl/></a:bodyPr>", 1)
            data = data.replace(b"<a:bodyPr/>", b"<a:bodyPr><a:tbl/></a:bodyPr>", 1)
            copy.writestr(name, data)
    return bad
