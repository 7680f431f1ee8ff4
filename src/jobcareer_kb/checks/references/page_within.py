"""A page that is named is one of its source.

Bad:   [@tea-study, p. 97] of a source with `page: 33-50`        [@tea-book, p.]
Good:  [@tea-study, p. 37]
Mend:  look for the page in the source once more.
Why:   somebody who wants to read on turns pages in vain. Only articles and chapters tell which
       pages they have; those of a whole book are not known.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import CiteItem, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import words_of

_PLACE = re.compile(r"pp?\.\s*(\d{1,6})?(?:\s*[-–]\s*\d{1,6})?")
_WHOLE = re.compile(r"(\d{1,6})[-–](\d{1,6})")
_PLACED = re.compile(r"@[^@\]]{1,200},")


def _outside(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for name, record in kb.records.items():
        for route, words in words_of(record) if kb.facts[name].cites else ():
            for cite in parse(str(words)).cites if _PLACED.search(str(words)) else ():
                if said := _misplaced(kb, cite.item):
                    yield CHECK.rule.at(
                        kb.text_span(name, route, cite.start, cite.end),
                        said,
                        "look for the page in the source once more",
                    )


def _misplaced(kb: KnowledgeBase, item: CiteItem) -> str:
    """What is wrong with a place in a source; empty where nothing is."""
    place = _PLACE.fullmatch(item.locator or "")
    if place is None:
        return ""
    if not place[1]:
        return f"{quoted(item.locator)} names no page"
    source = kb.records.get(f"reference/{item.reference}")
    pages = _WHOLE.fullmatch(source.page or "") if isinstance(source, Reference) else None
    if pages is None or not int(pages[1]) <= int(pages[2]):
        return ""
    if int(pages[1]) <= int(place[1]) <= int(pages[2]):
        return ""
    return f"page {place[1]} lies outside of the source's pages, {pages[0]}"


CHECK = check("JK243", "page-within", Severity.WARNING, __doc__, _outside, whole=False)
