"""`review`: what it shows, what it writes, and what it refuses."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from the_day import DAY

import jobcareer_kb
from jobcareer_kb.cli import group

pytestmark = pytest.mark.slow

STARTER = Path(jobcareer_kb.__file__).parent / "starter"
CLAIM = "definition/weather#meaning"
ENTRY = Path("kb/evidence/definition-weather-noaa-weather.yaml")
LOOK = ("--by", "A. Reader", "--on", DAY.isoformat(), "--note", "The first sentence says so.")


@pytest.fixture(autouse=True)
def copy_of_the_starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(STARTER, "kb")


def run(*words: str) -> Result:
    return CliRunner().invoke(group, list(words), prog_name="jobcareer-kb")


def review(*words: str, says_so: str = "supported") -> Result:
    return run("review", CLAIM, "--says-so", says_so, *LOOK, *words)


def test_shows_claims_sources_and_that_nobody_looked() -> None:
    said = run("review", "definition/weather")
    assert said.exit_code == 0
    assert f"{CLAIM}  (kb/definition/weather.yaml:" in said.stdout
    assert "noaa-weather: not looked up" in said.stdout


def test_enters_a_look_that_check_takes() -> None:
    said = review()
    assert said.exit_code == 0
    assert f"written: {ENTRY.as_posix()}" in said.stdout
    checked = run("check")
    assert (checked.exit_code, checked.stdout.count("[JK2")) == (0, 0)
    assert f"supported, by A. Reader, {DAY}." in run("review", CLAIM).stdout


def test_a_second_look_replaces_the_first() -> None:
    review()
    first = ENTRY.read_bytes()
    review(says_so="partial")
    assert [path.name for path in Path("kb/evidence").iterdir()] == [ENTRY.name]
    assert ENTRY.read_bytes() == first.replace(b"says_so: supported", b"says_so: partial")


def test_says_whether_it_holds_by_better_sources() -> None:
    review("--holds", "partial")
    assert "says_so: supported\nholds: partial\nby:" in ENTRY.read_text(encoding="utf-8")
    assert f"supported, holds: partial, by A. Reader, {DAY}." in run("review", CLAIM).stdout
    assert "1 percent found to hold" not in run("check").stdout


@pytest.mark.slow
@pytest.mark.parametrize("before", [None, "partial", "supported"])
@pytest.mark.parametrize("after", [None, "partial"])
def test_a_later_look_gives_both_answers_anew(before: str | None, after: str | None) -> None:
    options = {None: (), "partial": ("--holds", "partial"), "supported": ("--holds", "supported")}
    review(*options[before])
    review(*options[after], "--note", "Read again.")
    later = ENTRY.read_bytes()
    ENTRY.unlink()
    review(*options[after], "--note", "Read again.")
    assert later == ENTRY.read_bytes()


def test_says_what_it_means_that_better_sources_contradict() -> None:
    assert "reword it" in review("--holds", "contradicted").stdout
    assert "[JK240]" in run("check").stdout


def test_an_entry_in_one_line_takes_no_further_answer() -> None:
    review()
    entry = "\n".join(
        line for line in ENTRY.read_text(encoding="utf-8").splitlines() if "note" not in line
    )
    fields = [line for line in entry.splitlines() if not line.startswith(" ")]
    ENTRY.write_text("{" + ", ".join([*fields, 'note: "Says so."']) + "}\n", encoding="utf-8")
    before = ENTRY.read_bytes()
    refused = review("--holds", "partial", "--note", "Says so.")
    assert refused.exit_code == 2
    assert "lines of their own" in refused.output
    assert ENTRY.read_bytes() == before


def test_a_changed_claim_is_looked_up_again_under_the_same_name() -> None:
    review()
    file = Path("kb/definition/weather.yaml")
    file.write_text(
        file.read_text(encoding="utf-8").replace("one time", "one moment"), encoding="utf-8"
    )
    assert "[JK206]" in run("check").stdout
    assert "Look again: the claim changed since." in run("review", CLAIM).stdout
    assert f"written: {ENTRY.as_posix()}" in review().stdout
    assert "[JK206]" not in run("check").stdout


def test_says_what_a_wrong_citation_means() -> None:
    assert "No source supports this claim now" in review(says_so="unsupported").stdout
    assert "[JK205]" in run("check").stdout


SHEETS = {
    "single": ("q-trip-next-year", "Would a learner choose '"),
    "true-false": ("q-snow-in-april", "Would a learner answer "),
    "matching": ("q-match-the-words", "Would two people who know the matter match them alike?"),
    "ordering": ("q-three-looks", "Would two people who know the matter give them the same order"),
    "short-answer": ("q-plan-a-picnic", "Would two people give the same points by this? "),
}


@pytest.mark.parametrize(("id_", "asks"), SHEETS.values(), ids=SHEETS)
def test_of_a_question_it_prints_what_only_a_person_can_judge(id_: str, asks: str) -> None:
    said = run("review", f"question/{id_}").stdout
    assert f"question/{id_}#explanation  (" in said
    sheet = said[said.index(f"\nquestion/{id_}  (") :]
    assert f"[ ] {asks}" in sheet
    assert "[ ] The level is '" in sheet
    assert "[ ] Is it one task?" in sheet
    assert "Not tried out with people yet." in sheet


def test_the_sheet_asks_of_each_distractor_and_of_no_key() -> None:
    sheet = run("review", "question/q-trip-next-year").stdout
    record = Path("kb/question/check-what-you-know.yaml").read_text(encoding="utf-8")
    options = record[record.index("id: q-trip-next-year") :].partition("explanation:")[0]
    assert sheet.count("Would a learner choose '") == options.count("- text:") - 1
    assert sheet.count("Would all who know the matter choose '") == 1


def test_the_sheet_tells_of_a_trial_that_check_takes() -> None:
    file = Path("kb/question/check-what-you-know.yaml")
    trial = f"trial: {{n: 40, right: 0.62, discrimination: 0.35, on: {DAY}}}"
    before, id_, after = file.read_text(encoding="utf-8").partition("id: q-trip-next-year")
    after = after.replace("  points: ", f"  {trial}\n  points: ", 1)
    file.write_text(before + id_ + after, encoding="utf-8")
    told = f"Tried out on {DAY} with 40 people: 62% right, discrimination 0.35."
    assert told in run("review", "question/q-trip-next-year").stdout
    assert run("check").exit_code == 0


def test_one_claim_of_a_question_is_shown_without_the_sheet() -> None:
    assert "[ ]" not in run("review", "question/q-trip-next-year#explanation").stdout


REFUSED = {
    "no-record": (["review", "definition/wether"], "did you mean 'definition/weather'?"),
    "no-field": (["review", "definition/weather#meening"], "its claims: meaning"),
    "no-claim": (["review", "objective/tell-apart"], "makes no claim"),
    "no-name": (["review", CLAIM, "--says-so", "supported"], "needs --by, --on, --note"),
    "no-answer": (["review", CLAIM, *LOOK], "say with --says-so"),
    "half-an-answer": (["review", CLAIM, "--holds", "partial"], "say with --says-so"),
    "which-claim": (
        ["review", "definition/weather", "--says-so", "partial", *LOOK],
        "claims; name one",
    ),
    "not-cited": (
        ["review", CLAIM, "--says-so", "partial", *LOOK, "--reference", "noaa-climate"],
        "does not cite 'noaa-climate'",
    ),
    "no-answer-of-ours": (["review", CLAIM, "--says-so", "true", *LOOK], "'supported'"),
    "no-date": (["review", CLAIM, "--says-so", "partial", *LOOK, "--on", "soon"], "'soon'"),
    "markup": (["review", CLAIM, "--says-so", "partial", *LOOK, "--note", "<b>yes</b>"], "HTML"),
    "control": (
        ["review", CLAIM, "--says-so", "partial", *LOOK, "--by", "A\x07"],
        "--note or --by",
    ),
    "long-name": (["review", CLAIM, "--says-so", "partial", *LOOK, "--by", "A" * 201], "--by"),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.values(), ids=REFUSED)
def test_refuses_with_a_reason_and_writes_nothing(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output
    assert not Path("kb/evidence").exists()


def test_refuses_the_knowledge_base_that_came_along() -> None:
    shutil.rmtree("kb")
    result = run("review", "definition/job#meaning", "--says-so", "supported", *LOOK)
    assert result.exit_code == 2
    assert "jobcareer-kb init DIR --copy" in result.output


@pytest.mark.slow
def test_a_later_look_changes_its_own_entry_alone() -> None:
    """Comments, layout, and the entries beside it stay as they are."""
    review()
    other = ENTRY.read_text(encoding="utf-8").replace("noaa-weather\nclaim", "old\nclaim", 1)
    both = "# two looks at one claim\n" + "".join(
        "- " + "  ".join(text.splitlines(keepends=True))
        for text in (ENTRY.read_text(encoding="utf-8"), other.replace(f"{DAY}", "2025-11-24"))
    )
    ENTRY.write_text(both, encoding="utf-8")
    ENTRY.chmod(0o600)
    result = review(says_so="partial")
    assert result.exit_code == 0, result.output
    after = ENTRY.read_text(encoding="utf-8")
    assert after == both.replace("says_so: supported", "says_so: partial", 1)
    assert os.name == "nt" or ENTRY.stat().st_mode & 0o777 == 0o600


def test_a_file_that_holds_another_entry_is_not_taken() -> None:
    review()
    text = ENTRY.read_text(encoding="utf-8").replace(f"id: {ENTRY.stem}", "id: of-somebody")
    ENTRY.write_text(text.replace("definition/weather", "definition/climate"))
    mine = ENTRY.read_bytes()
    said = review(says_so="partial").stdout
    assert "written: kb/evidence/definition-weather-noaa-weather-2.yaml" in said
    assert ENTRY.read_bytes() == mine
