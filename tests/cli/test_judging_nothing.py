"""Who only reads a knowledge base runs no check."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb import checks
from jobcareer_kb.checking import inspection
from jobcareer_kb.checks import Context
from jobcareer_kb.diagnostic import Diagnostic

HANDOUT = "build/weather-or-climate-30/weather-or-climate-30-handout.docx"
READERS = {
    "list": ("list",),
    "list of a kind": ("list", "question"),
    "show": ("show", "definition/climate"),
    "where-used": ("where-used", "definition/climate"),
    "why": ("why", HANDOUT),
    "review": ("review", "distinction/time#sides.0.holds"),
    "explain": ("explain", "JK201"),
    "schema": ("schema", "question"),
}


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of the checks that are run from now on."""
    codes: list[str] = []

    def run_all(context: Context, *asked: Any) -> Iterator[Diagnostic]:
        codes.extend(checks.checks())
        yield from checks.run_all(context, *asked)

    monkeypatch.setattr(inspection, "run_all", run_all)
    return codes


@pytest.mark.parametrize("command", READERS.values(), ids=READERS)
def test_no_check_is_run(
    starter: Path, run: Callable[..., Any], command: tuple[str, ...], judged: list[str]
) -> None:
    if command[0] == "why":
        assert run("build", "--format", "docx").exit_code == 0
        judged.clear()
    assert run(*command).exit_code == 0
    assert judged == []


def test_check_runs_them_all(starter: Path, run: Callable[..., Any], judged: list[str]) -> None:
    assert run("check", "--no-cache").exit_code == 0
    assert judged == list(checks.checks())


def test_a_record_that_does_not_fit_is_left_out_and_said(
    starter: Path, run: Callable[..., Any], judged: list[str]
) -> None:
    path = starter / "definition/climate.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("term:", "trem:"), "utf-8")
    said = run("list", "definition")
    assert said.exit_code == 0
    assert said.stderr == "1 record is left out; 'jobcareer-kb check' says why\n"
    assert judged == []
