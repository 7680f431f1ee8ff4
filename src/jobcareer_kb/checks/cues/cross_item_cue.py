"""No item of a quiz gives away another one of it.

Bad:   one key is "A long-term average", and another stem begins "A climate is a long-term average."
Bad:   one key is "The water board", and what gets the point in a short answer is "the water board"
Mend:  say it in other words in the stem, ask for something else, or do not print both in one quiz.
Why:   people turn back the page. Read are keys of three words or more that stand in another stem
       word for word, and those of three words with content or more, all of which stand in one
       sentence of it, unless that is a statement that is false; the number is ours:
       `policies.teaching.items.cue_words` in kb.yaml. Of one stem ten such keys are told. In a
       short answer read is what it looks for, sentence by sentence, without those that deny
       something; a key of two words with content is enough there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from jobcareer_kb.checks import Context, check_of_workshop
from jobcareer_kb.checks._item_texts import any_of, normal, quoted, sentences, shown
from jobcareer_kb.checks._quiz_items import in_print_order
from jobcareer_kb.checks._roots import roots
from jobcareer_kb.checks.cues._phrases import Phrases
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.tasks import Question, Role
from jobcareer_kb.tasks._choice import Choice

_MOST = 10
"""Keys that one stem is told to hold; it is reworded after the first."""
_NAMING = 2
"""Words with content of a key that names what a short answer looks for."""
_Key = tuple[Choice, int]
"""An option that is a key: its item, and its place there."""
_Words = tuple[str, ...]


def _given_away(context: Context, shop: Workshop) -> Iterator[Diagnostic]:
    kb = context.kb
    asked = in_print_order(kb, shop)
    yield from _in_stems(kb, asked)
    yield from _in_answers(kb, asked)


def _in_stems(kb: KnowledgeBase, asked: tuple[Question, ...]) -> Iterator[Diagnostic]:
    """Keys that stand in the stem of another item: in one piece, or word by word."""
    least = kb.settings.policies.teaching.items.cue_words
    keys = _listed((normal(_text(key)), key) for key in _keys(asked))
    keys = {words: alike for words, alike in keys.items() if len(words) >= least}
    phrases, alike = Phrases(keys), list(keys.values())
    scattered = _Scattered(kb, asked, least)
    for item in asked:
        whole = _others(item, phrases.held(normal(shown(item.stem))), alike)
        held = {
            (other.id, place): ("holds", (other, place)) for other, place in islice(whole, _MOST)
        }
        for other, place in islice(scattered.held(item), _MOST):
            held.setdefault((other.id, place), ("has all words of", (other, place)))
        for how, key in islice(held.values(), _MOST):
            yield CHECK.rule.at(
                kb.locate(f"question/{item.id}", ("stem",)),
                f"this stem {how} {quoted(_text(key))}, the key of question/{key[0].id}",
                "say it in other words, or do not print both items in one quiz",
                (_related(kb, key),),
            )


def _in_answers(kb: KnowledgeBase, asked: tuple[Question, ...]) -> Iterator[Diagnostic]:
    """Keys that name what a short answer looks for."""
    plain_words = frozenset(kb.words.teaching.plain)
    keys = _listed((_named(_text(key), plain_words), key) for key in _keys(asked))
    keys = {
        w: alike for w, alike in keys.items() if len(roots(" ".join(w), plain_words)) >= _NAMING
    }
    phrases, alike = Phrases(keys), list(keys.values())
    denials = any_of(kb.words.teaching.negative_answer)
    for item in asked:
        for part in item.in_role(Role.LOOKS_FOR):
            said = (s for s in sentences(shown(part.words)) if not denials.search(s))
            held = chain.from_iterable(phrases.held(normal(sentence)) for sentence in said)
            if key := next(_others(item, held, alike), None):
                yield CHECK.rule.at(
                    kb.locate(f"question/{item.id}", part.route),
                    f"{quoted(_text(key))}, the key of question/{key[0].id}, answers this part",
                    "ask for something else, or do not print both items in one quiz",
                    (_related(kb, key),),
                )


def _keys(asked: tuple[Question, ...]) -> Iterator[_Key]:
    for item in (item for item in asked if isinstance(item, Choice)):
        yield from ((item, place) for place, option in enumerate(item.options) if option.key)


def _text(key: _Key) -> str:
    return shown(key[0].options[key[1]].text)


def _listed(keys: Iterator[tuple[_Words, _Key]]) -> dict[_Words, list[_Key]]:
    """Keys by their words."""
    found: dict[_Words, list[_Key]] = {}
    for words, key in keys:
        found.setdefault(words, []).append(key)
    return found


def _named(text: str, plain_words: frozenset[str]) -> _Words:
    """The words of what a key names, without an article and what it is for."""
    words = normal(text.partition(",")[0])
    return words[1:] if words and words[0] in plain_words else words


def _others(
    item: Question, numbers: Iterator[int], keys: Sequence[Sequence[_Key]]
) -> Iterator[_Key]:
    """The keys of other items among those that were found."""
    for number in dict.fromkeys(numbers):
        yield from (key for key in keys[number] if key[0].id != item.id)


class _Scattered:
    """Finds keys all of whose words with content stand in one sentence, by their rarest one."""

    def __init__(self, kb: KnowledgeBase, asked: tuple[Question, ...], least: int) -> None:
        self._plain = frozenset(kb.words.teaching.plain)
        every = ((key, frozenset(roots(_text(key), self._plain))) for key in _keys(asked))
        keys = [(key, words) for key, words in every if len(words) >= least]
        uses = Counter(word for _, words in keys for word in words)
        self._by_rarest: dict[str, list[tuple[_Key, frozenset[str]]]] = {}
        for key, words in keys:
            rarest = min(words, key=lambda word: (uses[word], word))
            self._by_rarest.setdefault(rarest, []).append((key, words))

    def held(self, item: Question) -> Iterator[_Key]:
        """The keys of other items that the stem of one has; a false statement gives nothing."""
        if item.states is False:
            return
        for sentence in sentences(shown(item.stem)):
            there = roots(sentence, self._plain)
            for word in there:
                for key, words in self._by_rarest.get(word, ()):
                    if words <= there.keys() and key[0].id != item.id:
                        yield key


def _related(kb: KnowledgeBase, key: _Key) -> Related:
    return Related(kb.locate(f"question/{key[0].id}", ("options", key[1], "text")), "the key")


CHECK = check_of_workshop("JK543", "cross-item-cue", Severity.WARNING, __doc__, _given_away)
