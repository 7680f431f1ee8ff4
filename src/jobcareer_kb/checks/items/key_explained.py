"""The explanation of an item tells of its key, and not of one of its distractors.

Bad:   key: Water, distractor: A lid, explanation: A lid keeps the air away from the oil.
Mend:  mark the option that is meant with `key: true`, or correct the explanation.
Note:  found is an explanation that has every word of content of one distractor, none of another
       one, and none of the key. Items that ask what is NOT so are passed over, and so are options
       that share a word with the key, such as black tea with green tea.
Why:   who chooses what the explanation says is told to be wrong.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, quoted, shown
from jobcareer_kb.checks._once import once
from jobcareer_kb.checks._same_amount import Gauge
from jobcareer_kb.checks.items.negative_stem import lead_in
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model.question import Choice


def _unexplained(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    gauge = _gauge(kb.words)
    negative = any_of(kb.words.teaching.negative)
    denying = any_of(kb.words.teaching.negative_answer)
    told = shown(item.explanation)
    asks_what_is_not = negative.search(lead_in(item.stem, kb.words.teaching.instructions))
    if asks_what_is_not or denying.search(told):
        return
    said = gauge.marks(told) - gauge.marks(shown(item.stem))
    options = [(at, each, gauge.marks(shown(each.text))) for at, each in enumerate(item.options)]
    keys = [(at, marks) for at, each, marks in options if each.key]
    like = [(at, each, marks) for at, each, marks in options if not each.key and marks & said]
    if any(marks & said or not marks for _, marks in keys) or len(like) != 1:
        return
    at, option, marks = like[0]
    if any(marks & each for _, each in keys):
        return  # two of a kind, of which one explains the other
    if marks - gauge.marks(shown(item.stem)) <= said:
        for place in (keys[0][0], at):
            yield CHECK.rule.at(
                kb.locate(name, ("options", place, "text")),
                f"the explanation tells of distractor {quoted(shown(option.text))}, and not of "
                "the key",
                "mark the option that is meant with 'key: true', or correct the explanation",
                (Related(kb.locate(name, ("explanation",)), "the explanation"),),
            )


@once
def _gauge(words: WordLists) -> Gauge:
    return Gauge(words, ())


CHECK = check_of_record("JK581", "key-explained", Severity.WARNING, __doc__, _unexplained, Choice)
