"""The answer of an item agrees with what the records say.

Bad:   a statement that definition/weather makes word for word, with `answer: false`
Bad:   a statement, or a key, that a record lists among its misconceptions, with `answer: true`
Bad:   an ordering item about a guide, in an order that is not that of its steps
Mend:  correct `answer` or the key; or reword the statement.
Error: so that nothing is built: handout and quiz would contradict each other.
Why:   compared are whole sentences, whatever their capitals, punctuation, white space or simple
       plural, with the claims of the record that the item is `about`, and with what people say in
       all records; and the first three words of entries with titles of steps and with acts. No
       more is promised.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import accumulate

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import misconceptions
from jobcareer_kb.checks._item_texts import normal, quoted, sentences, shown
from jobcareer_kb.checks._quiz_items import items
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.procedure import Procedure
from jobcareer_kb.model.step import Step
from jobcareer_kb.tasks import Question, Role
from jobcareer_kb.values import Claim, Words, words_of

Form = tuple[str, ...]
_LEAD = 3
"""Words by which an entry is known for a step of a guide."""


def _contradicting(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    said = _misconceptions(kb)
    claimed = cache(partial(_claims, kb))
    for name, item in items(kb):
        for route, text in _taken_for_true(item):
            form = normal(shown(text))
            if form in said:
                yield CHECK.rule.at(
                    kb.locate(name, route),
                    f"{quoted(shown(text))} counts as right, but a record puts it right",
                    "correct the answer, or reword it",
                    (Related(said[form], "what people say, and why it is not so"),),
                )
        yield from _of_order(kb, name, item)
        if item.states is False:
            where = claimed(str(item.about)).get(normal(shown(item.stem)))
            if where is not None:
                yield CHECK.rule.at(
                    kb.locate(name, ("answer",)),
                    f"the statement counts as false, but {item.about} says it",
                    "correct the answer, or reword the statement",
                    (Related(where, "the record says so"),),
                )


def _of_order(kb: KnowledgeBase, name: str, item: Question) -> Iterator[Diagnostic]:
    """An order that is not that of the guide or the procedure that the item is about."""
    entries = item.in_role(Role.ENTRY)
    order = _order(kb, str(item.about)) if entries else {}
    places = [order.get(_first_words(shown(each.words)), -1) for each in entries]
    known = [place for place in places if place >= 0]
    if len(known) > 1 and known != sorted(known):
        highest = accumulate(places, max)
        at = next(i for i, (place, top) in enumerate(zip(places, highest, strict=True))
                  if 0 <= place < top)  # fmt: skip
        before = places.index(max(places[:at]))
        for entry, when in ((before, "later"), (at, "earlier")):
            text = quoted(shown(entries[entry].words))
            here = kb.locate(name, entries[entry].route)
            there = kb.locate(str(item.about), _route(kb, str(item.about), places[entry]))
            for place, what, opposite in (
                (here, f"{item.about} does {text} {when}", there),
                (there, f"{name} does {text} {'earlier' if when == 'later' else 'later'}", here),
            ):
                yield CHECK.rule.at(
                    place,
                    what,
                    "correct the order here or there",
                    (Related(opposite, "the other order"),),
                )


def _route(kb: KnowledgeBase, about: str, place: int) -> Route:
    """Where a record has the step or act of a place."""
    if isinstance(kb.records.get(about), Guide):
        return ("steps", place)
    return ("acts", place, "do")


def _order(kb: KnowledgeBase, about: str) -> Mapping[Form, int]:
    """The places of steps and acts, by how each begins; without those that begin alike."""
    record = kb.records.get(about)
    if isinstance(record, Guide):
        steps = (kb.records.get(str(ref)) for ref in record.steps)
        said = [shown(each.title) if isinstance(each, Step) else "" for each in steps]
    elif isinstance(record, Procedure):
        said = [shown(each.do) for each in record.acts]
    else:
        return {}
    forms = list(map(_first_words, said))
    times = Counter(forms)
    return {form: at for at, form in enumerate(forms) if form and times[form] == 1}


def _first_words(text: str) -> Form:
    return normal(sentences(text)[0])[:_LEAD]


def _taken_for_true(item: Question) -> Iterator[tuple[Route, Words]]:
    """What an item counts as right, with the place to mend."""
    for piece in item.in_role(Role.CORRECTION, Role.OPTION, Role.STEM):
        if piece.right:
            yield ("answer",) if piece.role is Role.STEM else piece.route, piece.words


def _misconceptions(kb: KnowledgeBase) -> Mapping[Form, Span]:
    """What people say and a record puts right, by its normal form."""
    found: dict[Form, Span] = {}
    for name, route, text in misconceptions(kb):
        form = normal(text)
        if form and form not in found:
            found[form] = kb.locate(name, route)
    return found


def _claims(kb: KnowledgeBase, about: str) -> Mapping[Form, Span]:
    """The claims of a record and their sentences."""
    record = kb.records.get(about)
    found: dict[Form, Span] = {}
    for route, words in words_of(record) if record is not None else ():
        if isinstance(words, Claim):
            text = shown(words)
            for each in (text, *sentences(text)):
                found.setdefault(normal(each), kb.locate(about, route))
    return found


CHECK = check("JK576", "answer-agrees", Severity.ERROR, __doc__, _contradicting)
