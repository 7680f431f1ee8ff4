"""Read a knowledge base as it stood at a revision of git (io: asks git; nothing is checked out).

Two questions are asked: which files the revision has (`ls-tree -z`), and what they hold (`cat-file
--batch`). What is no regular file, or has a name that is a finding, is refused as on disk, so that
a revision and a folder give findings of one kind.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.loading import git, rules
from jobcareer_kb.loading.files import (
    MAX_TOTAL,
    SETTINGS_FILE,
    Listing,
    SourceFile,
    may_hold_records,
    too_much,
)
from jobcareer_kb.loading.names import hidden_in, name_troubles, shown_path
from jobcareer_kb.loading.tree import (
    MAX_DEPTH,
    MAX_ENTRIES,
    crowd,
    is_hidden,
    is_passed,
    refused,
    too_deep,
)

MAX_BYTES = 4 * 1024 * 1024
"""As on disk; a larger blob is not fetched."""
_LINK = "120000"
_FILES = ("100644", "100755")
_HEAD = 128
"""Bytes that git writes round each blob: its name, kind and size."""


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
    root = git.repository(folder)
    commit = _commit(root, revision)
    here = folder.resolve().relative_to(root).as_posix()
    prefix = at if at is not None else "" if here == "." else here
    tree = f"{commit}:{prefix}" if prefix else commit
    if git.ask(root, "rev-parse", "--verify", "--quiet", tree).code:
        return Listing(shown, (), ())
    # Without --full-tree git would look for the folder's own path once more below the tree.
    listed = git.answered(root, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    return _listing(root, shown, sorted(_blobs(listed), key=lambda blob: blob.path.split("/")))


def left_behind(folder: Path, revision: str) -> tuple[str, ...]:
    """Folders of the repository in which a `kb.yaml` stood at a revision, and stands no longer."""
    root = git.repository(folder)
    commit = _commit(root, revision)
    listed = git.answered(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    paths = (path.decode("utf-8", "replace") for path in listed.split(b"\0"))
    return tuple(
        posixpath.dirname(path)
        for path in sorted(paths)
        if posixpath.basename(path) == SETTINGS_FILE and not _stands(root, path)
    )


def _stands(root: Path, path: str) -> bool:
    """Say whether a path leads to a file without passing a link."""
    full = root / path
    return full.is_file() and full.resolve() == full


def _commit(root: Path, revision: str) -> str:
    fit = bool(revision) and not revision.startswith("-") and revision.isprintable()
    if fit:
        found = git.ask(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found.code == 0:
            return found.out.decode().strip()
    raise UsageFault(
        f"git knows no revision {revision!r}; name a branch, a tag or a commit, such as HEAD~1"
        + _shallow(root)
    )


def _shallow(root: Path) -> str:
    """A hint for a clone without history, as CI makes it."""
    answer = git.ask(root, "rev-parse", "--is-shallow-repository").out.strip()
    return "; this clone is shallow: 'git fetch --unshallow' brings the rest" * (answer == b"true")


def _listing(root: Path, shown: str, blobs: list[_Blob]) -> Listing:
    names = _names(blobs)
    if sum(map(len, names.values())) > MAX_ENTRIES:
        return Listing(shown, (), (crowd().at("", shown),))
    told = [
        trouble.at(path, shown)
        for prefix, inside in names.items()
        for path, trouble in name_troubles(prefix, sorted(inside))
    ]
    wanted: list[_Blob] = []
    total = 0
    for blob in blobs:
        found = _readable(blob, shown, names)
        if isinstance(found, Diagnostic):
            told.append(found)
        elif found and (total := total + blob.size) > MAX_TOTAL:
            told.append(too_much().at(blob.path, shown))
            break
        elif found:
            wanted.append(blob)
    data = _contents(root, wanted)
    files = [SourceFile(b.path, shown_path(shown, b.path), data[b.name]) for b in wanted]
    return Listing(
        shown,
        tuple(file for file in files if may_hold_records(file.path)),
        tuple(dict.fromkeys(told)),
        tuple(file for file in files if not may_hold_records(file.path)),
    )


def _names(blobs: Iterable[_Blob]) -> dict[str, set[str]]:
    """The names in each folder that is deep enough to be entered, by the path of the folder."""
    found: dict[str, set[str]] = {}
    for blob in blobs:
        prefix = ""
        for part in blob.path.split("/")[: MAX_DEPTH + 1]:
            found.setdefault(prefix, set()).add(part)
            prefix += f"{part}/"
    return found


def _readable(blob: _Blob, shown: str, names: Mapping[str, set[str]]) -> bool | Diagnostic:
    """Say whether a file counts, or why it is not read."""
    parts = blob.path.split("/")
    if len(parts) > MAX_DEPTH + 1:
        return too_deep().at("/".join(parts[: MAX_DEPTH + 1]), shown)
    if blob.mode == _LINK:
        return refused("a link").at(blob.path, shown)
    if blob.mode not in _FILES:
        return False  # a submodule: git holds no file of it
    beside = names.get("".join(f"{part}/" for part in parts[:-1]), set())
    if any(map(is_hidden, parts[:-1])) or is_passed(blob.path, beside):
        return False
    if hidden_in(parts[-1]) is not None:
        return False
    if blob.size > MAX_BYTES:
        message = f"file has {blob.size:,} bytes, at most {MAX_BYTES:,} are read"
        span = Span(shown_path(shown, blob.path))
        return rules.SIZE.at(span, message, "split it into several files")
    return True


def _blobs(listed: bytes) -> Iterator[_Blob]:
    for line in listed.split(b"\0"):
        if line:
            about, _, path = line.partition(b"\t")
            mode, _, name, size = about.split()
            count = int(size) if size.isdigit() else 0
            whole = path.decode("utf-8", "surrogateescape")
            yield _Blob(whole, mode.decode(), name.decode(), count)


def _contents(root: Path, blobs: Iterable[_Blob]) -> dict[str, bytes]:
    """Bytes of each blob by its name, from one process."""
    sizes = {blob.name: blob.size for blob in blobs}
    if not sizes:
        return {}
    most = sum(sizes.values()) + _HEAD * len(sizes)
    given = "\n".join(sizes).encode() + b"\n"
    out = git.answered(root, "cat-file", "--batch", given=given, most=most)
    found: dict[str, bytes] = {}
    at = 0
    for name in sizes:
        end = out.index(b"\n", at)
        head = out[at:end].split()
        if len(head) < 3:
            raise UsageFault(
                f"this clone lacks {name}, a file of that revision; clone the whole repository"
            )
        size = int(head[2])
        found[name] = out[end + 1 : end + 1 + size]
        at = end + size + 2
    return found
