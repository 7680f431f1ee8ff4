"""`check --fix`: what has one right answer is mended in place, after its diff was shown."""

import datetime
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from examples import examples
from git_repository import STARTER
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.building.inputs import input_digests
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.cli import group
from jobcareer_kb.loading.characters import plain
from jobcareer_kb.loading.files import Listing, read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.mending import fixes
from jobcareer_kb.mending.bench import MOST, only_near
from jobcareer_kb.packaged import packaged
from jobcareer_kb.report import Report

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.slow]

Check = Callable[..., Result]
CLIMATE, GUIDE = "definition/climate.yaml", "guide/plan-a-day-outside.yaml"
QUESTION, SHOP = "question/check-what-you-know.yaml", "workshop/weather-or-climate-30.yaml"
RESOURCE = "resource/weather-service.yaml"


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the starter; the command is given beside it."""
    shutil.copytree(STARTER, tmp_path / "kb")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kb"


def check(*words: str) -> Result:
    return CliRunner().invoke(group, ["check", "--as-of", "2026-11-24", *words])


def slip(kb: Path, path: str, old: str, new: str) -> None:
    text = (kb / path).read_text(encoding="utf-8")
    assert old in text
    (kb / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def files(kb: Path) -> dict[str, bytes]:
    return {p.relative_to(kb).as_posix(): p.read_bytes() for p in kb.rglob("*") if p.is_file()}


MENDED = {
    "a citation": (CLIMATE, "years. [@noaa-climate]", "years. [@noaa-climat]"),
    "one of two citations": (
        CLIMATE,
        "years. [@noaa-climate]",
        "years. [@ncei-normals; @noaa-climatee, p. 3]",
    ),
    "a record": (GUIDE, "step/read-the-forecast", "step/read-the-forcast"),
    "a field": (CLIMATE, "meaning: Climate", "meening: Climate"),
    "a field in capitals": (CLIMATE, "term: Climate", "Term: Climate"),
    "a field of a list": (QUESTION, "      rationale: Noon is", "      rationalle: Noon is"),
    "a field in braces": ("kb.yaml", "smog: 9}", "Smog: 9}"),
    "a field of kb.yaml": ("kb.yaml", "publisher: Your", "publiser: Your"),
    "a field of a source": (
        "references.yaml",
        "    container-title: NOAA",
        "    container_title: NOAA",
    ),
    "a word of a list": (QUESTION, "  level: apply", "  level: aply"),
    "a type": (QUESTION, "  type: true-false", "  type: true-fals"),
    "a word of kb.yaml": ("kb.yaml", "audience: participant", "audience: participent"),
    "a word in quotes": (QUESTION, "  level: apply", '  level: "aply"'),
    "a number that is a text": ("kb.yaml", 'version: "0.1"', "version: 1"),
    "a truth that is a text": (RESOURCE, "for_whom: In the", "for_whom: true  # In the"),
    "a text that is a number": (SHOP, "minutes: 30", "minutes: '30'"),
    "a text that is a truth": (QUESTION, "      key: true", '      key: "true"'),
    "an audience": (SHOP, "audience: everyone #", "audience: everyonne #"),
    "a resource group": (RESOURCE, "group: look-up", "group: look-upp"),
    "a format": ("kb.yaml", "formats: [pptx, markdown]", "formats: [pptx, markdwon]"),
}
BACK = {
    "version: 1": 'version: "1"',
    "for_whom: true  # In the": 'for_whom: "true"  # In the',
    "meening": "meaning",
    "Term": "term",
    "rationalle": "rationale",
    "Smog": "smog",
    "publiser": "publisher",
    "container_title": "container-title",
    "aply": "apply",
    "true-fals": "true-false",
    "participent": "participant",
    "'30'": "30",
    '"true"': "true",
    "everyonne": "everyone",
    "look-upp": "look-up",
    "markdwon": "markdown",
    "noaa-climatee": "noaa-climate",
    "noaa-climat]": "noaa-climate]",
    "forcast": "forecast",
}
"""What is written for a slip, where that is not simply what stood there before."""


def mended_by_hand(wrong: str) -> str:
    for old, new in BACK.items():
        if old in wrong:
            return wrong.replace(old, new)
    raise AssertionError(f"nobody says what {wrong!r} should become")


@pytest.mark.parametrize("path, right, wrong", MENDED.values(), ids=MENDED)
def test_a_slip_is_mended_and_nothing_else(kb: Path, path: str, right: str, wrong: str) -> None:
    before = files(kb)
    slip(kb, path, right, wrong)
    done = check("--fix")
    assert done.exit_code == 0, done.output
    assert "0 errors" in done.stdout
    after = before[path].replace(right.encode(), mended_by_hand(wrong).encode(), 1)
    assert files(kb) == {**before, path: after}
    again = check("--fix")
    assert "Mended 0 findings in 0 files." in again.stderr
    assert files(kb) == {**before, path: after}


@pytest.mark.slow
@pytest.mark.parametrize("path, right, wrong", MENDED.values(), ids=MENDED)
def test_a_report_carries_the_very_bytes_that_fix_writes(
    kb: Path, path: str, right: str, wrong: str
) -> None:
    slip(kb, path, right, wrong)
    findings = json.loads(check("--format", "json").stdout)["findings"]
    (fix,) = (each["fix"] for each in findings if each["fix"] is not None)
    lines = (kb / path).read_text(encoding="utf-8").split("\n")
    at = fix["line"] - 1
    assert (fix["path"], fix["end_line"]) == (f"kb/{path}", fix["line"])
    head, tail = lines[at][: fix["column"] - 1], lines[at][fix["end_column"] - 1 :]
    lines[at] = f"{head}{fix['text']}{tail}"
    check("--fix")
    assert "\n".join(lines) == (kb / path).read_text(encoding="utf-8")


def test_all_slips_at_once_are_mended_in_one_run(kb: Path) -> None:
    for path, right, wrong in MENDED.values():
        if right in (kb / path).read_text(encoding="utf-8"):
            slip(kb, path, right, wrong)
    shown = check("--diff")
    done = check("--fix")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(shown.stdout.split("@@")[0])
    after = files(kb)
    assert "Mended 0 findings in 0 files." in check("--fix").stderr
    assert files(kb) == after


def test_what_a_mend_brings_to_light_is_mended_too(kb: Path) -> None:
    """A misspelt field keeps its record from being read, and with it a misspelt source."""
    slip(kb, "kb.yaml", "publisher: Your", "publiser: Your")
    slip(kb, CLIMATE, "meaning: Climate", "meening: Climate")
    slip(kb, CLIMATE, "years. [@noaa-climate]", "years. [@noaa-climat]")
    done = check("--fix")
    assert done.exit_code == 0, done.output
    assert "Mended 3 findings in 2 files." in done.stderr
    assert done.stdout.count("--- a/") == 2, "one diff of each file, with all that is mended"


@pytest.mark.slow
@pytest.mark.parametrize("broken", ["", "title: [", "title: x\n", "- a\n", "\x00", "title: \ud7ff"])
def test_a_broken_kb_yaml_stops_no_mend(kb: Path, broken: str) -> None:
    (kb / "kb.yaml").write_text(broken, encoding="utf-8")
    slip(kb, CLIMATE, "meaning: Climate", "meening: Climate")
    slip(kb, *MENDED["a record"])
    done = check("--fix")
    assert done.exit_code == 1
    assert not isinstance(done.exception, Exception) or isinstance(done.exception, SystemExit)
    assert "Mended 2 findings in 2 files." in done.stderr
    assert b"meaning: Climate" in files(kb)[CLIMATE]
    assert b"forcast" not in files(kb)[GUIDE]


def test_a_code_in_a_comment_is_written_as_codes_are(kb: Path) -> None:
    comment = '# jk: ignore[jk404, JK-401] reason="so"\nterm: Climate'
    slip(kb, CLIMATE, "term: Climate", comment)
    check("--fix", "--select", "JK140")
    said = comment.replace("jk404", "JK404").replace("JK-401", "JK401")
    assert said in (kb / CLIMATE).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["jk202", "JK44", "JK4O4", "word-avoided"])
def test_a_code_that_may_not_be_ignored_or_is_none_stays(kb: Path, code: str) -> None:
    slip(kb, CLIMATE, "term: Climate", f'# jk: ignore[{code}] reason="so"\nterm: Climate')
    before = files(kb)
    check("--fix", "--select", "JK140")
    assert files(kb) == before


ENTRY = """\
id: climate-noaa
claim: definition/climate
claim_digest: {claim}
reference: noaa-climate
reference_digest: {source}
says_so: supported
by: A Teacher
on: 2026-11-24
note: It says so.
"""


@pytest.fixture
def entry(kb: Path) -> Path:
    """An entry of the ledger about the first claim of `definition/climate`."""
    from jobcareer_kb.inline import claim_digest
    from jobcareer_kb.ledger.digests import reference_digest
    from jobcareer_kb.loading.corpus import load_corpus
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.model.reference import Reference

    loaded = load_corpus(read_folder(kb, "kb")).kb
    assert loaded is not None
    words = str(loaded.ledger.statements["definition/climate"][0].words)
    source = loaded.get("reference/noaa-climate", Reference)
    text = ENTRY.format(claim=claim_digest(words), source=reference_digest(source))
    (kb / "evidence").mkdir()
    (kb / "evidence/climate-noaa.yaml").write_text(text, encoding="utf-8")
    assert not json.loads(check("--format", "json", "--select", "JK207").stdout)["findings"]
    return kb / "evidence/climate-noaa.yaml"


LEDGER = {
    "a record": ("definition/climate", "definition/climat"),
    "a source": ("reference: noaa-climate", "reference: noaa-climatee"),
}


@pytest.mark.parametrize("right, wrong", LEDGER.values(), ids=LEDGER)
def test_an_entry_of_the_ledger_is_led_back_where_its_digest_agrees(
    kb: Path, entry: Path, right: str, wrong: str
) -> None:
    before = files(kb)
    slip(kb, "evidence/climate-noaa.yaml", right, wrong)
    check("--fix", "--select", "JK207")
    assert files(kb) == before


@pytest.mark.parametrize("right, wrong", LEDGER.values(), ids=LEDGER)
@pytest.mark.parametrize("hindrance", ["digest", "taken"])
def test_an_entry_of_the_ledger_is_left_where_it_may_be_about_something_else(
    kb: Path, entry: Path, right: str, wrong: str, hindrance: str
) -> None:
    name = "evidence/climate-noaa.yaml"
    if hindrance == "taken":
        text = entry.read_text(encoding="utf-8").replace("id: climate", "id: another")
        (kb / "evidence/another.yaml").write_text(text, encoding="utf-8")
    else:
        digest = "claim_digest: " if "claim" not in right and "definition" in right else "_digest: "
        text = entry.read_text(encoding="utf-8").replace(digest, f"{digest}0000")
        entry.write_text(text, encoding="utf-8")
    slip(kb, name, right, wrong)
    before = files(kb)
    check("--fix", "--select", "JK207")
    assert files(kb) == before


def test_two_slips_in_one_text_are_both_mended(kb: Path) -> None:
    slip(kb, CLIMATE, "years. [@noaa-climate]", "years. [@noaa-climat; @ncei-normal, p. 3]")
    done = check("--fix")
    assert "Mended 2 findings in 1 file." in done.stderr
    assert b"years. [@noaa-climate; @ncei-normals, p. 3]" in files(kb)[CLIMATE]


def test_the_diff_stands_first_and_diff_alone_changes_nothing(kb: Path) -> None:
    slip(kb, *MENDED["a record"])
    before = files(kb)
    shown = check("--diff", "--format", "concise")
    assert files(kb) == before
    assert shown.exit_code == 1
    lines = shown.stdout.splitlines()
    assert lines[:2] == [f"--- a/kb/{GUIDE}", f"+++ b/kb/{GUIDE}"]
    assert [line for line in lines if line.startswith(("-  ", "+  "))] == [
        "-  - step/read-the-forcast",
        "+  - step/read-the-forecast",
    ]
    assert "error[JK302]" in shown.stdout
    done = check("--fix", "--format", "concise")
    assert done.stdout.startswith(shown.stdout.split("kb/guide")[0])


def test_a_second_run_finds_nothing_to_do(kb: Path) -> None:
    for change in (MENDED["a citation"], MENDED["a record"]):
        slip(kb, *change)
    assert check("--fix").exit_code == 0
    after = files(kb)
    again = check("--fix")
    assert files(kb) == after
    assert "---" not in again.stdout
    assert "Mended 0 findings" in again.stderr


def test_the_diff_applies_with_git(kb: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is absent here")
    for path, right, wrong in (MENDED["a field"], MENDED["a record"], MENDED["a field of kb.yaml"]):
        slip(kb, path, right, wrong)
    shown = check("--diff", "--format", "json", "--select", "JK1").stderr
    patch = shown.partition("--fix would mend")[0]
    done = subprocess.run(
        ["git", "apply", "-"],
        input=patch,
        text=True,
        cwd=kb.parent,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "--fix would mend 0 findings" in check("--diff", "--select", "JK1").stderr


TOKEN = re.compile(
    r"(?m)(?<![\w/.-])[A-Za-z][\w-]+(?=:(?: |$))"  # a key
    r"|(?<=: )[a-z][a-z-]+$|(?<=/)[a-z][a-z0-9-]+$|(?<=@)[a-z0-9-]+(?=[\];,])"  # a word, a name
)
LISTING = read_folder(STARTER, "kb")


def judged(listing: Listing) -> Report:
    return inspect(listing, as_of=datetime.date(2026, 11, 24)).report


@pytest.mark.slow
@examples(60)
@given(st.data())
def test_a_slip_of_a_letter_is_undone_or_left(data: st.DataObject) -> None:
    """Never is a slip in a use made a slip of something else, and no run leaves work for another.

    Names where they are given are left out: what names them would follow.
    """
    file = data.draw(st.sampled_from(LISTING.files))
    text = file.data.decode()
    found = [m for m in TOKEN.finditer(text) if not text[: m.start()].endswith("id: ")]
    defined = ("everyone", "look-up") if file.path == "kb.yaml" else ()
    found = [m for m in found if m[0] not in defined]
    token = data.draw(st.sampled_from(found))
    at = data.draw(st.integers(0, len(token[0]) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz-"))
    word = token[0][:at] + letter + token[0][at + data.draw(st.integers(0, 1)) :]
    bad = f"{text[: token.start()]}{word}{text[token.end() :]}"
    files_now = tuple(f.with_data(bad.encode()) if f is file else f for f in LISTING.files)
    listing = replace(LISTING, files=files_now)
    once = fixes.fixed(judged(listing), listing, judged)
    assert [change.after.decode() for change in once.changes] in ([], [text])
    after = {change.shown: change.after for change in once.changes}
    again = replace(
        listing, files=tuple(f.with_data(after.get(f.shown, f.data)) for f in files_now)
    )
    assert fixes.fixed(judged(again), again, judged).mended == 0


NOT_MENDED = {
    "nothing near": (CLIMATE, "[@noaa-climate]", "[@something-else]"),
    "a digit": (CLIMATE, "[@noaa-climate]", "[@noaa-climate2]"),
    "no claim": (CLIMATE, "over many years. [@noaa-climate]", "over many years."),
    "unlike any": (
        "workshop/weather-or-climate-30.yaml",
        "- question/q-three-looks",
        "- question/not-there",
    ),
    "a record that the list names already": (
        GUIDE,
        "- step/have-a-plan-b",
        "- step/have-a-plan-b\n  - step/have-a-plan-bb",
    ),
    "a field that is there already": (CLIMATE, "term: Climate", "term: Climate\nTerm: x"),
    "two fields for one name": (
        CLIMATE,
        "meaning: Climate is",
        "meanin: x [@noaa-climate]\nmeening: Climate is",
    ),
    "a short field": (CLIMATE, "id: climate", "ids: climate"),
    "a field that is another word": (CLIMATE, "term: Climate", "title: Climate"),
    "a number where no text would fit": (CLIMATE, "id: climate", "id: 5"),
    "a number where a list is wanted": (CLIMATE, "traits:", "examples: 5\ntraits:"),
    "nothing where a text is wanted": (CLIMATE, "term: Climate", "term:"),
    "a year where a day is wanted": (SHOP, "revised: 2026-11-24", "revised: 2026"),
    "a text that is no number": (SHOP, "minutes: 30", "minutes: '30 min'"),
    "a number out of bounds": (SHOP, "minutes: 30", "minutes: '3000'"),
    "a bank for participants": (
        "kb.yaml",
        "    audience: participant\n    formats: [docx]",
        "    audience: participant\n    formats: [docx, gift]",
    ),
    "a misspelt bank for participants": (
        "kb.yaml",
        "    audience: participant\n    formats: [docx]",
        "    audience: participant\n    formats: [docx, moodle-xm]",
    ),
    "a format that is there already": ("kb.yaml", "[pptx, markdown]", "[pptx, markdown, markdow]"),
    "an id": (CLIMATE, "id: climate", "id: Climate"),
}


@pytest.mark.slow
@pytest.mark.parametrize("path, right, wrong", NOT_MENDED.values(), ids=NOT_MENDED)
def test_what_is_not_certain_is_left_to_a_person(
    kb: Path, path: str, right: str, wrong: str
) -> None:
    slip(kb, path, right, wrong)
    before = files(kb)
    done = check("--fix")
    assert done.exit_code == 1
    assert files(kb) == before


@pytest.mark.parametrize(
    "word, known, near",
    [
        ("get-trainning", ["get-training", "set-goals"], "get-training"),
        ("get-trainings", ["get-training", "get-trainingx"], None),
        ("bls-2024", ["bls-2023"], None),
        ("bls-2023x", ["bls-2023", "bls-2024"], None),
        ("blz-2023", ["bls-2023"], "bls-2023"),
        ("abc", ["xyz"], None),
        ("abc", [], None),
        ("URL", ["url", "uri"], "url"),
        ("Get-Trainings", ["get-training", "get-trainings"], "get-trainings"),
        ("a_b-c", ["a-b-c"], "a-b-c"),
        ("a_b", ["a-b", "ab"], None),
        ("ids", ["id"], None),
    ],
)
def test_only_one_near_name_is_an_answer(word: str, known: list[str], near: str | None) -> None:
    assert only_near(word, known) == near


@pytest.mark.slow
def test_more_slips_than_one_round_mends_are_all_mended(kb: Path) -> None:
    lines = "".join(f'  - "Fact {n}. [@noaa-climat]"\n' for n in range(90))
    (kb / CLIMATE).write_text(
        "".join(
            f"- id: climate-{n}\n  term: Climate {n}\n  meaning: Yes. [@noaa-climat]\n"
            for n in range(2 * MOST)
        )
        + f"- id: climate\n  term: Climate\n  meaning: Yes. [@noaa-climat]\n  traits:\n{lines}",
        encoding="utf-8",
    )
    check("--fix")
    assert b"noaa-climat]" not in files(kb)[CLIMATE]
    assert files(kb)[CLIMATE].count(b"noaa-climate]") == 2 * MOST + 91


def test_only_shown_findings_are_mended(kb: Path) -> None:
    slip(kb, *MENDED["a citation"])
    slip(kb, *MENDED["a record"])
    check("--fix", "--select", "JK302")
    assert b"noaa-climat]" in files(kb)[CLIMATE]
    assert b"forecast" in files(kb)[GUIDE]
    check("--fix", f"kb/{CLIMATE}")
    assert b"noaa-climat]" not in files(kb)[CLIMATE]


def test_a_report_for_programs_keeps_stdout_to_itself(kb: Path) -> None:
    slip(kb, *MENDED["a record"])
    done = check("--fix", "--format", "json")
    assert json.loads(done.stdout)["counts"]["error"] == 0
    assert "+  - step/read-the-forecast" in done.stderr


def test_the_knowledge_base_that_came_along_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = check("--fix")
    assert done.exit_code == 2
    assert "the knowledge base that came along is not changed" in done.stderr
    assert check("--diff").exit_code != 2


@pytest.mark.slow
def test_a_file_that_changes_while_it_is_checked_is_not_overwritten(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slip(kb, *MENDED["a record"])
    real = fixes.fixed

    def slow(*words: object) -> fixes.Fixes:
        found = real(*words)  # type: ignore[arg-type]
        with (kb / GUIDE).open("a", encoding="utf-8") as file:
            file.write("# somebody saved the file meanwhile\n")
        return found

    monkeypatch.setattr(fixes, "fixed", slow)
    done = check("--fix")
    assert done.exit_code == 3
    told = f"kb/{GUIDE} was changed by somebody while it was being checked"
    assert done.stderr.count(f"{told}; looking again.\n") == 7, "it is tried some times more"
    assert done.stderr.endswith(f"jobcareer-kb: {told}\n")
    text = (kb / GUIDE).read_text(encoding="utf-8")
    assert ("step/read-the-forcast" in text, text.count("# somebody")) == (True, 8)


def test_a_file_that_changes_once_is_mended_with_the_change_in_it(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slip(kb, *MENDED["a record"])
    real, times = fixes.fixed, iter((1,))

    def slow(*words: object) -> fixes.Fixes:
        found = real(*words)  # type: ignore[arg-type]
        for _ in times:
            with (kb / GUIDE).open("a", encoding="utf-8") as file:
                file.write("# somebody saved the file meanwhile\n")
        return found

    monkeypatch.setattr(fixes, "fixed", slow)
    assert "looking again" in check("--fix").stderr
    text = (kb / GUIDE).read_text(encoding="utf-8")
    assert ("step/read-the-forcast" in text, text.count("# somebody")) == (False, 1)


def test_every_fix_is_of_a_known_code() -> None:
    from jobcareer_kb.checking.inspection import all_rules

    assert set(fixes.MENDINGS) <= set(all_rules())


WINDOWS = {
    "line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "both": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
}
"""What an editor of Windows makes of a file."""


@pytest.mark.slow
@pytest.mark.parametrize("saved", WINDOWS.values(), ids=WINDOWS)
def test_a_file_as_windows_saves_it_is_mended_as_any_other(
    kb: Path, saved: Callable[[bytes], bytes]
) -> None:
    slip(kb, CLIMATE, "years. [@noaa-climate]", "years. [@noaa-climat]")
    slip(kb, GUIDE, "step/read-the-forecast", "step/read-the-forcast")
    as_told = check("--no-cache", "--ignore", "JK023").stdout
    for file in kb.rglob("*.yaml"):
        file.write_bytes(saved(file.read_bytes()))
    before = files(kb)
    assert check("--no-cache", "--ignore", "JK023").stdout == as_told
    done = check("--fix", "--ignore", "JK023")
    assert (done.exit_code, "Mended 2 findings in 2 files." in done.stderr) == (0, True)
    after = files(kb)
    assert {path for path in after if after[path] != before[path]} == {CLIMATE, GUIDE}
    for path in (CLIMATE, GUIDE):
        lines = zip(before[path].splitlines(), after[path].splitlines(), strict=True)
        assert sum(old != new for old, new in lines) == 1
        assert saved(plain(after[path])) == after[path]


@pytest.mark.parametrize("saved", WINDOWS.values(), ids=WINDOWS)
def test_what_windows_adds_is_one_note_and_is_mended(
    kb: Path, saved: Callable[[bytes], bytes]
) -> None:
    before = files(kb)
    for file in kb.rglob("*.yaml"):
        file.write_bytes(saved(file.read_bytes()))
    said = check("--no-cache").stdout
    assert said.count("note[JK023]") == 1
    assert f"{len(before)} files have line ends of Windows" in said
    done = check("--fix")
    assert (done.exit_code, f"in {len(before)} files." in done.stderr) == (0, True)
    assert done.stdout.count("+++ b/kb/") == len(before), "the diff stands first"
    assert files(kb) == before
    assert "JK023" not in check("--no-cache").stdout


def test_line_ends_of_both_sorts_are_mended(kb: Path) -> None:
    before = files(kb)
    file = kb / CLIMATE
    file.write_bytes(before[CLIMATE].replace(b"\n", b"\r\n", 2))
    assert "[JK002]" in check("--no-cache").stdout
    assert check("--diff").exit_code == 1
    assert file.read_bytes() != before[CLIMATE]
    assert check("--fix").exit_code == 0
    assert files(kb) == before


def test_a_carriage_return_that_ends_no_line_is_left(kb: Path) -> None:
    file = kb / CLIMATE
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r", 1))
    check("--fix")
    assert file.read_bytes().count(b"\r") == 1


def test_a_build_is_the_same_with_line_ends_of_windows(kb: Path) -> None:
    def digests() -> dict[str, str]:
        return input_digests(read_folder(kb, "kb"), packaged("templates"), Look())

    before = digests()
    for file in kb.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert digests() == before
