"""How much of a manifest is read: what somebody laid there takes little memory."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.building import build as building
from jobcareer_kb.building import manifest
from jobcareer_kb.outside import NotOurs

Run = Callable[..., Any]
SIGN = "\U0001f600"
"""Beyond the first 65,536, so that each sign of the text takes four bytes."""
SHAPES: dict[str, Callable[[int], str]] = {
    "lists of nothing": lambda n: "[" + "[]," * (n // 3) + "[]]",
    "mappings of nothing": lambda n: "[" + "{}," * (n // 3) + "{}]",
    "lists in lists": lambda n: "[" + "[[[[]]]]," * (n // 9) + "[]]",
    "mappings of one": lambda n: "[" + '{"a":{}},' * (n // 9) + "[]]",
    "numbers": lambda n: "[" + "1e1," * (n // 4) + "1]",
    "short texts": lambda n: "[" + '"ab",' * (n // 5) + "1]",
    "keys": lambda n: "{" + ",".join(f'"{k}":[]' for k in range(n // 10)) + "}",
    "as many lists as there may be": lambda n: f'["{SIGN}",' + f"[{' ' * 30}]," * (n // 33) + "[]]",
    "one text": lambda n: f'"{"a" * n}{SIGN}"',
    "one text with a pair": lambda n: f'"{"a" * n}\\ud83d\\ude00"',
}


@pytest.mark.parametrize("made", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("read", [manifest.parsed, manifest.parsed_journal])
def test_memory_is_a_few_times_the_size(
    read: Callable[[bytes], object], made: Callable[[int], str]
) -> None:
    """Lists of nothing took 25 times as much, and lists within each other 40 times."""
    data = made(1_000_000).encode()
    tracemalloc.start()
    try:
        with pytest.raises(NotOurs):
            read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 10 * len(data)


@pytest.mark.slow
def test_there_is_room_for_a_thousand_workshops(starter: Path, run: Run) -> None:
    run("build")
    data = Path("build/manifest.json").read_bytes()
    assert 1_000 * len(data) < manifest.MOST
    assert sum(map(data.count, (b",", b"[", b"{"))) * 3 < len(data) // manifest._EACH


@pytest.mark.slow
def test_a_build_that_the_next_one_could_not_read_writes_nothing(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "MOST", 1_000)
    done = run("build", "--jobs", "1")
    assert done.exit_code == 3
    assert "more than one folder can keep track of; name some of the workshops" in done.stderr
    assert [path for path in Path("build").rglob("*") if path.suffix] == []


def test_an_entry_that_somebody_laid_out_otherwise_is_written_anew(small: Path, run: Run) -> None:
    """A blank behind a comma: the entry holds, and its text is not copied with it."""
    run("build")
    path = Path("build/manifest.json")
    path.write_bytes(path.read_bytes().replace(b"\n  },\n", b"\n  }, \n"))
    record = small / "takeaway/coat-and-date.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert run("build").exit_code == 0
    manifest.parsed(path.read_bytes())
    assert run("build").exit_code == 0
