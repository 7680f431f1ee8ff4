"""A distractor is not true by the records: it equals no key, and nothing the record says.

Bad:   the item is about definition/weather, and a distractor says "A storm this afternoon", which
       is one of its examples
Bad:   text: The leaves turned dark        explanation: In the air, the leaves turned dark. [@a]
Mend:  write a distractor that is not true, or mark it as a key in a `type: multiple` item.
Why:   only a knowledge base can see this. What is compared: the key; the sentences of the
       explanation, of which four words in a row are enough; and the claims, the term and the
       examples of the record that the item is `about`, whole or one sentence of them, whatever
       their capitals, punctuation, white space or simple plural. No more is promised: a true
       distractor in other words passes.
       Not compared are the two sides of a distinction, since what holds on one side is a fair
       distractor for the other, and items that ask what is NOT so.
"""

from collections.abc import Iterator
from functools import cache, partial

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, holds, lead_in, normal, quoted, sentences, shown
from jobcareer_kb.checks._quiz_items import choices, distractors, key_place
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.values import Claim, words_of

_FEWEST = 4
"""Words of a distractor that is looked for in the explanation; our choice."""


def _true(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    negative = any_of(kb.words.teaching.negative)
    said = cache(partial(_said, kb))
    for name, item in choices(kb):
        asks_what_is_not = negative.search(lead_in(item.stem, kb.words.teaching.instructions))
        known = {} if asks_what_is_not else said(str(item.about))
        keys = _keys(item)
        explained = () if asks_what_is_not else tuple(_explaining(kb, item))
        for place, option in distractors(item):
            form = normal(shown(option.text))
            if form in keys:
                what, where = "the key", Related(kb.locate(name, keys[form]), "the key")
            elif len(form) >= _FEWEST and any(holds(text, form) for text in explained):
                what = "a part of the explanation"
                where = Related(kb.locate(name, ("explanation",)), "the explanation")
            elif form in known:
                what = f"what {item.about} says, so it is true"
                where = Related(kb.locate(str(item.about), known[form]), "the record says so")
            else:
                continue
            yield CHECK.rule.at(
                kb.locate(name, ("options", place, "text")),
                f"distractor {quoted(shown(option.text))} equals {what}",
                "write one that is not true, or make it a key in an item of 'type: multiple'",
                (where,),
            )


def _explaining(kb: KnowledgeBase, item: Choice) -> Iterator[tuple[str, ...]]:
    """The sentences of the explanation that deny nothing."""
    denying = any_of(kb.words.claims.denials)
    for text in sentences(shown(item.explanation)):
        if not denying.search(text):
            yield normal(text)


def _keys(item: Choice) -> dict[tuple[str, ...], Route]:
    first = key_place(item)
    return {
        normal(shown(option.text)): ("options", place, "text")
        for place, option in enumerate(item.options)
        if place >= first and option.key
    }


def _said(kb: KnowledgeBase, about: str) -> dict[tuple[str, ...], Route]:
    """What the record says, by its normal form; the first place counts."""
    record = kb.records.get(about)
    if record is None:
        return {}
    found: dict[tuple[str, ...], Route] = {}
    for route, words in words_of(record):
        if isinstance(record, Distinction) and route[0] == "sides":
            continue
        if isinstance(words, Claim) or route == ("term",):
            text = shown(words)
            for said in (text, *sentences(text)):
                found.setdefault(normal(said), route)
    return found


CHECK = check("JK534", "two-right-answers", Severity.ERROR, __doc__, _true, whole=False)
