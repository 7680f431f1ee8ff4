"""An artifact whose bytes would change is always made again, whatever it was that changed."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.building.fingerprint import differing, program_digest
from jobcareer_kb.building.make import Job, job, make
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.look import Look
from jobcareer_kb.model import kinds
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.values import words_of

pytestmark = pytest.mark.slow

STARTER = Path(__file__).parents[2] / "src" / "jobcareer_kb" / "starter"
ALL = read_folder(STARTER, "kb").files
SILENT = ("words.yaml", "figure/")
"""The word lists of the checker, and what somebody calls a number, are printed nowhere."""
FILES = tuple(file for file in ALL if not file.path.startswith(SILENT))
"""What an artifact prints the words of."""
WORDS = tuple(file for file in ALL if file.path.startswith(SILENT))
FORMATS = ("docx", "markdown", "gift", "moodle-xml")


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(packaged("templates"), "templates")


def base_of(files: tuple[SourceFile, ...], words: tuple[SourceFile, ...] = WORDS) -> KnowledgeBase:
    inspected = inspect(Listing("kb", (*files, *words), ()))
    assert inspected.kb is not None
    assert inspected.report.diagnostics == ()
    return inspected.kb


def jobs(kb: KnowledgeBase, templates: Templates) -> dict[str, Job]:
    return {a.path: job(kb, a, templates, Look()) for a in plan(kb, formats=FORMATS)}


@pytest.fixture(scope="module")
def before(templates: Templates) -> dict[str, tuple[dict[str, str], bytes]]:
    made = jobs(base_of(FILES), templates)
    return {path: (each.fingerprint, make(each).data) for path, each in made.items()}


def reworded(file: SourceFile) -> SourceFile:
    """The same file with every text of every record a little longer."""
    data = load(file.data.decode(), file.shown, markers=True).value
    entries = data["references"] if file.path == "references.yaml" else data
    kind = "reference" if file.path == "references.yaml" else file.path.partition("/")[0]
    for entry in entries if isinstance(entries, list) else [entries]:
        model: Any = Settings
        if kind in kinds():
            model = kinds()[kind].variants.get(str(entry.get("type")), kinds()[kind].model)
        for route, words in words_of(model.model_validate(entry)):
            if not (route[0] == "licence" and route[-1] == "name"):
                put(entry, route, lengthened(str(words)))
        if kind == "reference":
            entry["title"] += " again"
    return SourceFile(file.path, file.shown, json.dumps(data, ensure_ascii=False).encode())


def lengthened(words: str) -> str:
    text, mark, cites = words.rstrip().partition(" [@")
    bare = text.rstrip(".!?")
    return f"{bare} gladly{text[len(bare) :]}{mark}{cites}"


def put(entry: Any, route: tuple[str | int, ...], value: str) -> None:
    for part in route[:-1]:
        entry = entry[part]
    entry[route[-1]] = value


DAILY = 4
"""Files that are edited in every run; the others in .ci/run."""


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(number, id=file.path, marks=() if number < DAILY else pytest.mark.slow)
        for number, file in enumerate(FILES)
    ],
)
def test_an_edit_makes_every_artifact_that_prints_it_again(
    place: int, before: dict[str, tuple[dict[str, str], bytes]], templates: Templates
) -> None:
    """Sound, since a template sees its selection and nothing else; and not idle."""
    files = (*FILES[:place], reworded(FILES[place]), *FILES[place + 1 :])
    changed: set[str] = set()
    again: set[str] = set()
    for path, each in jobs(base_of(files), templates).items():
        fingerprint, data = before[path]
        if differing(fingerprint, each.fingerprint):
            again.add(path)
        if make(each).data != data:
            changed.add(path)
    assert changed - again == set(), "these would be left stale"
    assert changed, "the edit is printed somewhere"


def test_an_edit_of_a_takeaway_leaves_the_quiz_alone(
    before: dict[str, tuple[dict[str, str], bytes]], templates: Templates
) -> None:
    place = [file.path for file in FILES].index("takeaway/coat-and-date.yaml")
    files = (*FILES[:place], reworded(FILES[place]), *FILES[place + 1 :])
    again = {
        path.rpartition("30-")[2]
        for path, each in jobs(base_of(files), templates).items()
        if differing(before[path][0], each.fingerprint)
    }
    assert again == {"facilitator-guide.docx", "handout.docx", "slides.md"}, (
        "the guide prints numbers of slides, which may be others now"
    )


def test_a_source_cited_earlier_by_one_paper_is_a_new_number_in_the_others(
    before: dict[str, tuple[dict[str, str], bytes]], templates: Templates
) -> None:
    place = [file.path for file in FILES].index("definition/weather.yaml")
    cited = FILES[place].data.replace(b"[@noaa-weather]", b"[@ncei-normals; @noaa-weather]")
    edited = SourceFile(FILES[place].path, FILES[place].shown, cited)
    again = {
        path.rpartition("30-")[2]: differing(before[path][0], each.fingerprint)
        for path, each in jobs(
            base_of((*FILES[:place], edited, *FILES[place + 1 :])), templates
        ).items()
    }
    assert again["key.docx"] == again["quiz.docx"] == ("numbers of sources (changed)",)
    assert "numbers of sources (changed)" in again["handout.docx"]
    assert again["gift.txt"] == again["moodle.xml"] == (), "a bank names author and year"


@pytest.mark.parametrize(
    ("look", "format"),
    [(Look(word=b"another"), "docx"), (Look(powerpoint=b"another"), "pptx")],
    ids=["base.docx", "base.pptx"],
)
def test_another_base_document_makes_its_files_again(
    look: Look, format: str, templates: Templates
) -> None:
    kb = base_of(FILES)
    for artifact in plan(kb, formats=("docx", "pptx", "markdown", "gift")):
        plain = job(kb, artifact, templates, Look()).fingerprint
        other = job(kb, artifact, templates, look).fingerprint
        changed = ("look (changed)",) if artifact.format == format else ()
        assert differing(plain, other) == changed


LABELS: dict[str, tuple[dict[str, str], dict[str, str], tuple[str, ...]]] = {
    "equal": ({"a": "1"}, {"a": "1"}, ()),
    "changed": ({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, ("a (changed)",)),
    "new": ({}, {"a": "1"}, ("a (new)",)),
    "gone": ({"a": "1"}, {}, ("a (gone)",)),
    "sorted": ({"c": "1"}, {"b": "1", "a": "1"}, ("a (new)", "b (new)", "c (gone)")),
}


@pytest.mark.parametrize("old, new, expected", LABELS.values(), ids=LABELS)
def test_labels_that_differ_say_how(
    old: dict[str, str], new: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert differing(old, new) == expected


def test_the_program_is_an_input() -> None:
    assert len(program_digest()) == 16
    assert program_digest() == program_digest()


def test_a_file_name_explains_itself(templates: Templates) -> None:
    artifacts: tuple[Artifact, ...] = plan(base_of(FILES))
    for artifact in artifacts:
        folder, _, name = artifact.path.partition("/")
        sheet = f"-{artifact.sheet}" if artifact.sheet else ""
        assert name.startswith(f"{folder}-{artifact.product}{sheet}.")
    assert [a.path for a in artifacts] == sorted(a.path for a in artifacts)


@pytest.mark.slow
def test_the_order_of_the_groups_is_an_input(templates: Templates) -> None:
    kb = inspect(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    groups = dict(reversed(kb.settings.resource_groups.items()))
    assert list(groups) != list(kb.settings.resource_groups)
    turned = replace(kb, settings=kb.settings.model_copy(update={"resource_groups": groups}))
    now, then = jobs(turned, templates), jobs(kb, templates)
    handouts = [path for path in now if path.endswith("-handout.docx")]
    assert handouts
    assert [path for path in handouts if now[path].fingerprint == then[path].fingerprint] == []
