"""A check that remembers says what a check that does not would say, and works less."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from click.testing import Result
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from the_day import AS_OF

from jobcareer_kb import clock
from jobcareer_kb.checking import cache, cache_place
from jobcareer_kb.checking import run as checking_run
from jobcareer_kb.loading import corpus, crew, files
from jobcareer_kb.reports import report_formats

Run = Callable[..., Result]
# The process of a test has other threads, that of the command has none.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning"),
    pytest.mark.slow,
]
OLD = 1_000_000_000
"""A time long past, in seconds."""
LATER = 10**20
"""A time long after any stamp, in nanoseconds: a file of just now may change again unseen."""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and times that count, as where a person works."""
    monkeypatch.setenv(cache_place.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(clock, "now_ns", lambda: LATER)
    return tmp_path / "cache"


@pytest.fixture
def slips(starter: Path) -> Path:
    """The starter with findings of several families, one of them held back by a comment."""
    (starter / "takeaway").mkdir(exist_ok=True)
    (starter / "resource").mkdir(exist_ok=True)
    (starter / "resource/broken.yaml").write_text("id: [\n")
    (starter / "takeaway/new.yaml").write_text(
        "- id: uncited\n  type: thought\n  text: Rain falls.\n"
        "- id: misspelt\n  type: thought\n  text: Rain falls here. [@no-such]\n"
        "- id: odd\n  type: thougt\n  text: Rain <b>falls</b>. [@no-such]\n"
        '# jk: ignore[JK304] reason="kept for later"\n'
        "- id: kept\n  type: thought\n  text: Utilize rain. [@no-such]\n"
    )
    return starter


DAILY = ("json", "text")
FORMATS = [
    name if name in DAILY else pytest.param(name, marks=pytest.mark.slow)
    for name in sorted(report_formats())
]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_kept_report_reads_as_the_first_one(slips: Path, run: Run, format_: str) -> None:
    first, again = (run("check", "--format", format_) for _ in range(2))
    fresh = run("check", "--format", format_, "--no-cache")
    assert first.exit_code == again.exit_code == fresh.exit_code == 1
    assert first.stdout == again.stdout == fresh.stdout


@pytest.mark.parametrize(
    "stray", ["stray.yaml", "nokind/x.yaml", "takeaway/.hid.yaml", "takeaway/x.txt", "image/p.png"]
)
def test_of_a_file_that_is_not_read_no_line_is_shown(starter: Path, run: Run, stray: str) -> None:
    file = starter / stray
    file.parent.mkdir(exist_ok=True)
    file.write_text("id: x\n")
    first, again = (run("check").stdout for _ in range(2))
    assert first == again == run("check", "--no-cache").stdout


def test_of_a_file_that_changes_under_way_no_other_line_is_shown(
    slips: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is edited behind the survey, by which a kept report is known again."""
    run("check")
    told = run("check").stdout
    look = checking_run.survey

    def survey(folder: Path) -> dict[str, files.Stamp] | None:
        seen = look(folder)
        for file in slips.rglob("*.yaml"):
            file.write_text(f"# another line\n{file.read_text()}")
        return seen

    monkeypatch.setattr(checking_run, "survey", survey)
    said = run("check").stdout
    assert [line for line in said.split("\n") if "[JK" in line] == [
        line for line in told.split("\n") if "[JK" in line
    ]
    assert not [line for line in said.split("\n") if re.match(r" *\d+ \| .", line)]


@pytest.mark.parametrize("options", [["--select", "JK2"], ["kb/takeaway"], ["--ignore", "JK1"]])
def test_a_kept_report_can_be_narrowed(slips: Path, run: Run, options: list[str]) -> None:
    run("check")
    assert run("check", *options).stdout == run("check", *options, "--no-cache").stdout


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Paths of the files of records that were parsed."""
    parsed: list[str] = []
    before = crew.read_any

    def read(file: object, keep: object = None) -> object:
        parsed.append(file.path)
        return before(file, keep)

    monkeypatch.setattr(crew, "read_any", read)
    yield parsed


def test_only_what_changed_is_parsed(starter: Path, run: Run, counted: list[str]) -> None:
    run("check")
    every = sorted(counted)
    assert every == sorted(
        path.relative_to(starter).as_posix()
        for path in starter.rglob("*.yaml")
        if path.name not in ("kb.yaml", "words.yaml")
    )
    counted.clear()
    run("check")
    assert counted == []
    edited = starter / "definition/climate.yaml"
    edited.write_text(edited.read_text() + "# looked at\n")
    run("check")
    assert counted == [edited.relative_to(starter).as_posix()]


def test_a_file_that_is_gone_is_forgotten(slips: Path, run: Run, own_cache: Path) -> None:
    run("check")
    (slips / "resource/broken.yaml").unlink()
    assert "broken.yaml" not in run("check", "--format", "concise").stdout
    for table, column in (("stamps", "body"), ("facts", "path")):
        assert not rows(own_cache, f"SELECT 1 FROM {table} WHERE {column} LIKE '%broken%'")


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    (file,) = folder.glob("*.sqlite")
    connection = sqlite3.connect(file)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


LOOK = """
import sys
opened = []
sys.addaudithook(lambda name, about: opened.append(str(about[0])) if name == "open" else None)
from jobcareer_kb import clock
clock.now_ns = lambda: 10**20
from jobcareer_kb.cli import run
try:
    run()
except SystemExit as end:
    code = end.code
HEAVY = ("pydantic", "yaml", "jinja2", "lxml", "docx", "importlib.metadata")
heavy = [name for name in HEAVY if name in sys.modules]
read = [path for path in opened if path.endswith(".yaml")]
print(code, heavy, read, file=sys.stderr)
"""


def looked(folder: Path, *options: str) -> str:
    """Exit code, heavy modules and files of the knowledge base that a process needed."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, "check", *AS_OF, *options],
        cwd=folder.parent, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stderr.splitlines()[-1]


@pytest.mark.slow
def test_an_unchanged_knowledge_base_is_recognised_without_reading_it(starter: Path) -> None:
    assert "pydantic" in looked(starter)
    assert looked(starter) == "0 [] []"


@pytest.mark.slow
def test_in_ci_the_bytes_count_and_not_the_times(
    starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    looked(starter)
    said = looked(starter)
    assert said.startswith("0 [] [")
    assert "kb.yaml" in said


def test_a_file_of_just_now_is_read_again(
    starter: Path, run: Run, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may change once more within the tick of the file system, and keep time and size."""
    for file in starter.rglob("*"):
        os.utime(file, (OLD, OLD))
    states = [file.stat() for file in starter.rglob("*") if file.is_file()]
    last = max(state.st_ctime_ns for state in states)  # to which no file can be set
    times = count(last + cache._TICK, 10 * cache._TICK)  # what counts is when the look began
    monkeypatch.setattr(clock, "now_ns", lambda: next(times))
    run("check")
    bodies = (json.loads(str(body)) for (body,) in rows(own_cache, "SELECT body FROM stamps"))
    kept = [changed for body in bodies for _, _, changed, *_ in body]
    assert sorted(kept) == sorted(s.st_ctime_ns for s in states if s.st_ctime_ns < last)
    assert run("check").exit_code == 0


def test_the_old_time_on_a_new_text_does_not_deceive(starter: Path, run: Run) -> None:
    file = starter / "kb.yaml"
    text = file.read_text()
    os.utime(file, (OLD, OLD))
    assert run("check").exit_code == 0
    file.write_text(text.replace("released:", "releasd: "))
    os.utime(file, (OLD, OLD))
    assert run("check").exit_code == 1


def test_folders_that_changed_places_are_read(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files of one size that were written within one tick of the clock."""

    def of(state: os.stat_result) -> files.Stamp:
        return files.Stamp(OLD, OLD, state.st_size, str(state.st_ino))

    monkeypatch.setattr(files.Stamp, "of", of)
    one, other = starter / "takeaway", starter.parent / "other"
    shutil.copytree(one, other)
    file = next(other.glob("*.yaml"))
    file.write_text(file.read_text().replace("type:", "tipe:", 1))
    assert run("check").exit_code == 0
    one.rename(starter.parent / "before")
    other.rename(one)
    assert run("check").exit_code == 1


def test_another_day_may_say_another_thing(starter: Path, run: Run) -> None:
    file = starter / "references.yaml"
    text = file.read_text().replace("    custom:", "    custom:\n      review_by: 2030-01-01", 1)
    file.write_text(text)
    assert "review_by" in text
    assert run("check", "--as-of", "2026-11-24").exit_code == 0
    late = run("check", "--as-of", "2099-01-01")
    assert late.stdout == run("check", "--as-of", "2099-01-01", "--no-cache").stdout
    assert "JK214" in late.stdout


def test_another_program_forgets_everything(
    starter: Path, run: Run, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check")
    counted.clear()
    monkeypatch.setattr(checking_run, "program_stamp", lambda templates: "another")
    run("check")
    assert counted


def test_no_cache_keeps_nothing(starter: Path, run: Run, own_cache: Path) -> None:
    assert run("check", "--no-cache").exit_code == 0
    assert not own_cache.exists()


def test_only_the_latest_reports_are_kept(
    starter: Path, run: Run, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_REPORTS", 3)
    for day in range(1, 6):
        run("check", "--as-of", f"2026-02-{day:02}")
    assert rows(own_cache, "SELECT number FROM reports ORDER BY 1") == [(3,), (4,), (5,)]


@pytest.mark.slow
@pytest.mark.parametrize("make", ["file", "no-right", "folder"])
def test_where_no_cache_can_be_had_the_check_works(
    slips: Path, run: Run, own_cache: Path, make: str
) -> None:
    expected = run("check", "--no-cache").stdout
    if make == "file":
        own_cache.write_text("in the way")
    elif make == "no-right":
        own_cache.mkdir()
        own_cache.chmod(0o500)
    else:
        file = cache_place.cache_file(Path("kb"))
        assert file is not None
        file.mkdir(parents=True)
    for _ in range(2):
        assert run("check").stdout == expected


def test_a_file_that_cannot_be_read_is_said_each_time(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.open

    def refused(path: object, *given: object, **more: object) -> int:
        if os.path.basename(str(path)) == "climate.yaml":
            raise PermissionError(13, "Permission denied")
        return before(path, *given, **more)

    monkeypatch.setattr(os, "open", refused)
    reports = [run("check").stdout for _ in range(2)]
    assert reports[0] == reports[1] == run("check", "--no-cache").stdout
    assert "cannot be read: permission denied" in reports[0]


def test_a_file_that_is_too_large_is_not_read_for_its_digest(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (starter / "definition/large.yaml").write_text("#" * 5_000_000)
    reports = [run("check").stdout for _ in range(2)]
    assert reports[0] == reports[1]
    assert "JK009" in reports[0]


def damaged(data: bytes, at: int) -> Iterator[bytes]:
    yield data[:at] + bytes([data[at] ^ 0x21]) + data[at + 1 :]
    yield data[:at]
    yield data[:at] + b"\0" * 200 + data[at + 200 :]


@pytest.mark.slow
@pytest.mark.parametrize("places", [17])
def test_a_damaged_cache_is_made_anew_and_never_trusted(
    slips: Path, run: Run, own_cache: Path, places: int
) -> None:
    expected = run("check", "--format", "json").stdout
    (file,) = own_cache.glob("*.sqlite")
    data = file.read_bytes()
    for at in range(0, len(data), len(data) // places):
        for bad in damaged(data, at):
            file.write_bytes(bad)
            assert run("check", "--format", "json").stdout == expected, at
    file.write_text("no database")
    assert run("check", "--format", "json").stdout == expected
    assert rows(own_cache, "SELECT count(*) FROM reports") == [(1,)]


@pytest.mark.slow
@pytest.mark.parametrize("word", [b"autoindex_facts", b"autoindex_found", b"tablefacts"])
def test_a_cache_whose_fault_quotes_bytes_that_are_no_text_is_made_anew(
    slips: Path, run: Run, own_cache: Path, word: bytes
) -> None:
    expected = run("check").stdout
    (file,) = own_cache.glob("*.sqlite")
    data = file.read_bytes()
    assert word in data
    file.write_bytes(data.replace(word, b"\xa4" + word[1:]))
    assert run("check").stdout == expected
    assert rows(own_cache, "SELECT count(*) FROM reports") == [(1,)]


def test_a_row_that_somebody_changed_is_not_believed(
    slips: Path, run: Run, own_cache: Path
) -> None:
    expected = run("check").stdout
    (file,) = own_cache.glob("*.sqlite")
    connection = sqlite3.connect(file)
    (body,) = connection.execute("SELECT body FROM reports").fetchone()
    data = json.loads(body)
    data["diagnostics"] = []
    with connection:
        connection.execute("UPDATE reports SET body = ?", (json.dumps(data),))
    connection.close()
    assert run("check").stdout == expected


def test_another_check_that_writes_is_not_waited_for_long(
    slips: Path, run: Run, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_place, "_WAIT", 0.05)
    expected = run("check").stdout
    (file,) = own_cache.glob("*.sqlite")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert run("check").stdout == expected
    other.execute("ROLLBACK")
    other.close()
    assert rows(own_cache, "SELECT count(*) FROM reports") == [(1,)]


EDITS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["[@no-such]", "  ", "\n", "x", "'", "#", "- "])),
    min_size=1,
    max_size=4,
)


def test_whatever_is_edited_the_cache_changes_nothing(starter: Path, run: Run) -> None:
    texts = {file: file.read_text() for file in sorted(starter.rglob("*.yaml"))}
    files = list(texts)

    @examples(25)
    @given(EDITS)
    def hold(edits: list[tuple[int, str]]) -> None:
        for file, text in texts.items():
            file.write_text(text)
        for place, piece in edits:
            file = files[place % len(files)]
            text = file.read_text()
            middle = text.find(" ", place * 7) + 1
            file.write_text(text[:middle] + piece + text[middle:])
        assert run("check").stdout == run("check", "--no-cache").stdout

    hold()


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_find_what_one_finds(slips: Path, run: Run, jobs: int) -> None:
    options = ("check", "--no-cache", "--select", "JK0,JK1,JK2,JK3", "--jobs")
    assert run(*options, jobs).stdout == run(*options, 1).stdout


def test_files_that_are_not_held_are_read_again(
    slips: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("check", "--no-cache").stdout
    monkeypatch.setattr(files, "HELD", 0)
    assert run("check", "--no-cache").stdout == expected


def test_a_file_that_changes_under_way_ends_with_3(
    slips: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "HELD", 0)
    before = corpus._knowledge_base
    file = slips / "takeaway/new.yaml"

    def edited(given: object) -> object:
        file.write_text("- id: other\n")
        return before(given)

    monkeypatch.setattr(corpus, "_knowledge_base", edited)
    result = run("check", "--no-cache")
    assert result.exit_code == 3
    assert "kb/takeaway/new.yaml was changed while it was checked" in result.stderr


def test_checks_of_other_families_are_not_run(slips: Path, run: Run) -> None:
    every = json.loads(run("check", "--no-cache", "--format", "json").stdout)
    some = json.loads(run("check", "--no-cache", "--format", "json", "--select", "JK2").stdout)
    codes = [each["code"] for each in every["findings"]]
    assert [each["code"] for each in some["findings"]] == [c for c in codes if c[:3] == "JK2"]


def test_a_comment_is_called_unused_only_where_its_code_was_looked_for(
    starter: Path, run: Run
) -> None:
    file = next((starter / "definition").glob("*.yaml"))
    file.write_text('# jk: ignore[JK404] reason="a name"\n' + file.read_text())
    assert "JK141" not in run("check", "--select", "JK0,JK1,JK2,JK3").stdout
    assert "JK141" in run("check", "--select", "JK1,JK4").stdout
    assert "JK141" in run("check", "--select", "JK141").stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no free links")
@pytest.mark.parametrize(
    "place", ["definition/.odd.yaml.jobcareer-kb-new", ".schema/deep/odd.json"]
)
def test_a_hidden_link_is_seen_at_once_and_forgotten_at_once(
    starter: Path, run: Run, place: str
) -> None:
    clean = run("check").stdout
    assert run("check").stdout == clean
    (starter / place).parent.mkdir(parents=True, exist_ok=True)
    (starter / place).symlink_to("/etc/passwd")
    for _ in range(2):
        found = run("check")
        assert (found.exit_code, f"kb/{place}:1:1: error[JK011]: a link" in found.stdout) == (
            1,
            True,
        )
    (starter / place).unlink()
    assert run("check").stdout == clean


@pytest.mark.skipif(os.name == "nt", reason="Windows has no free links")
def test_a_link_that_came_after_the_survey_is_not_kept(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = run("check", "--no-cache").stdout
    link, before = starter / ".odd", checking_run.survey

    def survey(folder: Path) -> object:
        seen = before(folder)
        link.symlink_to("/")
        return seen

    monkeypatch.setattr(checking_run, "survey", survey)
    assert "JK011" in run("check").stdout
    monkeypatch.setattr(checking_run, "survey", before)
    link.unlink()
    assert run("check").stdout == clean


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes")
def test_a_known_file_that_became_a_pipe_is_not_waited_for(starter: Path, run: Run) -> None:
    run("check")
    file = starter / "definition/climate.yaml"
    file.unlink()
    os.mkfifo(file)
    assert "error[JK011]: a pipe" in run("check").stdout
    with pytest.raises(OSError):
        files.digest_of(file)


def test_an_older_program_takes_nothing_from_the_cache_of_a_newer_one(tmp_path: Path) -> None:
    old = cache_place.open_cache(tmp_path, "old")
    new = cache_place.open_cache(tmp_path, "new")
    assert old is not None and new is not None
    new.keep_report("key", "new")
    new.keep_answer("key", "new")
    assert (old.report("key"), old.answer("key")) == (None, None)
    old.close()
    new.close()


def test_an_older_program_writes_nothing_into_the_cache_of_a_newer_one(tmp_path: Path) -> None:
    """It was replaced while its check ran."""
    old = cache_place.open_cache(tmp_path, "old")
    new = cache_place.open_cache(tmp_path, "new")
    assert old is not None and new is not None
    for keep in (
        lambda: old.keep_report("key", "old"),
        lambda: old.keep_answer("key", "old"),
        lambda: old.keep_facts([("path", "digest", "old")]),
    ):
        with pytest.raises(cache.Overtaken):
            keep()
    assert (new.report("key"), new.answer("key"), list(new.facts())) == (None, None, [])
    old.close()
    new.close()
