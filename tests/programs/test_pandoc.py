"""Pandoc, a reader that shares no code with us, finds in our files what we put there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from built_files import Built
from docx_audit import DocxAudit, W, words

pytestmark = pytest.mark.pandoc
Run = Callable[..., str]


def test_a_markdown_deck_has_the_slides_of_the_powerpoint_deck(
    built: Built, execute: Run, tmp_path: Path
) -> None:
    for path in built.files("-slides.md"):
        theirs = tmp_path / f"{path.stem}.pptx"
        execute("pandoc", path, "--output", theirs)
        assert titles(theirs) == titles(path.with_suffix(".pptx")), path


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in pptx.Presentation(str(path)).slides]


def test_a_markdown_deck_is_one_slide_a_section_in_reveal_js_too(
    built: Built, execute: Run
) -> None:
    for path in built.files("-slides.md"):
        page = execute("pandoc", "--standalone", "--to", "revealjs", path)
        assert page.count("<section") == len(titles(path.with_suffix(".pptx"))), path


def test_pandoc_reads_the_structure_of_a_word_file(built: Built, execute: Run) -> None:
    for path in built.files(".docx"):
        audit = DocxAudit(path)
        blocks = json.loads(execute("pandoc", "--from", "docx", "--to", "json", path))["blocks"]
        found = list(walk(blocks))
        levels = [(audit.level(p), words(p)) for p in audit.paragraphs()]
        headings = [(level, text.split()) for level, text in levels if level is not None]
        assert [(b["c"][0], text_of(b["c"][2]).split()) for b in of(found, "Header")] == headings
        tables = list(audit.body.iter(f"{W}tbl"))
        assert [shape(b) for b in of(found, "Table")] == [
            (1, len(t.findall(f"{W}tr")) - 1, len(t.findall(f"{W}tblGrid/{W}gridCol")))
            for t in tables
        ], path
        if path.stem.endswith("-handout"):
            assert of(found, "BulletList"), path


def of(blocks: list[Any], kind: str) -> list[Any]:
    return [block for block in blocks if block["t"] == kind]


def shape(table: Any) -> tuple[int, int, int]:
    """Rows of the head, rows of the bodies, columns."""
    _, _, columns, head, bodies, _ = table["c"]
    return len(head[1]), sum(len(body[3]) for body in bodies), len(columns)


def walk(node: Any) -> Any:
    """Every element of Pandoc's tree, in order."""
    if isinstance(node, list):
        for child in node:
            yield from walk(child)
    elif isinstance(node, dict):
        if "t" in node:
            yield node
        for child in node.values():
            yield from walk(child)


def text_of(node: Any) -> str:
    parts = []
    for each in walk(node):
        if each["t"] == "Str":
            parts.append(each["c"])
        elif each["t"] in ("Space", "SoftBreak", "LineBreak"):
            parts.append(" ")
        elif each["t"] == "Quoted":
            raise AssertionError("a quotation that pandoc made of our signs")
    return "".join(parts)
