"""Names in the manifest and the journal, and what lies in the output folder, lead nowhere.

Seen: a `manifest.json` with the key `../../home/notes.txt` made a plain build remove that file and
its emptied folder, and `--force` write over it; a workshop folder that was a link took the files
elsewhere; a `.lock` that was a link made a file; a pipe hung the build; lists that nest a hundred
thousand deep were a fault of the program for ever.
"""

import hashlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from examples import daily
from sandbox import Sandbox

Run = Callable[..., Result]
SHOP = "weather-or-climate-30"
HANDOUT = f"{SHOP}/{SHOP}-handout.docx"
DEEP = b"[" * 100_000 + b"]" * 100_000
WAYS = {
    "up": lambda box: box.to_home("notes.txt"),
    "up from a folder of the build": lambda box: f"{SHOP}/../{box.to_home('notes.txt')}",
    "the only file of a folder": lambda box: box.to_home("only/one.txt"),
    "absolute": lambda box: (box.home / "notes.txt").as_posix(),
    "two slashes": lambda box: f"/{box.home.as_posix()}/notes.txt",
    "back slashes": lambda box: box.to_home("notes.txt").replace("/", "\\"),
    "a dot": lambda box: f"./{box.to_home('notes.txt')}",
    "a zero byte": lambda box: f"{box.to_home('notes.txt')}\0.docx",
    "the records": lambda box: "../kb/kb.yaml",
    "git": lambda box: "../.git/config",
    "its own manifest": lambda box: "manifest.json",
    "a file of somebody in the folder": lambda box: "notes/plan.docx",
    "a device of Windows": lambda box: "con/con-handout.docx:stream",
}
DAILY_WAYS = ("absolute", "back slashes", "the records", "a device of Windows")
OPTIONS = [
    pytest.param((), id="plain"),
    pytest.param(("--force",), id="--force", marks=pytest.mark.slow),
    pytest.param(("--prune-edited",), id="--prune-edited", marks=pytest.mark.slow),
]


def digest_at(box: Sandbox, way: str) -> str:
    """The true digest of what a name leads to, so that the program would take it for its own."""
    path = Path(os.path.normpath(box.out / way.replace("\\", "/").replace("\0.docx", "")))
    data = path.read_bytes() if path.is_file() else b""
    return hashlib.sha256(data).hexdigest()


def manifest_with(box: Sandbox, way: str) -> None:
    """A true manifest, with one entry more, or one instead of another."""
    path = box.out / "manifest.json"
    told = json.loads(path.read_bytes())
    told["artifacts"][way] = {**told["artifacts"][HANDOUT], "digest": digest_at(box, way)}
    path.write_text(json.dumps(told))


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("way", daily(DAILY_WAYS, WAYS))
def test_a_name_in_the_manifest(
    sandbox: Sandbox, run: Run, way: Callable[[Sandbox], str], options: tuple[str, ...]
) -> None:
    run("build")
    (sandbox.out / "notes").mkdir()
    (sandbox.out / "notes/plan.docx").write_bytes(b"somebody's own")
    manifest_with(sandbox, way(sandbox))
    records = {path: path.read_bytes() for path in sandbox.kb.rglob("*.yaml")}
    result = run("build", *options)
    assert result.exit_code == 3
    assert "build/manifest.json is no manifest of this program: artifacts holds" in result.stderr
    assert (sandbox.out / "notes/plan.docx").read_bytes() == b"somebody's own"
    assert {path: path.read_bytes() for path in records} == records


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("way", daily(DAILY_WAYS, WAYS))
def test_a_name_in_the_journal(
    sandbox: Sandbox, run: Run, way: Callable[[Sandbox], str], options: tuple[str, ...]
) -> None:
    run("build")
    told = {way(sandbox): digest_at(sandbox, way(sandbox))}
    (sandbox.out / ".journal.json").write_text(json.dumps(told))
    result = run("build", *options)
    assert result.exit_code == 3
    assert "build/.journal.json is no journal of this program" in result.stderr


def test_a_name_in_a_manifest_that_is_not_planned_any_more_is_not_followed(
    sandbox: Sandbox, run: Run
) -> None:
    """A name of the right form in a folder that is a link."""
    run("build")
    (sandbox.home / "talk").mkdir()
    (sandbox.home / "talk/talk-handout.docx").write_bytes(b"mine")
    (sandbox.out / "talk").symlink_to(sandbox.home / "talk")
    manifest_with(sandbox, "talk/talk-handout.docx")
    result = run("build", "--prune-edited")
    assert (result.exit_code, "build/talk is a link, expected a folder" in result.stderr) == (
        3,
        True,
    )
    assert (sandbox.home / "talk/talk-handout.docx").read_bytes() == b"mine"
    (sandbox.home / "talk/talk-handout.docx").unlink()
    (sandbox.home / "talk").rmdir()


FILES = {
    "deep lists": DEEP,
    "deep mappings": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep within": b'{"schema": 1, "artifacts": ' + DEEP + b"}",
    "a number of a million digits": b'{"schema": ' + b"1" * 1_000_000 + b"}",
    "half a pair of signs": b'{"schema": 1, "artifacts": {}, "title": "\\ud800"}',
    "half a pair of signs in another encoding": '{"title": "\\ud800"}'.encode("utf-16"),
    "not UTF-8": b"\xff\xfe\x00",
    "another program's": b'{"name": "My course", "icons": []}',
    "empty": b"",
    "a list": b"[1, 2]",
    "not a number": b'{"schema": NaN}',
}
DAILY_FILES = ("deep lists", "not UTF-8", "another program's")


@pytest.mark.parametrize("options", OPTIONS[:2])
@pytest.mark.parametrize("name", ["manifest.json", ".journal.json"])
@pytest.mark.parametrize("data", daily(DAILY_FILES, FILES))
def test_a_file_that_is_not_ours_is_named_and_kept(
    sandbox: Sandbox, run: Run, name: str, data: bytes, options: tuple[str, ...]
) -> None:
    run("build")
    (sandbox.out / name).write_bytes(data)
    result = run("build", *options)
    (line,) = result.stderr.strip().split("\n")
    assert (result.exit_code, (sandbox.out / name).read_bytes()) == (3, data)
    assert f"build/{name} is no " in line and "move it away" in line
    (sandbox.out / name).unlink()
    assert run("build").exit_code == 0


@pytest.mark.slow
def test_every_value_of_a_manifest_is_held_to_its_form(sandbox: Sandbox, run: Run) -> None:
    """Whatever stands for a value, the answer is a line and never a fault of the program."""
    run("build")
    path = sandbox.out / "manifest.json"
    good = json.loads(path.read_bytes())
    for wrong in (None, 7, -1.5, True, "../x", ["../x"], {"../x": "../x"}, [[]]):
        for at in _places(good):
            if type(wrong) is type(_value(good, at)):
                continue
            path.write_text(json.dumps(_with(good, at, wrong)))
            assert run("build").exit_code == 3, (at, wrong)


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Of every sort of place one: the first entry of each mapping and list."""
    if isinstance(value, dict):
        named = at in ((), ("artifacts", HANDOUT))
        keys = [*value] if named else [HANDOUT] if at == ("artifacts",) else [*value][:1]
        return [at, *(place for key in keys for place in _places(value[key], (*at, key)))]
    if isinstance(value, list):
        return [
            at,
            *(place for n in range(len(value[:1])) for place in _places(value[n], (*at, n))),
        ]
    return [at]


def _value(data: Any, at: tuple[Any, ...]) -> Any:
    for part in at:
        data = data[part]
    return data


def _with(data: Any, at: tuple[Any, ...], new: Any) -> Any:
    if not at:
        return new
    copy = data.copy()
    copy[at[0]] = _with(data[at[0]], at[1:], new)
    return copy


def a_link_to_a_file(box: Sandbox, path: Path) -> None:
    path.symlink_to(box.home / ".bashrc")


def a_link_to_nothing(box: Sandbox, path: Path) -> None:
    path.symlink_to(box.home / "not-there")


def a_link_to_zeros(box: Sandbox, path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_pipe(box: Sandbox, path: Path) -> None:
    os.mkfifo(path)


def a_socket(box: Sandbox, path: Path) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def a_folder(box: Sandbox, path: Path) -> None:
    path.mkdir()


PLANTED = {f.__name__.replace("_", " "): f for f in (
    a_link_to_a_file, a_link_to_nothing, a_link_to_zeros, a_pipe, a_socket, a_folder
)}  # fmt: skip
NAMES = [HANDOUT, "index.html", "manifest.json", ".journal.json", ".lock"]


@pytest.mark.slow
@pytest.mark.parametrize("options", OPTIONS[:2])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED)
def test_what_is_no_file_is_named(
    sandbox: Sandbox,
    run: Run,
    name: str,
    plant: Callable[[Sandbox, Path], None],
    options: tuple[str, ...],
) -> None:
    run("build")
    (sandbox.out / name).unlink(missing_ok=True)
    plant(sandbox, sandbox.out / name)
    edit(sandbox)
    result = run("build", *options)
    assert result.exit_code == 3, result.output
    (line,) = result.stderr.strip().split("\n")
    kind = plant.__name__.replace("_", " ")
    what = "a device or a socket" if kind == "a socket" else kind.partition(" to ")[0]
    assert f"build/{name} is {what}, expected a regular file" in line


def edit(box: Sandbox) -> None:
    """A change that every artifact prints, so that the next build has to write."""
    settings = box.kb / "kb.yaml"
    settings.write_text(settings.read_text().replace("Weather and climate", "Rain and climate", 1))


@pytest.mark.parametrize("options", OPTIONS[:2])
def test_a_workshop_folder_that_is_a_link(
    sandbox: Sandbox, run: Run, options: tuple[str, ...]
) -> None:
    sandbox.out.mkdir()
    (sandbox.out / SHOP).symlink_to(sandbox.home / "empty")
    assert run("build").exit_code == 2, "a folder that no build made asks for --force"
    result = run("build", "--force", *options)
    assert (result.exit_code, f"build/{SHOP} is a link" in result.stderr) == (3, True)


LINKS = {"build": "build", "one folder up": "site/build"}


@pytest.mark.parametrize("out", LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("how", ["relative", "absolute"])
def test_an_output_folder_behind_a_link_of_the_checkout(
    sandbox: Sandbox, run: Run, out: str, how: str
) -> None:
    (sandbox.project / out.partition("/")[0]).symlink_to(sandbox.home / "empty")
    given = sandbox.project / out if how == "absolute" else Path(out)
    result = run("build", "--out", given, "--force")
    assert result.exit_code == 3
    assert f"{out.partition('/')[0]} is a link, expected a folder" in result.stderr


def test_a_hard_link_is_not_written_through(sandbox: Sandbox, run: Run) -> None:
    """A file that two names lead to: ours gets new bytes, the other keeps its own."""
    run("build")
    (sandbox.project / "mine.docx").write_bytes(b"my own words")
    for name in (HANDOUT, ".lock", "index.html"):
        (sandbox.out / name).unlink()
        os.link(sandbox.project / "mine.docx", sandbox.out / name)
    edit(sandbox)
    assert run("build", "--force").exit_code == 0
    assert (sandbox.project / "mine.docx").read_bytes() == b"my own words"


def test_a_file_under_version_control_is_kept_also_with_force(sandbox: Sandbox, run: Run) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    (sandbox.out / SHOP).mkdir(parents=True)
    for name in (HANDOUT, "index.html"):
        (sandbox.out / name).write_bytes(b"somebody's own")
    for words in (["init", "-q"], ["add", "build"], ["commit", "-qm", "all"]):
        subprocess.run([*git, *words], cwd=sandbox.project, check=True, capture_output=True)
    result = run("build", "--force")
    assert (result.exit_code, "kept: index.html" in result.stdout) == (0, True)
    for name in (HANDOUT, "index.html"):
        assert (sandbox.out / name).read_bytes() == b"somebody's own"


PIPE = "import sys; from jobcareer_kb.cli import main; sys.argv = ['jobcareer-kb', 'build']; main()"


def test_a_pipe_keeps_nobody_waiting(sandbox: Sandbox) -> None:
    """The whole process, with a clock: a build that waits for a writer would wait for ever."""
    sandbox.out.mkdir()
    os.mkfifo(sandbox.out / "manifest.json")
    done = subprocess.run([sys.executable, "-c", PIPE], capture_output=True, timeout=60)
    assert done.returncode == 3
