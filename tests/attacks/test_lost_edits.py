"""Whoever changes a knowledge base at the same time: nothing of anybody is lost.

Seen: four `review`s of four claims of one record at once all said "written", and one file remained.
"""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from sandbox import PLACES_OF_A_PROJECT, Sandbox
from the_day import Later

from jobcareer_kb.disk.swap import swap
from jobcareer_kb.disk.way import opened

Run = Callable[..., Result]
COMMAND = [sys.executable, "-m", "jobcareer_kb"]
FILE = "kb/definition/many.yaml"
CLAIMS = 16


def many_claims(box: Sandbox) -> None:
    """A record with many claims, each of them misspelt in its source."""
    traits = "".join(f"  - Rain number {n} falls. [@noaa-wether]\n" for n in range(CLAIMS))
    Path(FILE).write_text(
        "id: many\nterm: Many things\nmeaning: Rain is water that falls. [@noaa-weather]\n"
        f"traits:\n{traits}"
    )


def look(number: int) -> list[str]:
    words = ["--says-so", "supported", "--by", "A. Reader", "--on", "2026-01-01"]
    return [
        *COMMAND,
        "review",
        f"definition/many#traits.{number}",
        *words,
        "--note",
        f"No. {number}.",
    ]


@contextmanager
def somebody_saves(path: Path, times: int) -> Iterator[list[int]]:
    """An editor: it looks whether the file is as it was opened, and saves in one of two ways."""
    saved: list[int] = []

    def save() -> None:
        for number in range(times):
            while not _saved(path, f"# note {number} of somebody\n", in_place=number % 2 == 0):
                pass
            saved.append(number)

    thread = threading.Thread(target=save)
    thread.start()
    try:
        yield saved
    finally:
        thread.join()


def _saved(path: Path, line: str, in_place: bool) -> bool:
    if in_place:  # as `>>` of a shell does
        with path.open("a") as file:
            file.write(line)
        return line in path.read_text()
    before = path.read_bytes()
    with opened(path.parent) as folder:
        assert folder is not None
        return swap(folder, path.name, before, before + line.encode())


@pytest.mark.slow
@pytest.mark.parametrize("sandbox", PLACES_OF_A_PROJECT, indirect=True)
def test_fifty_edits_at_once(sandbox: Sandbox) -> None:
    """Sixteen looks, sixteen new records, one `--fix` again and again, and somebody who saves."""
    many_claims(sandbox)
    fix = [*COMMAND, "check", "--fix", "--select", "JK202"]
    new = [[*COMMAND, "new", "takeaway", f"thought-{n}"] for n in range(16)]
    with somebody_saves(Path(FILE), 16) as saved:
        subprocess.run(fix, capture_output=True)  # so that there is something to look at
        running = [
            subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for pair in zip((look(n) for n in range(CLAIMS)), new, strict=True)
            for words in pair
        ] + [subprocess.Popen(fix, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in (1, 2)]
        done = [(each.communicate(), each.returncode, each.args) for each in running]
    assert [d for d in done[: 2 * CLAIMS] if d[1] != 0] == []
    assert saved == [*range(16)]
    text = Path(FILE).read_text()
    assert [int(n) for n in re.findall(r"# note (\d+) of", text)] == saved, "what somebody saved"
    assert text.count("[@noaa-weather]") == CLAIMS + 1, "what --fix mended"
    entries = [yaml.safe_load(p.read_text()) for p in Path("kb/evidence").glob("*.yaml")]
    assert sorted(e["note"] for e in entries) == sorted(f"No. {n}." for n in range(CLAIMS))
    drafts = {path.stem for path in Path("kb/takeaway").glob("thought-*.yaml")}
    assert drafts == {f"thought-{n}" for n in range(16)}
    left = [path.name for path in Path("kb").rglob(".*jobcareer-kb-new")]
    assert left == []


def test_a_lost_race_leaves_the_file_of_the_winner(sandbox: Sandbox) -> None:
    Path("a.yaml").write_bytes(b"of the winner\n")
    with opened(Path()) as folder:
        assert folder is not None
        assert not swap(folder, "a.yaml", b"as it was read\n", b"ours\n")
    assert (Path("a.yaml").read_bytes(), os.listdir(".").count("a.yaml")) == (b"of the winner\n", 1)


def test_one_who_saves_between_the_look_and_the_exchange_is_not_lost(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look says that nothing changed; then somebody saves; then the names are exchanged."""
    path = Path("a.yaml")
    path.write_bytes(b"old\n")
    flush = os.fsync

    def meanwhile(handle: int) -> None:
        flush(handle)
        path.write_bytes(b"somebody's\n")

    with opened(Path()) as folder, monkeypatch.context() as patch:
        assert folder is not None
        patch.setattr(os, "fsync", meanwhile)
        assert not swap(folder, "a.yaml", b"old\n", b"ours\n")
    assert path.read_bytes() == b"somebody's\n"
    assert [each for each in os.listdir(".") if each.endswith("-new")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can exchange two names in one step")
def test_one_who_has_the_file_open_is_waited_for(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody opened the file before, and writes after, our bytes have its name."""
    path = Path("a.yaml")
    path.write_bytes(b"old\n")
    writer = path.open("ab")
    Later(0.2, lambda: (writer.write(b"more\n"), writer.close())).start()
    with opened(Path()) as folder:
        assert folder is not None
        assert not swap(folder, "a.yaml", b"old\n", b"ours\n")
    assert path.read_bytes() == b"old\nmore\n"
