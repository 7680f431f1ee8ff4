"""A person whom a question, an answer or a result names is the one of its case.

Bad:   a scenario about Amara, and above it the stem "What should Jonas do?"
Bad:   text: Linh ends work at nine.        ask: How can Ming get home?
Bad:   task: Find out what Rosa saves.        result: Maria saves $75.
Mend:  write the name that the case has.
Why:   people look for the second person in the case. Read are the question and the answer of a
       scenario, the stem of an item that has one, and the result of a calculation. A name is a word
       with a capital that the scenarios and tasks of the knowledge base know as one, or that no
       other text has; and it stands where the case has a name of its own.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.calculation import Calculation
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.tasks import Question
from jobcareer_kb.values import words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:]\s+[\"“'‘(]*)$")
_NAME = re.compile(r"[A-Z][a-zà-ÿ]{1,20}(?:['’]s)?")
_VERB = re.compile(r"\s+(?:[a-z]+s|has|is|was|had|[a-z]+ed)\b")
_BEFORE = 4


class Case(NamedTuple):
    """What is told of a case, and what must speak of the same people."""

    told: str
    asked: tuple[tuple[str, Route, str], ...]


def _strange(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    cases = list(_cases(kb))
    people = {name for case in cases for name in _people(case.told)}
    asked = {(record, route) for case in cases for record, route, _ in case.asked}
    known = _written_small(kb, asked) if cases else frozenset()
    for case in cases:
        own = _people(case.told)
        said = set(map(_bare, _WORD.findall(case.told)))
        for record, route, text in case.asked if own else ():
            for name in _named(text):
                other = name in people or name not in known
                if other and name not in said:
                    yield CHECK.rule.at(
                        kb.locate(record, route),
                        f"'{name}' is not in the case, which tells of {', '.join(sorted(own))}",
                        "write the name that the case has",
                    )
                    break


def _cases(kb: KnowledgeBase) -> Iterator[Case]:
    asking: dict[str, list[tuple[str, Route, str]]] = {}
    for name, item in kb.each("question", Question):
        if item.scenario is not None:
            asking.setdefault(str(item.scenario), []).append((name, ("stem",), shown(item.stem)))
    for name, case in kb.each("scenario", Scenario):
        own = ((name, ("ask",), shown(case.ask)), (name, ("answer",), shown(case.answer)))
        yield Case(f"{shown(case.title)}. {shown(case.text)}", (*own, *asking.get(name, ())))
    for name, sum_ in kb.each("calculation", Calculation):
        given = " ".join(f"{each.name}. {shown(each.amount)}" for each in sum_.given)
        told = f"{shown(sum_.title)}. {given}. {shown(sum_.task)}"
        yield Case(told, ((name, ("result",), shown(sum_.result)),))


def _people(text: str) -> frozenset[str]:
    """Words of a text that are names of people: with a capital within a sentence, or before a
    verb at its beginning."""
    found = set()
    for word in _WORD.finditer(text):
        at_start = _STARTS.search(text[max(0, word.start() - _BEFORE) : word.start()]) is not None
        verb = _VERB.match(text, word.end())
        many = at_start and word[0].endswith("s") and not (verb and verb[0].endswith("s"))
        if _NAME.fullmatch(word[0]) and verb and not many:
            found.add(_bare(word[0]))
    return frozenset(found - _NOBODY)


_NOBODY = frozenset(
    {
        *("It", "He", "We", "If", "As", "In", "At", "On", "No", "So", "My", "All", "Both", "You"),
        *("The", "This", "That", "She", "Her", "His", "They", "Who", "What", "There", "Everyone"),
        *("Nobody", "Somebody", "Each", "One", "Here", "How", "Where", "When", "Which", "Why"),
    }
)


def _named(text: str) -> Iterator[str]:
    """Words with a capital within a sentence, and those at its beginning before a verb."""
    people = _people(text)
    for word in _WORD.finditer(text):
        at_start = _STARTS.search(text[max(0, word.start() - _BEFORE) : word.start()]) is not None
        if _NAME.fullmatch(word[0]) and (not at_start or _bare(word[0]) in people):
            yield _bare(word[0])


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _written_small(kb: KnowledgeBase, asked: Collection[tuple[str, Route]]) -> frozenset[str]:
    """Words with a capital that stand in no case and in nothing that asks about one, and first
    words of sentences."""
    found: set[str] = set()
    for name, record in kb.records.items():
        if name.partition("/")[0] not in ("scenario", "calculation", "evidence"):
            for route, words in words_of(record):
                if (name, route) not in asked:
                    found.update(map(_bare, _WORD.findall(shown(words))))
    return frozenset(found | {word.capitalize() for word in found if word.islower()})


CHECK = check("JK580", "name-known", Severity.WARNING, __doc__, _strange)
