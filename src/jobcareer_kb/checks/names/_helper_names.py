"""By which words texts name the resources of a knowledge base."""

import re
from collections.abc import Iterable, Iterator

from jobcareer_kb.checks._phrase_tree import any_phrase, signs_of
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.resource import Resource

_LONGEST = 200
"""Signs of a name that a text may use; so a search costs the text, however long the names are."""


_TAIL = 3
"""Words at the end of a name by which a text may mean it."""


class HelperNames:
    """Finds resources by name, also in the plural; what could mean two of them means none.

    Where `exact`, a name whose words all have a capital is one only with its first capital: the
    word "indeed" names no site.
    """

    def __init__(self, forms: Iterable[tuple[str, str]], exact: bool = False) -> None:
        self._meant: dict[str, str] = {}
        self._proper: set[str] = set()
        for form, resource in forms:
            if len(form) > _LONGEST:
                continue
            if exact and not any(word[:1].islower() for word in form.split()):
                self._proper.add(_folded(form))
            for key in _forms(_folded(form)):
                known = self._meant.setdefault(key, resource)
                self._meant[key] = known if known == resource else ""
        tree = any_phrase(signs_of(form) for form, meant in self._meant.items() if meant)
        self._pattern = re.compile(rf"(?<![\w-])(?:{tree})(?![\w-])", re.IGNORECASE)

    def within(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a text names a resource, and which."""
        for found in self._pattern.finditer(text):
            key = _folded(found[0])
            if not (key in self._proper and found[0][:1].islower()) and self._meant.get(key):
                yield found.start(), found.end(), self._meant[key]


def full_names(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Each resource by its name."""
    for name, resource in kb.each("resource", Resource):
        yield plain(without_cites(resource.name.inlines)), name


def tail_names(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Each resource by its name, and by what follows a place before it.

    The Northfield fire station is the fire station, where there is no other one.
    """
    for name, resource in full_names(kb):
        yield name, resource
        first, _, rest = name.partition(" ")
        if first[:1].isupper() and " " in rest and rest[:1].islower():
            yield rest, resource


def said_names(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Each resource by its names, and by "the" with the last words of its name.

    The Night School supply room is the supply room, where there is no other one. Words with a
    capital may be another name, so they are none of these.
    """
    for name, resource in tail_names(kb):
        yield name, resource
        words = name.split()
        for at in range(max(1, len(words) - _TAIL), len(words)):
            if all(word[:1].islower() for word in words[at:]):
                yield f"the {' '.join(words[at:])}", resource


def short_names(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Each resource by its name, and by what another text calls it for short.

    That is the name without a "local" or a place before it, or a term of `words.yaml` within it.
    """
    terms = re.compile(
        rf"(?<![\w-])(?:{any_phrase(signs_of(each.term) for each in kb.words.terms)})(?![\w-])",
        re.IGNORECASE,
    )
    for name, resource in tail_names(kb):
        yield name, resource
        yield _folded(name).removeprefix("local "), resource
        for term in terms.finditer(name):
            yield term[0], resource


def _forms(name: str) -> tuple[str, ...]:
    """A name for one, and for several of the kind."""
    return (name, f"{name[:-1]}ies" if name.endswith("y") else f"{name}s")


def _folded(words: str) -> str:
    return " ".join(words.lower().split())
