"""Each call that writes fails once; every file is old or new then, and the next run is whole.

The disk is full, a right is missing, a signal comes, or the system takes half of the bytes. First a
run counts the calls of each kind; then there is one run for each of them, in which that one fails.
The faults take turns from call to call, and begin with another one in each situation and command.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from whole_build import retitle, seen

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.slow]

Run = Callable[..., Result]
CALLS = ("open", "write", "fsync", "replace", "link", "mkdir", "unlink", "rmdir", "fchmod")
FAULTS: dict[str, Callable[[], OSError]] = {
    "disk full": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "no right": lambda: PermissionError(errno.EACCES, "Permission denied"),
    "a signal": lambda: InterruptedError(errno.EINTR, "Interrupted system call"),
}


@contextmanager
def failing(call: str, at: int, fault: Callable[[], OSError] | None) -> Iterator[list[Any]]:
    """Let the call number `at` of a kind fail; without a fault it takes half of its bytes.

    Yields what each call was first given.
    """
    given, real = list[Any](), getattr(os, call)

    def called(*words: Any, **more: Any) -> Any:
        given.append(words[0])
        if len(given) != at:
            return real(*words, **more)
        if fault is not None:
            raise fault()
        return real(words[0], words[1][: max(1, len(words[1]) // 2)])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, called)
        yield given


def restore(folder: Path, what: dict[str, bytes]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, data in what.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


STATES = ["first build", "rebuild", "edited and --force", "one product less"]


@pytest.fixture
def states(small: Path, run: Run) -> dict[str, tuple[dict[str, bytes], dict[str, bytes]]]:
    """Of each situation: the output folder before, and after a build that nothing disturbs."""
    run("build")
    old = whole(Path("build"))
    retitle(small, "New title")
    run("build", "--out", "clean")
    clean = seen(Path("clean"))
    handout = next(n for n in old if n.endswith("handout.docx"))
    edited = {**old, handout: b"my own words"}
    copied = {handout.replace(".docx", "-edited-1.docx"): b"my own words"}
    more = {**old}
    return {
        "first build": ({}, clean),
        "rebuild": (old, clean),
        "edited and --force": (edited, {**clean, **copied}),
        "one product less": (more, clean),
    }


def whole(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items())}


def one_product_less(kb: Path) -> None:
    settings = kb / "kb.yaml"
    text = settings.read_text()
    start, end = text.index("  quiz:\n"), text.index("  gift:\n")
    settings.write_text(text[:start] + text[end:])


SHORT = "a short write"
ONCE = [(call, fault) for call in CALLS for fault in FAULTS] + [("write", SHORT)]
TURNS = [*((call, "a fault") for call in CALLS), ("write", SHORT)]
DAILY = ("write", "a fault", "rebuild")
BUILDS = [
    pytest.param(*what, state, marks=() if (*what, state) == DAILY else pytest.mark.slow)
    for what in TURNS
    for state in STATES
]


def in_turn(fault: str, at: int) -> Callable[[], OSError] | None:
    """The next of the faults; none where the system takes half of the bytes."""
    return None if fault == SHORT else [*FAULTS.values()][at % len(FAULTS)]


@pytest.mark.parametrize("call, fault, state", BUILDS)
def test_a_call_of_a_build_that_fails(
    small: Path, run: Run, states: Any, call: str, fault: str, state: str
) -> None:
    before, clean = states[state]
    turn = STATES.index(state)
    if state == "one product less":
        one_product_less(small)
        run("build", "--out", "clean", "--force")
        clean = seen(Path("clean"))
    options = ("--force",) if state == "edited and --force" else ()
    out = Path("build")
    restore(out, before)
    with failing(call, 0, None) as given:
        assert run("build", *options).exit_code == 0
    assert seen(out) == clean
    # Records are opened before the output folder is, and so alike whatever that holds.
    first = given.index(out.name) if call == "open" and state != "rebuild" else 0
    for at in range(first + 1, len(given) + 1):
        restore(out, before)
        with failing(call, at, in_turn(fault, turn + at)):
            result = run("build", *options)
        told = f"{call} number {at} of {len(given)}"
        # A record that cannot be opened is a finding, and ends with 1.
        ends = (0,) if fault == SHORT else (0, 1, 3) if call == "open" else (0, 3)
        assert result.exit_code in ends, told
        assert result.exit_code == 0 or len(result.stderr.strip().split("\n")) == 1, told
        for name, data in seen(out).items():
            assert data in (before.get(name), clean.get(name)), f"{told}: {name} is torn"
        assert run("build", *options).exit_code == 0, told
        assert seen(out) == clean, told
        assert [p.name for p in out.rglob(".*")] == [".lock"], told


COMMANDS = ["check --fix", "review", "new"]


@pytest.mark.slow
@pytest.mark.parametrize("call, fault", TURNS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_call_of_an_edit_that_fails(
    small: Path, run: Run, command: str, call: str, fault: str
) -> None:
    path = small / "definition/weather.yaml"
    path.write_text(path.read_text().replace("[@noaa-weather]", "[@noaa-wether]", 1))
    words = {
        "check --fix": ("check", "--fix", "--no-cache"),
        "review": ("review", "definition/climate#meaning", "--says-so", "supported", "--by", "A",
                   "--on", "2026-01-01", "--note", "It says so."),
        "new": ("new", "definition", "wind"),
    }[command]  # fmt: skip
    before = whole(small)
    with failing(call, 0, None) as given:
        assert run(*words).exit_code in (0, 1)
    clean = whole(small)
    assert clean != before
    for at in range(1, len(given) + 1):
        restore(small, before)
        with failing(call, at, in_turn(fault, COMMANDS.index(command) + at)):
            result = run(*words)
        told = f"{call} number {at} of {len(given)}"
        assert result.exit_code in (0, 1, 3), (told, result.output)
        for name, data in whole(small).items():
            if not name.rpartition("/")[2].startswith("."):
                assert data in (before.get(name), clean.get(name)), f"{told}: {name} is torn"
        again = run(*words)
        assert again.exit_code in (0, 1, 2 if command == "new" else 0), (told, again.output)
        assert {n: d for n, d in whole(small).items() if not n.endswith("-new")} == clean, told


@pytest.mark.parametrize(
    "call, fault",
    [
        pytest.param(*what, marks=() if what == ("write", "disk full") else pytest.mark.slow)
        for what in ONCE
    ],
)
def test_a_call_of_init_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, call: str, fault: str
) -> None:
    """Nothing is left that the next one would take for somebody's knowledge base."""
    monkeypatch.chdir(tmp_path)
    new = Path("new/kb")
    with failing(call, 0, None) as given:
        assert run("init", new).exit_code == 0
    clean = whole(new)
    for at in range(1, len(given) + 1):
        shutil.rmtree("new")
        with failing(call, at, FAULTS.get(fault)):
            result = run("init", new)
        told = f"{call} number {at} of {len(given)}"
        assert result.exit_code in (0, 3), (told, result.output)
        if result.exit_code:
            assert not new.exists() or not list(new.iterdir()), told
            assert run("init", new).exit_code == 0, told
        assert {n: d for n, d in whole(new).items() if not n.endswith("-new")} == clean, told
