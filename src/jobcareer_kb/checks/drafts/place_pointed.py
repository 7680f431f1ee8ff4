"""A text does not point to where another one stands.

Bad:   See the table below.        cost: See below.        Turn to page 14 of the handout.
Good:  The sheet "My plan" has a box for it.
Mend:  name what is meant by its title.
Why:   a record is printed in many papers, in large print, and on slides, and in none of them does
       it know what stands above or below it, or on which page. Cues of an agenda, which know their
       slide, pass where they point to the screen.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model import Record

_POINTS = re.compile(
    r"\b[Ss]ee (?:the (?:table|list|box|picture|chart|note)s? )?(?:above|below)\b"
    r"|\b(?:table|list|chart) (?:above|below)\b(?! (?:the|a|an)\b)"
    r"|\bpage \d{1,3} (?:of|in) (?:the|your|this) (?:handout|booklet|guide|quiz|packet|sheets?)\b"
)


def _pointed(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    if name.startswith(("reference/", "evidence/", "question/", "scenario/")):
        return  # an item's own table stands with it, and a source is said in its own words
    for written in texts_of(context.kb, name, record):
        for found in _POINTS.finditer(written.text):
            yield CHECK.rule.at(
                written.span(context.kb, found.start(), found.end()),
                f"{quoted(found[0])} points to a place that this text does not know",
                "name what is meant by its title",
            )


CHECK = check_of_record("JK450", "place-pointed", Severity.WARNING, __doc__, _pointed, Record)
