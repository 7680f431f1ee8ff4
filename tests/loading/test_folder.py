"""The folder of a knowledge base: only regular files inside it are read, the rest is named."""

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from examples import daily

from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.disk import folder as folders
from jobcareer_kb.disk.regular import OddFile
from jobcareer_kb.errors import ChangedFault
from jobcareer_kb.loading import files, tree
from jobcareer_kb.loading.files import digest_of, read_folder, survey
from jobcareer_kb.loading.tree import MAX_DEPTH

GREEN = b"id: green\nterm: Green tea\nmeaning: Leaves. [@tea-book]\n"
ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor free links")


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    folder = tmp_path / "kb"
    (folder / "definition").mkdir(parents=True)
    (folder / "definition" / "green.yaml").write_bytes(GREEN)
    return folder


@pytest.fixture(params=["by descriptors", "by paths"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are opened by descriptors where the system has them, by paths elsewhere."""
    if request.param == "by paths":
        monkeypatch.setattr(folders, "BY_DESCRIPTOR", False)
    elif not folders.BY_DESCRIPTOR:
        pytest.skip("this system opens no file by the descriptor of its folder")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)  # the whole path may be longer than a socket takes


def link_out(path: Path) -> None:
    outside = next(up for up in path.parents if up.name == "kb").parent / "secret.yaml"
    outside.write_text("id: secret\n")
    path.symlink_to(outside)


def link_inside(path: Path) -> None:
    path.symlink_to("green.yaml")


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_up(path: Path) -> None:
    path.symlink_to("../../../../../../../../../../etc/passwd")


def linked_folder(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def folder_out(path: Path) -> None:
    path.symlink_to("/", target_is_directory=True)


def dangling(path: Path) -> None:
    path.symlink_to("gone.yaml")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


NO_FILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (pipe, "a pipe, expected a regular file"),
    "a socket": (bound_socket, "a device or a socket, expected a regular file"),
    "a link out": (link_out, "a link, expected a regular file"),
    "a link inside": (link_inside, "a link, expected a regular file"),
    "a link to a device": (link_to_a_device, "a link, expected a regular file"),
    "a link up and away": (link_up, "a link, expected a regular file"),
    "a linked folder": (linked_folder, "a link, expected a regular file"),
    "a folder out": (folder_out, "a link, expected a regular file"),
    "a link to nothing": (dangling, "a link, expected a regular file"),
    "a link in a circle": (circle, "a link, expected a regular file"),
}
PLACES = {
    "a record": "definition/odd.yaml",
    "a logo": "brand/odd.png",
    "a hidden file": "definition/.odd.yaml",
    "a file to be written": "definition/.green.yaml.jobcareer-kb-new",
    "a hidden file at the top": ".odd",
    "a file in a hidden folder": ".schema/deep/odd.json",
    "what Windows leaves": "definition/Thumbs.db",
}
DAILY = ("a record", "a hidden file at the top")


@ON_WINDOWS
@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("place", daily(DAILY, PLACES))
@pytest.mark.parametrize("make, message", NO_FILE.values(), ids=NO_FILE)
def test_what_is_no_file_gives_one_finding(
    kb: Path, make: Callable[[Path], None], message: str, place: str
) -> None:
    (kb / place).parent.mkdir(parents=True, exist_ok=True)
    make(kb / place)
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, str(found.span)) == ("JK011", f"kb/{place}:1:1")
    assert found.message == message
    assert found.help
    assert [file.path for file in listing.files] == ["definition/green.yaml"]
    assert survey(kb) is None, "a quick look must not pass over it"


@ON_WINDOWS
def test_a_pipe_for_kb_yaml_is_the_only_finding(kb: Path) -> None:
    os.mkfifo(kb / "kb.yaml")
    (found,) = inspect(read_folder(kb, "kb")).report.diagnostics
    assert (found.code, found.span.path) == ("JK011", "kb/kb.yaml")


@ON_WINDOWS
@pytest.mark.parametrize("path", ["definition/climate.yaml", "definition", "references.yaml"])
def test_what_hangs_on_a_file_that_is_not_read_is_not_judged(starter: Path, path: str) -> None:
    """Else each of the records that name what it holds would have a finding of its own."""
    (starter / path).rename(starter.parent / "away")
    (starter / path).symlink_to(starter.parent / "away")
    report = inspect(read_folder(starter, "kb")).report
    assert [(d.code, d.span.path) for d in report.diagnostics] == [("JK011", f"kb/{path}")]


@pytest.mark.parametrize("name", ["deep", ".deep"], ids=["shown", "hidden"])
@pytest.mark.usefixtures("either_way")
def test_a_folder_too_deep_is_named_and_not_entered(kb: Path, name: str) -> None:
    deep = kb.joinpath(*[name] * (MAX_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "green.yaml").write_bytes(GREEN)
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.span.path) == ("JK011", "kb/" + "/".join([name] * (MAX_DEPTH + 1)))
    assert found.message == "a folder more than 8 deep, which is not entered"


NO_RIGHT = "cannot be read: permission denied; take its read-only mark away, or ask the owner for "
NO_RIGHT += "the right"


def test_a_file_that_cannot_be_read_is_named(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission; simulated, since the tests may run as root."""
    before = os.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> int:
        if Path(path).name == "green.yaml":
            raise PermissionError(13, "Permission denied")
        return before(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.message) == ("JK012", NO_RIGHT)
    assert found.span.path == "kb/definition/green.yaml"


def test_a_folder_without_permission_is_named(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, since the tests may run as root, whom no permission stops."""
    before = os.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> int:
        if Path(path).name == "definition":
            raise PermissionError(13, "Permission denied")
        return before(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.span.path, found.message) == ("JK012", "kb/definition", NO_RIGHT)
    assert survey(kb) is None


def test_a_file_that_is_being_written_is_named(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of an edit is no content."""
    before = os.read

    def read_while_written(handle: int, size: int) -> bytes:
        with (kb / "definition" / "green.yaml").open("ab") as file:
            file.write(b"# more\n")
        return before(handle, size)

    monkeypatch.setattr(os, "read", read_while_written)
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, listing.files) == ("JK012", ())
    assert found.message.startswith("cannot be read: another program is writing it")


def test_hidden_files_are_passed_over(kb: Path) -> None:
    (kb / ".git").mkdir()
    (kb / ".git" / "config").write_text("x")
    (kb / "definition" / ".green.yaml.swp").write_text("x")
    (kb / ".notes").mkdir()
    (kb / ".notes" / "one.yaml").write_text("x")
    listing = read_folder(kb, "kb")
    assert (listing.diagnostics, listing.other, len(listing.files)) == ((), (), 1)


@ON_WINDOWS
def test_what_lies_in_git_s_own_folder_is_its_own_matter(kb: Path) -> None:
    (kb / ".git").mkdir()
    (kb / ".git" / "link").symlink_to("/")
    assert read_folder(kb, "kb").diagnostics == ()
    (kb / "definition" / ".git").mkdir()
    (kb / "definition" / ".git" / "link").symlink_to("/")
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.span.path) == ("JK011", "kb/definition/.git/link")


@pytest.mark.parametrize(
    "name",
    [
        "desktop.ini", "Desktop.ini", "Thumbs.db", "ehthumbs.db", ".DS_Store",
        "~$green.yaml", "green.yaml~", "#green.yaml#", "green.yaml.bak", "green.yaml.swp",
    ],
)  # fmt: skip
def test_what_systems_and_editors_leave_in_a_folder_is_passed_over(kb: Path, name: str) -> None:
    for folder in (kb, kb / "definition"):
        (folder / name).write_bytes(b"\x00\xff")
    listing = read_folder(kb, "kb")
    assert (listing.diagnostics, listing.other) == ((), ())


@pytest.mark.usefixtures("either_way")
def test_files_come_in_one_order_with_the_name_the_user_gave(kb: Path) -> None:
    for name in ("b.yaml", "a.yaml", "Z.yaml", "é.yaml", "logo.png", "c/d.yaml"):
        (kb / "definition" / name).parent.mkdir(exist_ok=True)
        (kb / "definition" / name).write_bytes(b"x")
    listing = read_folder(kb, "../my/kb")
    names = [file.path.partition("/")[2] for file in listing.files]
    assert names == ["Z.yaml", "a.yaml", "b.yaml", "c/d.yaml", "green.yaml", "é.yaml"]
    assert listing.files[0].shown == "../my/kb/definition/Z.yaml"
    assert [file.path for file in listing.other] == ["definition/logo.png"]


def test_no_more_is_read_of_a_file_than_is_admitted(kb: Path) -> None:
    with (kb / "definition" / "big.yaml").open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    big = read_folder(kb, "kb").files[0]
    assert len(big.data) == 4 * 1024 * 1024 + 1


def test_a_folder_of_too_many_files_is_one_finding(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "MAX_ENTRIES", 5)
    assert read_folder(kb, "kb").diagnostics == ()
    for number in range(4):
        (kb / "definition" / f"a{number}.yaml").write_bytes(GREEN)
    (kb / "step").mkdir()
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, found.span.path, listing.files) == ("JK015", "kb/definition", ())
    assert found.message == "more than 5 files and folders; none from here on is read"
    assert [d.code for d in inspect(listing).report.diagnostics] == ["JK015"], (
        "no kb.yaml is missed"
    )
    assert survey(kb) is None


def test_hidden_files_count_too(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_ENTRIES", 5)
    (kb / ".notes").mkdir()
    for number in range(4):
        (kb / ".notes" / str(number)).write_bytes(b"")
    assert [str(d.span) for d in read_folder(kb, "kb").diagnostics] == ["kb/.notes:1:1"]


def test_files_that_are_too_large_together_are_one_finding(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (kb / "definition" / name).write_bytes(b"#" * 1000)
    monkeypatch.setattr(files, "MAX_TOTAL", 1500)
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, found.span.path) == ("JK015", "kb/definition/b.yaml")
    assert [file.path for file in listing.files] == ["definition/a.yaml"]


@ON_WINDOWS
@pytest.mark.parametrize("swap", [pipe, link_to_a_device, link_out], ids=lambda make: make.__name__)
def test_a_file_that_is_swapped_after_it_was_listed_is_not_followed(
    kb: Path, monkeypatch: pytest.MonkeyPatch, swap: Callable[[Path], None]
) -> None:
    green = kb / "definition" / "green.yaml"
    before = tree.Regular.read

    def read(self: tree.Regular) -> Any:
        green.unlink()
        swap(green)
        return before(self)

    monkeypatch.setattr(tree.Regular, "read", read)
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, found.span.path) == ("JK011", "kb/definition/green.yaml")
    assert listing.files == ()


@pytest.mark.skipif(
    not folders.BY_DESCRIPTOR, reason="needs folders that are opened by descriptors"
)
def test_a_folder_that_is_swapped_for_a_link_leads_nowhere(
    kb: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Swapped before it is entered, it is refused; after that, its own files are read."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "green.yaml").write_bytes(b"id: secret\n")
    (kb / "step").mkdir()
    (kb / "step" / "one.yaml").write_bytes(b"id: one\n")

    def swap(folder: Path) -> None:
        folder.rename(tmp_path / f"moved-{folder.name}")
        folder.symlink_to(outside, target_is_directory=True)

    before = tree.Regular.read

    def read(self: tree.Regular) -> Any:
        if not (kb / "definition").is_symlink():
            swap(kb / "definition")  # while its files are read
            swap(kb / "step")  # while another folder is
        return before(self)

    monkeypatch.setattr(tree.Regular, "read", read)
    listing = read_folder(kb, "kb")
    assert [(file.path, file.data) for file in listing.files] == [("definition/green.yaml", GREEN)]
    assert [d.span.path for d in listing.diagnostics] == ["kb/step"]


@ON_WINDOWS
def test_a_race_between_files_and_links_never_reads_outside(kb: Path, tmp_path: Path) -> None:
    """Somebody swaps a file, a folder and links to and fro while the folder is read many times."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "green.yaml").write_bytes(b"id: secret\n")
    done = threading.Event()

    def swapping() -> None:
        folder, file = kb / "definition", kb / "definition" / "green.yaml"
        while not done.is_set():
            file.unlink()
            file.symlink_to(outside / "green.yaml")
            file.unlink()
            os.mkfifo(file)
            file.unlink()
            file.write_bytes(GREEN)
            folder.rename(tmp_path / "away")
            folder.symlink_to(outside, target_is_directory=True)
            folder.unlink()
            (tmp_path / "away").rename(folder)

    other = threading.Thread(target=swapping)
    other.start()
    try:
        seen = {file.data for _ in range(300) for file in read_folder(kb, "kb").files}
    finally:
        done.set()
        other.join()
    assert seen <= {GREEN, b""}


@ON_WINDOWS
@pytest.mark.parametrize("swap", [pipe, link_to_a_device, link_out], ids=lambda make: make.__name__)
def test_a_file_that_is_swapped_later_is_not_read_again(
    kb: Path, swap: Callable[[Path], None]
) -> None:
    (file,) = read_folder(kb, "kb").files
    file.let_go()
    green = kb / "definition" / "green.yaml"
    green.unlink()
    swap(green)
    with pytest.raises(ChangedFault, match=r"green\.yaml was changed while it was checked"):
        _ = file.data
    with pytest.raises(OddFile):
        digest_of(green)


def test_no_descriptor_is_left_open(kb: Path) -> None:
    def opened() -> int:
        return len(os.listdir("/dev/fd")) if Path("/dev/fd").is_dir() else 0

    (kb / "step").mkdir()
    before = opened()
    read_folder(kb, "kb")
    survey(kb)
    walking: Iterator[Any] = tree.walk(kb)
    next(walking)
    del walking
    assert opened() == before


@pytest.mark.parametrize(
    "name, told",
    [
        pytest.param("definition/green.yaml~", "does not end in '.yaml'", id="of an editor"),
        pytest.param("definition/green.yaml.bak", "does not end in '.yaml'", id="a backup"),
        pytest.param("definition/.green.yaml", "a name that begins with '.'", id="hidden"),
    ],
)
def test_what_is_left_of_a_file_that_is_gone_is_an_error(
    starter: Path, name: str, told: str
) -> None:
    """Beside the file itself nobody speaks of it."""
    source = starter / "definition" / "climate.yaml"
    left = starter / name.replace("green", "climate")
    left.write_bytes(source.read_bytes())
    assert found_in(starter) == []
    source.unlink()
    assert any("JK016" in line and told in line for line in found_in(starter))


def found_in(folder: Path) -> list[str]:
    report = inspect(read_folder(folder, "kb")).report
    return [f"{each.code} {each.message}" for each in report.diagnostics]
