"""Kill builds at random moments and see that the next build makes all whole again.

    python tests/attacks/kill_builds.py [--times 100] [--seed N]

Each time a build in a process of its own is killed (SIGKILL) after a random part of the time that
a whole one takes: a first build, a rebuild after an edit, or `--force` over a file that somebody
edited, in turn, by one process or two. Then each file is old or new and none is torn, and after one
more build the folder equals that of a build that nobody killed.
The processes are forks of one that has everything imported, so that a thousand take minutes.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import jobcareer_kb
from jobcareer_kb.cli import group

STARTER = Path(jobcareer_kb.__file__).parent / "starter"
EDITED = b"my own words"
CASES = ("first build", "rebuild", "--force")
Files = dict[str, bytes]


def build(*options: str) -> int:
    """Build in this process, without a word; the exit code."""
    with (
        open(os.devnull, "w") as nothing,
        contextlib.redirect_stdout(nothing),
        contextlib.redirect_stderr(nothing),
    ):
        try:
            group(["build", *options], prog_name="jobcareer-kb", standalone_mode=False)
        except SystemExit as end:
            return int(end.code or 0)
    return 0


def killed(seconds: float, *options: str) -> bool:
    """Build in a fork and kill it after a time; False if it was done before."""
    child = os.fork()
    if child == 0:
        os._exit(build(*options))
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def seen(folder: Path) -> Files:
    """Every file that a user sees."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def title(kb: Path, words: str) -> None:
    settings = kb / "kb.yaml"
    lines = settings.read_text().split("\n")
    lines = [f"title: {words}" if line.startswith("title:") else line for line in lines]
    settings.write_text("\n".join(lines))


def prepare(kb: Path, out: Path, case: str, old: Path) -> tuple[Files, tuple[str, ...]]:
    """The output folder as it is before the build; what it holds, and the options."""
    shutil.rmtree(out, ignore_errors=True)
    if case == "first build":
        return {}, ()
    shutil.copytree(old, out)
    if case == "--force":
        next(out.glob("*/*-handout.docx")).write_bytes(EDITED)
        return seen(out), ("--force",)
    return seen(out), ()


def faults(out: Path, before: Files, clean: Files, options: tuple[str, ...]) -> list[str]:
    """What is wrong after a build was killed, and after the next one."""
    if "--force" in options:  # what somebody edited is kept beside the file that is made anew
        handout = next(name for name in clean if name.endswith("-handout.docx"))
        clean = {**clean, handout.replace(".docx", "-edited-1.docx"): EDITED}
    found = [
        f"{name} is torn"
        for name, data in seen(out).items()
        if data not in (before.get(name), clean.get(name))
    ]
    found += [f"{name} is gone" for name in before.keys() - seen(out).keys()]
    if build(*options) != 0:
        found.append("the next build did not end well")
    after = seen(out)
    found += [f"{n} is not as of a clean build" for n in clean if after.get(n) != clean[n]]
    found += [f"{n} should not be there" for n in after.keys() - clean.keys()]
    return found + [f"{p} is left" for p in out.rglob(".*") if p.name != ".lock"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--times", type=int, default=100)
    options.add_argument("--seed", type=int, default=None)
    given = options.parse_args()
    seed = given.seed if given.seed is not None else random.randrange(1 << 30)
    chance = random.Random(seed)
    print(f"{given.times} kills, seed {seed}")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        kb, out, old = Path("kb"), Path("build"), Path("old")
        shutil.copytree(STARTER, kb)
        title(kb, "Old title")
        assert build("--out", "old") == 0
        title(kb, "New title")
        begun = time.monotonic()
        assert build("--out", "clean") == 0
        whole = time.monotonic() - begun
        clean, bad, hit = seen(Path("clean")), 0, 0
        for number in range(given.times):
            case = CASES[number % len(CASES)]
            before, words = prepare(kb, out, case, old)
            words = (*words, "--jobs", str(1 + number % 2))
            hit += killed(chance.uniform(0, whole * 1.1), *words)
            for fault in faults(out, before, clean, words):
                bad += 1
                print(f"kill {number}, {case}: {fault}")
        print(f"{hit} of {given.times} builds were killed under way, {bad} faults")
    sys.exit(1 if bad or hit < given.times // 2 else 0)


if __name__ == "__main__":
    main()
