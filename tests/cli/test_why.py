"""`why`: from the words of a built, edited or copied file to record, line, sources and state."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from git_repository import STARTER
from pptx import Presentation

from jobcareer_kb.building.output import output_at
from jobcareer_kb.cli import group
from jobcareer_kb.inline import route_digest
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.packaged import packaged
from jobcareer_kb.readers import Paragraph, Piece, ReadFault, Reading
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.file import traced
from jobcareer_kb.tracing.trace import State, Texts, traced_by_marks

pytestmark = pytest.mark.slow

Why = Callable[..., Result]
ROOT = Path(__file__).parent.parent.parent
SHOP = "weather-or-climate-30"
MEANING = "Climate is the usual weather of a place, averaged over many years."
SOURCE = "noaa-climate: "


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(group, [str(word) for word in words])


@pytest.fixture
def work(built: Path, tmp_path: Path) -> Path:
    """A copy to edit."""
    shutil.copytree(built, tmp_path / "work")
    return tmp_path / "work"


def file(work: Path, ending: str) -> Path:
    return work / "build" / SHOP / f"{SHOP}-{ending}"


def why(work: Path, artifact: Path, *words: str | Path) -> Result:
    return run("why", artifact, *words, "--kb", work / "kb")


def slip(work: Path, path: str, old: str, new: str) -> None:
    text = (work / "kb" / path).read_text(encoding="utf-8")
    assert old in text
    (work / "kb" / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def blocks(result: Result) -> Iterator[dict[str, str]]:
    """One mapping a text: `place`, `text`, and what stands below it."""
    assert result.exit_code == 0, result.output
    for block in re.split(r"\n(?=\S)", result.stdout.rstrip()):
        head, *rest = block.split("\n")
        where, _, text = head.partition(": ")
        found = {"where": where, "text": text, "rest": "\n".join(rest)}
        for line in rest:
            name, _, value = line.strip().partition(" ")
            found.setdefault(name, value.strip())
        yield found


def one(result: Result) -> dict[str, str]:
    """The text that was asked for; where it stands twice, both lead to one field."""
    found = list(blocks(result))
    kept = [{k: v for k, v in each.items() if k in ("record", "state", "rest")} for each in found]
    assert kept, result.output
    assert all(each.get("record") == kept[0].get("record") for each in kept), result.output
    assert all(each.get("state") == kept[0].get("state") for each in kept), result.output
    return found[0]


FORMATS = ("handout.docx", "slides.pptx", "slides.md")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_sentence_leads_to_its_field_line_and_source(built: Path, ending: str) -> None:
    found = one(why(built, file(built, ending), MEANING))
    assert found["record"] == "definition/climate, meaning"
    assert found["place"].endswith("kb/definition/climate.yaml:3:10")
    assert found["source"].startswith(SOURCE)
    assert "noaa.gov/" in found["source"], "the source is given in full"
    assert found["state"] == "unchanged"


@pytest.mark.parametrize("ending", ["gift.txt", "moodle.xml"])
def test_a_bank_leads_to_its_question(built: Path, ending: str) -> None:
    found = one(why(built, file(built, ending), "Noon is one time of one day"))
    assert found["record"].startswith("question/")
    assert found["where"].startswith("question ")
    assert found["state"] == "unchanged"


@pytest.mark.slow
def test_every_text_of_every_file_is_unchanged_or_of_the_template(built: Path) -> None:
    made = sorted((built / "build" / SHOP).iterdir())
    assert len(made) >= 8
    for path in made:
        found = list(blocks(why(built, path)))
        states = {each["state"] for each in found if "state" in each}
        assert states == {"unchanged"}, path.name
        others = [each for each in found if "state" not in each]
        assert all(each["rest"].startswith("    words of the ") for each in others)


def test_a_word_file_needs_no_manifest_and_no_name(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "sent by mail.docx"
    shutil.copy(file(built, "handout.docx"), copy)
    assert one(why(built, copy, MEANING))["record"] == "definition/climate, meaning"


def test_another_file_needs_its_manifest(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "renamed.pptx"
    shutil.copy(file(built, "slides.pptx"), copy)
    alone = why(built, copy, MEANING)
    assert alone.exit_code == 2
    assert "name it with --manifest" in alone.stderr
    found = one(why(built, copy, MEANING, "--manifest", built / "build" / "manifest.json"))
    assert found["record"] == "definition/climate, meaning"
    nothing = why(built, copy, MEANING, "--manifest", tmp_path)
    assert nothing.exit_code == 2


@pytest.mark.parametrize(
    "typed",
    [
        "the  USUAL weather\nof a place",
        "usual weather of a place, averaged over many years. [1]",
        "the usul weather of a plase",
    ],
    ids=["spaces and capitals", "with its number", "slips"],
)
def test_words_may_be_typed_as_people_type(built: Path, typed: str) -> None:
    if "[1]" in typed:
        whole = next(b for b in blocks(why(built, file(built, "handout.docx"), MEANING)))["text"]
        typed = whole[10:]
    result = why(built, file(built, "handout.docx"), typed)
    assert one(result)["record"] == "definition/climate, meaning"
    assert ("nearest" in result.stderr) == ("usul" in typed)


def test_words_that_stand_nowhere_end_with_2(built: Path) -> None:
    result = why(built, file(built, "handout.docx"), "quantum chromodynamics for beginners")
    assert result.exit_code == 2
    assert "no text is like" in result.stderr


def test_words_of_the_template_are_called_so(built: Path) -> None:
    key = file(built, "key.docx")
    others = [each for each in blocks(why(built, key)) if "record" not in each]
    longest = max(others, key=lambda each: len(each["text"]))
    assert len(longest["text"]) > 20
    assert one(why(built, key, longest["text"]))["rest"] == "    words of the template key"


def edit_word(path: Path, old: str, new: str) -> None:
    document = Document(str(path))
    runs = [r for p in document.element.body.iter() if p.tag.endswith("}t") for r in [p]]
    met = [r for r in runs if r.text and old in r.text]
    assert met, f"no run says {old!r}"
    for each in met:
        each.text = each.text.replace(old, new)
    document.save(str(path))


def edit_deck(path: Path, old: str, new: str) -> None:
    deck = Presentation(str(path))
    runs = [
        run
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if old in run.text
    ]
    assert runs, f"no run says {old!r}"
    for each in runs:
        each.text = each.text.replace(old, new)
    deck.save(str(path))


def edit_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


EDITORS = {"handout.docx": edit_word, "slides.pptx": edit_deck, "slides.md": edit_text}


@pytest.mark.parametrize("ending", FORMATS)
def test_an_edit_in_the_file_is_told_from_one_of_the_record(work: Path, ending: str) -> None:
    EDITORS[ending](file(work, ending), "the usual weather", "the normal weather")
    found = one(why(work, file(work, ending), "the normal weather of a place"))
    assert found["record"] == "definition/climate, meaning"
    assert found["state"] == "edited in the file"
    assert found["now"] == MEANING


@pytest.mark.parametrize("ending", FORMATS)
def test_a_record_that_changed_since_the_build(work: Path, ending: str) -> None:
    slip(work, "definition/climate.yaml", "averaged over many", "taken over many")
    found = one(why(work, file(work, ending), "Climate is the usual weather of a place"))
    assert found["state"] == "the record has changed since the build"
    assert found["now"] == MEANING.replace("averaged", "taken")


@pytest.mark.parametrize("ending", FORMATS)
def test_both_changed(work: Path, ending: str) -> None:
    slip(work, "definition/climate.yaml", "averaged over many", "taken over many")
    EDITORS[ending](file(work, ending), "the usual weather", "the normal weather")
    found = one(why(work, file(work, ending), "the normal weather of a place"))
    assert found["state"].startswith("edited in the file, and the record may have changed")


def test_the_line_is_that_of_now(work: Path) -> None:
    slip(work, "definition/climate.yaml", "id: climate\n", "# a line\n# another\nid: climate\n")
    found = one(why(work, file(work, "handout.docx"), MEANING))
    assert found["place"].endswith("climate.yaml:5:10")
    assert found["state"] == "unchanged"


def test_a_text_that_moved_within_its_record_is_followed(work: Path) -> None:
    slip(
        work, "definition/climate.yaml", "traits:\n", "traits:\n  - It is a word. [@noaa-climate]\n"
    )
    found = one(why(work, file(work, "handout.docx"), "the official averages cover 30 years"))
    assert found["record"] == "definition/climate, traits.1 (it has moved within the record)"
    assert found["state"] == "unchanged"


def test_a_mark_that_lost_its_last_sign_is_made_whole() -> None:
    """LibreOffice ends a mark one sign too early before the end of a section."""
    kb = load_corpus(read_folder(STARTER, "kb")).kb
    assert kb is not None
    mark = f"_kb_{route_digest('definition/climate', ('meaning',))}_1"
    pieces = (Piece(MEANING[:-1], mark), Piece(". And more"))
    reading = Reading((Paragraph("paragraph 1", pieces),))
    first, second = traced_by_marks(reading, Texts(kb))
    assert (first.text, first.state) == (MEANING, State.EQUAL)
    assert (second.text, second.state) == ("And more", State.TEMPLATE)


def test_a_file_that_lost_its_digests_says_only_that_it_differs() -> None:
    kb = load_corpus(read_folder(STARTER, "kb")).kb
    assert kb is not None
    mark = f"_kb_{route_digest('definition/climate', ('meaning',))}_1"
    reading = Reading((Paragraph("paragraph 1", (Piece("Climate is weather.", mark),)),))
    assert [t.state for t in traced_by_marks(reading, Texts(kb))] == [State.DIFFERS]


def test_a_record_that_is_gone_is_said_so(work: Path) -> None:
    text = "the coat"
    shutil.rmtree(work / "kb" / "takeaway")
    found = one(why(work, file(work, "handout.docx"), text))
    assert "no longer in the knowledge base" in found["rest"]


def test_a_reference_is_its_own_source(built: Path) -> None:
    found = list(blocks(why(built, file(built, "handout.docx"), "National Centers")))
    assert found[0]["record"].startswith("reference/")
    assert found[0]["source"]


@pytest.mark.parametrize(
    "name, data, said",
    [
        ("gone.docx", None, "cannot be read: no such file"),
        ("broken.docx", b"PK\x03\x04 and no more", "not a readable Office file"),
        ("strange.odt", b"%PDF-1.7", "not a kind of file that was built here"),
    ],
)
def test_a_bad_file_is_one_line_and_2(
    built: Path, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    result = why(built, tmp_path / name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_is_no_file(built: Path) -> None:
    result = why(built, built / "build")
    assert result.exit_code == 2
    assert "is a folder; name one file" in result.stderr


@pytest.mark.slow
def test_the_real_files_are_all_traced(tmp_path: Path) -> None:
    """Every text that the manifest says is printed is found again, in every format."""
    done = run("build", "job-or-career-60", "--kb", ROOT / "kb", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    kb = load_corpus(read_folder(ROOT / "kb", "kb")).kb
    assert kb is not None
    templates = Templates(packaged("templates"), "templates")
    with output_at(tmp_path) as out:
        artifacts = out.manifest().artifacts
    for path, entry in artifacts.items():
        if entry.format == "pdf":
            with pytest.raises(ReadFault, match="ask the Word file that was made beside it"):
                traced(tmp_path / path, None, kb, templates)
            continue
        found = traced(tmp_path / path, None, kb, templates)
        names = {field: name for name, field in found.texts.by_name.items()}
        met = {names[t.record, t.route] for t in found.traces if t.record}
        assert set(entry.marks.values()) - met == set(), path
        assert {t.state for t in found.traces} == {State.EQUAL, State.TEMPLATE}, path
