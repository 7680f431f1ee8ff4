"""A built handout of the starter, to be edited as people edit one."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from docx import Document
from docx.oxml.ns import qn

from jobcareer_kb.cli import group

SHOP = "weather-or-climate-30"


class Work:
    """A knowledge base, its build, and a handout to edit."""

    def __init__(self, folder: Path) -> None:
        self.kb = folder / "kb"
        self.handout = folder / "edited.docx"
        shutil.copy(folder / "build" / SHOP / f"{SHOP}-handout.docx", self.handout)

    def run(self, *words: str) -> Result:
        """Run a command on the knowledge base."""
        return CliRunner().invoke(group, [*words, "--kb", str(self.kb)])

    def pull(self, *words: str) -> Result:
        """Run `pull` on the handout."""
        return self.run("pull", str(self.handout), *words)

    def say(self, old: str, new: str, times: int = 1) -> None:
        """Put other words into the handout, where they stand first."""
        word = Document(str(self.handout))
        for text in word.element.body.iter(qn("w:t")):
            if times and old in (text.text or ""):
                text.text = text.text.replace(old, new)
                text.set(qn("xml:space"), "preserve")
                times -= 1
        assert not times, old
        word.save(str(self.handout))

    def change(self, text: str, change: Callable[[Any], None]) -> None:
        """Do something to the element of the first paragraph that has a text."""
        word = Document(str(self.handout))
        change(next(p for p in word.paragraphs if text in p.text)._p)
        word.save(str(self.handout))

    def add(self, words: str) -> None:
        """Add a paragraph at the end."""
        word = Document(str(self.handout))
        word.add_paragraph(words)
        word.save(str(self.handout))

    def file(self, path: str) -> str:
        """A file of the records."""
        return (self.kb / path).read_text(encoding="utf-8")

    def slip(self, path: str, old: str, new: str) -> None:
        """Change a record."""
        text = self.file(path)
        assert old in text
        (self.kb / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def records(self) -> dict[str, bytes]:
        """All files of the knowledge base."""
        return {str(p): p.read_bytes() for p in sorted(self.kb.rglob("*")) if p.is_file()}
