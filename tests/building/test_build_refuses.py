"""Bad input gives one clear finding, exit 1, and the last good build is kept as it was."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb import packaged as packaged_module
from jobcareer_kb.packaged import packaged

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.slow]

Run = Callable[..., Any]


def put(path: str, data: bytes) -> Callable[[Path], None]:
    def change(kb: Path) -> None:
        file = kb / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    return change


def swap(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(kb: Path) -> None:
        text = (kb / path).read_text()
        assert old in text
        (kb / path).write_text(text.replace(old, new, 1))

    return change


def pipe(kb: Path) -> None:
    os.mkfifo(kb / "definition" / "pipe.yaml")


def link_out(kb: Path) -> None:
    outside = kb.parent / "outside.yaml"
    outside.write_text("id: outside\n")
    (kb / "definition" / "link.yaml").symlink_to(outside)


CLIMATE = "definition/climate.yaml"
SHOP = "workshop/weather-or-climate-30.yaml"
NEW = "definition/x.yaml"
Spoil = Callable[[Path], None]
BAD: dict[str, tuple[Spoil, str, str, bytes]] = {
    "not UTF-8": (put(NEW, b"id: caf\xe9\n"), "JK001", NEW, b"\xe9"),
    "a tab": (put(NEW, b"id:\tx\n"), "JK002", NEW, b"\t"),
    "a control sign": (put(NEW, b"id: x\x07\n"), "JK002", NEW, b"\x07"),
    "a sign that turns text": (put(NEW, b"id: \xe2\x80\xaex\n"), "JK002", NEW, b"\xe2\x80\xae"),
    "the same as an escape": (put(NEW, b'id: "\\u202Ex"\n'), "JK002", NEW, b'"'),
    "a doubled key": (swap(CLIMATE, "term: ", "term: C\nterm : "), "JK004", CLIMATE, b"term :"),
    "an anchor": (swap(CLIMATE, "term: ", "term: &a "), "JK005", CLIMATE, b"&a "),
    "a tag": (swap(CLIMATE, "term: ", "term: !!str "), "JK006", CLIMATE, b"!!str "),
    "a second document": (put(NEW, b"id: x\n---\nid: y\n"), "JK007", NEW, b"---"),
    "nesting 10,000 deep": (put(NEW, b"[" * 24 + b"[\n" * 9_976), "JK008", NEW, b"[\n"),
    "a missing field": (swap(CLIMATE, "term: Climate\n", ""), "JK110", CLIMATE, b"id:"),
    "an unknown field": (swap(CLIMATE, "term: ", "name: N\nterm: "), "JK111", CLIMATE, b"name:"),
    "a dangling id": (swap(SHOP, "definition/climate", "definition/c"), "JK302",
        SHOP, b"definition/c"),
    "an uncited claim": (swap(CLIMATE, "many years. [@noaa-climate]", "many years."), "JK201",
        CLIMATE, b"Climate is the usual"),
    "HTML in a text": (swap(CLIMATE, "term: ", "term: <b>A</b> "), "JK120", CLIMATE, b"<b>"),
    "an unknown construct": (swap(CLIMATE, "term: ", "term: A `x` "), "JK120", CLIMATE, b"`x`"),
    "an id that leaves the folder": (swap(SHOP, "id: ", "id: ../"), "JK112", SHOP, b"../"),
    "an unknown kind of folder": (put("definitions/x.yaml", b"id: x\n"), "JK101",
        "definitions/x.yaml", b"id"),
    "a pipe": (pipe, "JK011", "definition/pipe.yaml", b""),
    "a link out": (link_out, "JK011", "definition/link.yaml", b""),
}  # fmt: skip


def place_of(path: Path, needle: bytes) -> str:
    """Line and column at which something stands, counted in characters."""
    if not needle:
        return "1:1"
    before = path.read_bytes().partition(needle)[0].decode("utf-8", "replace")
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


DAILY = ("a missing field", "a dangling id", "an uncited claim", "HTML in a text", "a link out")
"""What is tried in every run; the others carry the slow mark."""


@pytest.mark.parametrize(
    "spoil, code, path, needle",
    [
        pytest.param(*bad, id=name, marks=() if name in DAILY else pytest.mark.slow)
        for name, bad in BAD.items()
    ],
)
def test_bad_input_is_one_finding_and_changes_nothing(
    small: Path, run: Run, spoil: Spoil, code: str, path: str, needle: bytes
) -> None:
    run("build")
    before = files(Path("build"))
    spoil(small)
    head = f"kb/{path}:{place_of(small / path, needle)}: error[{code}]: "
    for command in (("build",), ("build", "--force"), ("build", "--out", "elsewhere"), ("check",)):
        result = run(*command)
        assert result.exit_code == 1
        (finding,) = [line for line in result.stdout.split("\n") if line.startswith("kb/")]
        assert finding.startswith(head)
        assert len(finding) > len(head)
    assert files(Path("build")) == before
    assert not Path("elsewhere").exists()


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Templates of one's own in place of those that come along."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for path in packaged("templates").glob("*.j2"):
        (folder / path.name).write_bytes(path.read_bytes())
    before = packaged_module.packaged
    monkeypatch.setattr(
        packaged_module, "packaged", lambda name: folder if name == "templates" else before(name)
    )
    return folder


FAULTS = {
    "a misspelt field": (
        "{{ definition.meaning }}",
        "{{ definition.meening }}",
        "error[JK602]: template: definition/weather has no field 'meening'",
    ),
    "an open element": (
        "<p>{{ definition.meaning }}</p>",
        "<p>{{ definition.meaning }}",
        "error[JK603]: ",
    ),
    "an unknown element": (
        "<p>{{ definition.meaning }}</p>",
        "<marquee>{{ definition.meaning }}</marquee>",
        "error[JK604]: <marquee> inside a cell or panel (at definition/weather)",
    ),
}


@pytest.mark.parametrize("old, new, message", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_template_names_template_element_and_record(
    small: Path, run: Run, templates: Path, old: str, new: str, message: str
) -> None:
    run("build")
    before = files(Path("build"))
    handout = templates / "_papers.xml.j2"
    text = handout.read_text()
    handout.write_text(text.replace(old, new, 1))
    result = run("build")
    assert result.exit_code == 1
    assert result.stdout.startswith("templates/_papers.xml.j2:")
    assert message in result.stdout
    assert "the last good build is kept" in result.stderr
    assert files(Path("build")) == before
    handout.write_text(text)
    assert "0 made, 3 unchanged" in run("build").stdout


def test_a_change_of_a_template_makes_its_product_again(
    small: Path, run: Run, templates: Path
) -> None:
    run("build")
    handout = templates / "_papers.xml.j2"
    handout.write_text(handout.read_text().replace('width="24"', 'width="23"', 1))
    explained = run("build", "--explain").stdout
    assert "-handout.docx: template _papers.xml.j2 (changed)\n" in explained
    assert "1 made, 2 unchanged" in explained
