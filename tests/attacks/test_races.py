"""Somebody swaps what lies in a folder between the look at it and its use, again and again.

A process turns a folder of the output into a link to the home and back, as fast as it can, while
builds write, force and prune; another one does so with a folder of records under `check --fix`. The
home is compared afterwards by the sandbox. The last test shows that such a process does catch who
looks first and opens by path afterwards.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from sandbox import Sandbox

from jobcareer_kb.disk.files import replace_file
from jobcareer_kb.errors import OutputFault

Run = Callable[..., Result]
SHOP = "weather-or-climate-30"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no descriptors of folders"),
]


ENOUGH = 50  # swaps while the program is at work
MANY = 1_000_000  # a minute of them, where a thousand are enough to be caught

# A program that finds no folder makes one, and the older one has nowhere to go back to.
SWAP = """
import contextlib, os, shutil, signal, sys
folder, home, aside, swaps = sys.argv[1], sys.argv[2], sys.argv[1] + "-aside", 0
ended = []
signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
count = os.open(sys.argv[3], os.O_WRONLY)
print("begun", flush=True)
while not ended:
    with contextlib.suppress(OSError):
        os.rename(folder, aside)
        os.symlink(home, folder)
        swaps += 1
        os.pwrite(count, b"%d" % swaps, 0)
    with contextlib.suppress(OSError):
        os.unlink(folder)
    try:
        os.rename(aside, folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
"""


# In turn a pipe that somebody reads, a link to a file of the home, and a hard link to a file.
SWAP_FILE = """
import contextlib, itertools, os, signal, sys
file, home, swaps = sys.argv[1], sys.argv[2], 0
ended = []
signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
count = os.open(sys.argv[3], os.O_WRONLY)
os.mkfifo(file + "-pipe")
open(file + "-file", "w").close()
reader = os.open(file + "-pipe", os.O_RDONLY | os.O_NONBLOCK)
print("begun", flush=True)
for put in itertools.cycle((
    lambda new: os.link(file + "-pipe", new),
    lambda new: os.symlink(home, new),
    lambda new: os.link(file + "-file", new),
)):
    if ended:
        break
    put(file + "-next")
    os.rename(file + "-next", file)
    swaps += 1
    os.pwrite(count, b"%d" % swaps, 0)
    with contextlib.suppress(OSError):
        os.read(reader, 1 << 20)
"""


@contextlib.contextmanager
def swapping(folder: Path, home: Path, how: str = SWAP) -> Iterator[Callable[[], int]]:
    """Move a folder away, put a link to the home in its place, and back, until the end.

    The function that is given tells how often that was done so far.
    """
    with tempfile.NamedTemporaryFile("w+b", prefix="swaps-") as count:
        words = [sys.executable, "-c", how, str(folder), str(home), count.name]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        try:
            yield lambda: int(os.pread(count.fileno(), 20, 0) or b"0")
        finally:
            process.terminate()
            process.communicate()


def rounds(swaps: Callable[[], int], at_least: int) -> Iterator[int]:
    """Numbers of rounds, until the folder was swapped often enough however slow the machine is."""
    for number in range(100 * at_least):
        yield number
        if number >= at_least and swaps() > ENOUGH:
            return
    pytest.fail(f"swapped {swaps()} times only")


def edit(box: Sandbox, number: int) -> None:
    settings = box.kb / "kb.yaml"
    lines = settings.read_text().split("\n")
    lines = [f"title: Title {number}" if line.startswith("title:") else line for line in lines]
    settings.write_text("\n".join(lines))


def test_a_folder_of_the_output(sandbox: Sandbox, run: Run) -> None:
    run("build")
    (sandbox.home / "empty" / f"{SHOP}-handout.docx").write_bytes(b"mine")
    before = sorted(sandbox.home.rglob("*"))
    with swapping(sandbox.out / SHOP, sandbox.home / "empty") as swaps:
        for number in rounds(swaps, 25):
            edit(sandbox, number)
            for options in ((), ("--force",), ("--prune-edited",)):
                assert run("build", *options).exit_code in (0, 3)
    assert sorted(sandbox.home.rglob("*")) == before
    assert (sandbox.home / "empty" / f"{SHOP}-handout.docx").read_bytes() == b"mine"
    (sandbox.home / "empty" / f"{SHOP}-handout.docx").unlink()


def test_a_folder_of_records(sandbox: Sandbox, run: Run) -> None:
    path = sandbox.kb / "definition/weather.yaml"
    good = path.read_text()
    with swapping(sandbox.kb / "definition", sandbox.home / "empty") as swaps:
        for number in rounds(swaps, 40):
            with contextlib.suppress(OSError):
                path.write_text(good.replace("[@noaa-weather]", "[@noaa-wether]", 1))
            assert run("check", "--fix").exit_code in (0, 1, 3)
            assert run("new", "definition", f"wind-{number}").exit_code in (0, 2, 3)
    for stray in (sandbox.home / "empty").glob("weather.yaml"):
        stray.unlink()  # the test itself writes by the path


def test_a_pipe_that_a_report_goes_to(sandbox: Sandbox) -> None:
    """The home may be written into by no way, and the file that has two names by neither."""
    Path("reports").mkdir()
    path = Path("reports/all.json")
    with swapping(path.absolute(), sandbox.home / "notes.txt", SWAP_FILE) as swaps:
        for _ in rounds(swaps, 200):
            with contextlib.suppress(OutputFault):
                replace_file(path, b"{}")
    assert Path("reports/all.json-file").read_bytes() == b""


def test_who_looks_first_is_caught(sandbox: Sandbox) -> None:
    """Many writes for each look, so that a swap comes in between on a busy machine, too."""
    folder, home = sandbox.project / "reports", sandbox.home / "empty"
    folder.mkdir()
    with swapping(folder, home) as swaps:
        while swaps() < MANY and not (home / "caught").exists():
            if not folder.is_symlink() and folder.is_dir():
                for _ in range(1_000):
                    with contextlib.suppress(OSError):
                        (folder / "caught").write_bytes(b"")
    assert (home / "caught").exists()
    (home / "caught").unlink()
