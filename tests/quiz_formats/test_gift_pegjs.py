"""The parser of the GIFT community reads the same out of our files as Moodle does."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from quiz_samples import SAMPLE, for_any_quiz
from stored_questions import Lines, Stored, assert_same, expected, lines_of

from jobcareer_kb.quiz import Quiz
from jobcareer_kb.quiz_formats.gift import write_gift

READER = Path(__file__).with_name("read_gift.js")
KINDS = {"Description": "description", "Essay": "essay", "TF": "true-false"}
Read = Callable[[bytes], tuple[Stored, ...]]

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """One Node process for all files: to start it takes longer than to read them."""
    with subprocess.Popen(
        ["node", READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def parsed(data: bytes) -> tuple[Stored, ...]:
            process.stdin.write(json.dumps(data.decode()) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            assert line, "gift-pegjs does not answer: npm install --prefix tests --no-package-lock"
            answer = json.loads(line)
            assert "error" not in answer, answer["error"]
            return tuple(_stored(q) for q in answer["questions"] if q["type"] != "Category")

        yield parsed
        process.stdin.close()


def _stored(question: dict[str, Any]) -> Stored:
    assert question["title"] == question["id"]
    kind = KINDS.get(question["type"], "")
    answers: tuple[tuple[Lines, float, Lines], ...] = ()
    rows: tuple[tuple[Lines, str], ...] = ()
    if question["type"] == "MC":
        kind = "single" if any(choice["isCorrect"] for choice in question["choices"]) else "several"
        answers = tuple(map(_choice, question["choices"]))
    elif question["type"] == "TF":
        answers = _judgement(question)
    elif question["type"] == "Matching":
        kind = "matching"
        rows = tuple(map(_row, question["matchPairs"]))
    return Stored(
        kind=kind,
        id=question["id"],
        tags=tuple(question["tags"] or ()),
        text=_lines(question["stem"]),
        feedback=_lines(question.get("globalFeedback")),
        answers=answers,
        rows=rows,
        points=0 if kind == "description" else 1,
    )


def _choice(choice: dict[str, Any]) -> tuple[Lines, float, Lines]:
    weight = choice["weight"]
    if weight is None:
        weight = 100 if choice["isCorrect"] else 0
    return _lines(choice["text"]), weight, _lines(choice["feedback"])


def _judgement(question: dict[str, Any]) -> tuple[tuple[Lines, float, Lines], ...]:
    # The parser calls the first feedback that of "true", but GIFT means that of the wrong choice.
    wrong, right = _lines(question["trueFeedback"]), _lines(question["falseFeedback"])
    if question["isTrue"]:
        return ((("True",), 100, right), (("False",), 0, wrong))
    return ((("True",), 0, wrong), (("False",), 100, right))


def _row(pair: dict[str, Any]) -> tuple[Lines, str]:
    # The parser leaves its own signs for escaped characters in the right side.
    meaning = re.sub(r"&&(\d{3});", lambda sign: chr(int(sign[1])), pair["subanswer"])
    return _lines(pair["subquestion"]), meaning


def _lines(text: dict[str, str] | None) -> Lines:
    if text is None or not text["text"]:
        return ()
    assert text["format"] == "html"
    return lines_of(text["text"])


def _spaced(question: Stored) -> Stored:
    """White space as the parser leaves it: it trims more signs than Moodle, and joins spaces."""

    def single(value: object) -> object:
        if isinstance(value, str):
            return re.sub(r"[\s\ufeff]+", " ", value).strip()
        return tuple(map(single, value)) if isinstance(value, tuple) else value

    return replace(question, **{f.name: single(getattr(question, f.name)) for f in fields(Stored)})


def _same(read: Read, quiz: Quiz) -> None:
    wanted = (
        replace(question, points=0 if question.kind == "description" else 1)
        for question in expected(quiz, grader_info=False)
    )
    assert_same(tuple(map(_spaced, read(write_gift(quiz)))), tuple(map(_spaced, wanted)))


def test_the_sample(read: Read) -> None:
    _same(read, SAMPLE)


@for_any_quiz
def test_any_quiz(read: Read, quiz: Quiz) -> None:
    _same(read, quiz)
