"""The folder of a knowledge base: only regular files inside it are read, the rest is named."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.artifacts.inspect import inspect
from jobcareer_kb.loading.files import MAX_DEPTH, read_folder

GREEN = b"id: green\nterm: Green tea\nmeaning: Leaves. [@tea-book]\n"


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    folder = tmp_path / "kb"
    (folder / "definition").mkdir(parents=True)
    (folder / "definition" / "green.yaml").write_bytes(GREEN)
    return folder


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


def link_out(path: Path) -> None:
    outside = path.parent.parent.parent / "secret.yaml"
    outside.write_text("id: secret\n")
    path.symlink_to(outside)


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_up(path: Path) -> None:
    path.symlink_to("../../../../../../../../../../etc/passwd")


def linked_folder(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def folder_out(path: Path) -> None:
    path.symlink_to("/", target_is_directory=True)


NO_FILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (pipe, "a pipe, expected a regular file"),
    "a socket": (bound_socket, "a device or socket, expected a regular file"),
    "a link out": (link_out, "a link that leads out of the knowledge base"),
    "a link to a device": (link_to_a_device, "a link that leads out of the knowledge base"),
    "a link up and away": (link_up, "a link that leads out of the knowledge base"),
    "a linked folder": (linked_folder, "a folder reached by a link, or too deep"),
    "a folder out": (folder_out, "a link that leads out of the knowledge base"),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor free links")
@pytest.mark.parametrize("make, message", NO_FILE.values(), ids=NO_FILE)
def test_what_is_no_file_gives_one_finding(
    kb: Path, make: Callable[[Path], None], message: str
) -> None:
    make(kb / "definition" / "odd.yaml")
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, str(found.span)) == ("JK011", "kb/definition/odd.yaml:1:1")
    assert found.message.startswith(message)
    assert [file.path for file in listing.files] == ["definition/green.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes")
def test_a_pipe_for_kb_yaml_is_the_only_finding(kb: Path) -> None:
    os.mkfifo(kb / "kb.yaml")
    (found,) = inspect(read_folder(kb, "kb")).report.diagnostics
    assert (found.code, found.span.path) == ("JK011", "kb/kb.yaml")


def test_a_folder_too_deep_is_named_and_not_entered(kb: Path) -> None:
    deep = kb.joinpath(*["deep"] * (MAX_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "green.yaml").write_bytes(GREEN)
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.span.path) == ("JK011", "kb/" + "/".join(["deep"] * (MAX_DEPTH + 1)))


def test_a_link_inside_the_folder_is_read(kb: Path) -> None:
    (kb / "definition" / "again.yaml").symlink_to("green.yaml")
    listing = read_folder(kb, "kb")
    assert listing.diagnostics == ()
    assert [(f.path, f.data) for f in listing.files] == [
        ("definition/again.yaml", GREEN),
        ("definition/green.yaml", GREEN),
    ]


def dangling(path: Path) -> None:
    path.symlink_to("gone.yaml")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


UNREADABLE: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "a link to nothing": (dangling, ("no such file or directory",)),
    "a link in a circle": (circle, ("links that lead in a circle", "too many levels")),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no free links")
@pytest.mark.parametrize("make, reasons", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_named(
    kb: Path, make: Callable[[Path], None], reasons: tuple[str, ...]
) -> None:
    make(kb / "definition" / "odd.yaml")
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, str(found.span)) == ("JK012", "kb/definition/odd.yaml:1:1")
    assert any(reason in found.message for reason in reasons)


def test_a_file_without_permission_is_named(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, since the tests may run as root, whom no permission stops."""
    before = Path.open

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "green.yaml":
            raise PermissionError(13, "Permission denied")
        return before(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.message) == ("JK012", "cannot be read: permission denied")


def test_a_folder_without_permission_is_named(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, since the tests may run as root, whom no permission stops."""
    before = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "definition":
            raise PermissionError(13, "Permission denied")
        return before(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.span.path) == ("JK012", "kb/definition")
    assert found.message == "cannot be read: permission denied"


@pytest.mark.skipif(os.name == "nt", reason="Windows file names are Unicode")
@pytest.mark.parametrize("name", [b"\xff.yaml", b"a\nb.yaml", b"\x1b[31m.yaml"])
def test_a_name_that_cannot_be_shown_is_no_fault_of_the_program(kb: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(kb / "definition"), name)
    with open(path, "wb") as file:
        file.write(GREEN)
    (found,) = read_folder(kb, "kb").diagnostics
    assert found.code == "JK012"
    assert found.span.path.isprintable()


def test_hidden_files_are_passed_over(kb: Path) -> None:
    (kb / ".git").mkdir()
    (kb / ".git" / "config").write_text("x")
    (kb / "definition" / ".green.yaml.swp").write_text("x")
    listing = read_folder(kb, "kb")
    assert (listing.diagnostics, listing.other) == ((), ())


def test_files_come_in_one_order_with_the_name_the_user_gave(kb: Path) -> None:
    for name in ("b.yaml", "a.yaml", "Z.yaml", "é.yaml", "logo.png"):
        (kb / "definition" / name).write_bytes(b"x")
    listing = read_folder(kb, "../my/kb")
    names = [file.path.partition("/")[2] for file in listing.files]
    assert names == ["Z.yaml", "a.yaml", "b.yaml", "green.yaml", "é.yaml"]
    assert listing.files[0].shown == "../my/kb/definition/Z.yaml"
    assert [file.path for file in listing.other] == ["definition/logo.png"]


def test_no_more_is_read_of_a_file_than_is_admitted(kb: Path) -> None:
    with (kb / "definition" / "big.yaml").open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    big = read_folder(kb, "kb").files[0]
    assert len(big.data) == 4 * 1024 * 1024 + 1
