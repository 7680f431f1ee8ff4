"""The first build of all workshops, against Pandoc making the same documents.

Pandoc gets the Markdown of the very documents that our writers print: handouts and guides to Word,
decks to PowerPoint, one call each. Both sides are whole processes that begin with nothing. What
Pandoc is spared: checking records, choosing and numbering sources, quizzes, marks, the manifest.

`JOBCAREER_KB_BEFORE` names the command of another state of this program, such as that before a
change; it builds everything too.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from rounds import alternate, report, rounds_asked

from jobcareer_kb.building.make import job
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.product import render
from jobcareer_kb.writers import writers

PRODUCTS = {"handout": "docx", "facilitator-guide": "docx", "slides": "pptx"}
PANDOC = "pandoc, a call a document"


def main(rounds: int) -> None:
    """Print one table."""
    if shutil.which("pandoc") is None:
        print("\nFirst build: not compared, pandoc is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        same = the_same_documents(place / "kb")
        sources = list(markdown(same, place))
        builds = Builds(place, sources)
        sides = {
            PANDOC: builds.pandoc,
            "ours, the same documents": lambda: builds.ours(same),
            "ours, everything": lambda: builds.ours(packaged("kb")),
        }
        if before := os.environ.get("JOBCAREER_KB_BEFORE"):
            sides["before, everything"] = lambda: builds.ours(packaged("kb"), before)
        times = alternate(sides, rounds)
        version = subprocess.run(["pandoc", "--version"], capture_output=True, text=True).stdout
        title = f"First build of {len(sources)} documents, against {version.splitlines()[0]}"
        report(title, times, PANDOC, "below 1.00")
        print(f"  files: {builds.counts()}")


class Builds:
    """Both sides, each into a folder that is new every time."""

    def __init__(self, place: Path, sources: list[tuple[Path, str]]) -> None:
        self.place = place
        self.sources = sources
        self.made: dict[str, Path] = {}
        self.number = 0

    def _new(self, side: str) -> Path:
        self.number += 1
        self.made[side] = self.place / f"out-{self.number}"
        self.made[side].mkdir()
        return self.made[side]

    def pandoc(self) -> None:
        out = self._new("pandoc")
        for source, suffix in self.sources:
            target = out / f"{source.stem}.{suffix}"
            subprocess.run(["pandoc", source, "--output", target], check=True)

    def ours(self, kb: Path, program: str = "") -> None:
        side = "everything" if kb == packaged("kb") else "same documents"
        out = self._new(f"{side} before" if program else side)
        command = [program] if program else [sys.executable, "-m", "jobcareer_kb"]
        options = ["build", "--kb", kb, "--out", out]
        subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)

    def counts(self) -> str:
        """Files and words of each side, so that a reader sees that like is timed with like."""
        parts = []
        for side, out in self.made.items():
            files = [p for p in out.rglob("*") if p.suffix in (".docx", ".pptx")]
            words = sum(count_words(path) for path in files)
            parts.append(f"{side}: {len(files)} Office files with {words:,} words")
        return "; ".join(parts)


def markdown(folder: Path, place: Path) -> Iterator[tuple[Path, str]]:
    """Write the Markdown of every document; yield it with the format that Pandoc shall make."""
    kb = inspect(read_folder(folder, "kb")).kb
    assert kb is not None
    templates = Templates(packaged("templates"), "templates")
    for artifact in plan(kb):
        if PRODUCTS.get(artifact.product) == artifact.format:
            each = job(kb, artifact, templates, Look())
            document = render(each.selection, each.items, templates).document
            path = place / f"{artifact.workshop}-{artifact.product}.md"
            path.write_bytes(writers()["markdown"].write(document, Look()))
            yield path, artifact.format


def the_same_documents(folder: Path) -> Path:
    """A copy of the knowledge base whose products are only those that Pandoc makes too."""
    shutil.copytree(packaged("kb"), folder, ignore=shutil.ignore_patterns("*.es.yaml"))
    settings = folder / "kb.yaml"
    head, _, products = settings.read_text(encoding="utf-8").partition("\nproducts:\n")
    entries = re.findall(r"(?m)^  [a-z-]+:\n(?:    .*\n?)+", products)
    kept = [entry for entry in entries if entry.split(":")[0].strip() in PRODUCTS]
    assert len(kept) == len(PRODUCTS)
    text = "".join(kept).replace("[pptx, markdown]", "[pptx]").replace("[docx, pdf]", "[docx]")
    settings.write_text(f"{head}\nproducts:\n{text}", encoding="utf-8")
    for activity in folder.glob("activity/*.yaml"):
        text = activity.read_text(encoding="utf-8")
        activity.write_text(without_papers(text), encoding="utf-8")
    return folder


def without_papers(activity: str) -> str:
    """An activity that hands out no paper but its sheets."""
    others = re.findall(r"(?m)^  - (?!handout$)([a-z-]+)$", activity.partition("\npapers:\n")[2])
    for name in others:
        activity = re.sub(rf"(?m)^  - {name}\n", "", activity)
        activity = re.sub(rf"(?<=[\[ ]){name}(?:, |(?=\]))", "", activity)
    activity = re.sub(r"(?m)^ +give: \[\]\n|^papers:\n(?!  - )", "", activity)
    return re.sub(r"(?m), (?=\]$)", "", activity)


def count_words(path: Path) -> int:
    """Words in the body of a Word file, or on the slides and in the notes of a deck."""
    part = re.compile(r"word/document\.xml|ppt/(slides|notesSlides)/[a-zA-Z]+\d+\.xml")
    with zipfile.ZipFile(path) as package:
        texts = [package.read(n).decode() for n in package.namelist() if part.fullmatch(n)]
    paragraphs = (re.sub(r"</(w|a):p>", " ", text) for text in texts)
    return sum(len(re.sub(r"<[^>]+>", "", text).split()) for text in paragraphs)


if __name__ == "__main__":
    main(rounds_asked(__doc__))
