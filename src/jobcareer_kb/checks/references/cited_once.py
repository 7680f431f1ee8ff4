"""A citation names a source once.

Bad:   [@tea-book; @tea-book]
Good:  [@tea-book]
Good:  [@tea-book, p. 3; @tea-book, p. 9]
Mend:  drop one of the two, or name the other source that you meant.
Why:   it would be printed as [1; 1]. Most often the second was meant to be another source.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import CiteItem, parse
from jobcareer_kb.model import Record
from jobcareer_kb.values import words_of


def _twice(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    for route, words in words_of(record) if kb.facts[name].is_doubtful else ():
        text, end = str(words), 0
        seen: set[CiteItem] = set()
        for cite in parse(text).cites:
            if "]" in text[end : cite.start]:
                seen.clear()
            if cite.item in seen:
                yield CHECK.rule.at(
                    kb.text_span(name, route, cite.start, cite.end),
                    f"'{cite.item.reference}' is cited twice in one citation",
                    "drop it, or name the other source that you meant",
                )
            seen.add(cite.item)
            end = cite.end


CHECK = check_of_record("JK217", "cited-once", Severity.WARNING, __doc__, _twice, Record)
