"""A number of steps, acts, lines or cases is that of the record that has them.

Bad:   title: Brew a pot in six steps                  (the procedure has five acts)
Bad:   a tip: When you brew a pot, seven steps are done.       (of procedure/brew-a-pot)
Bad:   an objective: Plan a day in six steps           (the guide of its items has four)
Bad:   do: Read the four cases aloud.                  (the handout has three)
Bad:   say: Fill in your four lines.      slide_hint: Five lines on your handout
Mend:  write the number that is right, or write what is missing.
Why:   people look for what is not there. A text counts the steps of its own record, of the one that
       an item is about, or of the one whose title has no word that its sentence has not. JK561
       counts what a sheet has, and the steps that a guide or an activity tells of; JK575 the
       entries of an item. A part, such as "the first three steps", passes. The words: `step_words`,
       `act_words`, `line_words` and `case_words` below `teaching` in words.yaml.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._counts import Count, counts_in
from jobcareer_kb.checks._gauge import Gauge
from jobcareer_kb.checks._item_texts import quoted, sentences, singular
from jobcareer_kb.checks._statements import title_of
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.procedure import Procedure
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.sheets import used_by
from jobcareer_kb.tasks import Question, Role
from jobcareer_kb.values import Words, words_of

_UNREAD = frozenset({"activity", "brand", "evidence", "figure", "guide", "workshop"})
_NEAR = 24
"""Signs before a number in which the word before it is looked for."""
_FEWEST = 2
"""Words of content of a title by which a sentence names it."""


def _gather(context: Context) -> Gather:
    """Of each record: what it is about, and the numbers of steps in its texts, each with its
    sentence."""
    teaching = context.kb.words.teaching
    nouns = _singular((*teaching.step_words, *teaching.act_words))

    def counts(name: str, record: BaseModel) -> list[Any] | None:
        if name.partition("/")[0] in _UNREAD or _counts_its_own(record):
            return None
        rows = [
            [route, str(words), count, sentence]
            for route, words in words_of(record)
            for count, sentence in _counted(words, teaching, nouns)
        ]
        about = str(record.about) if isinstance(record, Question) else name
        return [about, rows] if rows else None

    return counts


def _counts_its_own(record: BaseModel) -> bool:
    """Say whether the numbers in a question are those of what it lists."""
    return isinstance(record, Question) and bool(record.in_role(Role.TERM, Role.ENTRY))


def _miscounted(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kb = context.kb
    steps = _Steps(kb)
    for name, (about, rows) in gathered.items():
        for route, text, row, sentence in rows:
            count = Count(*row)
            if there := steps.there(name, about, sentence, count):
                yield _found(kb, name, tuple(route), text, count, there)
    given = _given(kb)
    serving: dict[str, set[int]] = {}
    for name, activity in kb.each("activity", Activity):
        yield from _of_cases(kb, name, activity, given[name])
        yield from _of_itself(kb, name, activity)
        yield from _of_shown(kb, name, activity, steps)
        for objective in activity.objectives:
            serving.setdefault(str(objective), set()).update(given[name])
    for name, shop in kb.each("workshop", Workshop):
        yield from _of_workshop(kb, name, shop, steps)
        parts = (str(item.activity) for item in shop.agenda)
        yield from _of_cases(kb, name, shop, set().union(*(given.get(each, ()) for each in parts)))
    for name, each in kb.each("objective", Objective):
        yield from _of_cases(kb, name, each, serving.get(name, set()))


def _found(
    kb: KnowledgeBase, name: str, route: Route, words: Words | str, count: Count, there: str
) -> Diagnostic:
    return CHECK.rule.at(
        kb.text_span(name, route, count.start, count.end),
        f"{quoted(str(words)[count.start : count.end])}, but {there}",
        "write the number that is right, or write what is missing",
    )


def _counted(
    words: Words, teaching: TeachingWords, nouns: frozenset[str]
) -> Iterator[tuple[Count, str]]:
    """The numbers of steps in a text, but for those of a part, each with its sentence."""
    text = str(words)
    rest = iter(sentences(text))
    sentence, end = "", 0
    for count in counts_in(text, teaching):
        before = text[max(0, count.start - _NEAR) : count.start].split()[-1:]
        is_part = count.is_part and before != ["in"]
        if count.noun not in nouns or is_part:
            continue
        while end <= count.start and (said := next(rest, None)) is not None:
            sentence, end = said, text.index(said, end) + len(said)
        yield count, sentence


class _Steps:
    """How many steps guides and procedures have, and which of them a text tells of."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._words = kb.words.teaching
        self._nouns = _singular((*self._words.step_words, *self._words.act_words))
        self._gauge = Gauge(kb.words, ())
        self.size = {name: len(each.acts) for name, each in kb.each("procedure", Procedure)}
        self.size |= {name: len(each.steps) for name, each in kb.each("guide", Guide)}
        self._titles: list[tuple[str, frozenset[str]]] = []
        for name in self.size:
            marks = self._gauge.marks(title_of(kb.records[name]))
            title = frozenset(each for each in marks if each.isalpha()) - self._nouns
            if len(title) >= _FEWEST:
                self._titles.append((name, title))
        self._read: tuple[str, frozenset[str]] = "", frozenset()
        self._asked: dict[str, set[str]] = {}
        for item in kb.of("question", Question):
            if str(item.about) in self.size:
                self._asked.setdefault(str(item.objective), set()).add(str(item.about))

    def counted(self, words: Words) -> Iterator[tuple[Count, str]]:
        """The numbers of steps in a text, each with its sentence."""
        return _counted(words, self._words, self._nouns)

    def there(self, name: str, about: str, sentence: str, count: Count) -> str:
        """How many there are, where that is not the number that a sentence says."""
        if about not in self.size:
            if sentence != self._read[0]:
                self._read = sentence, self._gauge.marks(sentence)
            about = next((each for each, title in self._titles if title <= self._read[1]), "")
        meant = {about} if about else self._asked.get(name, set())
        sizes = {self.size[each] for each in meant}
        if not sizes or count.number in sizes:
            return ""
        return f"{' or '.join(sorted(meant))} has {' or '.join(map(str, sorted(sizes)))}"


def _of_shown(
    kb: KnowledgeBase, name: str, activity: Activity, steps: _Steps
) -> Iterator[Diagnostic]:
    """Steps that a cue counts of the one record that it shows."""
    for at, phase in enumerate(activity.phases):
        for place, cue in enumerate(phase.cues):
            shown_here = [str(pick) for pick in cue.show if str(pick) in steps.size]
            for field in ("do", "say", "ask") if len(shown_here) == 1 else ():
                words = getattr(cue, field)
                for count, _ in steps.counted(words) if words is not None else ():
                    if count.number != steps.size[shown_here[0]]:
                        there = f"{shown_here[0]} has {steps.size[shown_here[0]]}"
                        route = ("phases", at, "cues", place, field)
                        yield _found(kb, name, route, words, count, there)


def _of_workshop(
    kb: KnowledgeBase, name: str, shop: Workshop, steps: _Steps
) -> Iterator[Diagnostic]:
    """Steps that a workshop promises, where no guide or procedure that it picks has so many."""
    every = {each for pick in (*shop.handout, *shop.slides) for each in kb.picked(pick)}
    picked = every & steps.size.keys()
    guides = {steps.size[each] for each in picked if each.startswith("guide/")}
    sizes = guides or {steps.size[each] for each in picked}
    for count, _ in steps.counted(shop.covers) if sizes else ():
        if count.number not in sizes:
            there = f"what it picks has {' or '.join(map(str, sorted(sizes)))}"
            yield _found(kb, name, ("covers",), shop.covers, count, there)


def _given(kb: KnowledgeBase) -> dict[str, set[int]]:
    """By activity: how many cases people are given, on its sheets or on paper."""
    given = {
        name: {len(each.sheet.scenarios) for each in used_by(kb, activity)} - {0}
        for name, activity in kb.each("activity", Activity)
    }
    for shop in kb.of("workshop", Workshop):
        picked = {each for pick in shop.handout for each in kb.picked(pick)}
        cases = sum(each.startswith("scenario/") for each in picked)
        for activity in {str(item.activity) for item in shop.agenda} & given.keys():
            given[activity] |= {cases} - {0}
    return given


def _of_cases(
    kb: KnowledgeBase, name: str, record: Record, known: set[int]
) -> Iterator[Diagnostic]:
    """Numbers of cases that are not those that people are given."""
    nouns = _singular(kb.words.teaching.case_words)
    for route, words in words_of(record) if known else ():
        for count in counts_in(str(words), kb.words.teaching):
            is_title = route == ("covers",) or (route[-1] == "title" and count.start == 0)
            is_meant = (count.is_whole or is_title) and not count.is_part
            is_meant = is_meant or (count.is_part and count.number > max(known))
            if count.noun in nouns and is_meant and count.number not in known:
                there = f"there are {' or '.join(map(str, sorted(known)))}"
                yield _found(kb, name, route, words, count, there)


def _of_itself(kb: KnowledgeBase, name: str, activity: Activity) -> Iterator[Diagnostic]:
    """Lines of which an activity has one number here, and another one there."""
    nouns = _singular(kb.words.teaching.line_words)
    told = [
        (route, words, count)
        for route, words in words_of(activity)
        for count in counts_in(str(words), kb.words.teaching)
        if count.noun in nouns and not count.is_part
        if count.is_whole or route[0] == "slide_hint"
    ]
    times = Counter((count.noun, count.number) for _, _, count in told)
    for route, words, count in told:
        others = {n: often for (noun, n), often in times.items() if noun == count.noun}
        if len(others) > 1 and others[count.number] <= max(
            often for n, often in others.items() if n != count.number
        ):
            other = next(n for n in others if n != count.number)
            there = f"this activity speaks of {other} elsewhere"
            yield _found(kb, name, route, words, count, there)


def _singular(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(singular(each.casefold()) for each in words)


CHECK = check_side_by_side(
    "JK565", "steps-counted", Severity.WARNING, __doc__, _gather, _miscounted, model=Record
)
