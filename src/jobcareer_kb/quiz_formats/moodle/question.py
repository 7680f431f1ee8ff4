"""Items in the shapes that Moodle knows, before any file format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.inline import Traced
from jobcareer_kb.quiz import (
    Choice,
    Gap,
    Gaps,
    Item,
    Matching,
    Number,
    OpenAnswer,
    Ordering,
    Quiz,
    TrueFalse,
)
from jobcareer_kb.quiz_formats._wording import Wording, escaped, listed, one_line, paragraphs
from jobcareer_kb.quiz_formats.moodle.limits import (
    MEANING,
    NAME_WORDS,
    fitted,
    idnumbers,
    weights,
)
from jobcareer_kb.structures import BLANK


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose; `weight` in percent, as Moodle's grade list writes it."""

    text: str
    weight: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A multiple choice question."""

    answers: tuple[Answer, ...]
    single: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """A true or false question, with the feedback of both choices."""

    answer: bool
    if_true: str
    if_false: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """A matching question."""

    rows: tuple[tuple[str, str], ...]
    """Term in HTML and meaning in plain text; a meaning without term is an extra wrong one."""
    shuffle: bool


@dataclass(frozen=True, slots=True)
class Essay:
    """A question whose answers a person marks."""

    grader_info: str


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank; answers in plain text, the feedback in HTML."""

    answers: tuple[str, ...]
    feedback: str


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with blanks to fill in."""

    pieces: tuple[str, ...]
    """HTML before, between and behind the blanks."""
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Numerical:
    """A number, right within a tolerance."""

    value: str
    tolerance: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Description:
    """A text among the questions; nothing to answer."""


Form = Choices | Judgement | Pairs | Cloze | Numerical | Essay | Description


@dataclass(frozen=True, slots=True)
class Question:
    """One question of Moodle; texts are HTML on one line unless told otherwise."""

    idnumber: str
    stem: str
    """Plain text: the first words."""
    text: str
    form: Form
    feedback: str
    """Shown to everybody afterwards."""
    points: int
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    """Plain lines for readers of the file: record, objective, level, sources."""


def header(quiz: Quiz) -> tuple[str, ...]:
    """Plain lines at the top of a file: what it is, under which licence, by whom."""
    title = quiz.wordings.say(
        "bank-language", title=f"{quiz.title} ({quiz.id})", language=quiz.language
    )
    return tuple(one_line(line) for line in (title, quiz.licence, *quiz.credits))


def about(quiz: Quiz) -> Question:
    """Make the description that carries licence and credits into Moodle.

    Comments of a file are dropped at import, and so is the info of a category if the teacher
    imports into a category of their own. A description goes wherever the questions go, can be shown
    to learners, whom the licence wants to be told, and is never drawn as a random question.
    """
    lines = (quiz.title, quiz.licence, *quiz.credits)
    return Question(
        idnumber=f"{quiz.id}/licence",
        stem=fitted(one_line(quiz.title), NAME_WORDS),
        text=paragraphs(*(escaped(line) for line in lines)),
        form=Description(),
        feedback="",
        points=0,
        tags=(),
        notes=(),
    )


def questions(quiz: Quiz) -> tuple[Question, ...]:
    """Give every item the shape of a Moodle question."""
    ids = idnumbers(quiz)
    words = Wording.of(quiz)
    return tuple(_question(item, ids[item.id], words) for item in quiz.items)


def _question(item: Item, idnumber: str, words: Wording) -> Question:
    return Question(
        idnumber=idnumber,
        stem=fitted(words.plain(item.stem), NAME_WORDS),
        text=_text(item, words),
        form=_form(item, words),
        feedback=_feedback(item, words),
        points=item.points,
        tags=(item.objective, item.level),
        notes=tuple(_notes(item, words)),
    )


def _notes(item: Item, words: Wording) -> Iterator[str]:
    yield f"{item.id}, revised {item.revised}"
    yield f"{item.objective} ({item.level}): {words.plain(item.objective_text)}"
    if item.references:
        sources = "; ".join(words.short_forms[reference] for reference in item.references)
        yield f"Sources: {one_line(sources)}"


def _text(item: Item, words: Wording) -> str:
    stem = words.html(item.stem)
    case = words.html(item.case) if item.case is not None else ""
    match item.task:
        case OpenAnswer(rubric=rubric) if rubric:
            criteria = (
                _with_points(criterion.points, criterion.name, words) for criterion in rubric
            )
            return paragraphs(case, stem) + listed(criteria, "ul")
        case Number(unit=unit) if unit is not None:
            asked = words.wordings.say("answer-in", unit=words.html(unit))
            return paragraphs(case, stem, asked)
        case OpenAnswer(parts=(only,)):
            return paragraphs(case, stem, words.html(only.prompt))
        case OpenAnswer(parts=parts):
            prompts = (_with_points(part.points, part.prompt, words) for part in parts)
            return paragraphs(case, stem) + listed(prompts, "ol")
    return paragraphs(case, stem) if case else stem


def _with_points(earned: int, text: Traced, words: Wording) -> str:
    points = escaped(words.wordings.say("points", n=earned))
    return words.wordings.say("with-points", words=words.html(text), points=points)


def _form(item: Item, words: Wording) -> Form:
    match task := item.task:
        case Choice():
            return _choices(task, words)
        case TrueFalse(answer=answer, correction=correction):
            texts = {True: words.html(task.if_true), False: words.html(task.if_false)}
            texts[not answer] = paragraphs(texts[not answer], words.html(correction))
            return Judgement(answer, texts[True], texts[False])
        case Matching():
            return _pairs(task, words)
        case Ordering(items=items, shown=shown):
            # In the order of printing, which is never the right one: a site may not shuffle.
            places = ((words.html(items[place].text), str(place + 1)) for place in shown)
            return Pairs(tuple(places), shuffle=False)
        case Gaps(gaps=gaps):
            pieces = re.split(BLANK, _text(item, words))
            return Cloze(tuple(pieces), tuple(_blank(gap, words) for gap in gaps))
        case Number(value=value, tolerance=tolerance, rationale=rationale):
            return Numerical(value, tolerance, words.html(rationale))
        case OpenAnswer():
            return Essay(_grader_info(task, words))


def _blank(gap: Gap, words: Wording) -> Blank:
    return Blank(tuple(words.plain(each) for each in gap.answers), words.html(gap.rationale))


def _choices(task: Choice, words: Wording) -> Choices:
    answers = (
        Answer(words.html(option.text), weight, words.html(option.rationale))
        for option, weight in zip(task.options, weights(task), strict=True)
    )
    return Choices(tuple(answers), single=not task.several)


def _pairs(task: Matching, words: Wording) -> Pairs:
    rows = [(words.html(pair.term), pair.match) for pair in task.pairs]
    rows += [("", extra.match) for extra in task.left_over]
    plain = ((term, fitted(words.plain(meaning), MEANING)) for term, meaning in rows)
    return Pairs(tuple(plain), shuffle=True)


def _grader_info(task: OpenAnswer, words: Wording) -> str:
    looks_for = (_with_points(part.points, part.looks_for, words) for part in task.parts)
    criteria = (
        words.html(criterion.name)
        + listed((_with_points(each.points, each.words, words) for each in criterion.levels), "ul")
        for criterion in task.rubric
    )
    return listed((*looks_for, *criteria), "ol") + paragraphs(
        words.wordings.say("sample-answer", sample=words.html(task.sample))
    )


def _feedback(item: Item, words: Wording) -> str:
    """The explanation, with the rationales that have no place of their own in Moodle."""
    say = words.html
    explanation = say(item.explanation)
    match item.task:
        case TrueFalse(correction=correction):
            return paragraphs(say(correction), explanation)
        case Matching(pairs=pairs, left_over=left_over):
            rows = [f"{say(p.term)} → {say(p.match)}<br>{say(p.rationale)}" for p in pairs]
            rows += [
                say(extra.match) + (f"<br>{say(extra.rationale)}" if extra.rationale else "")
                for extra in left_over
            ]
            return paragraphs(explanation) + listed(rows, "ul")
        case Ordering(items=items):
            places = (f"{say(placed.text)}<br>{say(placed.rationale)}" for placed in items)
            return paragraphs(explanation) + listed(places, "ol")
        case OpenAnswer():
            return paragraphs(explanation)
    return explanation
