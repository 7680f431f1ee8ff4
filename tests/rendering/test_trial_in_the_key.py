"""What a trial with people found is printed in the key, in the language, and nowhere else."""

import pytest
from test_more_kinds import QUESTION, looked
from test_picks import STARTER

from jobcareer_kb.building.make import job
from jobcareer_kb.building.plan import plan
from jobcareer_kb.document import inlines_of
from jobcareer_kb.inline import plain
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.product import render

pytestmark = pytest.mark.slow

TOLD = {
    "of-many": (
        "{n: 40, right: 0.625, discrimination: 0.35, on: 2026-03-01}",
        "Tried out: On March 1, 2026, 40 people answered; 62 percent got it right. "
        "Discrimination: 0.35, from −1 to 1; above 0, people who know more get it right more "
        "often.",
    ),
    "of-one": (
        "{n: 1, right: 1, on: 2026-03-01}",
        "Tried out: On March 1, 2026, 1 person answered; 100 percent got it right.",
    ),
    "below-zero": (
        "{n: 9, right: 0, discrimination: -0.2, on: 2026-03-01}",
        "Discrimination: −0.20,",
    ),
}


def texts(product: str, trial: str) -> list[str]:
    asked = (STARTER / QUESTION).read_text(encoding="utf-8")
    tried = asked.replace("  points: 1", f"  trial: {trial}\n  points: 1", 1)
    kb = looked({QUESTION: tried}).kb
    assert kb is not None
    (artifact,) = (a for a in plan(kb, formats=["docx"]) if a.product == product)
    each = job(kb, artifact, Templates(packaged("templates"), "templates"), Look())
    document = render(each.selection, each.items, each.templates).document
    return [
        " ".join(plain(inlines).split())
        for section in document.sections
        for block in section.blocks
        for inlines in inlines_of(block)
    ]


@pytest.mark.parametrize(("trial", "told"), TOLD.values(), ids=TOLD)
def test_the_key_tells_of_a_trial(trial: str, told: str) -> None:
    assert [text for text in texts("key", trial) if told in text]


@pytest.mark.parametrize("product", ["quiz", "handout"])
def test_participants_read_nothing_of_it(product: str) -> None:
    said = " ".join(texts(product, TOLD["of-many"][0]))
    assert "Tried out" not in said
    assert "62 percent" not in said
