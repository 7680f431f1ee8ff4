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
       otherwise; of two about one record, three in four words are enough, and of two texts of one
       item three in five. What people say, and the statement of an item that is false, are laid
       beside what says them for true. Amounts in two units are
       brought to one: "8 mm" and "8 cm" differ, "90 minutes" and "1.5 hours" do not. "It" means the
       record, or the one that the item is about. Which words are opposites stands below `claims` in
       words.yaml. Not read are examples, cases, made-up numbers, and the sides of
       a distinction, which may well differ in a number alone.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._alike import bare_name
from jobcareer_kb.checks._gauge import Gauge
from jobcareer_kb.checks._ground import WITH_NAMED, Gathered
from jobcareer_kb.checks._item_texts import any_of, quoted, sentences, shown, singular, words_in
from jobcareer_kb.checks._same_amount import differing
from jobcareer_kb.checks._statements import READ, Statement, false_ones, statements, told
from jobcareer_kb.checks.repeats._likeness import Place, disagreeing, known_of
from jobcareer_kb.checks.repeats._piece import Piece, packed, unpacked
from jobcareer_kb.checks.repeats._reader import Reader
from jobcareer_kb.checks.repeats._taken import folded, measured_of, rest_of, unfolded
from jobcareer_kb.checks.repeats._vocabulary import Vocabulary
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route, digest_of
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model._words import WordLists

_LOOSE = frozenset({"not_always", "obstacle", "ask", "sides", "pairs", "rows"})
"""Fields that say when something is not so, or a part of a sentence; only the very same words are
compared in them."""
_TABLES = frozenset({"pairs", "rows"})
"""Of these, too, what is done when."""
_BRIEF = 80
"""Signs of what "it" may mean that count."""
_OF_TWO = 2
"""Words besides their names that texts of two terms share, or they hardly say the same thing."""
_HELD = 1_000
"""Pieces that are held while they are laid beside others: each is many words, ten kilobytes."""
_FEWEST = 3
"""Words that two sentences share, without which they hardly speak of one thing."""
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|°\s?[CF]\b|[$€£¥%]|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_DROPPED = frozenset({"a", "an", "the", "any", "do", "does", "did", "also", "still"})
_CAN = frozenset({"cannot", "can't", "can’t"})
_AGAINST = frozenset(
    frozenset(pair) for pair in (("", "not"), ("all", "not"), ("some", "not"), ("all", "some not"))
)
"""Statements of all, of some, or of none that contradict each other."""
Form = tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence, what it says apart from what may differ, and what differs."""

    record: str
    route: Route
    text: str
    values: Form


def _gather(context: Context) -> Gather:
    """Of each record: what it is about, and its sentences as each of the three ways reads them."""
    kb = context.kb
    forms, reader, gauge = _Reader(kb.words), Reader(kb.words), Gauge(kb.words, ())

    def gathered(name: str, record: BaseModel) -> str | None:
        every = statements(record, kb, name)
        if not isinstance(record, Record) or not every:
            return None
        pieces = [piece for said in every if not said.is_name for piece in _pieces(reader, said)]
        pieces += (each for false in false_ones(record, kb, name) for each in reader.denied(false))
        measured = [each.packed() for said in every for each in gauge.measured(said)]
        formed = list(_sentences(forms, name, record, every[0].topic[:_BRIEF]))
        return folded(every[0].about, formed, [*map(packed, pieces)], measured)

    return gathered


def _pieces(reader: Reader, said: Statement) -> Iterator[Piece]:
    if not _TABLES.isdisjoint(said.route):
        return reader.timed(said)
    return reader.pieces(said) if _LOOSE.isdisjoint(said.route) else iter(())


def _contradicting(context: Context, gathered: Gathered) -> Iterator[Diagnostic]:
    kb, texts = context.kb, dict(gathered)
    gathered.read(unfolded)
    named: set[tuple[str, Route]] = set()
    by_form: dict[tuple[str, str], list[Sentence]] = {}
    for name, (about, formed, *_) in gathered.items():
        for says_it, route, text, form, values in formed:
            sentence = Sentence(name, tuple(route), text, tuple(values))
            by_form.setdefault((about if says_it else "", form), []).append(sentence)
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
    left: dict[str, Any] = {}
    yield from _of_alike(kb, gathered, texts, named, left)
    yield from _of_amounts(kb, gathered, named, left)
    gathered.left = left


def _is_other(one: Form, other: Form) -> bool:
    """Say whether one thing differs; two numbers that do are those of another case."""
    (*mine, of_all), (*theirs, of_others) = one, other
    if of_all != of_others:
        return mine == theirs and {of_all, of_others} in _AGAINST
    return mine != theirs and (
        len(mine) != len(theirs) or sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1
    )


def _of_alike(
    kb: KnowledgeBase,
    gathered: Gathered,
    texts: Mapping[str, str],
    named: set[tuple[str, Route]],
    left: dict[str, Any],
) -> Iterator[Diagnostic]:
    """What nearly the same words say, and not the same; each place once."""
    heads = [each for taken in gathered.values() for each in taken.pieces]
    places = [(name, at) for name, taken in gathered.items() for at in range(len(taken.pieces))]

    @lru_cache(_HELD)
    def piece_at(number: int) -> Piece:
        name, at = places[number]
        taken = gathered[name]
        return unpacked(name, taken.about, rest_of(texts[name], taken.tails, at))

    found = list(disagreeing(heads, piece_at, known_of(gathered, places)))
    left["alike"] = [(places[one], places[other]) for one, other in found]
    named_in = _Named(kb)
    for pair in found:
        one, other = map(piece_at, pair)
        if named_in.each_its_own(one, other):
            continue
        for piece, against in ((one, other), (other, one)):
            if (piece.record, piece.route) not in named:
                named.add((piece.record, piece.route))
                yield CHECK.rule.at(
                    kb.locate(piece.record, piece.route),
                    f"this {_says(piece)}, and {against.record} {_says(against)}",
                    "look into the source, and say the same in both",
                    (Related(kb.locate(against.record, against.route), "the other one"),),
                )


class _Named:
    """Knows of which terms two texts speak."""

    def __init__(self, kb: KnowledgeBase) -> None:
        names = {bare_name(shown(term)) for _, term in kb.terms()}
        self._names = any_of(tuple(sorted(filter(None, names))))
        self._vocabulary = Vocabulary(kb.words)

    def each_its_own(self, one: Piece, other: Piece) -> bool:
        """Say whether each of two is of a term of its own, whose name has the word by which they
        differ, and both share hardly more than those names."""
        mine, theirs = self._terms(one), self._terms(other)
        if not (mine and theirs) or mine & theirs:
            return False
        names = frozenset(" ".join(mine | theirs).split())
        both = {self._vocabulary.word(word).stem for word in names}
        contrasts = {word for _, word in {*one.contrasts} & {*other.contrasts}} - names
        return len((one.content & other.content) - both) + len(contrasts) < _OF_TWO

    def _terms(self, piece: Piece) -> frozenset[str]:
        text = " ".join(map(singular, words_in(piece.text)))
        return frozenset(found[0] for found in self._names.finditer(text))


def _says(piece: Piece) -> str:
    return f"{'holds for false' if piece.is_false else 'says'} {quoted(piece.text)}"


def _of_amounts(
    kb: KnowledgeBase, gathered: Gathered, named: set[tuple[str, Route]], left: dict[str, Any]
) -> Iterator[Diagnostic]:
    """What measures one thing otherwise than another statement; each place once."""
    terms = [shown(term) for _, term in kb.terms()]
    left["terms"] = digest_of("\n".join(terms))
    then = gathered.left if gathered.before is not None else {"terms": ""}
    is_same = then["terms"] == left["terms"] and all(
        measured_of(was) == measured_of(gathered.get(name))
        for name, was in (gathered.before or {}).items()
    )
    left["amounts"] = then["amounts"] if is_same else list(_differing(kb.words, terms, gathered))
    for (record, at), (other, its) in left["amounts"]:
        route, text, *_ = gathered[record].measured[at]
        place, against, *_ = gathered[other].measured[its]
        if (record, tuple(route)) not in named:
            named.add((record, tuple(route)))
            yield CHECK.rule.at(
                kb.locate(record, tuple(route)),
                f"this says {quoted(text)}, and {other} says {quoted(against)}",
                "look into the source, and give the same number in both",
                (Related(kb.locate(other, tuple(place)), "the other one"),),
            )


def _differing(
    words: WordLists, terms: list[str], gathered: Gathered
) -> Iterator[tuple[Place, Place]]:
    """Where each of the two stands."""
    gauge = Gauge(words, terms)
    places = [(name, at) for name, data in gathered.items() for at in range(len(data.measured))]
    measured = [
        gauge.unpacked(name, gathered[name].about, gathered[name].measured[at])
        for name, at in places
    ]
    return ((places[one], places[other]) for one, other in differing(measured))


def _sentences(reader: "_Reader", name: str, record: Record, topic: str) -> Iterator[list[Any]]:
    """Whether each sentence says "it", its place and words, its form, and what may differ."""
    for route, words in told(record) if name.partition("/")[0] in READ else ():
        for text in sentences(shown(words)):
            form, values, says_it = reader.parted(text, topic)
            if sum(len(word) > 1 and word[0] != "<" for word in form) >= _FEWEST:
                yield [says_it, route, text, " ".join(form), values]


class _Reader:
    """Takes sentences apart by the words of a knowledge base."""

    def __init__(self, words: WordLists) -> None:
        claims = words.claims
        self._numbers = {w.casefold(): str(at) for at, w in enumerate(words.teaching.numbers, 1)}
        self._pronouns = frozenset(map(str.casefold, claims.pronouns))
        self._denials, self._it, self._all, self._some = (
            frozenset(map(str.casefold, each))
            for each in (
                claims.denials,
                (*claims.pronouns, *claims.pointing),
                claims.quantities,
                claims.some,
            )
        )
        rows = ([word.strip() for word in row.casefold().split(",")] for row in claims.in_place)
        self._rows = {word: f"<{row[0]}>" for row in rows for word in row}

    def parted(self, text: str, topic: str) -> tuple[Form, Form, bool]:
        """The form of a sentence, what else it says, and whether it says "it"; a leading "it" is
        the topic."""
        words = list(map(str.casefold, _TOKEN.findall(text)))
        if words[:1] and words[0] in self._pronouns:
            words[:1] = map(str.casefold, _TOKEN.findall(topic))
        begin, of = self._of_how_many(words)
        form: list[str] = []
        values: list[str] = []
        denied = False
        for word in words[begin:]:
            bare = singular(word.replace(" ", "").replace(",", "") or word)
            if word in self._denials or word.endswith(("n't", "n’t")):
                denied = not denied
                bare = "can" if word in _CAN else ""
            elif word in self._numbers or word[0].isdigit():
                values.append(self._numbers.get(word, bare))
                bare = "#"
            elif bare in self._rows:
                values.append(bare)
                bare = self._rows[bare]
            if bare and word not in _DROPPED:
                form.append(bare)
        return tuple(form), (*values, _told_of(of, denied)), not self._it.isdisjoint(words)

    def _of_how_many(self, words: list[str]) -> tuple[int, str]:
        """How many words at the beginning say of how many it is told, and of how many."""
        first, second = [*words[:2], "", ""][:2]
        if first in self._denials and second in self._all:
            return 2, "some not"
        if first in self._some:
            return 1, "some"
        return (1, "all") if first in self._all else (0, "")


def _told_of(of: str, denied: bool) -> str:
    """Of all, of some or of none; a "not" of all is told of none."""
    if not denied:
        return of
    return {"some": "some not", "some not": "some"}.get(of, "not")


CHECK = check_side_by_side(
    "JK441", "said-otherwise", Severity.WARNING, __doc__, _gather, _contradicting, ground=WITH_NAMED
)
