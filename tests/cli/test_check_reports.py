"""`check` on disk: which findings are reported, in which formats, and where they go."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import jobcareer_kb
from jobcareer_kb.cli import group
from jobcareer_kb.reports import report_formats

STARTER = Path(jobcareer_kb.__file__).parent / "starter"
AS_OF = ("--as-of", "2026-01-01")


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the starter as `kb` of the working folder, with an uncited claim."""
    folder = tmp_path / "kb"
    shutil.copytree(STARTER, folder)
    edit(folder / "definition/weather.yaml", "one time. [@noaa-weather]", "one time.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def check(*words: str) -> Result:
    return CliRunner().invoke(group, ["check", *AS_OF, *words], prog_name="jobcareer-kb")


def codes(result: Result) -> list[str]:
    return [each["code"] for each in json.loads(result.stdout)["findings"]]


def test_several_formats_come_from_one_run_each_to_its_own_file(kb: Path) -> None:
    files = [f"--format={name}=out/report.{name}" for name in report_formats()]
    result = check("--format", "concise", *files)
    assert result.exit_code == 1
    assert "kb/definition/weather.yaml:5:10: error[JK201]" in result.stdout
    written = sorted(path.name for path in Path("out").iterdir())
    assert written == sorted(f"report.{name}" for name in report_formats())
    assert json.loads(Path("out/report.json").read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.parametrize("place", ["json", "json=-"])
def test_a_format_without_a_file_goes_to_stdout(kb: Path, place: str) -> None:
    assert codes(check("--format", place)) == ["JK201"]


@pytest.mark.parametrize(
    "words, said",
    [
        (["--format", "xml"], "unknown format 'xml'; known: concise, github"),
        (["--format", "json", "--format", "text"], "json and text both go to stdout"),
        (["--format", "json=a", "--format", "text=a"], "json and text both go to a"),
        (["--format", "json="], "no file is named after '='"),
        (["--select", "JK201,XY"], "no code begins with 'XY'"),
        (["--ignore", "201"], "no code begins with '201'"),
        (["kb/nothing"], "kb/nothing: no file of the knowledge base lies there"),
    ],
    ids=["format", "stdout-twice", "file-twice", "no-file", "select", "ignore", "path"],
)
def test_wrong_use_is_said_and_ends_with_2(kb: Path, words: list[str], said: str) -> None:
    result = check(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_file_that_cannot_be_written_ends_with_3(kb: Path) -> None:
    result = check("--format", "json=kb/kb.yaml/report.json")
    assert result.exit_code == 3
    assert "cannot write kb/kb.yaml/report.json" in result.stderr


@pytest.mark.parametrize(
    "words, found, code",
    [
        (["--select", "JK2"], ["JK201"], 1),
        (["--select", "JK201,JK3"], ["JK201"], 1),
        (["--select", "jk4"], [], 0),
        (["--ignore", "JK201"], [], 0),
        (["--select", "JK2", "--ignore", "JK20"], [], 0),
        (["--ignore", "JK4", "--ignore", "JK5"], ["JK201"], 1),
    ],
    ids=["family", "list", "none", "ignored", "ignore-wins", "others"],
)
def test_codes_are_chosen_by_how_they_begin(
    kb: Path, words: list[str], found: list[str], code: int
) -> None:
    result = check("--format", "json", *words)
    assert codes(result) == found
    assert result.exit_code == code


@pytest.mark.parametrize("path", ["kb/definition", "kb/definition/weather.yaml", "absolute"])
def test_a_path_narrows_the_report(kb: Path, path: str) -> None:
    result = check(str(kb / "definition") if path == "absolute" else path)
    assert "reported on" in result.stdout
    assert result.exit_code == 1
    assert check("kb/takeaway").exit_code == 0


def test_people_see_the_folder_as_they_named_it_and_services_the_repository(kb: Path) -> None:
    said = check("--kb", str(kb), "--format", "concise", "--format", "sarif=r.sarif").stdout
    assert said.startswith(f"{kb.as_posix()}/definition/weather.yaml:5:10: ")
    run = json.loads(Path("r.sarif").read_text(encoding="utf-8"))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "kb/definition/weather.yaml", "uriBaseId": "SRCROOT"}


def test_the_day_of_as_of_judges_what_is_ignored_for_a_time(kb: Path) -> None:
    edit(
        kb / "definition/weather.yaml",
        "meaning:",
        '# jk: ignore[JK201] reason="said in class" until=2026-03-31\nmeaning:',
    )
    assert codes(check("--format", "json")) == []
    later = CliRunner().invoke(group, ["check", "--format", "json", "--as-of", "2026-04-01"])
    assert sorted(set(codes(later)) & {"JK142", "JK201"}) == ["JK142", "JK201"]


def test_check_takes_today_where_no_day_is_given(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jobcareer_kb.artifacts import inspect as module

    days: list[object] = []
    real = module.inspect

    def watched(listing: object, products: object, as_of: object, *rest: object) -> object:
        days.append(as_of)
        return real(listing, products, as_of, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "inspect", watched)
    CliRunner().invoke(group, ["check"])
    import datetime

    today = datetime.date.today()
    assert days[0] in (today, today - datetime.timedelta(days=1))  # midnight may have passed


def test_github_fills_the_summary_of_the_step(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path("step.md")
    file.write_text("from an earlier command\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    assert "::error file=kb/definition/weather.yaml,line=5" in check("--format", "github").stdout
    said = file.read_text(encoding="utf-8")
    assert said.startswith("from an earlier command\n## 1 error")
    assert check("--format", "text").exit_code == 1
    assert file.read_text(encoding="utf-8") == said, "only the format github writes it"


def test_output_that_is_no_terminal_has_no_colour(kb: Path) -> None:
    assert "\x1b" not in check().stdout


@pytest.mark.parametrize("no_colour", ["", "1"], ids=["colour", "NO_COLOR"])
def test_a_terminal_has_colour_unless_told_otherwise(
    kb: Path, monkeypatch: pytest.MonkeyPatch, no_colour: str
) -> None:
    from jobcareer_kb.cli import _reports
    from jobcareer_kb.report import Report

    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "71")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    shown = _reports._for_terminal(Report((), {}, (), 0))
    assert shown.colour is (no_colour == "")
    assert shown.width == 71


def test_a_whole_report_of_a_finding(kb: Path) -> None:
    """As a teacher sees it: what, where, in which text, who prints it, what to do."""
    said = check("--select", "JK201").stdout
    assert said.split("\n\n")[0] == (
        "kb/definition/weather.yaml:5:10: error[JK201]: claim without a citation in "
        "definition/weather\n    (claim-cited)\n"
        "  |\n"
        "5 | meaning: Weather is what the air is doing at one place and at one time.\n"
        "  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  = in: definition/weather > meaning\n"
        "  = printed by: weather-or-climate-30 (handout, facilitator-guide, slides)\n"
        "  = help: add the source, such as '[@some-id]', after the sentence\n"
        "  = more: jobcareer-kb explain JK201"
    )
