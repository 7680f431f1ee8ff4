"""`impact`: from an edit to all it changes; what it says stays as it is, stays byte-identical."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from examples import sizes
from git_repository import Repository

from jobcareer_kb.cli import group
from jobcareer_kb.ledger.entry import Answers, entry_text, new_entry
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.tracing.impact.changes import Change, FileChange, Impact
from jobcareer_kb.tracing.impact.report import impact_markdown, impact_text

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.slow]

SHOP = "weather-or-climate-30"
Run = Callable[..., Result]


@pytest.fixture
def run(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(repository.root)
    return lambda *words: CliRunner().invoke(group, list(words))


def parts(result: Result) -> dict[str, list[str]]:
    """Lines of each part of the text, without their indent."""
    assert result.exit_code == 0, result.output
    found: dict[str, list[str]] = {}
    title = ""
    for line in result.stdout.splitlines()[2:]:
        if line.startswith("  "):
            found[title].append(" ".join(line.split()))
        else:
            title = "same" if "byte-identical" in line else line
            found[title] = []
    return found


def test_nothing_changed_and_everything_stays(repository: Repository, run: Run) -> None:
    found = parts(run("impact"))
    assert [found[title] for title in ("Records", "Files", "Slides", "Quiz items")] == [
        ["none"]
    ] * 4
    assert len(found["same"]) >= 8


def test_what_is_said_to_change_is_what_a_build_changes(repository: Repository, run: Run) -> None:
    assert run("build").exit_code == 0
    made = repository.root / "build" / SHOP
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    repository.change("takeaway/coat-and-date.yaml", "the coat", "the jacket")
    repository.change(
        "question/check-what-you-know.yaml", "stem: ", "stem: >-\n      Now, say: "
    ) if (False) else None
    found = parts(run("impact"))
    assert run("build").exit_code == 0
    after = {path.name: path.read_bytes() for path in made.iterdir()}
    changed = {f"{SHOP}/{name}" for name in after if before.get(name) != after[name]}
    assert {line.split()[1].rstrip(":") for line in found["Files"]} == changed
    assert set(found["same"]) == {f"{SHOP}/{name}" for name in after} - changed
    assert found["Records"] == ["changed takeaway/coat-and-date: text"]
    assert any(line.endswith("takeaway/coat-and-date#text") for line in found["Files"])


def test_other_numbers_of_sources_are_told(repository: Repository, run: Run) -> None:
    repository.change("definition/weather.yaml", "[@noaa-weather]", "[@ncei-normals]")
    files = parts(run("impact"))["Files"]
    key = next(line for line in files if "-key.docx" in line)
    assert key.endswith("-key.docx: the order of its texts, numbers of sources (changed)")
    assert not any("-gift.txt" in line for line in files)


def test_slides_by_number_and_title(repository: Repository, run: Run) -> None:
    repository.change("takeaway/coat-and-date.yaml", "the coat", "the jacket")
    slides = parts(run("impact"))["Slides"]
    assert len(slides) == 1, "a deck in two formats is one deck"
    assert slides[0].startswith(f"changed {SHOP}/{SHOP}-slides: slide ")
    number, _, title = slides[0].partition("slide ")[2].partition(": ")
    assert number.isdigit()
    assert title


@pytest.mark.slow
def test_a_new_title_of_a_slide_is_one_change(repository: Repository, run: Run) -> None:
    path = repository.kb / "activity" / "exit-ticket.yaml"
    slide = next(x for x in path.read_text(encoding="utf-8").split("\n") if x.startswith("slide: "))
    repository.change("activity/exit-ticket.yaml", slide, "slide: Before you leave, write.")
    retitled = [x for x in parts(run("impact"))["Slides"] if "Before you leave, write." in x]
    assert len(retitled) == 1
    assert "title was: " in retitled[0]


@pytest.mark.slow
def test_quiz_items_by_field_and_workshop(repository: Repository, run: Run) -> None:
    text = (repository.kb / "question/check-what-you-know.yaml").read_text(encoding="utf-8")
    stem = next(line for line in text.split("\n") if line.strip().startswith("stem:"))
    repository.change("question/check-what-you-know.yaml", stem, "  stem: What is climate, then?")
    found = parts(run("impact"))
    assert found["Quiz items"] == [f"changed question/q-about-climate: stem, in {SHOP}"]
    kinds = {line.split(":")[0].rpartition("-")[2] for line in found["Files"]}
    assert {"quiz.docx", "key.docx", "gift.txt", "moodle.xml"} <= kinds
    assert "handout.docx" not in kinds


@pytest.mark.slow
def test_a_new_record_and_a_removed_one(repository: Repository, run: Run) -> None:
    (repository.kb / "takeaway" / "new.yaml").write_text(
        "id: new\ntext: Look up.\n", encoding="utf-8"
    )
    (repository.kb / "takeaway" / "coat-and-date.yaml").unlink()
    found = parts(run("impact"))["Records"]
    assert "added takeaway/new" in found
    assert "removed takeaway/coat-and-date" in found


def test_a_comment_or_another_layout_changes_nothing(repository: Repository, run: Run) -> None:
    repository.change("definition/climate.yaml", "id: climate\n", "# note\nid:   climate\n")
    found = parts(run("impact"))
    assert found["Records"] == ["none"]
    assert found["Files"] == ["none"]


@pytest.mark.slow
def test_a_claim_that_reads_otherwise_makes_its_ledger_entry_suspect(
    repository: Repository, run: Run
) -> None:
    kb = load_corpus(read_folder(repository.kb, "kb")).kb
    assert kb is not None
    statement = next(s for s in kb.ledger.all() if s.name == "definition/climate#meaning")
    reference = kb.get("reference/noaa-climate", Reference)
    answers = Answers("supported", None, "me", "2026-11-24", "Says so.")
    entry = new_entry("looked", statement, reference, answers)
    (repository.kb / "evidence").mkdir()
    (repository.kb / "evidence" / "looked.yaml").write_text(entry_text(entry), encoding="utf-8")
    about = "definition/climate#meaning, source noaa-climate"
    assert parts(run("impact"))["Ledger entries"] == [f"added evidence/looked: {about}"]
    repository.commit("Looked up")
    repository.change("definition/climate.yaml", "averaged over many", "taken over many")
    assert parts(run("impact"))["Ledger entries"] == [
        f"changed evidence/looked: supported -> suspect (claim changed), {about}"
    ]


@pytest.mark.slow
def test_another_order_is_a_reason(repository: Repository, run: Run) -> None:
    first = "  - definition/weather # the first of the two sides\n  - definition/climate\n"
    second = "  - definition/climate\n  - definition/weather\n"
    repository.change(f"workshop/{SHOP}.yaml", first, second)
    files = parts(run("impact"))["Files"]
    why = "the order of its texts, numbers of sources (changed)"
    assert f"changed {SHOP}/{SHOP}-handout.docx: {why}" in files


def test_a_revision_may_be_named(repository: Repository, run: Run) -> None:
    repository.change("takeaway/coat-and-date.yaml", "the coat", "the jacket")
    repository.commit("Jacket")
    assert parts(run("impact"))["Records"] == ["none"]
    assert parts(run("impact", "--since", "HEAD~1"))["Records"] != ["none"]


def test_a_file_that_cannot_be_made_is_named_with_the_reason(
    repository: Repository, run: Run
) -> None:
    repository.change(f"workshop/{SHOP}.yaml", "- definition/climate", "- definition/not-there")
    found = parts(run("impact"))
    assert any("definition/not-there" in line for line in found["Files that cannot be made"])


def test_before_there_was_a_knowledge_base_all_is_new(repository: Repository, run: Run) -> None:
    repository.git("rm", "-rq", "--cached", "kb")
    repository.git("commit", "-qm", "Gone")
    done = run("impact")
    assert {line.split()[0] for line in parts(done)["Records"]} == {"added"}
    assert "there was no sound knowledge base" in done.stderr


def test_a_broken_knowledge_base_is_reported_as_by_check(repository: Repository, run: Run) -> None:
    (repository.kb / "kb.yaml").write_text("title: [\n", encoding="utf-8")
    done = run("impact")
    assert done.exit_code == 1
    assert "JK003" in done.stdout


def test_an_unknown_revision_ends_with_2(repository: Repository, run: Run) -> None:
    done = run("impact", "--since", "nope")
    assert done.exit_code == 2
    assert "git knows no revision 'nope'" in done.stderr


def test_markdown_for_a_pull_request(repository: Repository, run: Run) -> None:
    repository.change("takeaway/coat-and-date.yaml", "the coat", "the jacket")
    done = run("impact", "--format", "markdown")
    assert done.exit_code == 0
    assert done.stdout.startswith("### What this edit changes (since `HEAD`)\n\n**1 record, ")
    assert "| `takeaway/coat-and-date` | changed | text |\n" in done.stdout
    assert "<details><summary>" in done.stdout


def large(count: int) -> Impact:
    details = tuple(f"traits.{n}" for n in range(30))
    records = tuple(Change(f"definition/record-{n}", "changed", details) for n in range(count))
    files = tuple(
        FileChange(f"shop-{n}/shop-{n}-slides.pptx", "changed", records[:9],
                   (Change("slide 1: " + "long " * 80, "changed"),))
        for n in range(count)
    )  # fmt: skip
    same = tuple(f"shop-{n}/file.docx" for n in range(count))
    return Impact(records, files, records, records, same, {})


@pytest.mark.parametrize("count", [0, 1, 40, *sizes(400, 5_000)])
def test_markdown_stays_below_its_limit_and_says_what_is_left_out(count: int) -> None:
    text = impact_markdown(large(count), "main")
    assert len(text) < 60_000
    assert text.endswith("bytes compared.\n")
    assert ("\n... and " in text) == (count > 40)
    rows = sum(line.startswith("| `definition/") for line in text.split("\n"))
    left = sum(int(x.split()[2]) for x in text.split("\n") if x.startswith("... and "))
    if count:
        listed = rows + sum(x.startswith(("| `shop", "- `shop")) for x in text.split("\n"))
        assert listed + left == 6 * count


@pytest.mark.parametrize("count", [40])
def test_markdown_cut_never_hides_a_part(count: int) -> None:
    text = impact_markdown(large(count), "main", limit=6000)
    for title in ("Records", "Files", "Slides", "Quiz items", "Ledger entries"):
        assert f"#### {title}\n" in text
    assert len(text) < 6000


def test_words_of_records_cannot_break_the_table_or_call_people() -> None:
    evil = Change("slide 1: a | b\n*c* @teacher <img> [x](y) `z`", "changed")
    impact = Impact((), (FileChange("a.pptx", "changed", (), (evil,)),), (), (), (), {})
    row = next(x for x in impact_markdown(impact, "a|`b").split("\n") if "teacher" in x)
    assert row.count(" | ") == 2
    assert row.count("@") == row.count("`@teacher`"), "GitHub calls nobody who stands in code"
    assert "\\<img\\>" in row
    assert "slide 1: a | b" in impact_text(impact, "main")
