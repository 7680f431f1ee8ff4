"""A contact says one thing about itself: one cost, one number, one address, its languages.

Bad:   cost: Free. [@a]           what_for: Get a lawyer for a fee. [@a]
Bad:   cost: Free. Bring $20. [@a]
Bad:   phone: 1-800-569-4287      how_to_find: Call 1-800-569-4278.
Bad:   url: https://www.lawhelp.net/    how_to_find: Go to [lawhelp.org](https://www.lawhelp.org/).
Bad:   cost: Free. [@a]           tips of a step: The rent help line costs $20. [@b]
Mend:  call or look once more, and write in both places what is so.
Bad:   url: https://www.hud.gov/      how_to_find: Go to usa.gov.
Bad:   url: https://renthelp.org/     tips of a step: See renthelps.org for the rent help line.
Bad:   cost: A letter costs $5. [@a]  tips of a step: The rent help line writes a letter for free.
Bad:   languages: [English]           tips of a step: The rent help line speaks Spanish.
Note:  the other texts are those that name the resource in the same sentence, or in the first cell
       of a row: by its name, or by "the" and the last words of it that no other resource has.
Why:   people plan by it, and stand there without the money, or with a wrong number. The words:
       `contacts` of words.yaml.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks._item_texts import any_of, quoted, shown, words_in
from jobcareer_kb.checks._phones import phone_pattern, short_numbers
from jobcareer_kb.checks.names._helper_names import HelperNames, said_names
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Link, Route, walk
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model._words.contacts import ContactWords
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.values import Words, words_of

_AMOUNT = re.compile(r"[$€£¥₹]\s?\d(?:[\d,.]*\d)?|\b\d+ [^\W\d_]+")
_HOST = re.compile(
    r"(?<![\w@.-])((?:[a-z0-9-]{1,63}\.){1,3}(?:gov|org|com|net|edu))(?![\w-])", re.I
)
_TOLD = re.compile(r"[$€£¥₹\d]|\w\.\w")
"""What a text has that tells an amount, a number or an address."""
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]*")
_BRIEF = 80
"""Signs of the first cell of a row that count, before each sentence of another one."""
_SLIP = 0.85
"""How alike the site of a helper and a slip in it are, from 0 to 1."""
_FEWEST = 3
"""Letters that a word has more of, where it names what is to pay for."""
_UNREAD = frozenset(
    {"question", "evidence", "figure", "calculation", "scenario", "brand", "kb.yaml"}
)


def _judge(context: Context) -> Judge | None:
    kb = context.kb
    resources = {
        name: each
        for name, each in kb.each("resource", Resource)
        if each.cost is not None or each.phone or each.url or each.languages
    }
    if not resources:
        return None
    names = HelperNames((pair for pair in said_names(kb) if pair[1] in resources), exact=True)
    lists = kb.words.contacts
    of_money = any_of((*lists.free, *lists.paid, *lists.speaking))

    def differing(name: str, record: BaseModel) -> Iterator[Diagnostic]:
        for route, words in words_of(record) if name.partition("/")[0] not in _UNREAD else ():
            if name in resources:
                yield from _of_itself(kb, resources[name], route, words)
            elif _TOLD.search(str(words)) or of_money.search(str(words)):  # as few do
                yield from _of_others(kb, resources, names, name, record, route, words)

    return differing


def _of_itself(
    kb: KnowledgeBase, resource: Resource, route: Route, words: Words
) -> Iterator[Diagnostic]:
    name = f"resource/{resource.id}"
    yield from _told(kb, resource, name, route, shown(words))
    site = _site(resource.url or "")
    for said in _HOST.findall(shown(words)) if site[0] and route[0] == "how_to_find" else ():
        host = said.casefold().removeprefix("www.")
        own = ".".join(site)
        if not (own == host or own.endswith(f".{host}") or host.endswith(f".{own}")):
            yield from _found(kb, resource, name, route, said, "url")
    for link in (node for node in walk(words.inlines) if isinstance(node, Link)):
        other = _site(link.url)
        if site[0] and other[0] == site[0] and other[1] != site[1]:
            yield from _found(kb, resource, name, route, link.url, "url")


def _of_others(
    kb: KnowledgeBase,
    resources: dict[str, Resource],
    names: HelperNames,
    name: str,
    record: BaseModel,
    route: Route,
    words: Words,
) -> Iterator[Diagnostic]:
    for each in _SENTENCE.findall(shown(words)):
        sentence = f"{_first_cell(record, route)}{each}"
        places = list(names.within(sentence))
        if len({meant for _, _, meant in places}) == 1:
            resource = resources[places[0][2]]
            yield from _told(kb, resource, name, route, sentence)
            if slip := _slip_of(resource, sentence):
                yield from _found(kb, resource, name, route, slip, "url")
            if free := _free_of(resource, sentence, places[-1][1], kb.words):
                yield from _found(kb, resource, name, route, free, "cost")
            if spoken := _spoken_of(resource, sentence, kb.words):
                yield from _found(kb, resource, name, route, spoken, "languages")


def _first_cell(record: BaseModel, route: Route) -> str:
    """What a row of a table is about, before what another cell of it says."""
    if "cells" not in route or route[-1] == 0:
        return ""
    at: Any = record
    for part in route[:-1]:
        at = getattr(at, part) if isinstance(part, str) else at[part]
    return f"{shown(at[0])[:_BRIEF]}: "


def _slip_of(resource: Resource, sentence: str) -> str:
    """A site that looks like that of a resource and is another one; empty where none is."""
    own = ".".join(_site(resource.url or "")).strip(".")
    said = (host.casefold().removeprefix("www.") for host in _HOST.findall(sentence))
    near = (host for host in said if host != own and get_close_matches(host, [own], 1, _SLIP))
    return next(near, "")


def _free_of(resource: Resource, sentence: str, behind: int, words: WordLists) -> str:
    """What says that there is nothing to pay for the very thing that costs something.

    That is what its cost names, or the resource where the word stands right behind its name.
    """
    told = any_of(words.contacts.free).search(sentence)
    if told is None or resource.cost is None:
        return ""
    cost = shown(resource.cost)
    if _is_free(cost, words.contacts) or not _paid(cost, words):
        return ""
    plain = {*words.teaching.plain, *words_in(shown(resource.name))}
    things = {word for word in words_in(cost) if len(word) > _FEWEST and word not in plain}
    verbs = {*words.teaching.singular_verbs, *words.teaching.plural_verbs}
    is_all = behind < told.start() and verbs.issuperset(sentence[behind : told.start()].split())
    return told[0] if is_all or things & {*words_in(sentence)} else ""


def _spoken_of(resource: Resource, sentence: str, words: WordLists) -> str:
    """A language that a sentence says is spoken, and the resource does not have."""
    spoken, languages = any_of(words.contacts.speaking), any_of(words.contacts.languages)
    if not resource.languages or any_of(words.claims.denials).search(sentence):
        return ""
    known = {str(each).casefold() for each in resource.languages}
    for verb in spoken.finditer(sentence):
        found = languages.match(sentence, verb.end() + 1)
        if found is not None and found[0].casefold() not in known:
            return f"{verb[0]} {found[0]}"
    return ""


def _told(
    kb: KnowledgeBase, resource: Resource, name: str, route: Route, text: str
) -> Iterator[Diagnostic]:
    """What a text says of the cost and the number of a resource, where that says otherwise."""
    words = kb.words.contacts
    is_free = resource.cost is not None and _is_free(shown(resource.cost), words)
    if is_free and (paid := _paid(text, kb.words)) and not any_of(words.saved).search(text):
        yield from _found(kb, resource, name, route, paid, "cost")
    if resource.phone:
        known = _digits(resource.phone)
        short = (number for number, _ in short_numbers(text, words.dialing))
        said = [*phone_pattern(words.phones).findall(text), *short]
        other = next((each for each in said if _digits(each) != known), "")
        if other:
            yield from _found(kb, resource, name, route, other, "phone")


def _is_free(cost: str, words: ContactWords) -> bool:
    """Say whether a cost says that there is none: at its beginning, or in several words."""
    for found in any_of(words.free).finditer(cost):
        if (found.start() == 0 or " " in found[0]) and not cost[found.end() :].startswith(" or "):
            return True
    return False


def _paid(text: str, words: WordLists) -> str:
    """What a text says that there is to pay; empty where nothing is."""
    money = {word.casefold() for word in words.figures.money}
    for found in _AMOUNT.finditer(text):
        if found[0][0] in "$€£¥₹" or found[0].split()[-1].casefold() in money:
            return found[0]
    told = any_of(words.contacts.paid).search(text)
    return told[0] if told else ""


def _found(
    kb: KnowledgeBase, resource: Resource, name: str, route: Route, said: str, field: str
) -> Iterator[Diagnostic]:
    """The two places, for nobody can tell which of them is wrong."""
    own = f"resource/{resource.id}"
    said_there = getattr(resource, field)
    value = ", ".join(said_there) if field == "languages" else str(said_there)
    value = shown(resource.cost) if field == "cost" and resource.cost is not None else value
    here, there = kb.locate(name, route), kb.locate(own, (field,))
    if here != there:
        for place, other, what in (
            (here, there, f"{quoted(said)} here, but {quoted(value)} in '{field}' of {own}"),
            (there, here, f"{quoted(value)} here, but {quoted(said)} in {name}"),
        ):
            yield CHECK.rule.at(
                place,
                what,
                "look once more, and write the same in both",
                (Related(other, "the other one"),),
            )
        return
    yield CHECK.rule.at(
        here,
        f"{quoted(said)} here, but {quoted(value)} in '{field}' of {own}",
        "look once more, and write the same in both",
    )


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone).removeprefix("1")


def _site(url: str) -> tuple[str, str]:
    """The name of a site and its ending."""
    host = url.partition("://")[2].partition("/")[0].casefold().removeprefix("www.")
    return host.rpartition(".")[0], host.rpartition(".")[2]


CHECK = check_among_records(
    "JK326", "contact-agrees", Severity.WARNING, __doc__, _judge, reads=("resource",)
)
