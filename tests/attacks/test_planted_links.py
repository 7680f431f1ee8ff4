"""Nothing is written through a link that lies where a command is about to write.

Seen: `check --fix` and `new` wrote a file beside the record, `.NAME.jobcareer-kb-new`, whose name
anybody could guess: a pull request that carried a link of that name turned a reviewer's
`check --fix` into an executable `.git/hooks/pre-commit`.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from examples import sizes
from sandbox import Sandbox

from jobcareer_kb.disk import folder as folders

Run = Callable[..., Result]
MEANING = "definition/weather.yaml"
LOOK = ("--says-so", "supported", "--by", "A. Reader", "--on", "2026-01-01", "--note", "It does.")
REVIEW = ("review", "definition/weather#meaning", *LOOK)
COMMANDS: dict[str, tuple[tuple[str, ...], str]] = {
    "check --fix": (("check", "--fix"), f"kb/{MEANING}"),
    "new": (("new", "definition", "wind"), "kb/definition/wind.yaml"),
    "new, its schema": (("new", "definition", "wind"), "kb/.schema/definition.json"),
    "review": (REVIEW, "kb/evidence/definition-weather-noaa-weather.yaml"),
    "schema": (("schema", "--all", "schemas"), "schemas/step.json"),
    "report": (("check", "--format", "json=reports/all.json"), "reports/all.json"),
    "init": (("init", "new/kb"), "new/kb/kb.yaml"),
    "build": (("build",), "build/index.html"),
}
"""Every command that writes, and one file that it writes."""


OUTPUTS: dict[str, tuple[tuple[str, ...], str]] = {
    "report": (("check", "--format", "json=out/deep/all.json"), "out/deep/all.json"),
    "schema": (("schema", "--all", "out/deep"), "out/deep"),
    "init": (("init", "out/deep/kb"), "out/deep/kb"),
    "build": (("build", "--out", "out/deep/build"), "out/deep/build"),
}
"""Every option that names an output, and what it names."""


def prepare(box: Sandbox, command: tuple[str, ...]) -> None:
    """For `check --fix` a slip that it mends."""
    if "--fix" not in command:
        return
    path = box.kb / MEANING
    path.write_text(path.read_text().replace("[@noaa-weather]", "[@noaa-wether]", 1))


@pytest.mark.parametrize("command, file", COMMANDS.values(), ids=COMMANDS)
def test_a_link_of_the_old_name_beside_a_file(
    sandbox: Sandbox, run: Run, command: tuple[str, ...], file: str
) -> None:
    prepare(sandbox, command)
    target = sandbox.project / file
    if command[0] != "init":
        target.parent.mkdir(parents=True, exist_ok=True)
        for name in (f".{target.name}.jobcareer-kb-new", f"{target.name}.tmp"):
            (target.parent / name).symlink_to(sandbox.home / "empty" / "pre-commit")
    result = run(*command, *(("--force",) if command[0] == "build" else ()))
    assert result.exit_code in (0, 1), result.output
    assert target.is_file() and not target.is_symlink()


@pytest.mark.parametrize("to", sizes("a file", "nothing"))
@pytest.mark.parametrize("command, file", COMMANDS.values(), ids=COMMANDS)
def test_a_link_in_the_place_of_the_file(
    sandbox: Sandbox, run: Run, command: tuple[str, ...], file: str, to: str
) -> None:
    prepare(sandbox, command)
    target = sandbox.project / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    target.symlink_to(sandbox.home / (".bashrc" if to == "a file" else "empty/new"))
    run(*command, *(("--force",) if command[0] == "build" else ()))
    assert target.is_symlink()


@pytest.mark.parametrize("command, file", COMMANDS.values(), ids=COMMANDS)
def test_a_link_in_the_place_of_its_folder(
    sandbox: Sandbox, run: Run, command: tuple[str, ...], file: str
) -> None:
    prepare(sandbox, command)
    folder = (sandbox.project / file).parent
    if folder.is_dir():
        folder.rename(folder.with_name("moved"))
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(sandbox.home / "empty", target_is_directory=True)
    result = run(*command, *(("--force",) if command[0] == "build" else ()))
    assert result.exit_code in (1, 2, 3)


@pytest.mark.parametrize("command, file", OUTPUTS.values(), ids=OUTPUTS)
def test_the_current_folder_by_another_name(
    sandbox: Sandbox, run: Run, command: tuple[str, ...], file: str
) -> None:
    """A shell that was led there by a link gives `$PWD` with the link in it."""
    logical = sandbox.project.with_name("by-another-name")
    logical.symlink_to(sandbox.project)
    try:
        (sandbox.project / "out").symlink_to(sandbox.home / "empty")
        named = command[-1].replace(file, str(logical / file))
        result = run(*command[:-1], named)
    finally:
        logical.unlink()
    assert (result.exit_code, "is a link" in result.stderr) == (3, True)


def test_the_name_of_the_file_beside_cannot_be_guessed_nor_taken(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even one who knows the name gets nothing: it is made anew or not at all."""
    told = iter(["guessed", "guessed", "free"])
    monkeypatch.setattr(folders.secrets, "token_hex", lambda _: next(told))
    for name in ("one.txt", "two.txt"):
        Path(f".{name}.guessed.jobcareer-kb-new").symlink_to(sandbox.home / "notes.txt")
    with folders.at(Path()) as here:
        here.write("one.txt", b"words")
    assert Path("one.txt").read_bytes() == b"words"
    assert Path(".one.txt.guessed.jobcareer-kb-new").is_symlink()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o444, 0o755], ids=oct)
@pytest.mark.parametrize("command, file", COMMANDS.values(), ids=COMMANDS)
def test_mode_and_owner_of_the_replaced_file_stay(
    sandbox: Sandbox, run: Run, command: tuple[str, ...], file: str, mode: int
) -> None:
    target = sandbox.project / file
    run(*command)
    if command[0] in ("new", "init") and not file.endswith(".json"):
        assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~_umask()
        return
    prepare(sandbox, command)
    target.chmod(mode)
    owner = (1234, 2345) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(target, *owner)
    again = {"new": ("new", "definition", "storm"), "review": (*REVIEW, "--note", "It does so.")}
    result = run(*again.get(command[0], command), *(("--force",) if command[0] == "build" else ()))
    if mode == 0o444 and file.endswith(".yaml"):
        assert (result.exit_code, f"cannot write {file}: it is read-only" in result.stderr) == (
            3,
            True,
        )
    else:
        assert result.exit_code in (0, 1), result.output
    after = target.stat()
    assert (stat.S_IMODE(after.st_mode), after.st_uid, after.st_gid) == (mode, *owner)


@pytest.mark.parametrize("command", [("check", "--fix"), REVIEW], ids=["check --fix", "review"])
def test_a_file_that_somebody_made_read_only_is_not_edited(
    sandbox: Sandbox, run: Run, command: tuple[str, ...]
) -> None:
    run(*REVIEW)
    prepare(sandbox, command)
    for path in sandbox.kb.rglob("*.yaml"):
        path.chmod(0o444)
    before = {path: path.read_bytes() for path in sandbox.kb.rglob("*.yaml")}
    result = run(*command, *(("--note", "It does so.") if command == REVIEW else ()))
    file = f"kb/{MEANING}" if command != REVIEW else COMMANDS["review"][1]
    said = f"jobcareer-kb: cannot write {file}: it is read-only; take that mark away first"
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (3, said)
    assert {path: path.read_bytes() for path in before} == before


def _umask() -> int:
    before = os.umask(0)
    os.umask(before)
    return before
