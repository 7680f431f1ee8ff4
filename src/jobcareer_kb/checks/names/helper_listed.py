"""Whoever is named in a step or a challenge of a handout stands in a list of helpers.

Bad:   a handout prints step/find-training, which names resource/trade-school, and picks
       resource/library alone
Good:  the handout picks resource/trade-school too, or `resource/*`
Bad:   a step says "Ask the Orchard Farm School", and no record has such a name
Mend:  add the resource to `handout` of the workshop, or name one in the step that stands there.
Note:  what people take home counts with it: `booklet` and `help_list`. A resource counts as named
       where `resources` lists it and where a text gives its name. A name that no resource has is
       one with capitals behind a word such as "ask", in a step, a challenge, or where a resource
       says how to find it: `asking` and `institutions` below `contacts` in words.yaml. What a
       source has as its author or publisher passes.
Why:   a name without an address, a number or a way to find it is a dead end for the reader.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, shown, singular, words_in
from jobcareer_kb.checks.names._helper_names import HelperNames, tail_names
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model._words.contacts import ContactWords
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import refs_of, words_of

_LONGEST = 12
"""Words of a name that count."""
_Handout = tuple[Workshop, Collection[str]]
"""A workshop, and the names that its handout, booklet and help list pick."""
_Place = tuple[Route, tuple[int, int] | None]
"""A field; where it is a text, also from where to where in it."""


def _unlisted(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    handouts: dict[str, list[_Handout]] = {}
    for shop in kb.of("workshop", Workshop):
        printed = dict.fromkeys(name for pick in shop.told for name in kb.picked(pick))
        for name in dict.fromkeys(_naming(kb, printed)):
            handouts.setdefault(name, []).append((shop, printed))
    helpers = HelperNames(tail_names(kb), exact=True)
    known = _known(kb)
    sending = _sending(kb.words.contacts)
    for name, record in kb.passing(handouts):
        named = {} if isinstance(record, Resource) else _named(kb, record, helpers)
        for helper, place in named.items():
            shops = [shop for shop, printed in handouts[name] if helper not in printed]
            if shops:
                yield _dead_end(kb, _span(kb, name, place), helper, shops)
        yield from _strange(kb, name, record, sending, known)


def _strange(
    kb: KnowledgeBase, name: str, record: Record, sending: re.Pattern[str], known: "_Names"
) -> Iterator[Diagnostic]:
    """To whom a record sends people, where nothing tells who that is."""
    for route, words in words_of(record):
        if isinstance(record, Resource) and route != ("how_to_find",):
            continue
        for found in sending.finditer(str(words)):
            if not known.tells(found["name"]):
                yield CHECK.rule.at(
                    kb.text_span(name, route, found.start("name"), found.end("name")),
                    f"'{found['name']}' is named here, and no resource has this name",
                    "write a resource for it, or name a helper that there is",
                )


class _Names(NamedTuple):
    """The names of helpers, and of those who made the sources, and parts of them."""

    whole: frozenset[str]
    parts: frozenset[str]

    def tells(self, name: str) -> bool:
        """Say whether a name is a part of one of these, or holds one."""
        return _bare(name) in self.parts or not self.whole.isdisjoint(_runs(name))


def _known(kb: KnowledgeBase) -> _Names:
    sources = kb.of("reference", Reference)
    names = [shown(each.name) for _, each in kb.each("resource", Resource)]
    names += [author.literal or "" for each in sources for author in each.author]
    names += [str(each.publisher or "") for each in sources]
    names += [str(each.container_title or "") for each in sources]
    whole = frozenset(map(_bare, names)) - {""}
    return _Names(whole, frozenset(run for name in names for run in _runs(name)))


def _bare(name: str) -> str:
    return " ".join(list(map(singular, words_in(name)))[:_LONGEST])


def _runs(name: str) -> Iterator[str]:
    """Two words or more of a name, in a row; all of one word."""
    words = _bare(name).split()
    least = min(len(words), 2)
    for start in range(len(words)):
        for end in range(start + least, len(words) + 1):
            yield " ".join(words[start:end])


def _sending(words: ContactWords) -> re.Pattern[str]:
    """A word such as "ask", and the name of an institution behind it."""
    last = "|".join(re.escape(word.capitalize()) for word in words.institutions)
    return re.compile(
        rf"(?i:{any_of(words.asking).pattern}) (?:the |your |an? )?"
        rf"(?P<name>(?:[A-Z][\w'’&-]{{0,30}} (?:(?:of|for|and) )?){{1,6}}(?:{last})s?)(?![\w'’-])"
    )


def _naming(kb: KnowledgeBase, printed: Iterable[str]) -> Iterator[str]:
    """The steps, challenges and resources that a handout prints."""
    for name in printed:
        if name.startswith(("challenge/", "resource/")) and name in kb.facts:
            yield name
        elif name.startswith("guide/") and name in kb.facts:
            refs = kb.facts[name].refs
            yield from (ref for ref in refs if ref.startswith("step/") and ref in kb.facts)


def _named(kb: KnowledgeBase, record: Record, helpers: HelperNames) -> dict[str, _Place]:
    """The resources that a record names, each with the place that counts: in `resources`, or else
    the last text."""
    said = {
        helper: (route, (start, end))
        for route, words in words_of(record)
        for start, end, helper in helpers.within(str(words))
    }
    listed = {
        str(ref): (route, None)
        for route, ref in refs_of(record)
        if ref in kb.facts and ref.kind == "resource"
    }
    return {**said, **listed}


def _span(kb: KnowledgeBase, name: str, place: _Place) -> Span:
    route, within = place
    return kb.locate(name, route) if within is None else kb.text_span(name, route, *within)


def _dead_end(kb: KnowledgeBase, place: Span, helper: str, shops: list[Workshop]) -> Diagnostic:
    names = ", ".join(f"'{shop.id}'" for shop in shops)
    is_one = len(shops) == 1
    handouts, verb = f"the handout{'' if is_one else 's'} of {names}", "does" if is_one else "do"
    return CHECK.rule.at(
        place,
        f"'{helper}' is named here, but {handouts} {verb} not list it",
        f"add {helper} to 'handout' there, or name a helper that stands in it",
        tuple(
            Related(kb.locate_key(f"workshop/{shop.id}", ("handout",)), "the picks of the handout")
            for shop in shops
        ),
    )


CHECK = check("JK350", "helper-listed", Severity.WARNING, __doc__, _unlisted)
