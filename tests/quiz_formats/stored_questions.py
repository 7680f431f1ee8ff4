"""What a reader of a bank should find in it, told from the quiz alone, and readers to find it.

Both sides speak of `Stored` questions: lines of words in which `⟦b⟧`, `⟦i⟧` and `⟦a ...⟧` begin and
`⟦/⟧` ends a run. Nothing here is shared with the writers.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from jobcareer_kb.inline import Cite, Emphasis, Inline, Link, Strong, Text, Traced, children_of
from jobcareer_kb.quiz import (
    Choice,
    Item,
    Matching,
    OpenAnswer,
    OpenPart,
    Ordering,
    Quiz,
    TrueFalse,
    worded,
)

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Stored:
    """A question as a reader understood it."""

    kind: str
    id: str
    tags: Lines
    text: Lines
    feedback: Lines
    """General feedback."""
    answers: tuple[tuple[Lines, float, Lines], ...] = ()
    """Text, weight in percent, feedback."""
    rows: tuple[tuple[Lines, str], ...] = ()
    """Term and meaning."""
    grader_info: Lines = ()
    points: float = 1


def lines_of(html: str) -> Lines:
    """The lines of an HTML text."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return tuple(line for line in map(str.strip, reader.lines) if line)


SIGNS = {"strong": "b", "em": "i"}


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "li", "br"):
            self.lines.append("")
        elif tag in SIGNS:
            self.lines[-1] += f"⟦{SIGNS[tag]}⟧"
        elif tag == "a":
            self.lines[-1] += f"⟦a {dict(attrs)['href']}⟧"
        else:
            assert tag in ("ol", "ul"), f"<{tag}> came out of plain words"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "em", "a"):
            self.lines[-1] += "⟦/⟧"
        elif tag == "p":
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def folded(text: str) -> str:
    """Words on one line, as every format must have them."""
    breaking = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
    return re.sub(breaking, " ", text).strip()


def displayed(plain: str) -> str:
    """What Moodle's `format_string` shows of a plain text."""
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(entity, sign)
    return plain


def expected(quiz: Quiz, grader_info: bool = True) -> tuple[Stored, ...]:
    """Every question that a bank of a quiz should hold, the one about the licence first.

    Without `grader_info`, what graders look for stands in the feedback.
    """
    ids = Counter(item.short_id for item in quiz.items)
    told = _Told(quiz, grader_info)
    lines = (folded(line) for line in (quiz.title, quiz.licence, *quiz.credits))
    about = Stored(
        "description", f"{quiz.id}/licence", (), tuple(filter(None, lines)), (), points=0
    )
    return about, *(
        told.question(item, item.short_id if ids[item.short_id] == 1 else item.id)
        for item in quiz.items
    )


@dataclass(frozen=True)
class _Told:
    quiz: Quiz
    has_graders: bool

    def line(self, text: Traced) -> str:
        return folded(self._runs(text))

    def _runs(self, node: Inline) -> str:
        if isinstance(node, Text | Cite):
            return worded((node,), self.quiz.short_forms)
        inner = "".join(self._runs(child) for child in children_of(node))
        match node:
            case Strong():
                return f"⟦b⟧{inner}⟦/⟧"
            case Emphasis():
                return f"⟦i⟧{inner}⟦/⟧"
            case Link():
                return f"⟦a {node.url}⟧{inner}⟦/⟧"
        return inner

    def plain(self, text: Traced) -> str:
        return folded(worded((text,), self.quiz.short_forms))

    def lines(self, *texts: Traced) -> Lines:
        return tuple(filter(None, map(self.line, texts)))

    def question(self, item: Item, id_: str) -> Stored:
        explanation = self.lines(item.explanation)

        def stored(kind: str, feedback: Lines = explanation, **more: object) -> Stored:
            fields = {"text": self.lines(item.stem), "points": item.points} | more
            tags = (item.objective, item.level)
            return Stored(kind=kind, id=id_, tags=tags, feedback=feedback, **fields)  # type: ignore[arg-type]

        match item.task:
            case Choice() as task:
                kind = "several" if task.several else "single"
                return stored(kind, answers=tuple(self.choices(task)))
            case TrueFalse() as task:
                correction = self.lines(task.correction)
                return stored(
                    "true-false", correction + explanation, answers=tuple(self.judgement(task))
                )
            case Matching() as task:
                rows = [(self.lines(p.term), self.plain(p.match)) for p in task.pairs]
                rows += [((), self.plain(m.match)) for m in task.left_over]
                return stored("matching", explanation + tuple(self.reasons(task)), rows=tuple(rows))
            case Ordering() as task:
                rows = [(self.lines(task.items[i].text), str(i + 1)) for i in task.shown]
                reasons = [line for p in task.items for line in self.lines(p.text, p.rationale)]
                return stored("matching", explanation + tuple(reasons), rows=tuple(rows))
            case OpenAnswer() as task:
                text = (*self.lines(item.stem), *self.prompts(task))
                looks_for = (*self.graders(task), f"Sample answer: {self.line(task.sample)}")
                if self.has_graders:
                    return stored("essay", text=text, grader_info=looks_for)
                return stored("essay", explanation + looks_for, text=text)

    def choices(self, task: Choice) -> Iterator[tuple[Lines, float, Lines]]:
        wrong = len(task.options) - task.keys
        for option in task.options:
            if task.several:
                weight = 100 / task.keys if option.right else -100 / wrong
            else:
                weight = 100 if option.right else 0
            yield self.lines(option.text), weight, self.lines(option.rationale)

    def judgement(self, task: TrueFalse) -> Iterator[tuple[Lines, float, Lines]]:
        for name, choice, why in (("True", True, task.if_true), ("False", False, task.if_false)):
            right = choice == task.answer
            texts = (why,) if right else (why, task.correction)
            yield (name,), 100 if right else 0, self.lines(*texts)

    def reasons(self, task: Matching) -> Iterator[str]:
        for pair in task.pairs:
            yield f"{self.line(pair.term)} → {self.line(pair.match)}".strip()
            yield from self.lines(pair.rationale)
        for extra in task.left_over:
            yield from self.lines(extra.match, extra.rationale)

    def prompts(self, task: OpenAnswer) -> Iterator[str]:
        if len(task.parts) == 1:
            yield from self.lines(task.parts[0].prompt)
            return
        for part in task.parts:
            yield self.with_points(part, part.prompt)

    def graders(self, task: OpenAnswer) -> Iterator[str]:
        return (self.with_points(part, part.looks_for) for part in task.parts)

    def with_points(self, part: OpenPart, text: Traced) -> str:
        unit = "point" if part.points == 1 else "points"
        return f"{self.line(text)} ({part.points} {unit})"


def assert_same(found: tuple[Stored, ...], wanted: tuple[Stored, ...]) -> None:
    """Compare question by question, so that a failure names the field."""
    assert [question.id for question in found] == [question.id for question in wanted]
    for one, other in zip(found, wanted, strict=True):
        for name in Stored.__dataclass_fields__:
            got, want = getattr(one, name), getattr(other, name)
            if name == "answers":
                got, want = (tuple((t, round(w, 3), f) for t, w, f in side) for side in (got, want))
            if name == "rows":
                got = tuple((term, displayed(meaning)) for term, meaning in got)
                want = tuple(
                    (term, _as_cut(meaning, row[1]))
                    for (term, meaning), row in zip(want, got, strict=True)
                )
            assert got == want, f"{one.id}: {name}"


def _as_cut(meaning: str, found: str) -> str:
    """A meaning as found where it is too long and what was found is a good part of it."""
    cut = found.endswith("…") and meaning.startswith(found[:-1]) and len(meaning) > len(found)
    return found if cut and len(found) > 40 else meaning
