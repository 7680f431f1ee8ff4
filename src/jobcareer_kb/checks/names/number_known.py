"""A number to dial is that of a helper, or one that everybody dials.

Bad:   tips: [Call 1-802-431-7718.]       phone of the resource: 1-802-431-7712
Bad:   solutions: [Call 912.]
Mend:  copy the number of the helper once more; or write the helper whose number it is.
Note:  compared are numbers that differ from that of one helper in a digit, or in two neighbors that
       changed places, and that no other helper has. Numbers of three digits are read behind a word
       such as "call". The words: `phones`, `dialing` and `dialed` below `contacts` in words.yaml.
Why:   nobody answers, or somebody who cannot help.
"""

from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks._phones import digits_of, phone_pattern, short_numbers
from jobcareer_kb.checks._statements import title_of
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.values import words_of

_UNREAD = frozenset({"question", "evidence", "figure", "scenario", "brand", "reference"})


def _judge(context: Context) -> Judge:
    kb, words = context.kb, context.kb.words.contacts
    known = {
        digits_of(each.phone).removeprefix("1"): name
        for name, each in kb.each("resource", Resource)
        if each.phone
    }
    dialed = frozenset(words.dialed) | known.keys()
    plain = {"", *kb.words.teaching.plain}  # "Call 300 people" counts them
    dialing = tuple(each for each in words.dialing if each not in plain)

    def strange(name: str, record: BaseModel) -> Iterator[Diagnostic]:
        for route, said in words_of(record) if name.partition("/")[0] not in _UNREAD else ():
            text = shown(said)
            is_read = known and "cells" not in route  # JK326 reads rows
            for number in phone_pattern(words.phones).findall(text) if is_read else ():
                other = _near(digits_of(number).removeprefix("1"), known)
                if other and other != name and not _is_named(kb, other, text):
                    yield CHECK.rule.at(
                        kb.locate(name, route),
                        f"'{number}' is the number of nobody, and nearly that of {other}",
                        "copy it once more",
                        (Related(kb.locate(other, ("phone",)), "the number that is like it"),),
                    )
            for number, behind in short_numbers(text, dialing):
                if number not in dialed and behind in plain:
                    yield CHECK.rule.at(
                        kb.locate(name, route),
                        f"'{number}' is no number that is dialed here",
                        "write the number that is meant, or add it to 'dialed' of words.yaml",
                    )

    return strange


def _is_named(kb: KnowledgeBase, resource: str, text: str) -> bool:
    """Say whether a text names a helper; JK326 tells what it says of it."""
    return title_of(kb.records[resource]).casefold() in text.casefold()


def _near(number: str, known: Mapping[str, str]) -> str:
    """The helper whose number differs by a slip from one that nobody has."""
    if number in known:
        return ""
    return next((known[each] for each in known if _is_slip(number, each)), "")


def _is_slip(one: str, other: Collection[str]) -> bool:
    if len(one) != len(other):
        return False
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(places) == 1:
        return True
    turned = len(places) == 2 and places[1] - places[0] == 1
    return turned and sorted(one) == sorted(other)


CHECK = check_among_records(
    "JK329", "number-known", Severity.WARNING, __doc__, _judge, reads=("resource",)
)
