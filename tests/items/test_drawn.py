"""Quizzes that draw their items: by id, or so many of an objective and a level."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jobcareer_kb.checks import Context
from jobcareer_kb.checks._fit_items import drawn, fit_items, of_drawn
from jobcareer_kb.items import AUTHORED
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.packaged import packaged
from jobcareer_kb.tasks import Question

SHOP = "workshop/job-or-career-60"
BLUEPRINT = """\
generated: [gen-match-terms]
blueprint:
  - {objective: objective/use-three-terms, items: 1, pool: authored}
  - {objective: objective/compare-job-and-career, levels: [understand], items: 3}
  - {objective: objective/judge-a-case, items: 2}
  - {objective: objective/choose-a-resource, items: 4, pool: generated}
  - {objective: objective/map-a-path, items: 3, pool: generated}
  - {objective: objective/plan-next-step, items: 3, pool: generated}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base that comes along, with a quiz that draws."""
    folder = tmp_path_factory.mktemp("drawn") / "kb"
    shutil.copytree(packaged("kb"), folder)
    file = folder / f"{SHOP}.yaml"
    before, _, rest = file.read_text(encoding="utf-8").partition("quiz:\n")
    after = rest[rest.index("quiz_given:") :]
    file.write_text(f"{before}{BLUEPRINT}{after}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def drawing(folder: Path) -> KnowledgeBase:
    return loaded(folder)


def loaded(folder: Path) -> KnowledgeBase:
    kb = load_corpus(read_folder(folder, "kb")).kb
    assert kb is not None
    return kb


def quiz(kb: KnowledgeBase) -> list[Question]:
    seen = drawn(kb)
    return [seen.get(name, Question) for name in seen.get(SHOP, Workshop).quiz]


def test_a_quiz_has_what_its_blueprint_asks_for(drawing: KnowledgeBase) -> None:
    items = quiz(drawing)
    sources = fit_items(drawing).made
    asked = [(item.objective.id, sources[f"question/{item.id}"].source) for item in items]
    assert items[0].id == "gen-match-terms"
    assert [each for each, _ in asked[1:]] == [
        *["use-three-terms"], *["compare-job-and-career"] * 3, *["judge-a-case"] * 2,
        *["choose-a-resource"] * 4, *["map-a-path"] * 3, *["plan-next-step"] * 3,
    ]  # fmt: skip
    assert {item.level for item in items[2:5]} == {"understand"}
    assert asked[1][1] == AUTHORED
    assert AUTHORED not in {source for _, source in asked[7:]}
    assert len({item.id for item in items}) == len(items)


def test_items_of_one_quiz_are_unlike_each_other(drawing: KnowledgeBase) -> None:
    made = [fit_items(drawing).made[f"question/{item.id}"] for item in quiz(drawing)]
    forms = [each.form for each in made if each.source != AUTHORED]
    assert len(set(forms)) >= len(forms) - 3


def test_the_checks_look_at_what_is_drawn(drawing: KnowledgeBase) -> None:
    released = drawing.settings.released
    found = list(of_drawn(Context(drawing, as_of=released), {"JK5"}))
    assert [each.message for each in found if each.code != "JK537"] == []


@pytest.mark.slow
def test_a_mended_typo_draws_the_same_items(
    folder: Path, drawing: KnowledgeBase, tmp_path: Path
) -> None:
    copy = shutil.copytree(folder, tmp_path / "kb")
    file = copy / "definition/occupation.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("look for a job in it", "seek a job in it"), encoding="utf-8")
    assert [item.id for item in quiz(loaded(copy))] == [item.id for item in quiz(drawing)]


@pytest.mark.slow
def test_a_build_prints_them_and_knows_where_each_text_comes_from(
    folder: Path, drawing: KnowledgeBase, tmp_path: Path, run: Callable[..., Result]
) -> None:
    out = tmp_path / "build"
    given = ("--kb", str(folder))
    built = run("build", "job-or-career-60", *given, "--out", str(out), "--format", "gift",
                "--format", "docx", "--explain", "--jobs", "1")  # fmt: skip
    assert built.exit_code == 0, built.output
    assert "no record shows that a trait of one term does not hold of another" in built.output
    bank = (out / "job-or-career-60/job-or-career-60-gift.txt").read_text(encoding="utf-8")
    for item in quiz(drawing):
        assert f"[id:{item.id}]" in bank
    key = out / "job-or-career-60/job-or-career-60-key.docx"
    traced = run("why", str(key), *given)
    assert traced.exit_code == 0, traced.output
    assert "kb/definition/occupation.yaml" in traced.output
    assert "no longer in the knowledge base" not in traced.output
    assert "differs from the record" not in traced.output
    again = run("build", "job-or-career-60", *given, "--out", str(out), "--format", "gift",
                "--format", "docx", "--jobs", "1")  # fmt: skip
    assert "\n0 made, " in again.output, again.output
