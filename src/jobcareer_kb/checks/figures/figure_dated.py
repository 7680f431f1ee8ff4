"""A figure is printed with its year.

Bad:   reply: ... is projected to fall by [#network-jobs.value]. [@bls]
Good:  reply: ... is projected to fall by [#network-jobs.value] from [#network-jobs.year]. [@bls]
Good:  reply: ... earned [#childcare-pay]. [@bls]             (prints value and year)
Bad:   meaning: Half of them earn $32,050 or more. [@bls]     (a number, and no year at all)
Mend:  print the year too: `[#id]` for both, or `[#id.year]` where the words ask for it.
Why:   next year the number is another one, and nobody can tell which of the two is on the page.
Note:  a claim has the year in its own words. In a cell it may stand in the head of the column, the
       title or the instruction of the sheet; elsewhere, in another text of the record.
"""

import re
from collections.abc import Iterator, Mapping

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks.figures.figure_bound import unbound
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.facts import is_cell
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.values import Claim, Words, words_of

_YEAR = re.compile(r"(?<![\d,.$€£])(?:1[89]|20)\d\d(?![\d,]\d|%)")
_UNREAD = frozenset({"brand", "evidence", "figure", "reference"})
_MEND = "print it too: '[#{0}]' for both, or '[#{0}.year]' where the year belongs"
_TYPED = "write of which year it is"


def _undated(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb, facts = context.kb, context.kb.facts[name]
    may_lack = facts.numbers or facts.figures
    if not may_lack or name.partition("/")[0] in _UNREAD:
        return
    written_record = kb.written[name] if facts.figures else record
    written = dict(words_of(written_record))
    printed = dict(words_of(record))
    years = {route: frozenset(_YEAR.findall(shown(words))) for route, words in printed.items()}
    everywhere = frozenset().union(*years.values())
    for route, words in written.items():
        seen = _seen(route, words, years, everywhere)
        for start, end, message, help in _lacking(kb, written_record, route, words, seen):
            yield CHECK.rule.at(kb.written_span(name, route, start, end), message, help)


def _seen(
    route: Route,
    words: Words,
    years: Mapping[Route, frozenset[str]],
    everywhere: frozenset[str],
) -> frozenset[str]:
    """The years that a reader of a text has before the eyes."""
    if isinstance(words, Claim):
        return years[route]
    if not is_cell(route):
        return everywhere
    table = route[: route.index("rows")] if "rows" in route else ()
    told = ("instruction", "note", "title")
    beside = (*((*table, each) for each in told), (*table, "heads", route[-1]))
    return years[route].union(*(years[each] for each in beside if each in years))


def _lacking(
    kb: KnowledgeBase, record: Record, route: Route, words: Words, seen: frozenset[str]
) -> Iterator[tuple[int, int, str, str]]:
    for named in parse(str(words)).figures:
        year = kb.figures.year(named.figure)
        if named.part in ("value", "number", "size", "change") and year and year not in seen:
            message = f"figure '{named.figure}' without its year, which is {year}"
            yield named.start, named.end, message, _MEND.format(named.figure)
    if not seen:
        for bare in unbound(kb, record, route, words):
            yield bare.start, bare.end, f"'{bare.text}' without its year", _TYPED


CHECK = check_of_record(
    "JK375", "figure-dated", Severity.WARNING, __doc__, _undated, Record, whole=True
)
