"""`check` on disk: which findings are reported, in which formats, and where they go."""

import json
import os
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from the_day import DAY

import jobcareer_kb
from jobcareer_kb.cli import group
from jobcareer_kb.reports import report_formats

pytestmark = pytest.mark.slow

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
    assert "kb/kb.yaml is a file, expected a folder" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_written_into_and_stays_a_pipe(kb: Path) -> None:
    """So does a device: moving a file over `/dev/null` would take it from every other program."""
    os.mkfifo("pipe")
    with ThreadPoolExecutor() as pool:
        said = pool.submit(Path("pipe").read_text, encoding="utf-8")
        result = check("--format", "json=pipe")
        assert result.exit_code == 1
        assert json.loads(said.result(timeout=10))["version"] == 1
    assert Path("pipe").is_fifo()


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


SERVICES = ("sarif", "gitlab", "github", "junit", "summary")


def named(name: str, *words: str) -> set[str]:
    """The paths that a format of `check` gives."""
    said = check("--format", name, "--select", "JK201", *words).stdout
    match name:
        case "sarif":
            results = json.loads(said)["runs"][0]["results"]
            places = [r["locations"][0]["physicalLocation"]["artifactLocation"] for r in results]
            return {place["uri"] for place in places}
        case "gitlab":
            return {each["location"]["path"] for each in json.loads(said)}
        case "rdjson":
            return {each["location"]["path"] for each in json.loads(said)["diagnostics"]}
        case "json":
            return {each["path"] for each in json.loads(said)["findings"]}
        case "github":
            return set(re.findall(r"^::error file=([^,]*),", said, re.MULTILINE))
        case "junit":
            return set(re.findall(r'classname="([^"]*definition/weather.yaml)"', said))
        case "summary":
            return set(re.findall(r"`([^`:]*weather\.yaml):", said))
    raise AssertionError(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("mark", ["folder", "file"])
def test_a_service_is_told_paths_from_the_root_of_the_repository(
    kb: Path, monkeypatch: pytest.MonkeyPatch, name: str, mark: str
) -> None:
    """`.git` is a folder, or a file in a linked work tree; git itself is not asked."""
    if mark == "folder":
        Path(".git").mkdir()
    else:
        Path(".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    below = kb.parent / "sub" / "deep"
    below.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(below))
    expected = {"kb/definition/weather.yaml"}
    assert named(name) == expected
    monkeypatch.chdir(below)
    assert named(name, "--kb", "../../kb") == expected
    assert named(name, "--kb", str(kb)) == expected
    shutil.move(kb, below / "kb")
    assert named(name) == {"sub/deep/kb/definition/weather.yaml"}


def test_reviewdog_and_other_programs_are_told_paths_from_the_current_folder(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reviewdog puts the way from the root of the repository before them by itself."""
    Path(".git").mkdir()
    below = kb.parent / "sub"
    below.mkdir()
    monkeypatch.chdir(below)
    for name in ("rdjson", "json"):
        assert named(name, "--kb", "../kb") == {"../kb/definition/weather.yaml"}
    shutil.move(kb, below / "kb")
    for name in ("rdjson", "json"):
        assert named(name) == {"kb/definition/weather.yaml"}
        assert named(name, "--kb", str(below / "kb")) == {"kb/definition/weather.yaml"}


@pytest.mark.parametrize("name", SERVICES)
def test_a_knowledge_base_outside_the_repository_is_named_from_its_own(
    kb: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    here, other = kb.parent / "here", kb.parent / "other"
    for folder in (here, other):
        (folder / ".git").mkdir(parents=True)
    shutil.move(kb, other / "kb")
    monkeypatch.chdir(here)
    assert named(name, "--kb", "../other/kb") == {"kb/definition/weather.yaml"}


def test_a_repository_within_the_repository_is_named_from_the_outer_one(kb: Path) -> None:
    """As a submodule is, in the checkout of which the command is given."""
    Path(".git").mkdir()
    (kb / ".git").write_text("gitdir: ../.git/modules/kb\n", encoding="utf-8")
    assert named("sarif") == {"kb/definition/weather.yaml"}


def test_without_a_repository_no_path_climbs(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = kb.parent / "a b"
    below.mkdir()
    monkeypatch.chdir(below)
    from jobcareer_kb.cli._paths import top_level

    if top_level(str(kb)) is not None:
        pytest.skip("the temporary folder lies in a repository")
    full = f"{kb.as_posix()}/definition/weather.yaml"
    assert named("gitlab", "--kb", "../kb") == {full}
    assert named("sarif", "--kb", "../kb") == {Path(full).as_uri()}


def test_a_stray_file_is_named_as_the_others_are(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    (kb / "notes.txt").write_text("x", encoding="utf-8")
    said = check("--kb", str(kb), "--format", "gitlab", "--select", "JK102").stdout
    assert [each["location"]["path"] for each in json.loads(said)] == ["kb/notes.txt"]


def test_the_knowledge_base_that_came_along_has_no_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert 'classname="packaged:kb/kb.yaml"' in check("--format", "junit").stdout


def readings(*words: str) -> list[dict]:
    return json.loads(check("--format", "json", *words).stdout)["reading"]


def test_json_lists_the_reading_level_of_each_product(kb: Path) -> None:
    found = readings()
    assert [each["product"] for each in found] == [
        "handout", "quiz", "facilitator-guide", "sheets", "slides", "key", "gift", "moodle",
    ]  # fmt: skip
    assert {each["workshop"] for each in found} == {"weather-or-climate-30"}
    handout = found[0]
    assert handout["reader"] == "participant"
    assert handout["target"] == {"flesch_kincaid": 7, "smog": 9}
    assert handout["words"] > 200
    assert handout["judged"]
    assert found[2]["reader"] == "facilitator"
    assert readings("--select", "JK5") == found, "what is shown of the findings does not matter"
    edit(kb / "kb.yaml", "flesch_kincaid: 7", "flesch_kincaid: 1")
    message = json.loads(check("--format", "json", "--select", "JK401").stdout)["findings"][0]
    grades = handout["found"]
    assert f"{grades['flesch_kincaid']:.1f} and {grades['smog']:.1f}" in message["message"]


def test_defined_terms_ease_the_grade_and_words_stay_words(kb: Path) -> None:
    before = readings()[0]
    edit(kb / "words.yaml", "long_words: [average, thousands]", "long_words: []")
    after = readings()[0]
    assert after["found"]["smog"] > before["found"]["smog"]
    assert after["with_all_words"] == before["with_all_words"]
    assert after["words"] == before["words"]


def test_a_short_product_is_listed_and_not_judged(kb: Path) -> None:
    with (kb / "kb.yaml").open("a", encoding="utf-8") as file:
        file.write("policies:\n  language: {fewest_words: 10000}\n")
    assert {each["judged"] for each in readings()} == {False}


@pytest.mark.parametrize(
    "path, old, new",
    [
        ("workshop/weather-or-climate-30.yaml", "audience: everyone", "audience: nobody"),
        ("kb.yaml", "title: Weather", "titel: ["),
        ("definition/climate.yaml", "term:", "terms: x\nterm:"),
    ],
    ids=["no audience", "no settings", "a broken record"],
)
def test_reading_levels_are_of_what_could_be_loaded(
    kb: Path, path: str, old: str, new: str
) -> None:
    edit(kb / path, old, new)
    assert bool(readings()) is path.startswith("definition")


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
    from jobcareer_kb.checking import inspection as module

    days: list[object] = []
    real = module.inspect

    def watched(
        listing: object, products: object, as_of: object, *rest: object, **more: object
    ) -> object:
        days.append(as_of)
        return real(listing, products, as_of, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "inspect", watched)
    CliRunner().invoke(group, ["check"])
    assert days == [DAY]


def test_github_fills_the_summary_of_the_step(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path("step.md")
    file.write_text("from an earlier command\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    assert "::error file=kb/definition/weather.yaml,line=5" in check("--format", "github").stdout
    said = file.read_text(encoding="utf-8")
    assert said.startswith("from an earlier command\n## 1 error")
    assert check("--format", "text").exit_code == 1
    assert file.read_text(encoding="utf-8") == said, "only the format github writes it"


def test_output_that_is_no_terminal_has_no_color(kb: Path) -> None:
    assert "\x1b" not in check().stdout


@pytest.mark.parametrize("no_color", ["", "1"], ids=["color", "NO_COLOR"])
def test_a_terminal_has_color_unless_told_otherwise(
    kb: Path, monkeypatch: pytest.MonkeyPatch, no_color: str
) -> None:
    from jobcareer_kb.cli import _reports
    from jobcareer_kb.report import Report

    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "71")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    shown = _reports._for_terminal(Report((), {}, (), 0))
    assert shown.color is (no_color == "")
    assert shown.width == 71


@pytest.mark.slow
@pytest.mark.parametrize("name", report_formats())
def test_only_what_people_read_has_color_on_a_terminal(
    kb: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from jobcareer_kb.cli import _reports

    monkeypatch.setattr(_reports, "_for_terminal", lambda report: replace(report, color=True))
    said = check("--format", name).stdout
    assert ("\x1b[1;31m" in said, "␛" in said) == (name in ("text", "concise"), False)


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
