"""What every quiz format promises: golden files, told losses, the same bytes again."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from quiz_samples import SAMPLE, for_any_quiz, item, option, raw, said

from jobcareer_kb.quiz import (
    Choice,
    Item,
    LeftOver,
    Matching,
    OpenAnswer,
    OpenPart,
    Ordering,
    Pair,
    Placed,
    Quiz,
    TrueFalse,
)
from jobcareer_kb.quiz_formats import QuizFormat, quiz_formats

EVERY_FORMAT = pytest.mark.parametrize("form", quiz_formats().values(), ids=list(quiz_formats()))
MOODLE_FORMATS = ("gift", "moodle-xml")


@EVERY_FORMAT
def test_the_sample_is_written_as_reviewed(
    form: QuizFormat, golden: Callable[[str, bytes], None]
) -> None:
    golden(
        f"quiz_formats/{form.name}/sample{form.ending}",
        form.write(SAMPLE),
    )


@EVERY_FORMAT
def test_the_losses_of_the_sample_are_as_reviewed(
    form: QuizFormat, golden: Callable[[str, bytes], None]
) -> None:
    told = "".join(f"{loss.item}: {loss.message}\n" for loss in form.losses(SAMPLE))
    golden(f"quiz_formats/{form.name}/losses.txt", told.encode())


@EVERY_FORMAT
@for_any_quiz
def test_the_same_quiz_gives_the_same_bytes(form: QuizFormat, quiz: Quiz) -> None:
    turned_round = replace(quiz, short_forms=dict(reversed(quiz.short_forms.items())))
    assert form.write(quiz) == form.write(turned_round)


@EVERY_FORMAT
@for_any_quiz
def test_losses_follow_the_items(form: QuizFormat, quiz: Quiz) -> None:
    order = [each.id for each in quiz.items]
    places = [order.index(loss.item) for loss in form.losses(quiz)]
    assert places == sorted(places)


@EVERY_FORMAT
def test_licence_and_credits_are_in_the_file(form: QuizFormat) -> None:
    quiz = replace(SAMPLE, licence="CC BY 4.0", credits=("Made by Ann.", "Checked by Bo."))
    written = form.write(quiz).decode()
    # Once for readers of the file, once in a question, since an import drops comments.
    for line in (quiz.licence, *quiz.credits):
        assert written.count(line) == 2


CHOICE = Choice((option(said("Yes"), True), option(said("No")), option(said("Perhaps"))), False)
PART = OpenPart(said("Say why."), said("a reason"), 1)
ASK = Pair(said("Ask"), said("a question"), said("One."))
TELL = Pair(said("Tell"), said("a story"), said("Two."))
EXTRA = LeftOver(said("a song"), said("None."))


def judged(answer: bool) -> TrueFalse:
    return TrueFalse(answer, said("So."), said("Yes."), said("No."))


def meaning(text: str) -> Matching:
    return Matching((ASK, replace(TELL, match=said(text))), (EXTRA,), (2, 0, 1))


LOSSES: tuple[tuple[str, Item, dict[str, tuple[str, ...]]], ...] = (
    ("nothing", item("question/x", said("Well?"), CHOICE), {}),
    ("points", item("question/x", said("Well?"), CHOICE, points=2), {"gift": ("2 points",)}),
    ("a true statement", item("question/x", said("So."), judged(True)), {}),
    (
        "a false statement",
        item("question/x", said("So."), judged(False), points=1),
        dict.fromkeys(MOODLE_FORMATS, ("correction is not asked for",)),
    ),
    (
        "matching",
        item("question/x", said("Match."), meaning("a story")),
        dict.fromkeys(MOODLE_FORMATS, ("rationales of the pairs",)),
    ),
    (
        "two meanings",
        item("question/x", said("Match."), Matching((ASK, TELL), (), (1, 0))),
        dict.fromkeys(MOODLE_FORMATS, ("rationales of the pairs", "wants 3 meanings")),
    ),
    (
        "a long meaning",
        item("question/x", said("Match."), meaning("word " * 60)),
        dict.fromkeys(MOODLE_FORMATS, ("rationales of the pairs", "longer than Moodle's 255")),
    ),
    (
        "emphasis in a meaning",
        item("question/x", said("Match."), meaning("a *story*")),
        dict.fromkeys(MOODLE_FORMATS, ("rationales of the pairs", "plain text")),
    ),
    (
        "ordering",
        item("question/x", said("Sort."), Ordering((Placed(raw("a"), raw("b")),) * 3, (2, 1, 0))),
        dict.fromkeys(MOODLE_FORMATS, ("ordering becomes matching with the numbers 1 to 3",)),
    ),
    (
        "one open part",
        item("question/x", said("Say."), OpenAnswer((PART,), said("It."))),
        {"gift": ("no place for graders",)},
    ),
    (
        "two open parts",
        item("question/x", said("Say."), OpenAnswer((PART, PART), said("It."))),
        {"gift": ("2 parts", "no place for graders"), "moodle-xml": ("2 parts",)},
    ),
    (
        "a long id",
        item(f"question/{'long-' * 30}", said("Well?"), CHOICE),
        dict.fromkeys(MOODLE_FORMATS, ("longer than Moodle's 100",)),
    ),
)


@pytest.mark.parametrize("name", MOODLE_FORMATS)
@pytest.mark.parametrize(("one", "told"), [row[1:] for row in LOSSES], ids=[r[0] for r in LOSSES])
def test_each_loss_is_told_and_no_other(
    name: str, one: Item, told: dict[str, tuple[str, ...]]
) -> None:
    messages = [loss.message for loss in quiz_formats()[name].losses(replace(SAMPLE, items=(one,)))]
    fragments = told.get(name, ())
    assert len(messages) == len(fragments), messages
    for message, fragment in zip(messages, fragments, strict=True):
        assert fragment in message


@pytest.mark.parametrize("name", MOODLE_FORMATS)
def test_ids_stay_apart_and_fit(name: str) -> None:
    # Moodle drops a second equal idnumber without a word, and breaks off at the 101st character.
    ids = ("question/a", "definition/a", "question/b", *(f"question/{'l' * 100}{n}" for n in "12"))
    items = tuple(item(id_, said("Well?"), CHOICE) for id_ in ids)
    written = quiz_formats()[name].write(replace(SAMPLE, items=items)).decode()
    found = re.findall(r"\[id:(?!care)([^]]+)]|<idnumber>([^<]+)", written)
    numbers = ["".join(pair) for pair in found][1:]
    assert numbers[:3] == ["question/a", "definition/a", "b"]
    assert len(set(numbers)) == 5
    assert max(map(len, numbers)) == 100
