"""A page that is named is one of its source.

Bad:   [@tea-study, p. 97] of a source with `page: 33-50`        [@tea-book, p.]
Good:  [@tea-study, p. 37]
Mend:  look for the page in the source once more.
Why:   somebody who wants to read on turns pages in vain. Only articles and chapters tell which
       pages they have; those of a whole book are not known.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import words_of

_PLACE = re.compile(r"pp?\.\s*(\d{1,6})?(?:\s*[-–]\s*\d{1,6})?")
_WHOLE = re.compile(r"(\d{1,6})[-–](\d{1,6})")
_PLACED = re.compile(r"@[^@\]]{1,200},")


def _judge(context: Context) -> Judge:
    kb = context.kb
    pages = {
        source.id: found
        for source in kb.of("reference", Reference)
        if (found := _WHOLE.fullmatch(source.page or ""))
    }

    def outside(name: str, record: BaseModel) -> Iterator[Diagnostic]:
        for route, words in words_of(record):
            for cite in parse(str(words)).cites if _PLACED.search(str(words)) else ():
                if said := _misplaced(cite.item.locator or "", pages.get(cite.item.reference)):
                    yield CHECK.rule.at(
                        kb.text_span(name, route, cite.start, cite.end),
                        said,
                        "look for the page in the source once more",
                    )

    return outside


def _misplaced(locator: str, pages: re.Match[str] | None) -> str:
    """What is wrong with a place in a source of some pages; empty where nothing is."""
    place = _PLACE.fullmatch(locator)
    if place is None:
        return ""
    if not place[1]:
        return f"{quoted(locator)} names no page"
    if pages is None or not int(pages[1]) <= int(pages[2]):
        return ""
    if int(pages[1]) <= int(place[1]) <= int(pages[2]):
        return ""
    return f"page {place[1]} lies outside of the source's pages, {pages[0]}"


CHECK = check_among_records(
    "JK243", "page-within", Severity.WARNING, __doc__, _judge, reads=("reference",)
)
