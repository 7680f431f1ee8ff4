"""`explain`, `list` and `show`: what there is, and what it means."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.checking.inspection import all_rules
from jobcareer_kb.cli import _load
from jobcareer_kb.model import kinds

pytestmark = pytest.mark.slow

Run = Callable[..., Any]


READ_ONCE = cache(_load.loaded)


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The knowledge base that comes along is read by the first command that asks for it."""
    monkeypatch.setattr(_load, "loaded", READ_ONCE)


def test_explain_lists_every_code(run: Run) -> None:
    lines = run("explain").stdout.splitlines()
    assert [line.split() for line in lines] == [
        [rule.code, rule.severity.label, rule.name] for rule in all_rules().values()
    ]


def test_codes_and_names_are_used_once() -> None:
    rules = all_rules().values()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_a_code_that_is_close_is_proposed(run: Run) -> None:
    assert "did you mean JK2" in run("explain", "JK2010").stderr


def test_list_counts_every_kind(starter: Path, run: Run) -> None:
    counted = dict(line.split() for line in run("list").stdout.splitlines())
    assert list(counted) == list(kinds())
    assert counted["definition"] == "2"
    assert counted["brand"] == "0"


def test_list_shows_the_records_of_a_kind(starter: Path, run: Run) -> None:
    lines = run("list", "definition").stdout.splitlines()
    assert [line.split(maxsplit=1) for line in lines] == [
        ["definition/climate", "Climate"],
        ["definition/weather", "Weather"],
    ]


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("kind", kinds())
def test_every_kind_can_be_listed(run: Run, tmp_path: Path, monkeypatch: Any, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("list", kind).exit_code == 0


def test_show_gives_lines_sources_and_workshops(starter: Path, run: Run) -> None:
    said = run("show", "takeaway/look-up-one-date").stdout.splitlines()
    lines = (starter / "takeaway/look-up-one-date.yaml").read_text().split("\n")
    line = next(n for n, text in enumerate(lines, start=1) if text.startswith("text:"))
    words = lines[line - 1].removeprefix("text: ").partition(" [@")[0]
    assert said[0] == "takeaway/look-up-one-date  (kb/takeaway/look-up-one-date.yaml:1:1)"
    assert said[1] == f"  {line:>4}  text: {words}  [ncei-normals]"
    assert said[2] == "Sources"
    assert said[3].startswith("  ncei-normals: National Centers for Environmental Information. (n")
    assert said[4:] == ["Printed by weather-or-climate-30"]


@pytest.mark.usefixtures("read_once")
def test_show_knows_every_record_of_the_real_knowledge_base(
    run: Run, real_kb: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one_of_each = {name.partition("/")[0]: name for name in real_kb.records}
    for name in one_of_each.values():
        result = run("show", name)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{name}  (packaged:kb/")


def test_show_of_a_broken_knowledge_base_says_what_is_left_out(starter: Path, run: Run) -> None:
    (starter / "definition" / "climate.yaml").write_text("id: climate\n")
    result = run("show", "definition/weather")
    assert result.exit_code == 0
    assert "left out; 'jobcareer-kb check' says why" in result.stderr
    (starter / "kb.yaml").write_text("title: x\n")
    assert run("show", "definition/weather").exit_code == 1
