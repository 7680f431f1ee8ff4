"""Every type of task says all about itself: in checks, on paper, in the key and in every bank."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from task_cases import CASES, FILES, IDS, OWN, SHOP, case

from jobcareer_kb.inline import Traced
from jobcareer_kb.quiz import texts_of
from jobcareer_kb.rendering.answers import answered
from jobcareer_kb.rendering.paper import asked
from jobcareer_kb.structures import BLANK, Task
from jobcareer_kb.tasks import Question, Role, tasks
from jobcareer_kb.values import words_of

EVERY = pytest.mark.parametrize("path", FILES, ids=IDS)
HIDDEN = {
    Role.FEEDBACK,
    Role.EXPLANATION,
    Role.CORRECTION,
    Role.LOOKS_FOR,
    Role.SAMPLE,
    Role.ANSWER,
}
"""What no participant may read before the answer."""


@EVERY
def test_a_case_gives_what_was_reviewed(path: Path, request: pytest.FixtureRequest) -> None:
    said = "".join(case(path).printed())
    expected = path.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_each_type_has_a_case_of_its_own() -> None:
    assert {path.parent.name for path in FILES} == set(tasks())
    for path in FILES:
        assert type(case(path).question) is tasks()[path.parent.name].record


@pytest.mark.parametrize("name", tasks())
@pytest.mark.parametrize("said", ["answer_pieces", "task", "doubts"])
def test_no_type_leaves_unsaid_what_is_asked_of_it(name: str, said: str) -> None:
    assert getattr(tasks()[name].record, said) is not getattr(Question, said)


@EVERY
def test_each_text_of_a_record_has_one_role(path: Path) -> None:
    question = case(path).question
    named = Counter(piece.route for piece in question.pieces())
    assert named == Counter(route for route, _ in words_of(question))


@EVERY
def test_what_participants_read_is_declared(path: Path) -> None:
    """The reading level and the load of a workshop are counted of these fields."""
    question = case(path).question
    read = {
        ".".join(step for step in piece.route if isinstance(step, str))
        for piece in question.pieces()
        if piece.role not in HIDDEN
    }
    declared = set(tasks()[path.parent.name].read)
    assert read <= {"stem", *declared}
    assert all(field.partition(".")[0] in type(question).model_fields for field in declared)


@EVERY
def test_a_type_makes_a_known_structure(path: Path) -> None:
    assert type(case(path).question.task()) in get_args(Task)


def texts_in(value: Any) -> set[Any]:
    """The routes of all texts inside a value of a paper."""
    if isinstance(value, Traced):
        return {value.route}
    if isinstance(value, tuple):
        return {route for each in value for route in texts_in(each)}
    names = getattr(type(value), "__slots__", ())
    return {route for name in names for route in texts_in(getattr(value, name))}


@EVERY
def test_a_paper_asks_without_telling_and_paper_and_key_leave_nothing_out(path: Path) -> None:
    question, item = case(path).question, case(path).item
    hidden = {piece.route for piece in question.pieces() if piece.role in HIDDEN}
    on_paper = texts_in(asked(item, 1))
    assert on_paper and not on_paper & hidden
    every = {p.route for p in question.pieces() if p.role is not Role.MATCH_AGAIN}
    assert {text.route for text in texts_of(item)} == every
    assert every - on_paper - texts_in(answered(item, 1, 0, str)) == set()


@EVERY
def test_each_text_of_a_record_stands_in_the_key_and_in_each_bank(path: Path) -> None:
    """Nothing falls through in silence; the key is read beside the paper."""
    texts = (str(text).partition("[@")[0] for _, text in words_of(case(path).question))
    words = [" ".join(part.split()) for text in texts for part in re.split(BLANK, text)]
    paper, key, *banks, _ = case(path).printed()
    for part in (paper + key, *banks):
        told = " ".join(part.replace("\\", "").split())
        assert [each for each in words if each not in told] == [], part.partition("\n")[0]


def test_a_case_says_nothing_that_was_not_seen() -> None:
    assert {path.stem for path in CASES.glob("*/*.txt")} == {path.stem for path in FILES}


@pytest.mark.slow
def test_word_files_of_all_cases_pass_their_audit(starter: Path, run: Callable[..., Any]) -> None:
    """All types in one quiz, as a workshop prints them: a fault of the file refuses the build."""
    names = []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        id_ = text.partition("id: ")[2].partition("\n")[0]
        names.append(f"  - question/{id_}\n")
        (starter / f"question/case-{id_}.yaml").write_text(text, encoding="utf-8")
    own = starter / OWN
    kept = own.read_text(encoding="utf-8")
    own.write_text(kept[kept.index("- id: q-trip-next-year") :], encoding="utf-8")
    shop = starter / SHOP
    kept = shop.read_text(encoding="utf-8")
    picked = kept[kept.index("quiz: ") : kept.index("quiz_given:")]
    shop.write_text(kept.replace(picked, f"quiz:\n{''.join(names)}"), encoding="utf-8")
    for format in ("docx", "gift", "moodle-xml"):
        result = run("build", "--format", format)
        assert result.exit_code == 0, result.stdout
