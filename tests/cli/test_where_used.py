"""`where-used`: all that names, cites and prints a record."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from git_repository import STARTER

from jobcareer_kb.cli import group

SHOP = "weather-or-climate-30"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(STARTER, tmp_path / "kb")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(group, list(words))


def used(name: str) -> dict[str, list[dict[str, object]]]:
    done = run("where-used", name, "--format", "json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_names_and_their_lines(here: Path) -> None:
    named = {
        (u["record"], ".".join(map(str, u["route"]))): u
        for u in used("definition/climate")["named"]
    }
    use = named["distinction/time", "sides.1.of"]
    line = (
        (here / "kb/distinction/time.yaml").read_text(encoding="utf-8").split("\n")[use["line"] - 1]
    )
    assert line[use["column"] - 1 :].startswith("definition/climate")
    assert ("workshop/weather-or-climate-30", "handout.1") in named


def test_what_names_it_is_what_breaks_without_it(here: Path) -> None:
    named = used("definition/climate")["named"]
    path = here / "kb/definition/climate.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: climate", "id: other"), "utf-8")
    findings = json.loads(run("check", "--format", "json").stdout)["findings"]
    broken = {(f["path"], f["line"], f["column"]) for f in findings if f["code"] == "JK302"}
    assert broken == {(u["path"], u["line"], u["column"]) for u in named}


@pytest.mark.slow
def test_what_prints_it_is_what_changes_with_it(here: Path) -> None:
    assert run("build").exit_code == 0
    printed = {a["path"] for a in used("definition/climate")["printed"]}
    assert printed
    path = here / "kb/definition/climate.yaml"
    text = path.read_text(encoding="utf-8").replace("term: Climate", "term: The climate")
    path.write_text(text, encoding="utf-8", newline="\n")
    before = {p: p.read_bytes() for p in sorted((here / "build" / SHOP).iterdir())}
    assert run("build").exit_code == 0
    changed = {f"{SHOP}/{p.name}" for p, data in before.items() if p.read_bytes() != data}
    assert changed <= printed
    manifest = json.loads((here / "build/manifest.json").read_text(encoding="utf-8"))
    assert printed == {
        p for p, e in manifest["artifacts"].items() if "definition/climate" in e["records"]
    }


@pytest.mark.slow
def test_a_reference_is_cited(here: Path) -> None:
    found = used("reference/noaa-climate")
    assert {use["how"] for use in found["named"]} == {"cites"}
    assert ("definition/climate", ["meaning"]) in [
        (u["record"], u["route"]) for u in found["named"]
    ]
    assert {a["format"] for a in found["printed"]} >= {"docx", "pptx"}


@pytest.mark.slow
def test_a_pick_of_all_counts(here: Path) -> None:
    path = here / f"kb/workshop/{SHOP}.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("quiz: #")
    end = text.index("exit_ticket:")
    path.write_text(f"{text[:start]}quiz: [question/*]\n{text[end:]}", encoding="utf-8")
    assert "picks" in {use["how"] for use in used("question/q-about-climate")["named"]}


@pytest.mark.slow
def test_a_question_is_printed_by_its_banks(here: Path) -> None:
    formats = {a["format"] for a in used("question/q-snow-in-april")["printed"]}
    assert {"gift", "moodle-xml", "docx"} <= formats


@pytest.mark.slow
def test_the_text_says_the_same(here: Path) -> None:
    done = run("where-used", "definition/climate")
    found = used("definition/climate")
    assert done.stdout.startswith(
        f"definition/climate is named in {len(found['named'])} places "
        f"and printed by {len(found['printed'])} files\n"
    )
    for use in found["named"]:
        assert (
            f"  {use['path']}:{use['line']}:{use['column']}: {use['record']} names it"
            in done.stdout
        )
    for artifact in found["printed"]:
        assert f"  {artifact['product']}, {artifact['format']}: {artifact['path']}\n" in done.stdout


def test_an_unknown_record_ends_with_2(here: Path) -> None:
    done = run("where-used", "definition/climat")
    assert done.exit_code == 2
    assert "did you mean 'definition/climate'?" in done.stderr
