"""What a knowledge base states, with the words around it that say what it is about."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks._item_texts import any_of, sentences, shown
from jobcareer_kb.checks._once import once
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.calculation import Calculation
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.procedure import Procedure
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.model.sheet import Sheet
from jobcareer_kb.tasks import Question, Role, Told
from jobcareer_kb.values import Name, Words, words_of

READ = frozenset(
    {
        *("challenge", "definition", "distinction", "guide", "procedure"),
        *("question", "resource", "step", "takeaway"),
    }
)
"""Kinds whose texts state something."""
_ALSO_READ = frozenset({"activity", "calculation", "objective", "scenario", "sheet"})
"""Kinds of which a part states something."""
UNREAD = frozenset({"examples", "holds", "prompt", "statement"})
"""Fields that state nothing by themselves."""
TITLES = ("term", "name", "title", "dimension")
_BRIEF = 200
"""Signs of what stands beside a text that count; so many sentences cost no more than their text."""


class Statement(NamedTuple):
    """One sentence."""

    record: str
    about: str
    """The record itself, or the one that an item is about."""
    route: Route
    text: str
    beside: str
    """Words that belong to it, such as the stem of a key or the head of a row."""
    topic: str
    """What "it" may mean."""
    is_name: bool = False


def told(record: Record) -> Iterator[tuple[Route, Words]]:
    """The texts that a record says for true."""
    if isinstance(record, Question):
        yield from ((each.route, each.words) for each in record.pieces() if each.told is Told.YES)
        return
    for route, words in words_of(record):
        if UNREAD.isdisjoint(route):
            yield route, words


def title_of(record: Record | None) -> str:
    """What "it" means in a record."""
    fields = (getattr(record, field, None) for field in TITLES)
    words = next((each for each in fields if each is not None), None)
    return shown(words) if words is not None else ""


@once
def statements(record: BaseModel, kb: KnowledgeBase, name: str) -> tuple[Statement, ...]:
    """Every sentence of a record that states something, rows of tables and pairs too.

    The records that it names are read, since "it" may mean one of them.
    """
    if not isinstance(record, Record) or name.partition("/")[0] not in READ | _ALSO_READ:
        return ()
    about = str(record.about) if isinstance(record, Question) else name
    topic = title_of(kb.records.get(about))[:_BRIEF]
    claims = kb.words.claims
    of_option = any_of((*claims.then, *claims.pronouns, *claims.pointing, *claims.conditions))
    of_distractors = _of_distractors(record)
    return tuple(
        Statement(name, about, route, text, long[:_BRIEF], topic, isinstance(words, Name))
        for route, words, long in _texts(kb, name, record)
        for text in map(_unasked, sentences(shown(words)))
        if text and not (route in of_distractors and of_option.match(text))
    )


def false_ones(record: BaseModel, kb: KnowledgeBase, name: str) -> Iterator[Statement]:
    """The sentences that a record holds for false: what people say, and items to be denied."""
    said: list[tuple[Route, Words]] = []
    about = name
    if isinstance(record, Question) and record.states is False:
        said, about = [(("stem",), record.stem)], str(record.about)
    elif isinstance(record, Definition | Distinction):
        each = enumerate(record.misconceptions)
        said = [(("misconceptions", at, "statement"), one.statement) for at, one in each]
    for route, words in said:
        texts = sentences(shown(words))
        if len(texts) == 1:  # of several, one alone may be false
            topic = title_of(kb.records.get(about))[:_BRIEF]
            yield Statement(name, about, route, texts[0], "", topic)


def _texts(kb: KnowledgeBase, name: str, record: Record) -> Iterator[tuple[Route, Words, str]]:
    """The texts of a record, each with what stands beside it."""
    if isinstance(record, Question):
        yield from _of_question(record)
    elif name.partition("/")[0] in READ:
        for route, words in told(record):
            yield route, words, _beside(record, route)
    if isinstance(record, Scenario):
        yield ("answer",), record.answer, ""
    elif isinstance(record, Calculation):
        for at, given in enumerate(record.given):
            if given.value is not None:
                yield ("given", at, "value"), given.value, shown(given.name)
    elif isinstance(record, Objective):
        yield ("statement",), record.statement, ""
        yield ("criterion",), record.criterion, ""
        yield ("promise",), record.promise, ""
    elif isinstance(record, Distinction):
        for at, side in enumerate(record.sides):
            term = title_of(kb.records.get(str(side.of)))
            yield ("sides", at, "holds"), side.holds, f"{term} {shown(record.dimension)}"
    elif isinstance(record, Activity):
        for phase, each in enumerate(record.phases):
            asked = ""
            for at, cue in enumerate(each.cues):
                asked = shown(cue.ask) if cue.ask is not None else asked
                for field in ("say", "listen"):
                    if (said := getattr(cue, field)) is not None:
                        beside = asked if field == "listen" else ""
                        yield ("phases", phase, "cues", at, field), said, beside
        for field in ("slide", "slide_hint"):
            if (shows := getattr(record, field)) is not None:
                yield (field,), shows, ""
        for at, sheet in enumerate(record.sheets):
            yield from _rows(sheet, ("sheets", at))
    elif isinstance(record, Sheet):
        yield from _rows(record, ())


def _of_question(item: Question) -> Iterator[tuple[Route, Words, str]]:
    """What an item says for true, then what it says so beside something."""
    for told in (Told.YES, Told.BESIDE):
        for piece in item.pieces():
            if piece.told is told:
                yield piece.route, piece.words, shown(piece.beside) if piece.beside else ""


def _unasked(text: str) -> str:
    """What a sentence tells: of `Push hard: how often?` what stands before the question."""
    return text.rpartition(": ")[0] if text.endswith("?") else text


def _of_distractors(record: Record) -> frozenset[Route]:
    """Texts that tell why an option is wrong; "then" and "it" mean that option."""
    if not isinstance(record, Question) or not record.in_role(Role.OPTION):
        return frozenset()
    feedback = record.in_role(Role.FEEDBACK)
    return frozenset(piece.route for piece in feedback if piece.right is False)


def _beside(record: Record, route: Route) -> str:
    if isinstance(record, Procedure) and route[0] == "acts" and route[-1] == "limit":
        return shown(record.acts[int(route[1])].do)
    return ""


def _rows(sheet: Sheet, before: Route) -> Iterator[tuple[Route, Words, str]]:
    """The cells of a table behind the first of each row."""
    for at, row in enumerate(sheet.rows if sheet.kind == "table" else ()):
        for cell, words in enumerate(row.cells[1:], 1):
            yield (*before, "rows", at, "cells", cell), words, shown(row.cells[0])
