"""The commands that people wait for, on the knowledge base that came along 33 times over.

Seconds are those of the processors, which other work on the machine does not change as it does the
time on the wall. The measure is the command with its defaults; 1.00 is the first build.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import many_copies
from rounds import alternate, as_installed, report, rounds_asked

COPIES = 33
FIRST = "build, the first"
SHOP = "job-or-career-45-0"
GOAL = "one edit at most 0.05; list, show and why at most 0.3 s"


def spent() -> float:
    """Seconds that all processors spent on the commands so far."""
    times = os.times()
    return times.children_user + times.children_system


class Base:
    """The many workshops, a folder for what is built, and a cache of their own."""

    def __init__(self, place: Path, copies: int) -> None:
        self.place = place
        self.kb = place / "kb"
        self.workshops = many_copies.write(self.kb, copies)
        self.edits = 0

    def run(self, *words: str) -> None:
        """Run one command to its end, whatever it finds."""
        command = [sys.executable, "-m", "jobcareer_kb", *words, "--kb", str(self.kb)]
        env = as_installed(self.place)
        env["JOBCAREER_KB_CACHE"] = str(self.place / "cache")
        done = subprocess.run(command, cwd=self.place, env=env, capture_output=True, text=True)
        if done.returncode > 1:
            raise SystemExit(done.stderr)

    def first(self) -> None:
        shutil.rmtree(self.place / "build", ignore_errors=True)
        self.run("build")

    def edited(self, *words: str) -> None:
        """Run one command after another word was put into one takeaway."""
        self.edits += 1
        file = self.kb / "takeaway/take-stock-0.yaml"
        fresh = f"Take good look {self.edits} at"
        text = re.sub("Take .*?at", fresh, file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
        self.run(*words)


def main(rounds: int, copies: int = COPIES) -> None:
    """Print one table; without rounds, of one copy, to see that each command still runs."""
    copies = copies if rounds else 1
    with tempfile.TemporaryDirectory() as folder:
        base = Base(Path(folder), copies)
        candidates = {
            FIRST: base.first,
            "build, nothing changed": lambda: base.run("build"),
            "build, one takeaway edited": lambda: base.edited("build"),
            "build of one workshop, edited": lambda: base.edited("build", SHOP),
            "check, nothing kept": lambda: base.run("check", "--no-cache"),
            "check, one takeaway edited": lambda: base.edited("check"),
            "check, nothing changed": lambda: base.run("check"),
            "list": lambda: base.run("list"),
            "show": lambda: base.run("show", "takeaway/take-stock-0"),
            "why": lambda: base.run("why", f"build/{SHOP}/{SHOP}-handout.docx"),
            "where-used": lambda: base.run("where-used", "takeaway/take-stock-0"),
        }
        times = alternate(candidates, rounds, spent)
        report(f"Commands on {base.workshops} workshops, by time of processors", times, FIRST, GOAL)


if __name__ == "__main__":
    main(rounds_asked(__doc__))
