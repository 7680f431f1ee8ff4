"""Signs stand where they belong: behind a word, once, and in pairs.

Bad:   Wash your hands , then cook.        Wash your hands.. Then cook.        Wash them.Then cook.
Bad:   Wash,then cook.        40 ºF      (the sign of an ordinal, for that of a degree)
Bad:   Wash them!!
Bad:   h€lp        Wash your hands, They are dirty.        Wash your hands. then cook.
Bad:   Ask early (before noon.        Say “Wait.
Good:  Wash your hands, then cook.
Mend:  type the sentence again.
Why:   such slips remain where somebody stopped in the middle of an edit. Read are a space before a
       comma or a stop, two commas, stops, or signs of a call, a comma or a stop without a space
       behind it, a small letter behind a stop and a capital of "They" behind a comma, the sign of a
       currency within a word, and brackets and curly quotation marks that stay open; a closing
       bracket alone, as in "a)", passes.
"""

import re
from collections.abc import Collection, Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.checks._once import once
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model import Record
from jobcareer_kb.model._words import WordLists

_SLIP = re.compile(
    r"(?<=\w)\s+[,.](?=\s|$|[a-z])|,[,;.]|;[,;.]|(?<!\.)\.\.(?!\.)"
    r"|(?<=[a-z]{2})[.!?](?=[A-Z][a-z]+\s)|(?<=°[CF])\.(?=[A-Z])"
    r"|!{2,}|\?!|!\?|(?<=[a-z]{2}),(?=[a-z]{2})|(?<=\d)\s?º\s?(?=[CF]\b)"
    r"|(?<=[a-z])[$€£¥¤](?=[a-z])|(?<=[a-z]), (?:It|They|He|She|We|You|This|These|Those)(?= [a-z])"
)
_SMALL = re.compile(r"(?<![\w.])([a-z]{3,30})\. (?=[a-z]{2,}(?:\s|$|[.,]))")
_SHORT = frozenset(
    {
        *("etc", "approx", "dept", "inc", "incl", "excl", "ltd", "est", "ave"),
        *("blvd", "misc", "max", "min", "avg", "tel", "ext", "fig", "figs"),
        *("eds", "rev", "vol", "vols", "pres", "gov", "govt", "univ", "assn"),
        *("temp", "tbsp", "tsp", "sec", "hrs", "yrs", "prob", "resp", "trans"),
    }
)
"""Words that are cut short, besides the abbreviations of the knowledge base."""
_ADDRESS = re.compile(r"https?://[^\s()<>\"]+")
_PAIRS = (("(", ")"), ("\u201c", "\u201d"))


def _slips(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    short = _short_forms(kb.words)
    for written in texts_of(kb, name, record) if not name.startswith("reference/") else ():
        text = written.text
        if "://" in text:
            text = _ADDRESS.sub(lambda found: "x" * len(found[0]), text)
        if found := _SLIP.search(text) or _small(text, short):
            near = text[max(0, found.start() - 10) : found.end() + 10].strip()
            yield CHECK.rule.at(
                written.span(kb, found.start(), found.end()),
                f"{quoted(near)}: a sign stands where it does not belong",
                "type the sentence again",
            )
        elif (place := _unpaired(text)) is not None:
            yield CHECK.rule.at(
                written.span(kb, place, place + 1),
                f"'{text[place]}' has no other half",
                "close what is open, or drop the sign",
            )


@once
def _short_forms(words: WordLists) -> frozenset[str]:
    return _SHORT.union(each.casefold().rstrip(".") for each in words.abbreviations)


def _small(text: str, short: Collection[str]) -> re.Match[str] | None:
    """A sentence that begins with a small letter behind a word that is not cut short."""
    return next((each for each in _SMALL.finditer(text) if each[1] not in short), None)


def _unpaired(text: str) -> int | None:
    """Where the first bracket or curly quotation mark without its other half stands."""
    for opens, closes in _PAIRS:
        if text.count(opens) > text.count(closes):
            return text.rfind(opens)
    return None


CHECK = check_of_record("JK427", "stray-sign", Severity.WARNING, __doc__, _slips, Record)
