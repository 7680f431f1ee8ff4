"""One thing has one name; `terms` of words.yaml says which.

Bad:   Look at a job board. (elsewhere: a job search platform)
Good:  Look at a job search platform. (everywhere)
Mend:  use the term that the finding names.
Note:  a word within a proper name is the name's: a name that `names` of words.yaml lists, or that
       of a resource whose words all begin with a capital, such as "American Job Center".
Note:  words in quotation marks are passed over: they say what to search for, or what somebody
       said. So is the `statement` of a misconception.
Why:   two names make a learner look for two things.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks.language._passages import as_pattern, passages_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.reads import CALLED

_OPENS = re.compile('[\u201c"]')
_CLOSES = {"\u201c": "\u201d", '"': '"'}
_Places = list[tuple[int, int]]
"""Beginning and end of pieces of a text, in order; none overlaps another."""


def _judge(context: Context) -> Judge | None:
    kb = context.kb
    listed = [(as_pattern(entry.variants), as_pattern((entry.term,)), entry.term)
              for entry in kb.words.terms]  # fmt: skip
    every = as_pattern(tuple(word for entry in kb.words.terms for word in entry.variants))
    if every is None:
        return None
    proper = as_pattern((*kb.words.names, *_names(kb)))

    def variants(name: str, record: BaseModel) -> Iterator[Diagnostic]:
        for passage in passages_in(record, name):
            if not every.search(passage.text) or passage.field.endswith("misconceptions.statement"):
                continue
            passed = _quoted(passage.text), _places(proper, passage.text)
            for variant, preferred, term in listed:
                right = _places(preferred, passage.text)
                for start, end in _places(variant, passage.text):
                    if not any(_lies_in(start, end, places) for places in (*passed, right)):
                        yield CHECK.rule.at(
                            passage.span(kb, start, end),
                            f"'{passage.text[start:end]}' is another name for '{term}'",
                            f"write '{term}' here too, so that one thing has one name",
                        )

    return variants


def _names(kb: KnowledgeBase) -> Iterator[str]:
    """The names of resources that are names and no words for a thing."""
    resources = (said for name, said in kb.called.items() if name.startswith("resource/"))
    for said in resources:
        name = plain(without_cites(said.inlines))
        if len(words := name.split()) > 1 and not any(word[:1].islower() for word in words):
            yield name


def _places(pattern: re.Pattern[str] | None, text: str) -> _Places:
    return [found.span() for found in pattern.finditer(text)] if pattern else []


def _quoted(text: str) -> _Places:
    """What stands in quotation marks; where one of a kind never closes, no later one does."""
    found: _Places = []
    unclosed: set[str] = set()
    for opening in _OPENS.finditer(text):
        sign, start = opening.group(), opening.start()
        if sign in unclosed or (found and start < found[-1][1]):
            continue
        end = text.find(_CLOSES[sign], start + 1)
        if end < 0:
            unclosed.add(sign)
        else:
            found.append((start, end + 1))
    return found


def _lies_in(start: int, end: int, places: _Places) -> bool:
    before = bisect_right(places, start, key=lambda place: place[0]) - 1
    return before >= 0 and end <= places[before][1]


CHECK = check_among_records(
    "JK406", "term-preferred", Severity.WARNING, __doc__, _judge, reads=(CALLED,)
)
