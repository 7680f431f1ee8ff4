"""An output folder that cannot be written: exit 3, the reason in one line, nothing lost."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from examples import daily, sizes

from jobcareer_kb.building.output import output_at
from jobcareer_kb.disk.files import replace_file

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the faults are made with POSIX means"),
    pytest.mark.usefixtures("once"),
]
Run = Callable[..., Any]


def assert_one_line(result: Any, *words: str) -> None:
    assert result.exit_code == 3
    (line,) = result.stderr.strip().split("\n")
    assert line.startswith("jobcareer-kb: ")
    assert [word for word in words if word not in line] == [], line
    assert "Traceback" not in result.output


def a_file_for_the_folder(place: Path) -> Path:
    place.write_text("a file")
    return place


def a_file_on_the_way(place: Path) -> Path:
    place.write_text("a file")
    return place / "build"


def a_folder_of_the_kernel(place: Path) -> Path:
    return Path("/sys/jobcareer-kb-test")


def a_link_to_itself(place: Path) -> Path:
    place.symlink_to(place)
    return place


UNWRITABLE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a file for the folder": (a_file_for_the_folder, "out is a file, expected a folder"),
    "a file on the way": (a_file_on_the_way, "out is a file, expected a folder"),
    "a folder of the kernel": (a_folder_of_the_kernel, "cannot write into /sys/jobcareer-kb-test"),
    "a link to itself": (a_link_to_itself, "out is a link, expected a folder"),
}


@pytest.mark.parametrize("make, said", UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_folder_that_cannot_be_made(
    small: Path, run: Run, tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    out = make(tmp_path / "out")
    assert_one_line(run("build", "--out", out), said)


def test_a_folder_where_a_file_should_go(small: Path, run: Run) -> None:
    shop = "weather-or-climate-30"
    Path(f"build/{shop}/{shop}-handout.docx").mkdir(parents=True)
    assert_one_line(
        run("build", "--force"), f"{shop}-handout.docx is a folder, expected a regular file"
    )


def test_a_file_where_a_folder_should_go(small: Path, run: Run) -> None:
    Path("build").mkdir()
    Path("build/weather-or-climate-30").write_text("mine")
    words = "build/weather-or-climate-30 is a file, expected a folder; move it away"
    assert_one_line(run("build", "--force"), words)
    assert Path("build/weather-or-climate-30").read_text() == "mine"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 kB; skipped where nobody may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True)
    except OSError:
        pytest.skip("no mount command")
    if done.returncode:
        pytest.skip(f"cannot mount: {done.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small: Path, run: Run, tiny_disk: Path) -> None:
    result = run("build", "--out", tiny_disk / "build")
    assert_one_line(result, "no space left on device", "the files made before are kept")
    names = [path.name for path in tiny_disk.rglob("*") if path.is_file()]
    assert not [name for name in names if name.endswith("-new")], "no half of a file is left"


def test_a_read_only_disk(small: Path, run: Run, tiny_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    out = tiny_disk / "build"
    assert_one_line(run("build", "--out", out), f"cannot write into {out}: the disk is read-only")


SMALL_FILES = "from jobcareer_kb.cli import main; main()"


@pytest.mark.slow
def test_a_cap_on_the_size_of_files(small: Path, run: Run) -> None:
    """The kernel refuses the write, as it does when a quota is used up."""
    run("build")
    before = {path: path.read_bytes() for path in Path("build").rglob("*") if path.is_file()}
    settings = small / "kb.yaml"
    settings.write_text(settings.read_text().replace("Weather and climate workshop", "New title"))
    done = subprocess.run(
        [sys.executable, "-c", SMALL_FILES, "build"],
        capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )  # fmt: skip
    assert done.returncode == 3
    assert "file too large; the files made before are kept" in done.stderr
    left = {path: path.read_bytes() for path in before}
    result = run("build")
    assert (result.exit_code, "kept:" in result.stdout) == (0, False)
    torn = [path for path, data in left.items() if data not in (before[path], path.read_bytes())]
    assert torn == []


REFUSALS = {
    "no space": (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
    "over quota": (OSError(errno.EDQUOT, "Disk quota exceeded"), "disk quota exceeded"),
    "a broken disk": (OSError(errno.EIO, "Input/output error"), "input/output error"),
}


@pytest.mark.parametrize("refusal", daily(("no space",), REFUSALS))
@pytest.mark.parametrize("step", sizes("replace", "fsync"))
def test_a_disk_that_refuses(
    small: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    refusal: tuple[OSError, str],
    step: str,
) -> None:
    """Simulated: the system call itself is made to fail."""
    fault, reason = refusal
    run("build")
    before = {path: path.read_bytes() for path in Path("build").rglob("*.*") if path.is_file()}
    settings = small / "kb.yaml"
    settings.write_text(settings.read_text().replace("Weather and climate workshop", "New title"))

    def refuse(*_: object, **__: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(os, step, refuse)
        assert_one_line(run("build"), reason)
    assert {path: path.read_bytes() for path in before} == before
    assert run("build").exit_code == 0


def test_a_file_held_open_by_word(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: what Windows answers when Word holds the file."""
    run("build")
    settings = small / "kb.yaml"
    settings.write_text(settings.read_text().replace("Weather and climate workshop", "New title"))
    before = os.replace

    def held(source: Any, target: Any, **folders: Any) -> None:
        if str(target).endswith("handout.docx"):
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        before(source, target, **folders)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        assert_one_line(run("build"), "handout.docx", "if it is open in Word, close it there")
    assert "kept:" not in run("build").stdout


def test_two_builds_at_once(small: Path, run: Run) -> None:
    """The second says so; the first is not disturbed."""
    with held(Path("build")):
        assert_one_line(run("build"), "another build is writing into build; wait until it is done")
        assert [path.name for path in Path("build").iterdir()] == [".lock"]
    assert run("build").exit_code == 0


def test_another_process_holds_the_lock(small: Path, run: Run) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None and holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        assert_one_line(run("build"), "another build is writing into build")
    finally:
        holder.stdin.close()
        holder.wait()
        holder.stdout.close()
    assert run("build").exit_code == 0


HOLD = """
import sys
from pathlib import Path
from jobcareer_kb.building.output import output_at
with output_at(Path("build"), make=True) as out, out.locked():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold an output folder as a build does."""
    with output_at(folder, make=True) as out, out.locked():
        yield


def test_an_unchanged_build_needs_no_lock(small: Path, run: Run) -> None:
    run("build")
    with held(Path("build")):
        assert "0 made, 3 unchanged" in run("build").stdout


def test_what_is_no_file_is_written_into_and_stays(tmp_path: Path) -> None:
    """As `--format text=/dev/null` asks for; a file moved over it would take it from everybody."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    replace_file(pipe, b"words")
    assert (os.read(reader, 100), pipe.is_fifo()) == (b"words", True)
    os.close(reader)
    replace_file(Path(os.devnull), b"words")
    assert Path(os.devnull).is_char_device()
