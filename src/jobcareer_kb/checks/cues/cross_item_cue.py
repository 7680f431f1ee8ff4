"""No stem of a quiz gives away the key of another of its items.

Bad:   one key is "A long-term average", and another stem begins "A climate is a long-term average."
Mend:  say it in other words in the stem, or do not print both items in one quiz.
Why:   people turn back the page. Read are keys of three words or more that stand in the other stem
       word for word; the number is ours: `policies.teaching.items.cue_words` in kb.yaml. Of one
       stem ten such keys are told.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import normal, quoted, shown
from jobcareer_kb.checks._quiz_items import in_print_order
from jobcareer_kb.checks.cues._phrases import Phrases
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.question import Choice, Question
from jobcareer_kb.model.workshop import Workshop

_MOST = 10
"""Keys that one stem is told to hold; it is reworded after the first."""
_Key = tuple[Choice, int]
"""An option that is a key: its item, and its place there."""


def _given_away(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    least = kb.settings.policies.teaching.items.cue_words
    for shop in kb.of("workshop", Workshop):
        asked = in_print_order(kb, shop)
        keys = _keys(asked, least)
        phrases, alike = Phrases(keys), list(keys.values())
        for item in asked:
            for other, place in islice(_held(item, alike, phrases), _MOST):
                yield _finding(kb, item, other, place)


def _keys(asked: tuple[Question, ...], least: int) -> dict[tuple[str, ...], list[_Key]]:
    """The keys of some items by their words, where these are enough to give something away."""
    found: dict[tuple[str, ...], list[_Key]] = {}
    for item in (item for item in asked if isinstance(item, Choice)):
        for place, option in enumerate(item.options):
            key = normal(shown(option.text))
            if option.key and len(key) >= least:
                found.setdefault(key, []).append((item, place))
    return found


def _held(
    item: Question, keys: Sequence[Sequence[_Key]], phrases: Phrases
) -> Iterator[tuple[Choice, int]]:
    """The keys of other items that stand in the stem of one."""
    seen: set[int] = set()
    for number in phrases.held(normal(shown(item.stem))):
        if number not in seen:
            seen.add(number)
            yield from ((other, place) for other, place in keys[number] if other.id != item.id)


def _finding(kb: KnowledgeBase, item: Question, other: Choice, place: int) -> Diagnostic:
    return CHECK.rule.at(
        kb.locate(f"question/{item.id}", ("stem",)),
        f"this stem holds {quoted(shown(other.options[place].text))}, the key of "
        f"question/{other.id}",
        "say it in other words, or do not print both items in one quiz",
        (Related(kb.locate(f"question/{other.id}", ("options", place, "text")), "the key"),),
    )


CHECK = check("JK543", "cross-item-cue", Severity.WARNING, __doc__, _given_away)
