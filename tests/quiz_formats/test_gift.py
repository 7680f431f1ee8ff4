from dataclasses import replace

import pytest
from gift_reader import blocks, read_gift
from quiz_samples import SAMPLE, for_any_quiz, raw
from stored_questions import assert_same, displayed, expected, folded

from jobcareer_kb.quiz import Quiz
from jobcareer_kb.quiz_formats.gift import write_gift


def wanted(quiz: Quiz) -> tuple:
    """What a GIFT file can hold of a quiz: no points, and graders read the feedback."""
    told = expected(quiz, grader_info=False)
    return tuple(replace(q, points=0 if q.kind == "description" else 1) for q in told)


@for_any_quiz
def test_any_quiz_is_read_back(quiz: Quiz) -> None:
    categories, found = read_gift(write_gift(quiz))
    assert_same(found, wanted(quiz))
    (category,) = categories
    assert category.startswith("top/")
    name = displayed(category.removeprefix("top/").replace("//", "/"))
    assert name == (folded(quiz.title).strip("/ ") or quiz.id)


def test_a_category_keeps_its_backslashes() -> None:
    quiz = replace(SAMPLE, title="C:\\new \\: and \\\\")
    assert read_gift(write_gift(quiz))[0] == (f"top/{quiz.title}",)


def test_the_sample_is_read_back() -> None:
    assert_same(read_gift(write_gift(SAMPLE))[1], wanted(SAMPLE))


@for_any_quiz
def test_one_blank_line_parts_the_questions(quiz: Quiz) -> None:
    text = write_gift(quiz).decode()
    assert "\n\n\n" not in text and "\r" not in text
    assert text.endswith("\n") and not text.endswith("\n\n")
    # The comment at the top, the category, the licence, and each item.
    assert len(list(blocks(text.encode()))) == 3 + len(quiz.items)


def test_a_comment_of_ours_sets_neither_id_nor_tag() -> None:
    item = replace(SAMPLE.items[0], objective_text=raw("[id:other] [tag:other]"))
    (_, question) = read_gift(write_gift(replace(SAMPLE, items=(item,))))[1]
    assert question.id == "first-question"
    assert question.tags == ("objective/prepare", "apply")


@pytest.mark.parametrize("signs", ["%50%", "%-10%x", "[plain]x", "[html]", "[markdown", "%"])
def test_an_option_keeps_its_first_signs(signs: str) -> None:
    item = SAMPLE.items[0]
    first, *others = item.task.options
    for right in (True, False):
        options = (replace(first, text=raw(signs), right=right), *others)
        task = replace(item.task, options=options, several=not right)
        if not right:
            task = replace(task, options=(*options, replace(first, right=True)))
        found = read_gift(write_gift(replace(SAMPLE, items=(replace(item, task=task),))))[1]
        assert found[1].answers[0][0] == (signs,)
