r"""GIFT for Moodle: UTF-8, one line a text, one blank line between questions.

Every text is `[html]`, so that signs which GIFT or Moodle would read otherwise can be entities:
`[plain]` has no way to write Moodle's own placeholders (`&&058;`), an arrow within a term, or an
option that begins with `%50%`. Only the meanings of matching are plain: GIFT gives them no format.

Signs with a meaning (read: question/format/gift/format.php): `~ = # { } :` and the backslash.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.quiz import Gaps, Item, OpenAnswer, Quiz
from jobcareer_kb.quiz_formats import Loss, QuizFormat
from jobcareer_kb.quiz_formats._wording import escaped, listed
from jobcareer_kb.quiz_formats.moodle.limits import category_path
from jobcareer_kb.quiz_formats.moodle.losses import losses
from jobcareer_kb.quiz_formats.moodle.question import (
    Answer,
    Choices,
    Cloze,
    Description,
    Essay,
    Judgement,
    Numerical,
    Pairs,
    Question,
    about,
    header,
    questions,
)


def write_gift(quiz: Quiz) -> bytes:
    """Write the items of a quiz as one GIFT file."""
    category = category_path(quiz).replace("\\", r"\\")
    blocks = (
        "\n".join(_comment(line) for line in header(quiz)),
        # On its own: Moodle takes all lines up to a blank one for the name of the category.
        f"$CATEGORY: {category}",
        *(_block(question) for question in (about(quiz), *questions(quiz))),
    )
    return "".join(f"{block}\n\n" for block in blocks)[:-1].encode()


def gift_losses(quiz: Quiz) -> tuple[Loss, ...]:
    """Say what Moodle has no place for, and what GIFT has none for."""
    return losses(quiz, _of_gift)


def _of_gift(item: Item) -> Iterator[str]:
    if item.points != 1:
        yield f"GIFT has no points: set the {item.points} points in the quiz, or Moodle gives 1"
    match item.task:
        case Gaps(gaps=gaps) if len(gaps) > 1:
            yield (
                f"GIFT has one blank at most: the {len(gaps)} become matching, in which learners "
                "choose from words instead of writing them; other right words are in the feedback"
            )
    if isinstance(item.task, OpenAnswer):
        yield (
            "GIFT has no place for graders: what a good answer holds stands in the general "
            "feedback, which learners see too"
        )


def _comment(line: str) -> str:
    """A line that Moodle skips, except for `[id:...]` and `[tag:...]`, which it takes anywhere."""
    return "// " + re.sub(r"\[(?=id:|tag:)", "[ ", line)


def _block(question: Question) -> str:
    """One question; between its lines none is blank, since Moodle would split it there."""
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    return "\n".join(
        (
            *(_comment(note) for note in question.notes),
            f"// [id:{question.idnumber}]{tags}",
            # The format stands behind the title: before it, Moodle would not see the title.
            f"::{_safe(question.idnumber)}::[html]{_safe(_text(question))}{_answers(question)}",
        )
    )


def _text(question: Question) -> str:
    """The text; of several blanks each has its number."""
    if not isinstance(question.form, Cloze) or len(question.form.blanks) < 2:
        return question.text
    first, *others = question.form.pieces
    return first + "".join(f"({at}) ___{piece}" for at, piece in enumerate(others, 1))


def _answers(question: Question) -> str:
    feedback = question.feedback
    match question.form:
        case Description():
            return ""  # without braces Moodle makes a description
        case Choices():
            lines = [_choice(answer, question.form.single) for answer in question.form.answers]
        case Judgement():
            lines = _judgement(question.form)
        case Pairs(rows=rows):
            lines = [f"={_entry(term)} -> {_safe(meaning)}" for term, meaning in rows]
        case Numerical(value=value, tolerance=off, feedback=why):
            lines = [f"#={value}:{off}#{_entry(why)}"]
        case Cloze(blanks=(only,)):
            why = _entry(only.feedback)
            lines = [f"=%100%{_word(each)}#{why}" for each in only.answers]
        case Cloze(blanks=blanks):
            # GIFT holds one blank: several become pairs of number and word.
            lines = [f"={at} -> {_safe(blank.answers[0])}" for at, blank in enumerate(blanks, 1)]
            told = (f"{escaped(' / '.join(b.answers))}<br>{b.feedback}" for b in blanks)
            feedback += listed(told, "ol")
        case Essay(grader_info=info):
            lines = []
            feedback += info
    if feedback:
        lines.append(f"####{_entry(feedback)}")
    return "".join(("{", *(f"\n\t{line}" for line in lines), "\n}"))


def _choice(answer: Answer, single: bool) -> str:
    # A question without "=" is one of several right answers; "=" takes no weight there.
    sign = f"~%{answer.weight}%" if not single else "=" if answer.weight == "100" else "~"
    feedback = f"#{_entry(answer.feedback)}" if answer.feedback else ""
    return f"{sign}{_entry(answer.text)}{feedback}"


def _word(text: str) -> str:
    """A word to write; an asterisk would stand for any letters."""
    return _safe(text.replace("*", r"\*"))


def _judgement(form: Judgement) -> list[str]:
    wrong, right = (form.if_false, form.if_true) if form.answer else (form.if_true, form.if_false)
    return ["TRUE" if form.answer else "FALSE", f"#{_entry(wrong)}", f"#{_entry(right)}"]


def _entry(text: str) -> str:
    """HTML among the answers, where it has the format of the stem unless it names its own.

    A leading percent sign would be the weight of an option, a leading bracket a format.
    """
    if text.startswith("%"):
        text = f"&#37;{text[1:]}"
    return ("[html]" if text.startswith("[") else "") + _safe(text)


def _safe(text: str) -> str:
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)


QUIZ_FORMAT = QuizFormat("gift", "-gift.txt", write_gift, gift_losses)
