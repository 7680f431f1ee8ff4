"""A figure in a stem comes with its year and its source.

Bad:   stem: A nurse earns $93,600. What follows?
Good:  stem: In 2024, the median pay of nurses was $93,600. [@bls] What follows?
Mend:  add the year and the citation; or tell of whom you made it up.
Why:   a figure without them cannot be checked, and goes stale. Read as figures are amounts of
       money, percentages, decimals, and numbers with a comma; not ages, dates and small counts.
       A figure of a made-up person is exempt: its sentence says "she" or "you", or begins with a
       name ("Ana earns $15 an hour"). So is a task to work out how much or how many. The words:
       `made_up` below `teaching` in words.yaml. The rule is this project's own.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.checks._quiz_items import items
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse
from jobcareer_kb.model.question import Question

_FIGURE = re.compile(
    r"[$€£]\s?\d[\d,.]*\d|[$€£]\s?\d|\d[\d,.]{0,30}\s?(?:%|percent\b)|\d{1,3}(?:,\d{3})+"
    r"|(?<![\d.,])\d+\.\d+(?![\d.])(?!\s*\))|\d{1,30} (?:million|billion|trillion)\b"
)
"""No figure that anybody can read has more than thirty digits before its unit."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
_NAMED = re.compile(
    r"(?!(?:The|A|An|This|That|In|It|What|Who|Which|How|Where|When)\b)"
    r"[A-Z][a-z]*[a-rt-z],?\s(?:has|is|had|was|[a-z]+s)\b"
)
"""A sentence that begins with one word that is no plural, and a verb: a name, as in `Ana earns`."""
_YEAR = re.compile(r"(?<![\d,.$€£])(?:19|20)\d\d(?![\d,]\d|%)")


def _unsourced(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    made_up = any_of(kb.words.teaching.made_up)
    for name, item in items(kb):
        raw = str(item.stem)
        found = _FIGURE.search(raw)
        if found is None or _is_made_up(raw, found.start(), made_up):
            continue
        if lacking := _lacking(item):
            yield CHECK.rule.at(
                kb.text_span(name, ("stem",), found.start(), found.end()),
                f"figure '{found[0]}' without {lacking}",
                "add it to the stem; or say of which made-up person it is true",
            )


def _is_made_up(raw: str, place: int, words: re.Pattern[str]) -> bool:
    """Say whether the sentence with the figure, or the task, is about a made-up case."""
    starts = [0, *(end.end() for end in _SENTENCE.finditer(raw)), len(raw)]
    sentences = [raw[start:end] for start, end in pairwise(starts)]
    inside = next(s for s, end in zip(sentences, starts[1:], strict=True) if end > place)
    return bool(_NAMED.match(inside) or words.search(inside) or words.search(sentences[-1]))


def _lacking(item: Question) -> str:
    missing = []
    if not _YEAR.search(shown(item.stem)):
        missing.append("its year")
    if not parse(str(item.stem)).cites:
        missing.append("a citation")
    return " and ".join(missing)


CHECK = check("JK532", "figure-sourced", Severity.WARNING, __doc__, _unsourced)
