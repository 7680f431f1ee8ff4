"""Two records do not say the opposite, nor give two numbers for one thing.

Bad:   limit: Keep cold food below 41 °F. [@a]      explanation: Keep cold food below 45 °F. [@a]
Bad:   A spoken contract counts. [@a]               A spoken contract does not count. [@b]
Mend:  look into the source, and write in both places what it says.
Note:  both places are named, for nobody can tell which of the two is wrong.
Why:   readers lay the handout beside the quiz. Compared are sentences of claims, of what a quiz
       counts as right, and of what a procedure says to do, that are equal but for their numbers,
       units, a "not", or a word such as above and below; capitals, articles and simple endings make
       no difference. A sentence about "it" is compared with what items say about that record. Not
       read are examples, cases, calculations, and the sides of a distinction, which may well differ
       in a number alone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import quoted, sentences, shown, singular
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.question import Choice, Question, TrueFalse
from jobcareer_kb.values import Words, words_of

_READ = frozenset(
    {
        *("challenge", "definition", "distinction", "guide", "procedure"),
        *("question", "resource", "step", "takeaway"),
    }
)
_UNREAD = frozenset(
    {"examples", "holds", "left_over", "looks_for", "match", "prompt", "sample", "statement"}
)
_FEWEST = 3
"""Words that two sentences share, without which they hardly speak of one thing."""
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|°\s?[CF]\b|[$€£¥%]|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_DROPPED = frozenset({"a", "an", "the", "any", "do", "does", "did", "also", "still"})
_NOT = frozenset({"not", "never", "no", "cannot", "can't", "nobody", "without"})
_IT = frozenset({"it", "its", "they", "them", "their", "this", "that", "these", "those"})
_OPPOSITES = {
    word: mark
    for mark, words in {
        "<>": ("above", "below", "over", "under", "more", "less", "fewer", "most", "least"),
        "()": ("before", "after", "earlier", "later", "first", "last"),
        "?!": ("always", "seldom", "rarely", "often", "may", "must", "with"),
        "°": ("°c", "°f", "celsius", "fahrenheit"),
        "t": ("second", "minute", "hour", "day", "week", "month", "year"),
        "$": ("$", "€", "£", "¥", "%", "percent", "dollar", "euro"),
    }.items()
    for word in words
}
Form = tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence, what it says apart from what may differ, and what differs."""

    record: str
    route: Route
    text: str
    values: Form


def _contradicting(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    numbers = {word.casefold(): str(at) for at, word in enumerate(kb.words.teaching.numbers, 1)}
    by_form: dict[tuple[str, Form], list[Sentence]] = {}
    for about, sentence, form in _sentences(kb, numbers):
        by_form.setdefault((about, form), []).append(sentence)
    for alike in by_form.values():
        first = alike[0]
        second = next((each for each in alike if each.values != first.values), None)
        for one in alike if second is not None else ():
            other = second if one.values == first.values else first
            if other is not None:
                yield CHECK.rule.at(
                    kb.locate(one.record, one.route),
                    f"this says {quoted(one.text)}, and {other.record} says {quoted(other.text)}",
                    "look into the source, and write the same in both",
                    (Related(kb.locate(other.record, other.route), "the other one"),),
                )


def _sentences(
    kb: KnowledgeBase, numbers: Mapping[str, str]
) -> Iterator[tuple[str, Sentence, Form]]:
    """What is said, about which record where it says "it" alone, and its form."""
    for name, record in kb.records.items():
        if name.partition("/")[0] not in _READ:
            continue
        about = str(record.about) if isinstance(record, Question) else name
        for route, words in _told(record):
            for text in sentences(shown(words)):
                form, values, says_it = _parted(text, numbers)
                if sum(len(word) > 1 for word in form) >= _FEWEST:
                    yield about if says_it else "", Sentence(name, route, text, values), form


def _told(record: Record) -> Iterator[tuple[Route, Words]]:
    """The texts that a record says for true."""
    for route, words in words_of(record):
        if _UNREAD.isdisjoint(route) and _counts(record, route):
            yield route, words


def _counts(record: Record, route: Route) -> bool:
    """Say whether a text of an item is one that the item takes for true."""
    if isinstance(record, Choice) and route[0] == "options":
        return bool(record.options[int(route[1])].key)
    if isinstance(record, TrueFalse) and route[0] in ("stem", "if_true"):
        return record.answer
    return not isinstance(record, Question) or route[0] != "stem"


def _parted(text: str, numbers: Mapping[str, str]) -> tuple[Form, Form, bool]:
    """The form of a sentence, what else it says, and whether it says "it"."""
    form: list[str] = []
    values: list[str] = []
    denied = says_it = False
    for word in map(str.casefold, _TOKEN.findall(text)):
        bare = singular(word.replace(" ", "").replace(",", "") or word)
        if word in _NOT or word.endswith(("n't", "n’t")):
            denied = not denied
            bare = "can" if word in ("cannot", "can't", "can’t") else ""
        elif word in numbers or word[0].isdigit():
            values.append(numbers.get(word, bare))
            bare = "#"
        elif bare in _OPPOSITES:
            values.append(bare)
            bare = _OPPOSITES[bare]
        says_it = says_it or word in _IT
        if bare and word not in _DROPPED:
            form.append(bare)
    return tuple(form), (*values, "not" if denied else ""), says_it


CHECK = check("JK441", "said-otherwise", Severity.WARNING, __doc__, _contradicting)
