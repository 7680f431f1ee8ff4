"""Nothing in an ordering item tells the order: no entry its own place, and no stem.

Bad:   items: [First, set a budget, Then visit the home, Finally, sign]
Bad:   items: [Set a budget, "After the budget is set, visit the home", Sign]
Bad:   stem: From the budget to the visit to the contract, what is the order?
Good:  items: [Set a budget, Visit the home, Sign]
Mend:  drop the word, or say in each entry only what belongs to it.
Why:   the quiz mixes the entries; who reads "first" and "finally", or in one what another one has
       done, need know nothing. Read is how an entry begins, up to a comma or the next word; a word
       such as "after" in an entry that repeats a word of the entry before and of no other; and a
       stem that has a word of each entry alone, in their right order. The words: `chaining` below
       `teaching` in words.yaml.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, quoted, shown, words_in
from jobcareer_kb.checks._roots import roots
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.tasks.ordering import Ordering

_PLACE = re.compile(
    r"(?:first(?:ly)?|secondly|thirdly|then|next|lastly|finally|last|at last|in the end|afterwards)"
    r"(?:,|(?<!first)(?<!last)(?<!next)\b)|(?:step|no\.?|number) ?\d",
    re.IGNORECASE,
)
_Roots = Mapping[str, str]


def _told(context: Context, name: str, item: Ordering) -> Iterator[Diagnostic]:
    kb = context.kb
    plain_words = frozenset(kb.words.teaching.plain)
    entries = [roots(shown(entry.text), plain_words) for entry in item.items]
    for place, entry in enumerate(item.items):
        if found := _PLACE.match(shown(entry.text)):
            yield CHECK.rule.at(
                kb.locate(name, ("items", place, "text")),
                f"{quoted(found[0])} tells the place of this entry",
                "drop the word",
            )
        elif place:
            yield from _chained(kb, name, item, entries, place)
    if in_order := _in_order(shown(item.stem), entries):
        yield CHECK.rule.at(
            kb.locate(name, ("stem",)),
            f"the stem has {', '.join(map(repr, in_order))} in the order of the entries",
            "name the entries in another order, or not at all",
        )


def _chained(
    kb: KnowledgeBase, name: str, item: Ordering, entries: list[_Roots], place: int
) -> Iterator[Diagnostic]:
    """An entry that speaks of the one before."""
    found = any_of(kb.words.teaching.chaining).search(shown(item.items[place].text))
    shared = _shared(entries, place) if found else None
    if found and shared:
        yield CHECK.rule.at(
            kb.locate(name, ("items", place, "text")),
            f"'{found[0].lower()}' and '{shared}' say which entry comes before this one",
            "say in each entry only what belongs to it",
            (Related(kb.locate(name, ("items", place - 1, "text")), "comes before"),),
        )


def _shared(entries: list[_Roots], place: int) -> str | None:
    """A word that an entry has in common with the one before alone."""
    others = {
        root for at, each in enumerate(entries) if at not in (place - 1, place) for root in each
    }
    here, before = entries[place], entries[place - 1]
    return next((here[root] for root in here if root in before and root not in others), None)


def _in_order(stem: str, entries: list[_Roots]) -> list[str]:
    """The words, one of each entry alone, that a stem has in the order of the entries."""
    uses = Counter(root for each in entries for root in each)
    places = {word: at for at, word in reversed([*enumerate(words_in(stem))])}
    told: list[str] = []
    for each in entries:
        own = [word for root, word in each.items() if uses[root] == 1 and word in places]
        if not own:
            return []
        told.append(min(own, key=places.__getitem__))
    return told if sorted(told, key=places.__getitem__) == told else []


CHECK = check_of_record("JK579", "order-told", Severity.WARNING, __doc__, _told, Ordering)
