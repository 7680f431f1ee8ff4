"""`upgrade`: a base of the first format becomes one of today's, and nothing of it is lost."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import jobcareer_kb
from jobcareer_kb.mending.edits import files
from jobcareer_kb.packaged import packaged

pytestmark = pytest.mark.slow

Run = Callable[..., Result]
STARTER = Path(jobcareer_kb.__file__).parent / "starter"
LOOK = """# Who looked, and when.
id: {id}   # as the file is called
claim: definition/{claim}
claim_digest: "0123456789abcdef"
reference: noaa-{claim}
reference_digest: "0123456789abcdef"
verdict: partial
by: 'A. Reader'
on: 2026-01-01
note: >-
  It says a part of it,
  and no more.
"""
ADDED = ("format", "challenge_types", "takeaway_types")


def first_format(folder: Path, source: Path = STARTER) -> None:
    """A base as it was before there was a number."""
    for path in sorted(source.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if path.name == "kb.yaml":
            text = without(text, *ADDED)
        if path.parent.name == "evidence":
            text = text.replace("\nsays_so:", "\nverdict:")
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")


def without(text: str, *names: str) -> str:
    kept, skip = [], False
    for line in text.splitlines(keepends=True):
        if not line.startswith(" "):
            skip = line.split(":")[0] in names
        kept += [] if skip else [line]
    return "".join(kept)


def look(claim: str = "weather") -> Path:
    path = Path(f"kb/evidence/{claim}.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(LOOK.format(id=claim, claim=claim), encoding="utf-8", newline="")
    return path


@pytest.fixture(autouse=True)
def old_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first_format(Path("kb"))


def everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path("kb").rglob("*.yaml"))}


def test_the_diff_stands_first_and_all_else_stays(run: Run) -> None:
    path = look()
    before = everything()
    done = run("upgrade")
    assert done.exit_code == 0, done.output
    assert "-verdict: partial\n+says_so: partial\n" in done.stdout
    assert "+format: 2\n" in done.stdout
    assert done.stderr == "kb is of format 2 now; 2 files changed.\n"
    after = everything()
    assert {name for name in before if before[name] != after[name]} == {"kb/kb.yaml", str(path)}
    assert after[str(path)] == before[str(path)].replace(b"\nverdict:", b"\nsays_so:")
    assert without(after["kb/kb.yaml"].decode(), *ADDED).encode() == before["kb/kb.yaml"]


def test_a_second_run_finds_nothing_to_do(run: Run) -> None:
    look()
    run("upgrade")
    after = everything()
    again = run("upgrade")
    assert (again.exit_code, again.stdout) == (
        0,
        "Nothing to do: kb is of format 2, that of today.\n",
    )
    assert everything() == after


def test_diff_alone_changes_nothing(run: Run) -> None:
    look()
    before = everything()
    done = run("upgrade", "--diff")
    assert done.exit_code == 0
    assert "+says_so: partial" in done.stdout
    assert done.stderr == "upgrade would change 2 files of kb, to format 2.\n"
    assert everything() == before


def test_what_is_found_before_and_after_is_the_same_but_for_the_format(run: Run) -> None:
    look()
    before = run("check", "--format", "concise").stdout.splitlines()
    assert any("JK206" in line for line in before), "the entry is read, though by its old name"
    run("upgrade")
    after = run("check", "--format", "concise").stdout.splitlines()
    of_format = [line for line in before if "JK020" in line]
    assert len(of_format) == 1
    assert [line for line in before if "warning[JK2" in line] == [
        line for line in after if "warning[" in line
    ]


def test_an_old_base_builds_as_before(run: Run) -> None:
    built = run("build", "--format", "gift", "--out", "old")
    assert built.exit_code == 0, built.output
    run("upgrade")
    assert run("build", "--format", "gift", "--out", "new").exit_code == 0
    old, new = (sorted(Path(name).rglob("*.txt")) for name in ("old", "new"))
    assert [path.read_bytes() for path in old] == [path.read_bytes() for path in new] != []


def test_a_look_is_entered_into_an_old_base_and_again(run: Run) -> None:
    words = ("--by", "A", "--on", "2026-01-01", "--note", "It does.")
    claim = "definition/weather#meaning"
    assert run("review", claim, "--says-so", "supported", *words).exit_code == 0
    entry = Path("kb/evidence/definition-weather-noaa-weather.yaml")
    entry.write_text(entry.read_text().replace("says_so:", "verdict:"))
    assert run("review", claim, "--says-so", "partial", *words).exit_code == 0
    assert "\nverdict: partial\n" in entry.read_text()


def test_line_ends_a_mark_and_the_mode_of_a_file_stay(run: Run) -> None:
    path, kb = look(), Path("kb/kb.yaml")
    for file in (path, kb):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    os.chmod(path, 0o640)
    before = path.read_bytes()
    assert run("upgrade").exit_code == 0
    assert path.read_bytes() == before.replace(b"\nverdict:", b"\nsays_so:")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640 or sys.platform == "win32"
    written = kb.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert "Nothing to do" in run("upgrade").stdout


def test_a_run_that_was_interrupted_changed_nothing_and_a_second_does_all(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    look("weather")
    look("climate")
    real, count = files.swap, iter(range(10))

    def cut_off(*words: Any) -> bool:
        if next(count) == 1:
            raise KeyboardInterrupt
        return real(*words)

    monkeypatch.setattr(files, "swap", cut_off)
    assert run("upgrade").exit_code == 130
    half = b"".join(everything().values())
    assert (half.count(b"\nverdict:"), half.count(b"\nsays_so:")) == (2, 0)
    assert "JK020" in run("check").stdout, "still of the first format, and read as that"
    monkeypatch.setattr(files, "swap", real)
    assert run("upgrade").exit_code == 0
    whole = b"".join(everything().values())
    assert (whole.count(b"\nverdict:"), whole.count(b"\nsays_so:")) == (0, 2)
    assert "Nothing to do" in run("upgrade").stdout


def test_somebody_who_saves_meanwhile_loses_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = look()
    real, first = files.swap, iter([True])

    def saved(folder: Any, name: str, before: bytes, after: bytes) -> bool:
        if next(first, False):
            path.write_text(path.read_text() + "# mine\n")
        return real(folder, name, before, after)

    monkeypatch.setattr(files, "swap", saved)
    done = run("upgrade")
    assert done.exit_code == 0, done.output
    assert "looking again" in done.stderr
    assert path.read_text() == LOOK.format(id="weather", claim="weather").replace(
        "\nverdict:", "\nsays_so:"
    ) + "# mine\n"  # fmt: skip


def broken(path: Path) -> None:
    path.write_text("id: a\nverdict: [\n")


def other_bytes(path: Path) -> None:
    path.write_bytes(b"verdict: \xff\n")


def link(path: Path) -> None:
    path.rename("elsewhere.yaml")
    path.symlink_to(Path("elsewhere.yaml").resolve())


def unseen_name(path: Path) -> None:
    path.rename(path.with_name("wea\u3164ther.yaml"))


def read_only(path: Path) -> None:
    path.chmod(0o444)


REFUSED = {
    "no yaml": (broken, 2, "kb/evidence/weather.yaml cannot be changed by a machine"),
    "no utf-8": (other_bytes, 2, "kb/evidence/weather.yaml is not UTF-8"),
    "link": (link, 2, "kb/evidence/weather.yaml: a link, expected a regular file"),
    "a name with a sign that nobody sees": (unseen_name, 2, "not read: its name holds"),
    "read-only": (read_only, 3, "kb/evidence/weather.yaml: it is read-only"),
}


@pytest.mark.parametrize(("harm", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_where_one_file_cannot_be_changed_none_is(
    run: Run, harm: Callable[[Path], None], code: int, said: str
) -> None:
    look("climate")
    harm(look("weather"))
    before = everything()
    done = run("upgrade")
    assert (done.exit_code, said in done.stderr) == (code, True), done.output
    assert everything() == before


SETTINGS = {
    "newer": ("format: 3\n", "is of format 3, and this program knows 1 and 2; install a newer"),
    "a word": ("format: two\n", "'format' is no whole number"),
    "none": ("format: 0\n", "'format' is no whole number"),
    "broken": ("x: [\n", "then upgrade"),
    "twice": ("title: Again\n", "stands twice"),
}


@pytest.mark.parametrize(("line", "said"), SETTINGS.values(), ids=SETTINGS)
def test_settings_that_say_something_else_are_refused(run: Run, line: str, said: str) -> None:
    kb = Path("kb/kb.yaml")
    kb.write_text(kb.read_text(encoding="utf-8") + line, encoding="utf-8")
    before = everything()
    done = run("upgrade")
    assert (done.exit_code, said in done.stderr) == (2, True), done.output
    assert everything() == before


def test_a_newer_base_is_one_error_for_every_command(run: Run) -> None:
    kb = Path("kb/kb.yaml")
    kb.write_text(f"format: 3\n{kb.read_text(encoding='utf-8')}", encoding="utf-8")
    Path("kb/definition/weather.yaml").write_text("id: weather\nother: field\n")
    for command in (("check",), ("build",), ("list", "definition"), ("show", "definition/weather")):
        done = run(*command)
        assert done.exit_code == 1, command
        assert done.stdout.count("error[") == 1, command
        assert "install a newer jobcareer-kb" in done.stdout


def test_what_is_no_base_or_came_along_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("empty").mkdir()
    assert "empty has no kb.yaml" in run("upgrade", "--kb", "empty").stderr
    monkeypatch.chdir("empty")
    done = run("upgrade")
    assert (done.exit_code, "came along is not changed" in done.stderr) == (2, True)


def test_a_former_name_in_a_base_of_today_is_mended(run: Run) -> None:
    run("upgrade")
    path = look()
    assert "warning[JK021]" in run("check").stdout
    assert "-verdict: partial\n+says_so: partial" in run("check", "--fix").stdout
    assert path.read_text() == LOOK.format(id="weather", claim="weather").replace(
        "\nverdict:", "\nsays_so:"
    )


def test_a_kept_report_follows_the_number(run: Run) -> None:
    """What was read of a file by its old names is not said again where they are no longer right."""
    look()
    assert "JK020" in run("check").stdout
    kb = Path("kb/kb.yaml")
    kb.write_text(f"format: 2\n{kb.read_text(encoding='utf-8')}", encoding="utf-8")
    said = run("check").stdout
    assert ("JK020" in said, "JK021" in said) == (False, True)


@pytest.mark.slow
def test_the_base_that_came_along_was_moved_by_the_command(run: Run) -> None:
    first_format(Path("shipped"), packaged("kb"))
    assert run("upgrade", "--kb", "shipped").exit_code == 0
    source = packaged("kb")
    for path in sorted(source.rglob("*.yaml")):
        if path.name != "kb.yaml":
            assert Path("shipped", path.relative_to(source)).read_bytes() == path.read_bytes()


def test_a_whole_process_says_the_same() -> None:
    look()
    command = [sys.executable, "-m", "jobcareer_kb", "upgrade"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "kb is of format 2 now; 2 files changed.\n")
