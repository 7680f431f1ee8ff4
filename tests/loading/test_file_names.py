"""Names that Windows, macOS or Linux does not take, and names that are one file there."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.file_names import (
    DEVICES,
    LONGEST_NAME,
    LONGEST_PATH,
    folded,
    is_plain,
    path_length,
    unfit,
)
from jobcareer_kb.loading.files import read_folder, survey
from jobcareer_kb.loading.names import hidden_in, name_troubles

UNFIT = {
    "a device": ("aux.yaml", "'aux' is the name of a device on Windows"),
    "a device in capitals": ("NUL.yaml", "'nul' is the name of a device on Windows"),
    "a device without an ending": ("con", "'con' is the name of a device on Windows"),
    "a device with two endings": ("com1.tar.gz", "'com1' is the name of a device on Windows"),
    "a device and spaces": ("prn .yaml", "'prn' is the name of a device on Windows"),
    "a device with a raised number": ("LPT¹.yaml", "'lpt¹' is the name of a device on Windows"),
    "a device of the console": ("CONIN$", "'conin$' is the name of a device on Windows"),
    "a colon": ("a:b.yaml", "its name holds ':', which Windows does not take"),
    "a question mark": ("a?.yaml", "its name holds '?', which Windows does not take"),
    "a star": ("a*.yaml", "its name holds '*', which Windows does not take"),
    "a quotation mark": ('a".yaml', "its name holds '\"', which Windows does not take"),
    "angle brackets": ("a<b>.yaml", "its name holds '<', which Windows does not take"),
    "a bar": ("a|b.yaml", "its name holds '|', which Windows does not take"),
    "a backslash": ("a\\b.yaml", "its name holds '\\\\', which Windows does not take"),
    "a full stop at the end": ("a.yaml.", "its name ends with a full stop"),
    "a space at the end": ("a.yaml ", "its name ends with a space"),
    "two hundred and fifty-six bytes": ("a" * 251 + ".yaml", "its name has 256 bytes, at most 255"),
    "the same in other letters": ("天" * 84 + ".yaml", "its name has 257 bytes, at most 255"),
}


@pytest.mark.parametrize("name, message", UNFIT.values(), ids=UNFIT)
def test_a_name_that_one_system_does_not_take(name: str, message: str) -> None:
    found = unfit(name)
    assert found is not None
    assert found.startswith(message)
    assert not is_plain(name)


FIT = [
    "job.yaml", "job-and-career.yaml", ".gitattributes", "a b.yaml", "Job.yaml", "café.yaml",
    "天气.yaml", "auxiliary.yaml", "com10.yaml", "my.aux.yaml", ".con", "a.b.c", "$x", "nul-1.yaml",
    "a" * 250 + ".yaml",
]  # fmt: skip


@pytest.mark.parametrize("name", FIT)
def test_a_name_that_all_take(name: str) -> None:
    assert (unfit(name), hidden_in(name)) == (None, None)


@given(st.text("abAB.-_ :?é\u0301$con1", min_size=1, max_size=8) | st.sampled_from(sorted(DEVICES)))
def test_a_plain_name_fits_and_clashes_with_no_other(name: str) -> None:
    if is_plain(name):
        assert (unfit(name), hidden_in(name), folded(name)) == (None, None, name)


HIDDEN = {
    "a filler": ("a\u3164.yaml", "holds a sign that cannot be seen (U+3164)"),
    "a sign that turns text": ("a\u202elmay", "holds an invisible sign that turns text (U+202E)"),
    "piled marks": ("e" + "\u0301" * 9, "holds 9 marks on one letter, more than any script needs"),
    "a line end": ("a\nb.yaml", "holds a line end (U+000A)"),
    "a terminal's sign": ("\x1b[31m.yaml", "holds a control character (U+001B)"),
    "another space": ("a\u00a0b.yaml", "holds a space of another kind (U+00A0)"),
    "no UTF-8": (os.fsdecode(b"\xff.yaml"), "is not UTF-8"),
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows takes none of these names")
@pytest.mark.parametrize("name, message", HIDDEN.values(), ids=HIDDEN)
def test_a_name_that_cannot_be_seen_is_not_read(kb: Path, name: str, message: str) -> None:
    (kb / "definition" / name).write_bytes(b"id: green\n")
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, found.message) == ("JK014", f"not read: its name {message}")
    assert found.span.path.isprintable()
    assert listing.files == ()
    assert survey(kb) is None


def test_signs_that_a_script_needs_are_taken_in_a_name(kb: Path) -> None:
    for name in ("می\u200cخواهم.yaml", "👩🏽\u200d⚕\ufe0f.yaml"):
        (kb / "definition" / name).write_bytes(b"id: green\n")
    listing = read_folder(kb, "kb")
    assert (listing.diagnostics, len(listing.files)) == ((), 2)
    assert all(file.shown.isprintable() for file in listing.files)


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    (tmp_path / "kb" / "definition").mkdir(parents=True)
    return tmp_path / "kb"


@pytest.mark.skipif(os.name == "nt", reason="Windows takes none of these names")
@pytest.mark.parametrize(
    "path",
    ["definition/aux.yaml", "aux/a.yaml", "brand/logo?.png", "definition/.a:b", ".a:b/c.yaml",
     "definition/a.yaml ", "Thumbs.db "],
)  # fmt: skip
def test_a_name_that_does_not_fit_is_a_finding(kb: Path, path: str) -> None:
    """Hidden ones too, since git checks out neither; what can be read is read. JK014"""
    (kb / path).parent.mkdir(parents=True, exist_ok=True)
    (kb / path).write_bytes(b"id: green\n")
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.severity.label) == ("JK014", "error")
    assert found.help == "rename it; small letters, digits and hyphens fit everywhere"
    assert f"kb/{path}".startswith(found.span.path)
    assert survey(kb) is None


CLASHES = {
    "capitals": (["JOB.yaml", "job.yaml"], ["job.yaml"]),
    "three of them": (["JOB.yaml", "Job.yaml", "job.yaml"], ["Job.yaml", "job.yaml"]),
    "stored accents": (["cafe\u0301.yaml", "caf\u00e9.yaml"], ["caf\u00e9.yaml"]),
    "both": (["CAFE\u0301.yaml", "caf\u00e9.yaml"], ["caf\u00e9.yaml"]),
    "other capitals": (["STRASSE.yaml", "straße.yaml"], ["straße.yaml"]),
    "hidden ones": ([".A", ".a"], [".a"]),
    "others": (["a.yaml", "b.yaml", "Á.yaml", "à.yaml"], []),
}


@pytest.mark.parametrize("names, clashing", CLASHES.values(), ids=CLASHES)
def test_names_that_are_one_file_elsewhere(names: list[str], clashing: list[str]) -> None:
    found = dict(name_troubles("definition/", names))
    assert list(found) == [f"definition/{name}" for name in clashing]
    for trouble in found.values():
        (related,) = trouble.at("x", "kb").related
        assert related.span.path == f"kb/definition/{names[0]}"


def test_a_file_beside_its_likeness_is_a_finding(kb: Path) -> None:
    """Where the file system tells the two apart, as Linux does."""
    for name in ("JOB.yaml", "job.yaml"):
        (kb / "definition" / name).write_bytes(b"id: green\n")
    if len(os.listdir(kb / "definition")) < 2:
        pytest.skip("this file system takes the two for one file")
    listing = read_folder(kb, "kb")
    (found,) = listing.diagnostics
    assert (found.code, found.span.path) == ("JK014", "kb/definition/job.yaml")
    assert "JOB.yaml" in found.message
    assert len(listing.files) == 2


def test_folders_clash_too(kb: Path) -> None:
    for name in ("definition", "Definition"):
        (kb / name).mkdir(exist_ok=True)
    if len(os.listdir(kb)) < 2:
        pytest.skip("this file system takes the two for one folder")
    (found,) = read_folder(kb, "kb").diagnostics
    assert (found.code, found.span.path) == ("JK014", "kb/definition")


@pytest.mark.parametrize("length", [LONGEST_PATH, LONGEST_PATH + 1])
def test_a_path_longer_than_windows_takes_is_a_finding(kb: Path, length: int) -> None:
    name = "a" * (length - len("definition/.yaml")) + ".yaml"
    (kb / "definition" / name).write_bytes(b"id: green\n")
    found = [(d.code, d.message.partition(",")[0]) for d in read_folder(kb, "kb").diagnostics]
    expected = [("JK014", "its path below the knowledge base has 151 characters")]
    assert found == expected[: length - LONGEST_PATH]


def test_a_path_is_counted_as_windows_counts_it() -> None:
    assert (path_length("a天"), path_length("🌾")) == (2, 2)
    (found,) = name_troubles("definition/deep/deep/deep/", ["🌾" * 63])
    assert "has 152 characters" in found[1].message
    assert LONGEST_NAME < 260


@given(st.text(max_size=6))
def test_folding_is_folded(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert folded(unicodedata.normalize("NFD", name)) == folded(name)
    assert folded(name.upper()) == folded(name.upper().lower().upper())
