"""What the records show not to be true: the rules by which a sibling may be a distractor.

docs/quiz-rules.md says them in words. They go by what is written, in the language of the records.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache

from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.items._draft import Line, alone
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.values import Claim, words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CITES = re.compile(r"\[@[^\]]*\]")
_STEM = 5
"""Letters that two words share which say the same in another form: `train` and `training`."""
_ALIKE = 0.4
"""Share of the words of the shorter record from which on two are too much alike."""
_RARE = 5
"""A word tells if no more than one of this many resources says it."""
_TOGETHER = frozenset({"challenge", "step"})
"""Kinds of records that name several resources for one need."""


class Sound:
    """What the records of one knowledge base say, as it is asked of one pair after another."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._of: dict[str, frozenset[str]] = {}

    def content(self, *texts: str) -> frozenset[str]:
        """The words of some texts that carry content, each by its first letters."""
        return _content(self._kb.words.teaching.plain, texts)

    def of(self, name: str) -> frozenset[str]:
        """The same of all texts of a record, and of its id."""
        if name not in self._of:
            record = self._kb.as_printed[name]
            texts = (plain(without_cites(words.inlines)) for _, words in words_of(record))
            self._of[name] = self.content(*texts, record.id.replace("-", " "))
        return self._of[name]

    def shares(self, asked: Iterable[str], name: str) -> bool:
        """Say whether a record says any word of what is asked."""
        return not self.content(*asked).isdisjoint(self.of(name))

    def apart(self, one: str, other: str) -> bool:
        """Say whether two resources are told apart: no challenge and no step names both, neither
        says the name of the other, and they do not share many words."""
        if other in self.beside(one) or self._says(one, other) or self._says(other, one):
            return False
        fewer = min(len(self.of(one)), len(self.of(other)))
        return len(self.of(one) & self.of(other)) < _ALIKE * fewer

    def _says(self, one: str, other: str) -> bool:
        return self.content(str(self._kb.called[other])) <= self.of(one)

    def rare(self, asked: Iterable[str], among: Collection[str]) -> frozenset[str]:
        """The words of what is asked that only some of these records say: those that tell."""
        said = Counter(word for name in among for word in self.of(name))
        return frozenset(w for w in self.content(*asked) if _RARE * said[w] <= len(among))

    @cached_property
    def _together(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, facts in self._kb.facts.items():
            if name.partition("/")[0] in _TOGETHER:
                helpers = {ref for ref in facts.refs if ref.startswith("resource/")}
                for helper in helpers:
                    found.setdefault(helper, set()).update(helpers)
        return found

    def beside(self, helper: str) -> Collection[str]:
        """The resources that some challenge or step names together with one."""
        return self._together.get(helper, ())


@lru_cache(maxsize=4096)
def _content(small_words: tuple[str, ...], texts: tuple[str, ...]) -> frozenset[str]:
    left_out = frozenset(small_words)
    bare = (_CITES.sub("", text).casefold() for text in texts)
    found = (word for text in bare for word in _WORD.findall(text))
    return frozenset(_rooted(word) for word in found if word not in left_out)


def _rooted(word: str) -> str:
    ends = word.endswith("s") and not word.endswith("ss") and len(word) > 3
    return (word[:-1] if ends else word)[:_STEM]


def cited_line(kb: KnowledgeBase, name: str, *first: str) -> Line | None:
    """What explains an item of a record: its first fact with a source, those of some fields before
    others."""
    found = [
        (route[0] not in first, at, route)
        for at, (route, words) in enumerate(words_of(kb.as_printed[name]))
        if isinstance(words, Claim) and "[@" in words
    ]
    return alone(name, *min(found)[2], cut="cited") if found else None
