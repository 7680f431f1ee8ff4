"""Damage manifests, journals and caches, and see that a build and a check say so in a line.

    python tests/fuzz/damage_outputs.py [--count 20000] [--seed N]

Bytes are flipped, cut and doubled, and values of the JSON are put in each other's places. Whatever
comes of it, the command ends with an exit code that is documented, within a time, without a
traceback, and nothing outside the project has changed.
"""

import argparse
import json
import os
import random
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner

import jobcareer_kb
from jobcareer_kb.checking.cache_place import VARIABLE, cache_file
from jobcareer_kb.cli import group

STARTER = Path(jobcareer_kb.__file__).parent / "starter"
WORK, WAIT = 20, 300
"""Seconds of the processor, and of the clock, after which a command hangs. One on the starter takes
a fraction of a second of the first; of the second, on a busy machine, many."""
EVIL = ("../../home/notes.txt", "/etc/passwd", "..", "", "\0", "\ud800", "a" * 5000, -1, 10**30,
        None, True, [], {}, 1.5, "con/con-a.docx", "\x1b]0;x\x07")  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one to four slips."""
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randint(0, len(data)) for _ in range(2))
        end = min(end, at + 64)
        data = chance.choice(
            [
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[:at] + data[end:],
                data[:end] + data[at:end] + data[end:],
                data[:at],
            ]
        )
    return data


def reshaped(data: bytes, chance: random.Random) -> bytes:
    """JSON in which one value or one name is something else."""
    told = json.loads(data)
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        for key in keys:
            places.append((value, key))
            if isinstance(value[key], dict | list):
                walk(value[key])

    walk(told)
    holder, key = chance.choice(places)
    if isinstance(holder, dict) and chance.random() < 0.4:
        holder[str(chance.choice(EVIL))] = holder.pop(key)
    else:
        other, name = chance.choice(places)
        holder[key] = chance.choice([*EVIL, other[name] if other is not holder else None])
    try:
        return json.dumps(told).encode()
    except ValueError:  # a value within itself
        return damaged(data, chance)


@contextmanager
def no_hang() -> Iterator[None]:
    """Within, a fault ends what does not end by itself, so that its number is told."""

    def stop(*_: object) -> None:
        raise TimeoutError("still at work, or waiting")

    timers = ((signal.SIGVTALRM, signal.ITIMER_VIRTUAL, WORK),
              (signal.SIGALRM, signal.ITIMER_REAL, WAIT))  # fmt: skip
    before = [signal.signal(number, stop) for number, _, _ in timers]
    for _, timer, seconds in timers:
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def ended(*words: str) -> str:
    """Run a command; what is wrong with how it ended."""
    with no_hang():
        result = CliRunner().invoke(group, list(words), prog_name="jobcareer-kb")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        return f"{type(result.exception).__name__}: {result.exception}"
    if result.exit_code not in (0, 1, 2, 3):
        return f"exit code {result.exit_code}"
    return "a fault of the program" if "fault of the program" in result.output else ""


def journal_of(manifest: bytes) -> bytes:
    told = json.loads(manifest)["artifacts"]
    return json.dumps({path: entry["digest"] for path, entry in told.items()}).encode()


def run(count: int, seed: int) -> list[str]:
    """Damage so many files, in turn; what went wrong."""
    chance, wrong = random.Random(seed), []
    out = Path("build")
    assert ended("build") == "" == ended("check")
    manifest = (out / "manifest.json").read_bytes()
    stores = {"check": cache_file(Path("kb")), "build": cache_file(out)}
    good = {
        out / "manifest.json": (manifest, "build"),
        out / ".journal.json": (journal_of(manifest), "build"),
        **{store: (store.read_bytes(), words) for words, store in stores.items() if store},
    }
    for number in range(count):
        path, (data, command) = list(good.items())[number % len(good)]
        ways: list[Callable[[bytes, random.Random], bytes]] = [damaged]
        if path.suffix == ".json":
            ways.append(reshaped)
        path.write_bytes(chance.choice(ways)(data, chance))
        options = ("--force",) if command == "build" and chance.random() < 0.3 else ()
        if fault := ended(command, *options):
            wrong.append(f"{path.name}, number {number}: {fault}")
        if path.suffix == ".json":
            path.unlink(missing_ok=True)
            (out / "manifest.json").write_bytes(manifest)
        if number % 50 == 0:
            shutil.rmtree(out)
            assert ended("build") == ""
    return wrong


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--count", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        (home / "notes.txt").write_text("mine")
        os.environ["JOBCAREER_KB_DEBUG"] = "1"
        os.environ.pop("CI", None)  # nothing of outputs is kept there
        wrong = run_in(Path(folder, "project"), given.count, given.seed)
        assert [(p.name, p.read_text()) for p in home.iterdir()] == [("notes.txt", "mine")]
        assert sorted(p.name for p in Path(folder).iterdir()) == ["cache", "home", "project"]
    for each in wrong[:20]:
        print(each)
    print(f"{given.count} damaged files, seed {given.seed}: {len(wrong)} wrong")
    raise SystemExit(1 if wrong else 0)


def run_in(project: Path, count: int, seed: int) -> list[str]:
    """The same in a project of its own, with a cache of its own beside it."""
    shutil.copytree(STARTER, project / "kb")
    cache = project.parent / "cache"
    cache.mkdir(mode=0o700)
    here, before = os.getcwd(), os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(cache)
    os.chdir(project)
    try:
        return run(count, seed)
    finally:
        os.chdir(here)
        os.environ[VARIABLE] = before or ""


if __name__ == "__main__":
    main()
