"""Numbers of one sentence add up: shares to the whole, years and hours to what lies between.

Bad:   Half of the fires begin in the kitchen, a third at a heater, and the other third elsewhere.
Bad:   Of 100 fires, 49 begin in the kitchen, 20 at a heater, and the other 41 elsewhere.
Bad:   The study ran from 2010 to 2019, for fifteen years.
Bad:   The station is open from 8 a.m. to 5 p.m., which is twelve hours.
Mend:  look into the source, and work it out anew.
Note:  shares are added where one of them is "the other" or "the remaining" part; a length is
       worked out where a word such as "for" or "is" stands before it. The words: `rest` and
       `lasting` below `claims` in words.yaml. What an item takes for false is not read.
Why:   readers who add them up trust no other number.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._amounts import Amount, Amounts, Lexicon, lexicon
from jobcareer_kb.checks._item_texts import any_of, quoted, shown
from jobcareer_kb.checks._statements import told
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model import Record

_DOTS = re.compile(r"\b([ap])\.m\.", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
_ENDS = re.compile(
    r"\d{4}\D+\d{4}|(?:[ap]m\b|[ap]\.m\.)[\s\S]*(?:[ap]m\b|[ap]\.m\.)", re.IGNORECASE
)
"""What a length may lie between."""
_NEAR = 0.03
"""By how much shares in words may miss the whole."""
_BETWEEN = 3
"""Words between two ends and the length, such as `which is`."""
_YEAR, _HOUR = 31536000.0, 3600.0


def _wrong(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    rest = any_of(kb.words.claims.rest)

    def may_tell(text: str) -> bool:
        return rest.search(text) is not None or _ENDS.search(text) is not None

    for route, words in told(record) if not name.startswith("reference/") else ():
        if not may_tell(str(words)):  # as most do
            continue
        known = lexicon(kb.words)
        for text in _SENTENCE.split(_DOTS.sub(r"\1m", shown(words))):
            found = _of_sentence(Amounts(text, known), known) if may_tell(text) else ""
            if found:
                yield CHECK.rule.at(
                    kb.locate(name, route),
                    f"{quoted(text)} does not add up: {found}",
                    "look into the source, and work it out anew",
                )


def _of_sentence(reader: Amounts, known: Lexicon) -> str:
    amounts = tuple(reader.found())
    return _span(reader, amounts, known) or _shares(reader, amounts, known) or _parts(reader, known)


def _span(reader: Amounts, amounts: tuple[Amount, ...], known: Lexicon) -> str:
    """Two years, or two hours, and how long it is between them."""
    told = [a for a in amounts if a.dimension == "time" and a.low == a.high]
    if len(told) != 1 or reader.word(told[0].start - 1) not in known.lasting:
        return ""
    for dimension, unit, name, slack in (("year", _YEAR, "years", 1), ("clock", _HOUR, "hours", 0)):
        ends = [a for a in amounts if a.dimension == dimension]
        close = len(ends) == 2 and ends[1].start - ends[0].end == 1
        if close and 0 <= told[0].start - ends[1].end <= _BETWEEN and told[0].low >= unit:
            long = (ends[1].low - ends[0].low) % 24 if unit == _HOUR else ends[1].low - ends[0].low
            if abs(told[0].low / unit - long) > slack + 0.01:
                return f"{ends[0].said} to {ends[1].said} are {long:g} {name}"
    return ""


def _shares(reader: Amounts, amounts: tuple[Amount, ...], known: Lexicon) -> str:
    """Shares of which one is the rest."""
    said = [*reader.parts(), *(a for a in amounts if a.unit == "percent" and a.low == a.high)]
    is_whole = any(not known.rest.isdisjoint((reader.word(a.start - 1), reader.word(a.start)))
                   for a in said)  # fmt: skip
    total = sum(a.low for a in said)
    return f"that is {total:.0%}" if is_whole and len(said) > 1 and abs(total - 1) > _NEAR else ""


def _parts(reader: Amounts, known: Lexicon) -> str:
    """A count, and the counts of its parts, of which one is the rest."""
    numbers = list(reader.numbers())
    if len(numbers) < 3 or reader.word(numbers[0][1] - 1) != "of":
        return ""
    if not any(reader.word(at - 1) in known.rest for _, at in numbers[1:]):
        return ""
    total = sum(value for value, _ in numbers[1:])
    return f"that is {total:g} of {numbers[0][0]:g}" if total != numbers[0][0] else ""


CHECK = check_of_record("JK398", "sums-agree", Severity.WARNING, __doc__, _wrong, Record)
