"""Read a knowledge base as it stood at a revision of git (io: runs git; nothing is checked out).

Three questions are asked of git: where its repository begins (`rev-parse`), which files the
revision has (`ls-tree -z`), and what they hold (`cat-file --batch`). What is no regular file is
refused as on disk, so that a revision and a folder give findings of one kind.
"""

import os
import posixpath
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.files import MAX_DEPTH, SETTINGS_FILE, Listing, SourceFile

MAX_BYTES = 4 * 1024 * 1024
"""As on disk; a larger blob is not fetched."""
_LINK = "120000"
_FILES = ("100644", "100755")
_LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""What git sets for its hooks; it would lead away from the folder that was asked about."""


@dataclass(frozen=True, slots=True)
class _Blob:
    """One entry of a tree."""

    path: str
    mode: str
    name: str
    size: int


def read_revision(folder: Path, shown: str, revision: str, at: str | None = None) -> Listing:
    """Return the files of a knowledge base at a revision; `shown` is how findings name the folder.

    `at` is the folder of the repository in which it stood then; None for the one of today. A
    revision before the folder existed gives a listing without files. Raises UsageFault where git
    is missing, the folder is in no repository, or the revision is unknown.
    """
    commit = commit_of(folder, revision)
    here = _git(folder, "rev-parse", "--show-prefix").decode("utf-8", "replace").rstrip("\n")
    prefix = here if at is None else at
    tree = f"{commit}:{prefix.rstrip('/')}" if prefix else commit
    if _ask(folder, "rev-parse", "--verify", "--quiet", tree).returncode:
        return Listing(shown, (), ())
    # Without --full-tree git would look for the folder's own path once more below the tree.
    listed = _git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    blobs = {blob.path: blob for blob in _blobs(listed)}
    return _listing(folder, shown, blobs)


def left_behind(folder: Path, revision: str) -> tuple[str, ...]:
    """Folders of the repository in which a `kb.yaml` stood at a revision, and stands no longer."""
    root = _git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "replace").rstrip("\n")
    listed = _git(
        folder, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit_of(folder, revision)
    )
    paths = (path.decode("utf-8", "replace") for path in listed.split(b"\0"))
    return tuple(
        posixpath.dirname(path)
        for path in sorted(paths)
        if posixpath.basename(path) == SETTINGS_FILE and not _stands(Path(root).resolve(), path)
    )


def _stands(root: Path, path: str) -> bool:
    """Say whether a path leads to a file without passing a link."""
    full = root / path
    return full.is_file() and full.resolve() == full


def commit_of(folder: Path, revision: str) -> str:
    """Return the full name of the commit that a revision stands for."""
    if _ask(folder, "rev-parse", "--git-dir").returncode:
        said = _ask(folder, "rev-parse", "--git-dir").stderr.decode("utf-8", "replace")
        raise UsageFault(_no_repository(folder, said))
    fit = bool(revision) and not revision.startswith("-") and revision.isprintable()
    if fit:
        found = _ask(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found.returncode == 0:
            return found.stdout.decode().strip()
    raise UsageFault(
        f"git knows no revision {revision!r}; name a branch, a tag or a commit, such as HEAD~1"
        + _shallow(folder)
    )


def _no_repository(folder: Path, said: str) -> str:
    reason = said.strip().splitlines()[0].removeprefix("fatal: ") if said.strip() else ""
    if "not a git repository" in reason or not reason:
        return f"{folder} is in no git repository, so there is no earlier version to compare with"
    hint = "; 'git config --global --add safe.directory FOLDER' trusts it"
    return f"git does not open the repository of {folder}: {reason}{hint * ('dubious' in reason)}"


def _shallow(folder: Path) -> str:
    """A hint for a clone without history, as CI makes it."""
    answer = _ask(folder, "rev-parse", "--is-shallow-repository").stdout.strip()
    return "; this clone is shallow: 'git fetch --unshallow' brings the rest" * (answer == b"true")


def _listing(folder: Path, shown: str, blobs: Mapping[str, _Blob]) -> Listing:
    wanted: dict[str, _Blob] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted(blobs, key=lambda path: path.split("/")):
        found = _readable(blobs, path, shown, folder) if _visible(path) else None
        if isinstance(found, _Blob):
            wanted[path] = found
        elif found is not None:
            diagnostics.append(found)
    data = _contents(folder, wanted.values())
    files = [SourceFile(p, f"{shown}/{p}", data[b.name]) for p, b in wanted.items()]
    return Listing(
        shown,
        tuple(file for file in files if file.path.endswith(".yaml")),
        tuple(diagnostics),
        tuple(file for file in files if not file.path.endswith(".yaml")),
    )


def _visible(path: str) -> bool:
    parts = path.split("/")
    return not any(part.startswith(".") for part in parts) and len(parts) <= MAX_DEPTH + 1


def _readable(
    blobs: Mapping[str, _Blob], path: str, shown: str, folder: Path
) -> _Blob | Diagnostic | None:
    """The blob behind a path, through links that stay in the folder; or why it is not read."""
    blob = blobs[path]
    span = Span(f"{shown}/{path}")
    if blob.mode == _LINK:
        target = _contents(folder, [blob])[blob.name].decode("utf-8", "replace")
        inside = blobs.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
        if inside is None or inside.mode not in _FILES:
            return rules.NOT_A_FILE.at(
                span, "a link that leads out of the knowledge base, expected a regular file",
                "copy the content to a file",
            )  # fmt: skip
        blob = inside
    if blob.mode not in _FILES:
        return None  # a submodule: git holds no file of it
    if blob.size > MAX_BYTES:
        message = f"file has {blob.size:,} bytes, at most {MAX_BYTES:,} are read"
        return rules.SIZE.at(span, message, "split it into several files")
    return blob


def _blobs(listed: bytes) -> Iterator[_Blob]:
    for line in listed.split(b"\0"):
        if line:
            about, _, path = line.partition(b"\t")
            mode, _, name, size = about.split()
            count = int(size) if size.isdigit() else 0
            yield _Blob(path.decode("utf-8", "replace"), mode.decode(), name.decode(), count)


def _contents(folder: Path, blobs: Iterable[_Blob]) -> dict[str, bytes]:
    """Bytes of each blob by its name, from one process."""
    names = list(dict.fromkeys(blob.name for blob in blobs))
    if not names:
        return {}
    out = _git(folder, "cat-file", "--batch", given="\n".join(names).encode() + b"\n")
    found: dict[str, bytes] = {}
    at = 0
    for name in names:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[2])
        found[name] = out[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    done = _ask(folder, *words, given=given)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageFault(f"git {words[0]} failed: {said[0] if said else 'no reason given'}")
    return done.stdout


def _ask(folder: Path, *words: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {k: v for k, v in os.environ.items() if k not in _LOCAL}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(
            ["git", "-C", str(folder), "--literal-pathspecs", *words],
            input=given, capture_output=True, env=environment, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageFault(
            "git is not installed, or not on the PATH; comparing with a revision needs it"
        ) from None
    except OSError as fault:
        raise UsageFault(f"git cannot be run: {(fault.strerror or 'no reason').lower()}") from fault
