"""Two records do not say the opposite, nor give two numbers for one thing.

Bad:   limit: Keep cold food below 41 °F. [@a]      explanation: Keep cold food below 45 °F. [@a]
Bad:   A spoken contract counts. [@a]               A spoken contract does not count. [@b]
Mend:  look into the source, and write in both places what it says.
Note:  both places are named, for nobody can tell which of the two is wrong.
Why:   readers lay the handout beside the quiz. Compared are sentences of claims, of what a quiz
       counts as right, of the answers to cases, and of what a procedure says to do, that are equal
       but for their numbers, units, a "not", or a word such as above and below; capitals, articles
       and simple endings make no difference. So are sentences and clauses of which one says all
       that the other says, and a number, a "not", or one word such as left and right more or
       otherwise; of two about one record, three in four words are enough. "It" means the record, or
       the one that the item is about. Not read are examples, cases, calculations, and the sides of
       a distinction, which may well differ in a number alone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import quoted, sentences, shown, singular
from jobcareer_kb.checks._statements import READ, statements, told
from jobcareer_kb.checks.twice._likeness import Piece, Reader, disagreeing
from jobcareer_kb.checks.twice._same_amount import Gauge, differing
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.question import Question

_LOOSE = frozenset({"not_always", "obstacle", "ask", "misconceptions", "sides", "pairs", "rows"})
"""Fields that say when something is not so, or a part of a sentence; only the very same words are
compared in them."""
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
    named: set[tuple[str, Route]] = set()
    by_form: dict[tuple[str, Form], list[Sentence]] = {}
    for about, sentence, form in _sentences(kb, numbers):
        by_form.setdefault((about, form), []).append(sentence)
    for alike in by_form.values():
        first = alike[0]
        second = next((each for each in alike if _is_other(each.values, first.values)), None)
        for one in alike if second is not None else ():
            other = second if one.values == first.values else first
            if other is not None and _is_other(one.values, other.values):
                yield CHECK.rule.at(
                    kb.locate(one.record, one.route),
                    f"this says {quoted(one.text)}, and {other.record} says {quoted(other.text)}",
                    "look into the source, and write the same in both",
                    (Related(kb.locate(other.record, other.route), "the other one"),),
                )
                named.add((one.record, one.route))
    yield from _of_alike(kb, named)
    yield from _of_amounts(kb, named)


def _is_other(one: Form, other: Form) -> bool:
    """Say whether one thing differs; two numbers that do are those of another case."""
    return one != other and (
        len(one) != len(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )


def _of_alike(kb: KnowledgeBase, named: set[tuple[str, Route]]) -> Iterator[Diagnostic]:
    """What nearly the same words say, and not the same; each place once."""
    for one, other in disagreeing(_pieces(kb)):
        for piece, against in ((one, other), (other, one)):
            if (piece.record, piece.route) not in named:
                named.add((piece.record, piece.route))
                yield CHECK.rule.at(
                    kb.locate(piece.record, piece.route),
                    f"this says {quoted(piece.text)}, and {against.record} says "
                    f"{quoted(against.text)}",
                    "look into the source, and say the same in both",
                    (Related(kb.locate(against.record, against.route), "the other one"),),
                )


def _of_amounts(kb: KnowledgeBase, named: set[tuple[str, Route]]) -> Iterator[Diagnostic]:
    """What measures one thing otherwise than another statement; each place once."""
    gauge = Gauge(kb.words, (shown(each.term) for each in kb.of("definition", Definition)))
    measured = (each for said in statements(kb) for each in gauge.measured(said))
    for one, other in differing(measured):
        piece, against = one.said, other.said
        if (piece.record, piece.route) not in named:
            named.add((piece.record, piece.route))
            yield CHECK.rule.at(
                kb.locate(piece.record, piece.route),
                f"this says {quoted(piece.text)}, and {against.record} says {quoted(against.text)}",
                "look into the source, and give the same number in both",
                (Related(kb.locate(against.record, against.route), "the other one"),),
            )


def _pieces(kb: KnowledgeBase) -> Iterator[Piece]:
    reader = Reader(kb.words)
    for said in statements(kb):
        if _LOOSE.isdisjoint(said.route) and not said.is_name:
            yield from reader.pieces(said)


def _sentences(
    kb: KnowledgeBase, numbers: Mapping[str, str]
) -> Iterator[tuple[str, Sentence, Form]]:
    """What is said, about which record where it says "it" alone, and its form."""
    for name, record in kb.records.items():
        if name.partition("/")[0] not in READ:
            continue
        about = str(record.about) if isinstance(record, Question) else name
        for route, words in told(record):
            for text in sentences(shown(words)):
                form, values, says_it = _parted(text, numbers)
                if sum(len(word) > 1 for word in form) >= _FEWEST:
                    yield about if says_it else "", Sentence(name, route, text, values), form


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
