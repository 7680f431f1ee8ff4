"""A repository of git in a temporary folder, with a knowledge base in it."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from jobcareer_kb.loading import git, revisions

STARTER = Path(__file__).parent.parent / "src" / "jobcareer_kb" / "starter"
_WHO = {
    "GIT_AUTHOR_NAME": "A Teacher",
    "GIT_AUTHOR_EMAIL": "teacher@example.org",
    "GIT_COMMITTER_NAME": "A Teacher",
    "GIT_COMMITTER_EMAIL": "teacher@example.org",
    "GIT_AUTHOR_DATE": "2026-11-24T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-24T12:00:00Z",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def commit_of(folder: Path, revision: str) -> str:
    return revisions._commit(git.repository(folder), revision)


@dataclass
class Repository:
    """A work tree; `kb` is the folder of the knowledge base."""

    root: Path

    @property
    def kb(self) -> Path:
        return self.root / "kb"

    def git(self, *words: str) -> str:
        """Run git and return what it says."""
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env={**os.environ, **_WHO},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def begin(self) -> None:
        """Make the repository with the starter as its first commit."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        shutil.copytree(STARTER, self.kb)
        self.commit("Begin")

    def commit(self, message: str) -> None:
        """Commit all that lies there."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def change(self, path: str, old: str, new: str) -> None:
        """Replace words of one file of the knowledge base; they must stand in it."""
        file = self.kb / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not say {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
