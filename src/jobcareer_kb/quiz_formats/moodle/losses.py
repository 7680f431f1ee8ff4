"""What of an item has no place in Moodle, whatever file brings it there."""

from collections.abc import Callable, Iterable, Iterator

from jobcareer_kb.inline import Emphasis, Link, Strong, Traced, walk
from jobcareer_kb.quiz import (
    Choice,
    Gaps,
    Item,
    Matching,
    Number,
    OpenAnswer,
    Ordering,
    Quiz,
    TrueFalse,
)
from jobcareer_kb.quiz_formats import Loss
from jobcareer_kb.quiz_formats._wording import Wording
from jobcareer_kb.quiz_formats.moodle.limits import (
    IDNUMBER,
    MEANING,
    SHARES,
    idnumbers,
    inert,
    share,
)


def losses(
    quiz: Quiz, of_the_file: Callable[[Item], Iterable[str]] = lambda item: ()
) -> tuple[Loss, ...]:
    """Gather the losses of all items: those of Moodle, then those of a file that carries less."""
    words = Wording.of(quiz)
    ids = idnumbers(quiz)
    return tuple(
        Loss(item.id, message)
        for item in quiz.items
        for message in (*_of_id(item, ids[item.id]), *_of_task(item, words), *of_the_file(item))
    )


def _of_id(item: Item, idnumber: str) -> Iterator[str]:
    if idnumber not in (item.short_id, item.id):
        yield f"id is longer than Moodle's {IDNUMBER} characters: its idnumber is {idnumber!r}"


def _of_task(item: Item, words: Wording) -> Iterator[str]:
    match item.task:
        case TrueFalse(answer=False):
            yield (
                "the correction is not asked for, so that the choice alone earns all points; it "
                "stands in the feedback"
            )
        case Choice(options=options) if len(options) > max(SHARES):
            yield f"shares of {len(options)} options are not on Moodle's list: 10 percent each"
        case Choice(options=options, several=True) as choice:
            wrong = len(options) - choice.keys
            yield (
                f"each wrong option takes {share(wrong)} percent, also from whoever chooses "
                f"{choice.keys} as asked; on paper only those beyond {choice.keys} do"
            )
        case Gaps(gaps=gaps) if item.points % len(gaps):
            yield (
                f"{item.points} points cannot be shared out over {len(gaps)} blanks: Moodle gives "
                f"{len(gaps) * max(1, item.points // len(gaps))}"
            )
        case Number(unit=unit) if unit is not None:
            yield "the unit is not asked for; the text says in what to answer"
        case Matching():
            yield "rationales of the pairs have no place of their own: in the general feedback"
            yield from _of_meanings(item.task, words)
        case Ordering(items=items):
            yield (
                f"ordering becomes matching with the numbers 1 to {len(items)}, marked place by "
                "place; the rationales stand in the general feedback"
            )
        case OpenAnswer(parts=parts) if len(parts) > 1:
            yield f"{len(parts)} parts become one essay with one mark; each part names its points"


def _of_meanings(task: Matching, words: Wording) -> Iterator[str]:
    if len(task.shown) < 3:
        yield "Moodle's editor wants 3 meanings before it saves a change: add one there"
    for meaning in task.meanings:
        plain = words.plain(meaning)
        if len(inert(plain)) > MEANING:
            yield (
                f"meaning '{plain[:30]}...' is longer than Moodle's {MEANING} characters: cut; "
                "whole in the general feedback"
            )
        if _has_markup(meaning):
            yield (
                f"meaning '{plain[:30]}...' is plain text in Moodle: its emphasis and links stand "
                "in the general feedback alone"
            )


def _has_markup(text: Traced) -> bool:
    return any(isinstance(node, Strong | Emphasis | Link) for node in walk((text,)))
