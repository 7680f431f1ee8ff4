"""Changed files are written all or none, and only over the bytes they were made from."""

import os
import stat
from pathlib import Path

import pytest

from jobcareer_kb.disk.way import opened
from jobcareer_kb.errors import ChangedFault, OutputFault
from jobcareer_kb.mending.edits.files import Change, write_changes


def changes(folder: Path) -> list[Change]:
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_bytes(b"old\n")
    return [Change(name, f"kb/{name}", b"old\n", b"new\n") for name in ("a.yaml", "b.yaml")]


def write(folder: Path, made: list[Change]) -> None:
    with opened(folder) as held:
        assert held is not None
        write_changes(held, made)


def test_every_file_is_replaced(tmp_path: Path) -> None:
    write(tmp_path, changes(tmp_path))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "a.yaml": b"new\n",
        "b.yaml": b"new\n",
    }


def test_a_file_that_changed_meanwhile_stops_all_writing(tmp_path: Path) -> None:
    made = changes(tmp_path)
    (tmp_path / "b.yaml").write_bytes(b"somebody's\n")
    with pytest.raises(ChangedFault, match=r"kb/b\.yaml was changed by somebody while it was"):
        write(tmp_path, made)
    assert (tmp_path / "a.yaml").read_bytes() == b"old\n"
    assert (tmp_path / "b.yaml").read_bytes() == b"somebody's\n"


def test_a_file_that_is_gone_stops_all_writing(tmp_path: Path) -> None:
    made = changes(tmp_path)
    (tmp_path / "b.yaml").unlink()
    with pytest.raises(ChangedFault):
        write(tmp_path, made)
    assert not (tmp_path / "b.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    made = changes(tmp_path)
    (tmp_path / "a.yaml").chmod(0o640)
    write(tmp_path, made)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    made = changes(tmp_path)
    (tmp_path / "b.yaml").unlink()
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    with pytest.raises(OutputFault, match=r"b\.yaml is a link, expected a regular file"):
        write(tmp_path, made[1:])
    assert (tmp_path / "b.yaml").is_symlink()
    assert (tmp_path / "a.yaml").read_bytes() == b"old\n"


@pytest.mark.parametrize(
    "raised, expected",
    [(KeyboardInterrupt(), KeyboardInterrupt), (OSError(28, "No space left"), OutputFault)],
    ids=["Ctrl-C", "disk full"],
)
def test_a_stop_while_writing_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: BaseException, expected: type
) -> None:
    made = changes(tmp_path)

    def stop(*_: object) -> None:
        raise raised

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(expected):
        write(tmp_path, made)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "a.yaml": b"old\n",
        "b.yaml": b"old\n",
    }
