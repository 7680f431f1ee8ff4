"""No command prints what a terminal or the log of a CI step would obey, wherever it comes from."""

import ast
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from git_repository import Repository
from readers_of_reports import commands, screen, told

import jobcareer_kb
from jobcareer_kb.cli import group

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.slow]

SHOP = "weather-or-climate-30"
EVIL = {
    "signs": "a\x1b]0;owned\x07b\x1b[31mc\x9b2Jd\u202ee\r::stop-commands::pause\n::error::b",
    "an old command": "##[add-mask]the",
    "a new command": "::error file=kb.yaml::x",
}


def run(*words: str | Path) -> Result:
    """Run a command as on a terminal: Click takes no colors away by itself."""
    return CliRunner().invoke(
        group, [str(word) for word in words], prog_name="jobcareer-kb", color=True
    )


def safe(result: Result) -> str:
    """What a command printed, which neither a terminal nor a log does anything of."""
    assert isinstance(result.exception, SystemExit | None), result.exc_info
    for said in (result.stdout, result.stderr):
        assert commands(said) == []
        assert re.search(r"##\w*\[", said) is None
        assert told(said) == []
        assert [line for line in screen(said) if not line.isprintable()] == []
    return result.output


# Words of the command line

USES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "a command": lambda evil: (evil,),
    "an option": lambda evil: ("check", f"--{evil}"),
    "an option of the group": lambda evil: (f"--{evil}", "check"),
    "a day": lambda evil: ("check", "--as-of", evil),
    "a number": lambda evil: ("check", "--jobs", evil),
    "a choice": lambda evil: ("impact", "--format", evil),
    "one argument more": lambda evil: ("show", "definition/weather", evil),
    "a folder": lambda evil: ("check", "--kb", evil),
    "a path": lambda evil: ("check", f"kb/{evil}"),
    "a format": lambda evil: ("check", "--format", evil),
    "a file of a report": lambda evil: ("check", "--format", f"text=kb/kb.yaml/{evil}"),
    "codes": lambda evil: ("check", "--select", evil),
    "a revision": lambda evil: ("check", "--since", evil),
    "a revision of impact": lambda evil: ("impact", "--since", evil),
    "a code": lambda evil: ("explain", evil),
    "a kind": lambda evil: ("list", evil),
    "a record": lambda evil: ("show", evil),
    "a claim": lambda evil: ("review", evil),
    "a field": lambda evil: ("review", f"definition/weather#{evil}"),
    "a used record": lambda evil: ("where-used", evil),
    "a schema": lambda evil: ("schema", evil),
    "a kind to begin": lambda evil: ("new", evil, "x"),
    "a name to begin": lambda evil: ("new", "definition", evil),
    "a file": lambda evil: ("why", f"{evil}.md"),
    "a manifest": lambda evil: ("why", "kb/kb.md", "--manifest", evil),
    "a workshop": lambda evil: ("build", evil),
    "a format of files": lambda evil: ("build", "--format", evil),
    "a folder to build into": lambda evil: ("build", "--out", f"kb/{evil}"),
    "a file to begin in": lambda evil: ("init", f"kb/kb.yaml/{evil}"),
}


@pytest.mark.slow
@pytest.mark.parametrize("words", USES.values(), ids=USES)
@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_wrong_use_is_told_without_obeying_it(
    starter: Path, words: Callable[[str], tuple[str, ...]], evil: str
) -> None:
    (starter / "kb.md").write_text("words\n", encoding="utf-8")
    result = run(*words(evil))
    assert result.exit_code in (1, 2, 3)
    safe(result)


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_a_folder_is_named_without_obeying_it(starter: Path, evil: str) -> None:
    result = run("init", evil.replace(":", "") if os.name == "nt" else evil)
    assert result.exit_code == 0
    assert "files written to" in safe(result)


def test_a_fault_of_the_program_is_one_line(starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOBCAREER_KB_DEBUG", raising=False)

    def fail(*words: object) -> None:
        raise RuntimeError("".join(EVIL.values()))

    monkeypatch.setattr("jobcareer_kb.cli._load._loaded", fail)
    said = safe(run("list"))
    assert said.count("\n") == 2
    assert "RuntimeError: a␛]0;owned␇b␛[31mc" in said


# Words of records


@pytest.fixture
def spoken(starter: Path) -> Path:
    """A knowledge base that `check` passes, full of what a log would obey."""
    definition = starter / "definition" / "weather.yaml"
    text = definition.read_text(encoding="utf-8")
    old = "meaning: Weather is what the air is doing at one place and at one time."
    assert old in text
    new = "meaning: Air##\\[add-mask\\]air, Air##\\[set-output name=ok\\]yes."
    definition.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    takeaway = starter / "takeaway" / "coat-and-date.yaml"
    text = 'id: coat-and-date\ntype: thought\ntext: "::stop-commands::pause ##\\\\[debug\\\\]x"\n'
    takeaway.write_text(text, encoding="utf-8", newline="\n")
    return starter


LOOKS = (
    ("show", "definition/weather"), ("show", "takeaway/coat-and-date"), ("list", "definition"),
    ("list", "takeaway"), ("review", "definition/weather"), ("where-used", "definition/weather"),
    ("where-used", "definition/weather", "--format", "json"), ("check", "--format", "json"),
    ("check", "--format", "summary"), ("check", "--format", "concise"), ("check",),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_words_of_a_record_are_shown(spoken: Path, words: tuple[str, ...]) -> None:
    said = safe(run(*words))
    if words in LOOKS[:4]:
        assert re.search(r"##\\\[(add-mask|debug)\]", said) or words == ("list", "definition")


def test_a_file_name_is_shown_and_can_be_told(starter: Path) -> None:
    for name in ("##[error]x.txt", "::error::x.txt", "a`b|@teacher.txt"):
        (starter / name).write_text("x", encoding="utf-8")
    said = safe(run("check"))
    assert "kb/##\\[error]x.txt:1:1: " in said
    assert "kb/a`b|@teacher.txt:1:1: " in said


def test_a_diff_is_shown(starter: Path) -> None:
    path = starter / "definition" / "weather.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("meaning:", "# ##[error]x\nmeaning:")
    text = text.replace("noaa-weather", "noaa-wether", 1)
    path.write_text(text, encoding="utf-8", newline="\n")
    said = safe(run("check", "--diff"))
    assert "\n # ##\\[error]x\n-meaning" in said


@pytest.mark.slow
def test_an_impact_is_shown(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)
    new = repository.kb / "takeaway" / "new.yaml"
    new.write_text('id: new\ntype: thought\ntext: "::error::x"\n', encoding="utf-8")
    repository.git("branch", "x`@teacher")
    for form in ("text", "markdown"):
        said = safe(run("impact", "--since", "x`@teacher", "--format", form))
        assert "takeaway/new" in said
    assert "(since ``x`@teacher``)" in said


# Words of built files


@pytest.fixture
def work(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to edit."""
    shutil.copytree(built, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.mark.slow
def test_why_shows_the_words_of_a_file(work: Path) -> None:
    file = work / "build" / SHOP / f"{SHOP}-slides.md"
    evil = "\n\n".join(text.replace("\n", " ").replace("\r", " ") for text in EVIL.values())
    file.write_text(file.read_text(encoding="utf-8") + f"\n\n{evil}\n", encoding="utf-8")
    said = safe(run("why", file))
    assert "a␛]0;owned␇b" in said
    assert "##\\[add-mask]the" in said


def test_build_shows_what_a_manifest_says(work: Path) -> None:
    path = work / "build" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    evil = "".join(EVIL.values())
    manifest["warnings"] = [{"text": f"{evil}\n{evil}"}]
    for entry in manifest["artifacts"].values():
        entry["losses"] = {evil: [evil]}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    safe(run("build"))
    manifest["artifacts"][f"{SHOP}/{evil}"] = entry
    path.write_text(json.dumps(manifest), encoding="utf-8")
    safe(run("build", "--explain"))


# One way out


def calls(path: Path) -> Iterator[str]:
    """Every call in a file by which words could reach stdout or stderr."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if re.fullmatch(r"print|click\.s?echo|sys\.std\w+\.write|.*print_exc", name):
                yield f"{path.name}: {name}"


def test_all_that_is_printed_goes_through_one_module() -> None:
    source = Path(jobcareer_kb.__file__).parent
    found = {call for path in source.rglob("*.py") for call in calls(path)}
    assert found == {"_say.py: click.echo"}
