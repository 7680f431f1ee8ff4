"""Commands that only read say again what they said, for as long as no file has changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from examples import daily

from jobcareer_kb import clock, packaged
from jobcareer_kb.checking import cache_place
from jobcareer_kb.cli import _load

Run = Callable[..., Result]
READERS = {
    "list": ("list",),
    "list of a kind": ("list", "takeaway"),
    "show": ("show", "takeaway/coat-and-date"),
    "where-used": ("where-used", "takeaway/coat-and-date"),
    "where-used for programs": ("where-used", "takeaway/coat-and-date", "--format", "json"),
}


@pytest.fixture
def loadings(starter: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that the records are loaded from now on."""
    monkeypatch.setenv(cache_place.VARIABLE, str(starter.parent / "cache"))
    monkeypatch.setattr(clock, "now_ns", lambda: 10**20)
    found: list[str] = []
    load = _load._loaded

    def counted(folder: Path, shown: str) -> object:
        found.append(shown)
        return load(folder, shown)

    monkeypatch.setattr(_load, "_loaded", counted)
    return found


@pytest.mark.parametrize("command", daily(("list", "show"), READERS))
def test_what_was_said_is_said_again(
    starter: Path, run: Run, loadings: list[str], command: tuple[str, ...]
) -> None:
    first, again = run(*command), run(*command)
    assert (first.exit_code, first.stdout) == (0, again.stdout)
    assert len(loadings) == 1


@pytest.mark.parametrize("command", daily(("list", "show"), READERS))
def test_after_an_edit_it_is_found_out_anew(
    starter: Path, run: Run, loadings: list[str], command: tuple[str, ...]
) -> None:
    run(*command)
    file = starter / "takeaway/coat-and-date.yaml"
    file.write_text("\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    anew = run(*command)
    (starter.parent / "cache").rename(starter.parent / "before")
    assert anew.stdout == run(*command).stdout
    assert len(loadings) == 3


def test_each_question_has_its_own_answer(starter: Path, run: Run, loadings: list[str]) -> None:
    said = {run(*command).stdout for command in (*READERS.values(), *READERS.values())}
    assert len(said) == len(loadings) == len(READERS)


def test_what_is_left_out_is_said_each_time(starter: Path, run: Run, loadings: list[str]) -> None:
    file = starter / "takeaway/coat-and-date.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "no-such: 1\n", encoding="utf-8")
    assert all("1 record is left out" in run("list").stderr for _ in range(2))


def test_no_such_record_is_no_answer(starter: Path, run: Run, loadings: list[str]) -> None:
    assert [run("show", "takeaway/none").exit_code for _ in range(2)] == [2, 2]


def test_an_edit_of_a_template_is_seen(
    starter: Path, run: Run, loadings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a template prints of a record is told by `where-used`."""
    own = {name: packaged.packaged(name) for name in ("kb", "templates")}
    own["templates"] = Path(shutil.copytree(own["templates"], starter.parent / "templates"))
    monkeypatch.setattr(packaged, "packaged", own.__getitem__)
    asked = ("where-used", "takeaway/coat-and-date")
    run(*asked)
    handout = own["templates"] / "handout.xml.j2"
    handout.write_text(handout.read_text(encoding="utf-8") + "{# more #}\n", encoding="utf-8")
    run(*asked)
    assert len(loadings) == 2
