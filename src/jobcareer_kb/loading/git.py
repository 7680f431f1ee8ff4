"""Ask git (io): the program that the user installed, in the repository around a folder, read only.

A folder that a stranger filled may hold what git takes for a repository without a work tree, with
settings that name programs to run. So git is asked in the folder that has a `.git` of its own, no
setting of a repository runs anything, nothing is fetched, and an answer has its time and its size.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from jobcareer_kb.errors import JobcareerKbError, UsageFault, reason

SECONDS = 120
"""To wait for one answer; the longest one, of a hundred thousand files, takes a few."""
MOST = 64 * 1024 * 1024
"""Bytes of an answer, if the question says nothing else."""
_MOST_SAID = 10_000
_SETTINGS = (
    "safe.bareRepository=explicit",  # only a .git makes a repository (git 2.38)
    "core.fsmonitor=false",  # a program that would be run when the index is read
    "core.hooksPath=/dev/null",
    "core.untrackedCache=false",
    "core.askPass=",
    "credential.helper=",
    "protocol.allow=never",
    "submodule.recurse=false",
)
"""They win over those of the repository; a git that does not know one passes over it."""
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # also where a partial clone would fetch what it lacks
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
}
_DROPPED = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"}
    | {"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"}
    | {"GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_IMPLICIT_WORK_TREE"}
)
"""What git sets for its hooks; it would lead away from the folder that was asked about."""
_FOLDS_CASE = sys.platform in ("win32", "darwin")


class NoGit(UsageFault):
    """No git is installed."""


class NoRepository(UsageFault):
    """The folder is in no repository."""


class Answer(NamedTuple):
    """What git gave."""

    code: int
    """0 where the answer is yes."""
    out: bytes
    said: str
    """What it has to say to people; the first lines."""


def repository(folder: Path) -> Path:
    """The folder with the `.git` around a folder; raises UsageFault where git does not open it.

    Git itself would also take a folder for one that has no `.git` but looks like its inside.
    """
    program()
    inside = folder.resolve()
    root = next((up for up in (inside, *inside.parents) if os.path.lexists(up / ".git")), None)
    if root is None:
        raise NoRepository(_NOWHERE.format(folder))
    answer = _run(root, "rev-parse", "--show-toplevel")
    found = os.fsdecode(answer.out.removesuffix(b"\n"))
    if answer.code or not found:
        raise _not_opened(folder, answer.said)
    if not _same(found, root):
        raise UsageFault(f"git takes {found} for the repository of {folder}, and not {root}")
    return root


def _same(found: str, root: Path) -> bool:
    try:
        return os.path.samefile(found, root)
    except OSError:
        return False


def ask(root: Path, *words: str, given: bytes = b"", most: int = MOST) -> Answer:
    """Ask git in a folder that `repository` gave; raises where it has no end of answering."""
    return _run(root, *words, given=given, most=most)


def answered(root: Path, *words: str, given: bytes = b"", most: int = MOST) -> bytes:
    """The same where only an answer will do; raises UsageFault with the reason of git."""
    answer = _run(root, *words, given=given, most=most)
    if answer.code:
        said = answer.said.splitlines()[0] if answer.said else "no reason given"
        raise UsageFault(f"git {words[0]} failed: {said}")
    return answer.out


def tracked(file: Path) -> bool:
    """Say whether a file is under version control, or belongs to version control itself.

    False where there is no repository or no git; True where there is one that git does not open,
    since nobody knows then.
    """
    place = file.parent.resolve() / file.name
    if any(part.casefold() == ".git" for part in (*file.parts, *place.parts)):
        return True
    try:
        root = repository(place.parent)
        magic = ":(top,literal,icase)" if _FOLDS_CASE else ":(top,literal)"
        path = f"{magic}{place.relative_to(root).as_posix()}"
        return bool(answered(root, "ls-files", "-z", "--", path))
    except (NoGit, NoRepository):
        return False
    except JobcareerKbError:
        return True


_NOWHERE = "{} is in no git repository, so there is no earlier version to compare with"


def _not_opened(folder: Path, said: str) -> UsageFault:
    why = said.splitlines()[0].removeprefix("fatal: ") if said else "no reason given"
    if "not a git repository" in why:
        return NoRepository(_NOWHERE.format(folder))
    hint = "; 'git config --global --add safe.directory FOLDER' trusts it"
    opens = f"git does not open the repository of {folder}"
    return UsageFault(f"{opens}: {why}{hint * ('dubious' in why)}")


def program() -> str:
    """The whole path of git; raises NoGit. What lies in the current folder is never taken."""
    name = "git.exe" if os.name == "nt" else "git"
    here = os.path.realpath(os.curdir)
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        found = os.path.join(folder, name)
        if not os.path.isabs(folder) or os.path.realpath(folder) == here:
            continue
        if os.path.isfile(found) and os.access(found, os.X_OK):
            return found
    raise NoGit("git is not installed, or not on the PATH; comparing with a revision needs it")


def _run(root: Path, *words: str, given: bytes = b"", most: int = MOST) -> Answer:
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    command = [program(), "--no-pager", *settings, "-C", str(root), *words]
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    try:
        with TemporaryFile() as asked, TemporaryFile() as said:
            asked.write(given)
            asked.seek(0)
            out, code = _answer(command, {**kept, **_ENVIRONMENT}, asked, said, most)
            said.seek(0)
            text = said.read(_MOST_SAID).decode("utf-8", "replace").strip()
    except OSError as fault:
        raise UsageFault(f"git cannot be run: {reason(fault)}") from fault
    if len(out) > most:
        raise JobcareerKbError(f"git {words[0]} answers with more than {most:,} bytes")
    return Answer(code, out, text)


def _answer(
    command: list[str], environment: dict[str, str], asked: IO[bytes], said: IO[bytes], most: int
) -> tuple[bytes, int]:
    """What a command prints, at most one byte more than is wanted, and its code."""
    with subprocess.Popen(
        command, stdin=asked, stdout=subprocess.PIPE, stderr=said, env=environment,
        start_new_session=True,
    ) as process, _ending(process) as late:  # fmt: skip
        assert process.stdout is not None
        out = process.stdout.read(most + 1)
        if len(out) > most:
            _end(process)
        code = process.wait()
        if late.is_set():
            raise JobcareerKbError(f"git did not answer within {SECONDS} seconds")
        return out, code


@contextmanager
def _ending(process: "subprocess.Popen[bytes]") -> Iterator[threading.Event]:
    """End a process that takes too long, or when whoever waits for it is stopped."""
    late = threading.Event()

    def end() -> None:
        late.set()
        _end(process)

    timer = threading.Timer(SECONDS, end)
    timer.start()
    try:
        yield late
    except BaseException:
        _end(process)
        raise
    finally:
        timer.cancel()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process, and on other systems than Windows what it has begun."""
    if process.poll() is None:
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
