"""A text has the acts of a procedure, or the steps of a guide, in the order that these have.

Bad:   acts: [Pull the pin, Squeeze the handle]    tip: Squeeze the handle before you pull the pin.
Bad:   First squeeze the handle, and then pull the pin.
Mend:  correct the order here or there.
Bad:   Squeeze the handle. Then pull the pin.
Bad:   items of an item of type ordering: Squeeze the handle, Pull the pin, ...
Bad:   We take out the cover, squeeze the handle, and pull the pin.
Bad:   First the handle, then the pin, then the hose.
Bad:   Cover a burn first, and then hold it under water.    (of the procedure "Cool a burn")
Note:  an act is known by two words of content, and most of those of its first sentence, of its
       limit, or of what is read; beside another act of its record, by the word that it begins with,
       or by one besides those of that act or of the title. Read are sentences with a word such as
       `before` or `then`, and without a "not": see `claims` in words.yaml. Read are also lists of
       three clauses, and the items of a question that asks for an order, where the words alone name
       each act. Three clauses or more with a word such as `first` may name their acts by one word
       that no other act of the record has.
       All three places are named, the text and both acts.
Why:   people do what they read last.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._gauge import Gauge
from jobcareer_kb.checks._ground import WITH_NAMED
from jobcareer_kb.checks._item_texts import any_of, quoted, sentences, shown
from jobcareer_kb.checks._statements import Statement, statements, title_of
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._words.claims import ClaimWords
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.procedure import Procedure
from jobcareer_kb.model.step import Step
from jobcareer_kb.tasks import Question, Role

_FEWEST = 2
_PART = 0.6
_MOST = 8
"""Clauses of a sentence that are read."""
_CLAUSE = re.compile(r"[,;:] (?:and |then |and then )?")
_SHARED = 12
"""Acts that are remembered for one word."""


class Act(NamedTuple):
    """An act or a step, and its place in the order."""

    record: str
    route: Route
    place: int
    text: str
    words: frozenset[str]
    lead: frozenset[str]
    """The word that it begins with."""


def _gather(context: Context) -> Gather:
    """Of each sentence that tells an order: its route and text, whether it is a mere list (None
    where it does several things in turn), and the marks of its parts."""
    kb = context.kb
    gauge = Gauge(kb.words, ())
    claims = kb.words.claims
    denying, telling = any_of(claims.denials), any_of((*claims.first, *claims.then))

    def orders(name: str, record: BaseModel) -> list[list[Any]] | None:
        rows: list[list[Any]] = []
        last: Statement | None = None
        if isinstance(record, Question):
            entries = record.in_role(Role.ENTRY)
            texts = [shown(entry.words) for entry in entries]
            rows.extend(
                [entries[at].route, text, True, *_marks(gauge, texts[at:])]
                for at, text in enumerate(texts[:-1])
            )
        for said in statements(record, kb, name):
            before, last = last.text if last is not None and last.route == said.route else "", said
            parts = _in_time(said.text, claims, before)
            if parts is not None and not denying.search(said.text):
                rows.append([said.route, said.text, False, *_marks(gauge, parts)])
            if (turns := _turns(said.text, telling)) and not denying.search(said.text):
                rows.append([said.route, said.text, None, *_marks(gauge, turns)])
            rows.extend(
                [said.route, said.text, True, *_marks(gauge, rest)]
                for rest in _lists(said.text)
                if not denying.search(said.text)
            )
        return rows or None

    return orders


def _marks(gauge: Gauge, texts: Iterable[str]) -> Iterator[list[str]]:
    return (sorted(gauge.marks(each)) for each in texts)


def _lists(text: str) -> Iterator[list[str]]:
    """Each clause of a list of three or more, with those behind it."""
    clauses = [each for each in _CLAUSE.split(text.rstrip(".")) if " " in each][:_MOST]
    if len(clauses) > _FEWEST:
        yield from (clauses[at:] for at in range(len(clauses) - 1))


def _turns(text: str, telling: re.Pattern[str]) -> list[str]:
    """The clauses of a sentence that does three things or more in turn."""
    clauses = _CLAUSE.split(text.rstrip("."))
    is_told = telling.search(text) is not None
    return clauses if is_told and _FEWEST < len(clauses) <= _MOST else []


def _disordered(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kb = context.kb
    acts = _Acts(kb, Gauge(kb.words, ()))
    named: set[tuple[str, Route]] = set()
    for name, rows in gathered.items():
        for route, text, is_list, first, *rest in rows:
            clauses = [frozenset(each) for each in (first, *rest)]
            pairs = (
                (pair for each in clauses[1:] for pair in acts.both(clauses[0], each, is_list))
                if is_list is not None
                else acts.in_turn(clauses)
            )
            for earlier, later in pairs:
                if earlier.place > later.place and earlier.record != name:
                    for found in _both_told(kb, (name, tuple(route)), text, earlier, later):
                        if found[0] not in named:
                            named.add(found[0])
                            yield found[1]
                    break


def _both_told(
    kb: KnowledgeBase, place: tuple[str, Route], text: str, earlier: Act, later: Act
) -> Iterator[tuple[tuple[str, Route], Diagnostic]]:
    """The text, and the two acts: nobody can tell which of them stands at the wrong place."""
    acts = [(each.record, each.route) for each in (earlier, later)]
    order = f"{quoted(earlier.text)} before {quoted(later.text)}"
    turned = f"{quoted(later.text)} before {quoted(earlier.text)}"
    told = f"this has {turned}, and {place[0]} says {quoted(text)}"
    for here, there, what in (
        (place, acts[0], f"{quoted(text)} has {order}, and {earlier.record} has it after"),
        *((act, place, told) for act in acts),
    ):
        yield (
            here,
            CHECK.rule.at(
                kb.locate(*here),
                what,
                "correct the order here or there",
                (Related(kb.locate(*there), "the other order"),),
            ),
        )


def _in_time(text: str, words: ClaimWords, sentence_before: str) -> tuple[str, str] | None:
    """What a sentence does earlier, or the one before it, and what later."""
    then = any_of(words.then).search(text)
    if then and then.start() == 0:
        return sentence_before, text[then.end() :]
    if then and any_of(words.conditions).match(text) is None:
        return any_of(words.first).sub("", text[: then.start()]), text[then.end() :]
    for phrases, turned in ((words.before, False), (words.after, True)):
        found = any_of(phrases).search(text)
        if found is None:
            continue
        before, behind = text[: found.start()], text[found.end() :]
        if not before.strip():  # `Before you A, B.`
            behind, _, before = behind.partition(",")
        return (behind, before) if turned else (before, behind)
    return None


class _Acts:
    """The acts of all procedures and guides, by their words."""

    def __init__(self, kb: KnowledgeBase, gauge: Gauge) -> None:
        self._by_word: dict[str, list[Act]] = {}
        self._alone: dict[tuple[str, str], set[int]] = {}
        self._title = cache(lambda name: gauge.marks(title_of(kb.records[name])))
        for record, route, place, text in _told(kb):
            lead = gauge.marks(" ".join(text.split(maxsplit=1)[:1]))
            act = Act(record, route, place, text, gauge.marks(text), lead)
            for word in sorted(act.words):
                self._alone.setdefault((record, word), set()).add(place)
                alike = self._by_word.setdefault(word, [])
                if len(alike) < _SHARED:
                    alike.append(act)

    def both(
        self, one: frozenset[str], other: frozenset[str], is_list: bool
    ) -> Iterator[tuple[Act, Act]]:
        """Two acts of one record that two texts name; of a list, each by its own words."""
        first, second = self._best(one), self._best(other)
        for record in sorted(first.keys() | second.keys()):
            a, b = first.get(record), second.get(record)
            if a is None and b is not None and not is_list:
                a = self._beside(b, one, other)
            elif b is None and a is not None and not is_list:
                b = self._beside(a, other, one)
            if a is not None and b is not None and a.place != b.place:
                yield a, b

    def in_turn(self, clauses: list[frozenset[str]]) -> Iterator[tuple[Act, Act]]:
        """Two acts of a record of which each clause names one, by words that no other act has."""
        first = (act for word in sorted(clauses[0]) for act in self._by_word.get(word, ()))
        for record in dict.fromkeys(act.record for act in first):
            named = [self._named(record, words) for words in clauses]
            for one, other in pairwise(named):
                if one is None or other is None or None in named:
                    break
                if one.place != other.place:
                    yield one, other

    def _named(self, record: str, words: frozenset[str]) -> Act | None:
        """The one act of a record that has words which no other of its acts has."""
        own = [word for word in sorted(words) if len(self._alone.get((record, word), ())) == 1]
        acts = [act for word in own for act in self._by_word[word] if act.record == record]
        return acts[0] if acts and len({act.place for act in acts}) == 1 else None

    def _beside(self, known: Act, words: frozenset[str], others: frozenset[str]) -> Act | None:
        """The one act of the same record that few words name beside one that is known."""
        own = words - self._title(known.record)
        alike = self._by_word.get(min(own, default=""), ())
        may = [act for act in alike if act.record == known.record and own <= act.words]
        may = [act for act in may if act.place != known.place]
        like = [act for act in may if act.words & others & known.words]
        like = like or [a for a in may if own in (a.lead, a.words) or own < words]
        return like[0] if len({act.place for act in like}) == 1 else None

    def _best(self, words: frozenset[str]) -> dict[str, Act]:
        """The act of each record that a text names."""
        found: dict[str, tuple[int, Act]] = {}
        sharing = (act for word in sorted(words) for act in self._by_word.get(word, ()))
        for act in dict.fromkeys(sharing):  # each once, however many words they share
            shared = len(act.words & words)
            if shared >= max(_FEWEST, _PART * min(len(act.words), len(words))):
                found[act.record] = max(
                    found.get(act.record, (0, act)), (shared, act), key=lambda each: each[0]
                )
        return {record: act for record, (_, act) in found.items()}


def _told(kb: KnowledgeBase) -> Iterator[tuple[str, Route, int, str]]:
    for name, procedure in kb.each("procedure", Procedure):
        for place, act in enumerate(procedure.acts):
            yield name, ("acts", place, "do"), place, sentences(shown(act.do))[0]
            if act.limit is not None:
                yield name, ("acts", place, "limit"), place, sentences(shown(act.limit))[0]
    for name, guide in kb.each("guide", Guide):
        for place, ref in enumerate(guide.steps):
            step = kb.records.get(str(ref))
            if isinstance(step, Step):
                yield name, ("steps", place), place, shown(step.title)
                yield name, ("steps", place), place, sentences(shown(step.action))[0]


CHECK = check_side_by_side(
    "JK443", "acts-in-order", Severity.WARNING, __doc__, _gather, _disordered, ground=WITH_NAMED
)
