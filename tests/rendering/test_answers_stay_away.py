"""What participants read is asked without its answer, and no template of theirs can reach one."""

from pathlib import Path
from typing import Any

import pytest
from test_more_kinds import files, looked

from jobcareer_kb.building.make import job
from jobcareer_kb.building.plan import plan
from jobcareer_kb.inline import Traced
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.quiz import texts_of
from jobcareer_kb.rendering.answers import answered
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.paper import asked
from jobcareer_kb.rendering.product import Rendered, render
from jobcareer_kb.rendering.rules import RenderFault
from jobcareer_kb.tasks import Question
from jobcareer_kb.tasks._order import mixed
from jobcareer_kb.tasks.matching import Matching
from jobcareer_kb.tasks.multiple import Multiple
from jobcareer_kb.tasks.ordering import Ordering
from jobcareer_kb.tasks.single import Single

pytestmark = pytest.mark.slow

PAPER = """<document>
<footer>F</footer>
<section>
<h1>{{{{ workshop.question_title }}}}</h1>
{0}
{{% for q in asked %}}<p>{{{{ q.stem }}}}</p>{{% endfor %}}
<h2>References</h2>
<kb-references/>
<kb-credits/>
</section>
</document>
"""
TRIES = {
    "a record": '<p>{{ record("question/q-terms-omar").explanation }}</p>',
    "the picked questions": "<p>{{ questions[0].explanation }}</p>",
    "the runs of picks": "<p>{{ runs[0].records[0].explanation }}</p>",
    "the answers": "<p>{{ answers[0].explanation }}</p>",
    "what is asked": "<p>{{ asked[0].explanation }}</p>",
    "the key of an option": "<p>{{ asked[0].options[0].key }}</p>",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


def paper(kb: KnowledgeBase, folder: Path, piece: str) -> Any:
    (folder / "quiz.xml.j2").write_text(PAPER.format(piece))
    templates = Templates(folder, "templates")
    (artifact,) = (a for a in plan(kb, ["job-or-career-60"], ["docx"]) if a.product == "quiz")
    each = job(kb, artifact, templates, Look())
    return render(each.selection, each.items, templates)


@pytest.mark.parametrize("piece", TRIES.values(), ids=TRIES)
def test_a_slip_in_the_template_of_the_quiz_cannot_print_an_answer(
    real_kb: KnowledgeBase, folder: Path, piece: str
) -> None:
    with pytest.raises(RenderFault) as fault:
        paper(real_kb, folder, piece)
    assert fault.value.diagnostic.code == "JK602"
    assert fault.value.diagnostic.span.path == "templates/quiz.xml.j2"


def test_without_the_slip_the_same_template_prints(real_kb: KnowledgeBase, folder: Path) -> None:
    assert len(paper(real_kb, folder, "").records) > 10


CASES = {
    "a record": '<p>{{ record("scenario/storm-coming").answer }}</p>',
    "the picked cases": "<p>{{ scenarios[0].answer }}</p>",
    "the runs of picks": '{% for run in runs if run.kind == "scenario" %}'
    "<p>{{ run.records[0].answer }}</p>{% endfor %}",
    "plain words": "<ul><li>{{ scenarios[0].answer|plain }}</li></ul>",
}


def handout(folder: Path, piece: str) -> Rendered:
    """The handout of the starter with a case, by a template with one more piece."""
    for each in packaged("templates").glob("*.j2"):
        (folder / each.name).write_bytes(each.read_bytes())
    whole = folder / "handout.xml.j2"
    end = "{{ p.printed("
    whole.write_text(whole.read_text("utf-8").replace(end, f"{piece}\n{end}"), "utf-8")
    templates = Templates(folder, "templates")
    kb = looked(files()).kb
    assert kb is not None
    (artifact,) = (a for a in plan(kb, formats=["docx"]) if a.product == "handout")
    each_job = job(kb, artifact, templates, Look())
    return render(each_job.selection, each_job.items, templates)


@pytest.mark.parametrize("piece", CASES.values(), ids=CASES)
def test_no_template_for_participants_reaches_the_answer_of_a_case(
    tmp_path: Path, piece: str
) -> None:
    with pytest.raises(RenderFault) as fault:
        handout(tmp_path, piece)
    found = fault.value.diagnostic
    assert (found.code, found.span.path) == ("JK602", "templates/handout.xml.j2")
    assert "only facilitators read 'answer' of scenario/storm-coming" in found.message
    assert "participants may read ask, id, text, title" in found.message


def test_what_participants_read_of_a_case_is_printed(tmp_path: Path) -> None:
    rendered = handout(tmp_path, "<p>{{ scenarios[0].ask }}</p>")
    fields = {mark.route for mark in rendered.marks if mark.record == "scenario/storm-coming"}
    assert fields == {("title",), ("text",), ("ask",)}


def questions(kb: KnowledgeBase) -> list[Question]:
    return list(kb.of("question", Question))


SECRET = {"rationale", "explanation", "correction", "if_true", "if_false", "looks_for", "sample"}


def texts_in(value: Any) -> list[Traced]:
    """Every text inside a value of the paper."""
    if isinstance(value, Traced):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts_in(each)]
    names = getattr(type(value), "__slots__", ())
    return [text for name in names for text in texts_in(getattr(value, name))]


def test_what_is_asked_holds_no_text_of_an_answer(real_kb: KnowledgeBase) -> None:
    for question in questions(real_kb):
        shown = texts_in(asked(authored_item(real_kb, question), 1))
        assert shown, question.id
        fields = {part for text in shown for part in text.route if isinstance(part, str)}
        assert fields & SECRET == set(), question.id


def test_what_is_answered_and_asked_is_the_whole_question(real_kb: KnowledgeBase) -> None:
    """Nothing of an item is left out of the key."""
    for question in questions(real_kb):
        item = authored_item(real_kb, question)
        told = texts_in(answered(item, 1, 0, str)) + texts_in(asked(item, 1))
        missing = {t.route for t in texts_of(item)} - {t.route for t in told}
        assert missing == set(), question.id


def test_an_item_keeps_its_record_and_field(real_kb: KnowledgeBase) -> None:
    for question in questions(real_kb):
        for text in texts_of(authored_item(real_kb, question)):
            value: Any = question
            for part in text.route:
                value = value[part] if isinstance(part, int) else getattr(value, str(part))
            assert (text.record, text.children) == (f"question/{question.id}", value.inlines)


def test_meanings_and_things_to_order_are_never_printed_in_the_right_order(
    real_kb: KnowledgeBase,
) -> None:
    seen = 0
    for question in questions(real_kb):
        item = authored_item(real_kb, question)
        if isinstance(question, Ordering):
            assert asked(item, 1).terms != tuple(placed.text for placed in item.task.items)  # type: ignore[union-attr]
            seen += 1
        if isinstance(question, Matching):
            meanings = asked(item, 1).meanings
            assert meanings[: len(question.pairs)] != tuple(p.match for p in item.task.pairs)  # type: ignore[union-attr]
            seen += 1
    assert seen > 5


@pytest.mark.parametrize("count", range(2, 9))
def test_mixing_is_a_permutation_other_than_the_right_one(count: int) -> None:
    for number in range(200):
        order = mixed(f"q-{number}", count)
        assert sorted(order) == list(range(count))
        assert order != tuple(range(count))
    assert mixed("q-1", count) == mixed("q-1", count)


def test_the_letter_of_the_key_tells_nothing(real_kb: KnowledgeBase) -> None:
    """No letter is the key so often that guessing it pays."""
    keys = [
        index
        for question in questions(real_kb)
        if isinstance(question, Single)
        for index, option in enumerate(question.options)
        if option.key
    ]
    for letter in set(keys):
        assert keys.count(letter) <= len(keys) / 2


def test_a_multiple_response_says_how_many(real_kb: KnowledgeBase) -> None:
    for question in questions(real_kb):
        if isinstance(question, Multiple):
            item = asked(authored_item(real_kb, question), 1)
            assert item.choose == sum(option.key for option in question.options) >= 2
