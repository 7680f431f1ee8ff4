"""Hours, days, dates and places of a helper are those that its own record gives.

Bad:   how_to_find: Open from 8 a.m. to 5 p.m.    a tip: The fire station is open until 7 p.m. [@a]
Bad:   how_to_find: Come on Tuesdays.             a tip: Go to the tenant center on a Thursday. [@a]
Bad:   how_to_find: Go to 14 Mill Road.           a tip: The fire station is at 41 Mill Road. [@a]
Bad:   how_to_find: Call from July to October.    a tip: Call the station from May to October. [@a]
Bad:   how_to_find: Come on Thursdays.        a tip: The station is closed on Thursdays. [@a]
Bad:   how_to_find: Classes begin at 10 a.m.  a tip: The station's classes begin at 9 a.m. [@a]
Bad:   how_to_find: Ask in room 12.           a tip: The supply room is room 21. [@a]
Mend:  call or look once more, and write in both places what is so.
Note:  read are sentences that name one resource. An hour within the hours passes, and so does what
       the record says nothing about. Of a sentence with a word such as "closed", only the days
       behind "closed on" are judged. The words: `days`, `day_spans`, `closed`, `shut`, `rooms`
       and `month_words` below `contacts` in words.yaml; `months` and `ordinals` below `teaching`.
Why:   people stand before a closed door.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks._item_texts import any_of, quoted, shown
from jobcareer_kb.checks.names._helper_names import HelperNames, said_names
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.values import words_of

_UNREAD = frozenset(
    {"question", "evidence", "figure", "calculation", "scenario", "brand", "kb.yaml"}
)
_DOTS = re.compile(r"\b([ap])\.m\.", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))?\s?(am|pm)\b", re.IGNORECASE)
_STREET = re.compile(r"\b(\d{1,5})\s((?:[^\W\d_a-z][\w'-]{1,30}\s?){2})")


class _Told(NamedTuple):
    """What a text says of when and where: each thing by its kind."""

    hours: Mapping[int, str]
    days: Mapping[str, str]
    dates: Mapping[str, str]
    months: Mapping[int, str]
    """By their number: those that are named, and those between two of them."""
    floors: Mapping[str, str]
    rooms: Mapping[str, str]
    begins: Mapping[tuple[str, ...], tuple[int, str]]
    """An hour by the two words before it, as in `begin at 10 am`."""
    streets: Mapping[str, str]
    """The number in each street."""


def _judge(context: Context) -> Judge | None:
    kb = context.kb
    reader = _Reader(kb.words)

    @cache
    def known() -> Mapping[str, _Told]:
        return dict(_known(kb, reader))

    @cache
    def names() -> HelperNames:
        return HelperNames((pair for pair in said_names(kb) if pair[1] in known()), exact=True)

    def differing(name: str, record: BaseModel) -> Iterator[Diagnostic]:
        if name.partition("/")[0] in _UNREAD:
            return
        for route, text in _telling(reader, record):
            for sentence in filter(reader.may_tell, _SENTENCE.split(text)):
                if known() and name not in known():
                    yield from _of_sentence(kb, reader, known(), names(), name, route, sentence)

    return differing


def _known(kb: KnowledgeBase, reader: "_Reader") -> Iterator[tuple[str, _Told]]:
    """What each resource says of when and where."""
    for name, resource in kb.each("resource", Resource):
        texts = [text for _, text in _telling(reader, resource)]
        if texts and not any(reader.is_closed(text) for text in texts):
            yield name, reader.told(" ".join(texts))


def _telling(reader: "_Reader", record: BaseModel) -> Iterator[tuple[Route, str]]:
    """The texts that tell when or where, as they are read; most tell nothing, and are left."""
    for route, words in words_of(record):
        plain = _plain(str(words))
        if reader.may_tell(plain) or reader.is_closed(plain):
            yield route, _plain(shown(words))


def _of_sentence(
    kb: KnowledgeBase,
    reader: "_Reader",
    known: Mapping[str, _Told],
    names: HelperNames,
    name: str,
    route: Route,
    sentence: str,
) -> Iterator[Diagnostic]:
    named = {meant for _, _, meant in names.within(sentence)}
    if len(named) != 1:
        return
    resource = named.pop()
    if reader.is_closed(sentence):
        other = reader.shut(known[resource], sentence)
    else:
        other = next(_other(known[resource], reader.told(sentence)), None)
    if other is not None:
        said, instead = other
        texts = _telling(reader, kb.records[resource])
        place = next((route for route, text in texts if instead in text), ("id",))
        yield CHECK.rule.at(
            kb.locate(name, route),
            f"{quoted(said)} here, but {quoted(instead)} in {resource}",
            "look once more, and write the same in both",
            (Related(kb.locate(resource, place), "the other one"),),
        )


def _other(own: _Told, said: _Told) -> Iterator[tuple[str, str]]:
    """What a sentence says otherwise, and what the record says instead."""
    if len(own.hours) > 1:
        first, last = min(own.hours), max(own.hours)
        for minute, text in said.hours.items():
            if not first <= minute <= last:
                yield text, own.hours[first if minute < first else last]
    for words, (minute, text) in said.begins.items():
        if words in own.begins and own.begins[words][0] != minute:
            yield text, own.begins[words][1]
    pairs: Sequence[tuple[Mapping[Any, str], Mapping[Any, str]]] = (
        (own.days, said.days), (own.dates, said.dates), (own.floors, said.floors),
        (own.months, said.months), (own.rooms, said.rooms),
    )  # fmt: skip
    for mine, theirs in pairs:
        for key, text in theirs.items():
            if mine and key not in mine:
                yield text, next(iter(mine.values()))
    for street, number in said.streets.items():
        if street in own.streets and own.streets[street] != number:
            yield f"{number} {street}", f"{own.streets[street]} {street}"


class _Reader:
    """Reads texts by the words of a knowledge base."""

    def __init__(self, words: WordLists) -> None:
        self._closed = any_of(words.contacts.closed)
        self._days = _days(words.contacts.days)
        self._day = any_of(tuple(self._days))
        months, ordinals = any_of(words.teaching.months), any_of(words.teaching.ordinals)
        self._date = re.compile(rf"({months.pattern})\s(\d{{1,2}})\b", re.IGNORECASE)
        self._months = {each.casefold(): at for at, each in enumerate(words.teaching.months)}
        before = any_of(words.contacts.month_words)
        self._month = re.compile(
            rf"(?:{before.pattern})\s({months.pattern})(?!\s\d)", re.IGNORECASE
        )
        self._shut = any_of(words.contacts.shut)
        self._floor = re.compile(rf"({ordinals.pattern})\s(floor)\b", re.IGNORECASE)
        rooms, to = any_of(words.contacts.rooms).pattern, any_of(words.contacts.day_spans).pattern
        self._room = re.compile(rf"(?:{rooms})\s([A-Z]?-?\d{{1,4}}[A-Z]?)\b", re.IGNORECASE)
        self._span = re.compile(
            rf"({self._day.pattern})(?:\s(?:{to})\s|[-–])({self._day.pattern})", re.I
        )
        self._places = (self._floor, self._room, _STREET)
        self._order = tuple(dict.fromkeys(day for each in self._days.values() for day in each))

    def is_closed(self, text: str) -> bool:
        """Say whether a text tells when or where there is nobody."""
        return self._closed.search(text) is not None

    def may_tell(self, text: str) -> bool:
        """Say whether a text has any of these things."""
        return any(
            each.search(text)
            for each in (_CLOCK, self._day, self._date, self._month, *self._places)
        )  # fmt: skip

    def shut(self, own: _Told, text: str) -> tuple[str, str] | None:
        """A day on which a text says there is nobody, and the record that there is somebody."""
        found = self._shut.search(text)
        day = self._day.match(text, found.end() + 1) if found is not None else None
        if found is None or day is None:
            return None
        meant = self._days[day[0].casefold()]
        instead = next((own.days[each] for each in meant if each in own.days), None)
        return (f"{found[0]} {day[0]}", instead) if instead is not None else None

    def _on_days(self, text: str) -> Mapping[str, str]:
        """The days that a text names, and those from one to another."""
        days = {
            day: found[0]
            for found in self._day.finditer(text)
            for day in self._days[found[0].casefold()]
        }
        for found in self._span.finditer(text):
            one, other = (
                self._order.index(self._days[each.casefold()][0]) for each in found.groups()
            )
            between = range(one, one + (other - one) % len(self._order) + 1)
            days |= {self._order[at % len(self._order)]: found[0] for at in between}
        return days

    def _in_months(self, text: str) -> Mapping[int, str]:
        """The months that a text names with a capital, and those from the first to the last."""
        named = [found[1] for found in self._month.finditer(text) if found[1][0].isupper()]
        at = [self._months[key] for key in map(str.casefold, named) if key in self._months]
        if len(at) == 2:
            span = (at[1] - at[0]) % len(self._months) + 1
            at = [(at[0] + each) % len(self._months) for each in range(span)]
        return {each: " to ".join(named) for each in at}

    def told(self, text: str) -> _Told:
        """What a text says of when and where."""
        return _Told(
            {_minute(found): found[0] for found in _CLOCK.finditer(text)},
            self._on_days(text),
            {f"{found[1]} {found[2]}".casefold(): found[0] for found in self._date.finditer(text)},
            self._in_months(text),
            {found[1].casefold(): found[0] for found in self._floor.finditer(text)},
            {found[1].casefold(): found[0] for found in self._room.finditer(text)},
            {tuple(text[: found.start()].casefold().split()[-2:]): (_minute(found), found[0])
             for found in _CLOCK.finditer(text)},
            {found[2].strip(): found[1] for found in _STREET.finditer(text)},
        )  # fmt: skip


def _plain(text: str) -> str:
    """A text whose hours have no full stops."""
    return _DOTS.sub(r"\1m", text)


def _minute(found: re.Match[str]) -> int:
    hour = int(found[1]) % 12 + (12 if found[3].casefold() == "pm" else 0)
    return hour * 60 + int(found[2] or 0)


@lru_cache(maxsize=16)
def _days(lines: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The days that each word means."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        names, _, meant = line.partition("=")
        for name in names.split(","):
            day = name.strip().casefold()
            found[day] = tuple(meant.casefold().split()) or (
                names.split(",")[0].strip().casefold(),
            )
    return found


CHECK = check_among_records(
    "JK328", "hours-agree", Severity.WARNING, __doc__, _judge, reads=("resource",)
)
