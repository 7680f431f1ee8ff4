"""A new table: `check` names each figure, `impact` each page, and a build makes those alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from git_repository import Repository

from jobcareer_kb.cli import group

pytestmark = pytest.mark.usefixtures("once")

SHOP = "weather-or-climate-30"
FIGURE = """- id: official-averages
  what: Years that the official averages cover
  value: 30
  unit: years
  year: 1991
  to: 2020
  place: United States
  series: U.S. Climate Normals
  reference: ncei-normals
  data:
    file: normals_*.csv
    row: {name: averages}
    column: span
- id: stations
  what: Weather stations
  value: 15000
  unit: stations
  year: 1991
  place: United States
  series: U.S. Climate Normals
  reference: ncei-normals
  data:
    file: normals_*.csv
    row: {name: stations}
    column: span
"""
TABLE = "name,span\naverages,30\nstations,15000\n"
Run = Callable[..., Result]


@pytest.fixture
def kb(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter with a table, two figures, and one of them in a question alone."""
    monkeypatch.chdir(repository.root)
    kb = repository.root / "kb"
    (kb / "data").mkdir()
    (kb / "data/normals_1991_2020.csv").write_text(TABLE, encoding="utf-8")
    (kb / "figure/official-averages.yaml").write_text(FIGURE, encoding="utf-8")
    question = kb / "question/check-what-you-know.yaml"
    text = question.read_text(encoding="utf-8")
    assert "match: Average rain in May over 30 years" in text
    question.write_text(
        text.replace(
            "match: Average rain in May over 30 years",
            "match: Rain at [#stations.value] since [#stations.year]",
        ),
        encoding="utf-8",
    )
    repository.git("add", "-A")
    repository.git("commit", "-qm", "a table")
    return kb


def run(*words: str) -> Result:
    return CliRunner().invoke(group, list(words))


def made(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "build" / SHOP).iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "read from the row"])
def test_a_new_table_changes_the_pages_that_print_it(
    repository: Repository, kb: Path, typed: bool
) -> None:
    figures = kb / "figure/official-averages.yaml"
    if not typed:
        figures.write_text(FIGURE.replace("  value: 15000\n", ""), encoding="utf-8")
    assert run("build").exit_code == 0, run("check").output
    before = made(repository.root)
    table = kb / "data/normals_1991_2020.csv"
    table.write_text(TABLE.replace("15000", "14500"), encoding="utf-8")
    checked = run("check")
    if typed:
        assert checked.exit_code == 1
        assert "value 15000, but the row has 14500" in checked.output
        assert run("build").exit_code == 1
        assert "(prints its own 15000 until 'check --fix')" in run("impact").stdout
        assert run("check", "--fix").exit_code == 0
    assert "value: 14500" in figures.read_text(encoding="utf-8") or not typed
    said = run("impact").stdout
    assert "changed  data/normals_1991_2020.csv: figure/stations" in said
    assert run("build").exit_code == 0
    after = made(repository.root)
    changed = {name for name in after if after[name] != before[name]}
    assert changed and all(
        f"{SHOP}/{name}" in said.partition("byte-identical")[0] for name in changed
    )
    same = said.partition("byte-identical")[2]
    assert {name for name in after if f"{SHOP}/{name}" in same} == after.keys() - changed
    assert f"{SHOP}-handout.docx" not in changed


def test_where_used_names_the_text_and_the_files(kb: Path) -> None:
    said = run("where-used", "figure/stations").stdout
    assert "question/q-match prints it in" in said or "prints it in pairs" in said
    assert f"{SHOP}-quiz.docx" in said
    assert f"{SHOP}-handout.docx" not in said


@pytest.mark.slow
def test_why_names_the_figure_and_its_row(kb: Path) -> None:
    assert run("build").exit_code == 0
    said = run("why", f"build/{SHOP}/{SHOP}-handout.docx", "official averages cover").stdout
    assert "figure   figure/official-averages (kb/figure/official-averages.yaml:1:3)" in said
    assert "from kb/data/normals_1991_2020.csv:2:1, span" in said


def test_a_table_and_what_stands_beside_it_are_no_strays(kb: Path) -> None:
    (kb / "data/README.md").write_text("Where it was read.\n", encoding="utf-8")
    assert "JK102" not in run("check").output
    (kb / "data/more.CSV").write_text(TABLE, encoding="utf-8")
    assert "save it as 'data/more.csv'" in run("check").output
    (kb / "data/notes.docx").write_bytes(b"PK")
    assert "kb/data/notes.docx" in run("check").output
