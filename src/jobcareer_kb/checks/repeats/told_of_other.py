"""What is said of a term is not what the definition of the other term says.

Bad:   an answer: Rain washes wet lube off.
       where definition/dry-lube, with which wet lube is contrasted, says: Rain washes it off.
Bad:   Rain asks for dry lube, and dust asks for wet lube.
       where definition/dry-lube alone has the word "dust"
Bad:   They rot fast.        as a trait of definition/greens, and of definition/browns
Mend:  name the other term, or correct the words; what holds of both belongs below `both`.
Note:  read are clauses without a "not" or a comparison that name one of two terms that a contrast
       or a distinction sets apart, or begin with a word such as "it" and mean one. Found is one of
       which three in four words, and two at least, stand in one sentence of the meaning or the
       traits of the other term, or in its side, and fewer in each of its own; and two clauses that
       are built alike, each with words of the other term, and none of its own; and a trait of both.
       What stands below `both` counts for both terms. Of one term, 64 sentences are read.
Why:   who mixes up two terms most often does so in a sentence that is right but for the term.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise, permutations
from typing import Any, NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._alike import ARTICLES, form
from jobcareer_kb.checks._gauge import CLAUSE, Gauge, stem
from jobcareer_kb.checks._ground import Ground
from jobcareer_kb.checks._item_texts import any_of, quoted, sentences, shown, words_in
from jobcareer_kb.checks._statements import Statement, statements
from jobcareer_kb.checks.repeats._contrasts import apart
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.reads import CALLED
from jobcareer_kb.values import words_of

_TOLD = frozenset({"meaning", "traits"})
_ASIDE = frozenset({"definition", "distinction"})
"""Kinds that say themselves what is said of their terms."""
_FEWEST = 2
_PART = 0.75
_READ = 64
"""Sentences that are read of what is said of one term."""
_BRIEF = 3
"""Words of a clause that is one of two built alike."""
Marks = frozenset[str]


class Clause(NamedTuple):
    """A clause that names one term, and its words without those of the name."""

    record: str
    route: Route
    text: str
    term: str
    words: Marks


class Term(NamedTuple):
    """What is said of a term where it is defined and set apart, sentence by sentence."""

    name: Marks
    said: tuple[Marks, ...]
    both: tuple[Marks, ...]
    """What it shares with the other one."""

    @property
    def every(self) -> Marks:
        """All words that are said of it."""
        return frozenset().union(*self.said, *self.both)


def _gather(context: Context) -> Gather:
    kb = context.kb
    gauge = Gauge(kb.words, ())
    names = {name: gauge.marks(shown(term)) for name, term in kb.terms()}
    claims = kb.words.claims
    vague = any_of((*claims.denials, *claims.than, *claims.more))
    pronouns = frozenset(claims.pronouns)
    begun: dict[str, list[str]] = {}
    for name, words in names.items():
        if words:
            begun.setdefault(min(words), []).append(name)

    def terms_of(said: Statement, clause: str, marks: Marks) -> list[str]:
        met = (name for mark in sorted(marks & begun.keys()) for name in begun[mark])
        named = [name for name in met if names[name] <= marks]
        is_it = clause.partition(" ")[0].casefold() in pronouns and "pairs" not in said.route
        return named or ([said.about] if is_it and said.about in names else [])

    def told(name: str, record: BaseModel) -> list[list[Any]] | None:
        rows: list[list[Any]] = []
        for said in statements(record, kb, name) if name.partition("/")[0] not in _ASIDE else ():
            for clause in CLAUSE.split(said.text) if not said.is_name else ():
                marks = gauge.marks(clause)
                terms = terms_of(said, clause, marks)
                if len(terms) == 1 and vague.search(clause) is None:
                    rows.append([said.route, clause, terms[0], sorted(marks - names[terms[0]])])
        return rows or None

    return told


def _exchanged(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kb = context.kb
    terms = dict(_terms(kb))
    others: dict[str, list[str]] = {}
    for term, against in (pair for each in apart(kb) for pair in permutations(sorted(each), 2)):
        if term in terms and against in terms:
            others.setdefault(term, []).append(against)
    for both in sorted({tuple(sorted(pair)) for pair in apart(kb) if len(pair) == _FEWEST}):
        yield from _of_both(kb, *both)
    for name, rows in gathered.items():
        clauses = [Clause(name, tuple(r), t, term, frozenset(w)) for r, t, term, w in rows]
        found = {
            (clause.route, other): clause
            for clause in clauses
            for other in others.get(clause.term, ())
            if _is_of(clause, terms[clause.term], terms[other])
        }
        for one, other in pairwise(clauses):
            is_pair = one.route == other.route and other.term in others.get(one.term, ())
            if is_pair and _are_crossed(one, other, terms):
                found.setdefault((one.route, other.term), one)
        for (_, meant), clause in found.items():
            yield CHECK.rule.at(
                kb.locate(clause.record, clause.route),
                f"{quoted(clause.text)} is what {meant} says, and not {clause.term}",
                "name the other term, or correct the words",
                (Related(kb.locate(meant, ("meaning",)), "the other term"),),
            )


def _of_both(kb: KnowledgeBase, one: str, other: str) -> Iterator[Diagnostic]:
    """Traits that two terms have in the same words."""
    mine, theirs = (dict(_traits(kb, name)) for name in (one, other))
    for text in (each for each in mine if each in theirs):
        here, there = kb.locate(one, mine[text]), kb.locate(other, theirs[text])
        for place, against, whose in ((here, there, other), (there, here, one)):
            yield CHECK.rule.at(
                place,
                f"this is a trait of {whose} too",
                "correct one of the two; what holds of both belongs below 'both'",
                (Related(against, "the other one"),),
            )


def _traits(kb: KnowledgeBase, name: str) -> Iterator[tuple[str, Route]]:
    record = kb.records.get(name)
    for at, trait in enumerate(record.traits if isinstance(record, Definition) else ()):
        yield form(shown(trait)), ("traits", at)


def _is_of(clause: Clause, own: Term, other: Term) -> bool:
    """Say whether a clause is what the other term's sentence says, and hardly what its own do."""
    words = clause.words - other.name
    most = max((len(words & said) for said in (*own.said, *own.both)), default=0)
    return any(
        len(common) >= max(_FEWEST, _PART * len(words), most + 1) and not common <= own.every
        for common in (words & said for said in other.said)
    )


def _are_crossed(one: Clause, other: Clause, terms: Mapping[str, Term]) -> bool:
    """Say whether two clauses that are built alike have words of each other's term alone."""
    first, second = terms[one.term], terms[other.term]
    words = one.words - second.name, other.words - first.name
    alike = frozenset(map(stem, {*words_in(one.text)} & {*words_in(other.text)} - ARTICLES))
    if alike <= first.name | second.name or max(map(len, words)) > _BRIEF:
        return False
    own = (words[0] & first.every - second.every) | (words[1] & second.every - first.every)
    crossed = (words[0] & second.every - first.every) | (words[1] & first.every - second.every)
    return bool(crossed) and not own


def _terms(kb: KnowledgeBase) -> Iterator[tuple[str, Term]]:
    gauge = Gauge(kb.words, ())
    denying = any_of(kb.words.claims.denials)
    said: dict[str, list[Marks]] = {}
    both: dict[str, list[Marks]] = {}
    for name, definition in kb.each("definition", Definition):
        told = (shown(words) for route, words in words_of(definition) if route[0] in _TOLD)
        texts = (text for each in told for text in sentences(each) if not denying.search(text))
        said[name] = [*map(gauge.marks, texts)]
        if definition.contrast is not None:
            shared = [gauge.marks(shown(each)) for each in definition.contrast.both]
            for term in (name, str(definition.contrast.to)):
                both.setdefault(term, []).extend(shared)
    for _, distinction in kb.each("distinction", Distinction):
        for side in distinction.sides:
            said.get(str(side.of), []).append(gauge.marks(shown(side.holds)))
    for name, term in kb.terms():
        if name in said:
            yield name, Term(gauge.marks(shown(term)), _each(said[name]), _each(both.get(name, ())))


def _each(sentences: Iterable[Marks]) -> tuple[Marks, ...]:
    """The first sentences, each once: no clause is laid beside more."""
    return tuple(islice(dict.fromkeys(sentences), _READ))


CHECK = check_side_by_side(
    "JK446", "told-of-other", Severity.WARNING, __doc__, _gather, _exchanged,
    ground=Ground((CALLED,), named=True),
)  # fmt: skip
