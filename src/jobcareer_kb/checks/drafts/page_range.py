"""A range of pages runs forward.

Bad:   page: 45-12        [@tea-book, pp. 45-12]        page: 201-
Good:  page: 12-45        page: 123-8        (123 to 128)
Mend:  exchange the two numbers, or copy them once more.
Why:   nobody finds such pages. An end with fewer digits than its beginning is read as short for one
       with the same first digits.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse
from jobcareer_kb.model import Record
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import words_of

_RANGE = re.compile(
    r"(?<![\w.-])([A-Za-z]{0,3})(\d{1,9})\s*(?:-{1,3}|[\u2010-\u2015]|\bto\b)\s*\1(\d{1,9})(?![\w-])"
)
_OPEN = re.compile(r"\d\s*[-\u2010-\u2015]+\s*$")
_HELP = "exchange the two numbers, or copy them once more"


def _reversed(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    if isinstance(record, Reference) and record.page:
        place = kb.locate(name, ("page",))
        if _OPEN.search(record.page):
            what, help = quoted(record.page), "write the last page, or drop the sign"
            yield CHECK.rule.at(place, f"pages {what} have no end", help)
        if found := _backward(record.page):
            yield CHECK.rule.at(place, f"pages {quoted(found)} run backward", _HELP)
    for route, words in words_of(record) if kb.facts[name].cites else ():
        for cite in parse(str(words)).cites if _RANGE.search(str(words)) else ():
            if cite.item.locator and (found := _backward(cite.item.locator)):
                place = kb.text_span(name, route, cite.start, cite.end)
                yield CHECK.rule.at(place, f"pages {quoted(found)} run backward", _HELP)


def _backward(text: str) -> str:
    """The first range that runs backward; empty where none does."""
    for found in _RANGE.finditer(text):
        first, last = found[2], found[3]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        if int(last) < int(first):
            return found[0]
    return ""


CHECK = check_of_record("JK425", "page-range", Severity.WARNING, __doc__, _reversed, Record)
