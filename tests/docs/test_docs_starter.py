"""The knowledge base that `init` writes is whole, sound and commented."""

from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from write_pages import STARTER

from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.cli import group
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.model import kinds
from jobcareer_kb.model.question import KIND as QUESTION
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.tasks import Question


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    inspected = inspect(read_folder(STARTER, "starter"))
    assert inspected.report.diagnostics == ()
    assert inspected.kb is not None
    return inspected.kb


RARE = frozenset({"calculation", "image", "pathway", "procedure", "scenario"})
"""Kinds that a first knowledge base does without; docs/records.md shows each."""
SHOWN = tuple(name for name, kind in kinds().items() if kind.printed and name not in RARE)


def test_the_starter_has_every_kind_that_is_printed(kb: KnowledgeBase) -> None:
    assert {*SHOWN, "workshop", "reference"} <= set(kb.by_kind)


def test_the_starter_asks_a_question_of_each_usual_type(kb: KnowledgeBase) -> None:
    asked = {type(question) for question in kb.of("question", Question)}
    usual = {"single", "multiple", "true-false", "matching", "ordering", "short-answer"}
    assert asked == {QUESTION.variants[name] for name in usual}


def test_the_starter_is_one_short_workshop(kb: KnowledgeBase) -> None:
    assert [shop.minutes for shop in kb.of("workshop", Workshop)] == [30]


@pytest.mark.parametrize("kind", ["", *SHOWN])
def test_a_comment_says_what_each_kind_is_for(kind: str) -> None:
    files = (STARTER / kind).glob("*.yaml")
    assert any(file.read_text(encoding="utf-8").startswith("# ") for file in files)


def test_init_check_and_build_work_one_after_another(tmp_path: Path) -> None:
    with chdir(tmp_path):
        for words in (["init", "kb"], ["check"], ["build"]):
            result = CliRunner().invoke(group, words)
            assert result.exit_code == 0, result.output
        made = {path.suffix for path in Path("build").rglob("weather-*.*")}
    assert made == {".docx", ".pptx", ".md", ".txt", ".xml"}
