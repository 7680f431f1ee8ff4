"""Of one term, two records do not say in the same words two terms that are contrasted.

Bad:   a trait of definition/low-acid-food: It needs a pressure canner. [@a]
       an explanation: A low-acid food needs a boiling water canner. [@b]
       where definition/pressure-canner is contrasted with definition/boiling-water-canner
Mend:  look into the source, and name the same term in both.
Note:  compared are sentences without a "not" or a hedge that name two terms, or begin with a word
       such as "it" and name one: the first term is the same, the second is another one of those
       that a contrast or a distinction sets apart, and each other word of the shorter sentence
       stands in the longer one too. Both places are named.
Why:   who mixes up two terms most often does so in a sentence that is right but for the term.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._alike import ARTICLES, bare_name
from jobcareer_kb.checks._ground import Ground
from jobcareer_kb.checks._item_texts import any_of, quoted, shown, singular, words_in
from jobcareer_kb.checks._statements import statements
from jobcareer_kb.checks.repeats._contrasts import apart
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.reads import CALLED

_OF_TWO = 2
_MOST = 12
"""Sentences about one term that are laid side by side."""


class Said(NamedTuple):
    """A sentence: the place, the text, the two terms it names, and its other words."""

    record: str
    route: Route
    text: str
    first: str
    second: str
    words: frozenset[str]


def _gather(context: Context) -> Gather:
    kb = context.kb
    names = {bare_name(shown(term)): name for name, term in kb.terms()}
    named = any_of(tuple(sorted(filter(None, names))))
    claims, called = kb.words.claims, kb.called
    pronouns = frozenset(claims.pronouns)
    vague = any_of((*claims.denials, *claims.averting, *kb.words.hedges))
    small = ARTICLES | {each.casefold() for each in (*claims.pronouns, *claims.more, "so", "and")}

    def told(name: str, record: BaseModel) -> list[list[Any]] | None:
        rows = []
        for said in statements(record, kb, name):
            text = " ".join(map(singular, words_in(said.text)))
            terms = [names[each[0]] for each in named.finditer(text)]
            if text.partition(" ")[0] in pronouns and said.about in called:
                terms = [said.about, *terms]
            if len(terms) != _OF_TWO:
                continue
            rest = frozenset(named.sub(" ", text).split()) - small
            if rest and not said.is_name and vague.search(said.text) is None:
                rows.append([said.route, said.text, *terms, sorted(rest)])
        return rows or None

    return told


def _exchanged(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kb = context.kb
    are_apart = frozenset(apart(kb))
    by_first: dict[str, list[Said]] = {}
    for name, rows in gathered.items():
        for route, text, first, second, words in rows:
            said = Said(name, tuple(route), text, first, second, frozenset(words))
            by_first.setdefault(first, []).append(said)
    named: set[tuple[str, Route]] = set()
    for alike in by_first.values():
        for one, other in combinations(alike[:_MOST], 2):
            if {one.second, other.second} not in are_apart:
                continue
            if one.words <= other.words or other.words <= one.words:
                for here, there in ((one, other), (other, one)):
                    if (here.record, here.route) not in named:
                        named.add((here.record, here.route))
                        yield _found(kb, here, there)


def _found(kb: KnowledgeBase, here: Said, there: Said) -> Diagnostic:
    return CHECK.rule.at(
        kb.locate(here.record, here.route),
        f"this says {quoted(here.text)}, and {there.record} says {quoted(there.text)}",
        "look into the source, and name the same term in both",
        (Related(kb.locate(there.record, there.route), "the other one"),),
    )


CHECK = check_side_by_side(
    "JK445", "contrasted-term", Severity.WARNING, __doc__, _gather, _exchanged,
    ground=Ground((CALLED,), named=True),
)  # fmt: skip
