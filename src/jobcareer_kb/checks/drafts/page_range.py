"""A range of pages runs forward.

Bad:   page: 45-12        [@tea-book, pp. 45-12]        page: 201-
Good:  page: 12-45        page: 123-8        (123 to 128)
Mend:  exchange the two numbers, or copy them once more.
Why:   nobody finds such pages. An end with fewer digits than its beginning is read as short for one
       with the same first digits.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import words_of

_RANGE = re.compile(
    r"(?<![\w.-])([A-Za-z]{0,3})(\d{1,9})\s*(?:-{1,3}|[\u2010-\u2015]|\bto\b)\s*\1(\d{1,9})(?![\w-])"
)
_OPEN = re.compile(r"\d\s*[-\u2010-\u2015]+\s*$")
_HELP = "exchange the two numbers, or copy them once more"


def _reversed(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for reference in kb.of("reference", Reference):
        name = f"reference/{reference.id}"
        if _OPEN.search(reference.page or ""):
            yield CHECK.rule.at(
                kb.locate(name, ("page",)), f"pages {quoted(str(reference.page))} have no end",
                "write the last page, or drop the sign",
            )  # fmt: skip
        if reference.page and (found := _backward(reference.page)):
            yield CHECK.rule.at(
                kb.locate(name, ("page",)), f"pages {quoted(found)} run backward", _HELP
            )
    for name in kb.facts:
        if not kb.facts[name].cites:
            continue
        for route, words in words_of(kb.records[name]):
            for cite in parse(str(words)).cites if _RANGE.search(str(words)) else ():
                if cite.item.locator and (found := _backward(cite.item.locator)):
                    yield CHECK.rule.at(
                        kb.text_span(name, route, cite.start, cite.end),
                        f"pages {quoted(found)} run backward",
                        _HELP,
                    )


def _backward(text: str) -> str:
    """The first range that runs backward; empty where none does."""
    for found in _RANGE.finditer(text):
        first, last = found[2], found[3]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        if int(last) < int(first):
            return found[0]
    return ""


CHECK = check("JK425", "page-range", Severity.WARNING, __doc__, _reversed)
