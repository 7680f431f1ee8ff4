"""An address and a phone number have the form of one.

Bad:   url: https://www.www.hud.gov/            url: https://wwww.hud.gov/
Bad:   URL: http://https://www.usa.gov/         URL: https://www.usa,gov/help
Bad:   URL: https://www.usa/housing             URL: https://www.usa.gov/help.
Bad:   url: http://localhost:8000/              url: https://www.hud.gvo/
Bad:   phone: 1-800-569-428                     (a digit is missing)
Bad:   phone: 123-456-7890                      (a number that stands for any)
Note:  url: https://www.example.org/  phone: 802-555-0142     (kept free for examples; a note)
Mend:  copy it once more from the page; open the address, or call the number.
Why:   who types it from paper reaches nobody. Read are the addresses of resources, sources and
       kb.yaml. Of phone numbers those that begin as one of the `phones` below `contacts` in
       words.yaml: with 1 and an area code, or in groups of three, three and four.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._phones import digits_of, groups_of
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words.contacts import ContactWords
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.resource import Resource

_ENDINGS = {"gvo": "gov", "ogv": "gov", "cmo": "com", "con": "com", "ocm": "com", "ogr": "org"}
_ENDINGS |= {"rog": "org", "orgg": "org", "comm": "com", "nte": "net", "ent": "net", "eud": "edu"}
_WWW = re.compile(r"(?:ww|w{4,}|www\.www|www\d?\.\d?www)\.")

_LONGEST = 15
"""Digits of a phone number, with its country (E.164)."""
_EXTENSION = re.compile(r"\s*(?:ext\.?|x|,)")

_FOR_EXAMPLES = re.compile(r"https?://(?:www\.)?example\.org(?=[:/?#]|$)", re.I)


def _for_examples(kb: KnowledgeBase, name: str, resource: Resource) -> Iterator[Diagnostic]:
    """What reaches nobody on purpose; whoever writes about a made-up town may leave it."""
    digits = digits_of(_EXTENSION.split((resource.phone or "").strip(), maxsplit=1)[0])
    is_number = any(_is_of(digits, form) for form in kb.words.contacts.phones_for_examples)
    is_address = _FOR_EXAMPLES.match(resource.url or "") is not None
    for field, found in (("url", is_address), ("phone", is_number)):
        if found:
            told = CHECK.rule.at(
                kb.locate(name, (field,)),
                f"'{getattr(resource, field)}' is kept free for examples, and reaches nobody",
                "write the one that people reach",
            )
            yield replace(told, severity=Severity.NOTE)


def _misshapen(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    route, url = _address(kb, record)
    if url and (slip := _slip_of(url)):
        yield CHECK.rule.at(
            kb.locate(name, route), f"'{url}' is no address that works: {slip}",
            "copy it once more from the page",
        )  # fmt: skip
    phone = record.phone if isinstance(record, Resource) else None
    if phone and (slip := _slip_of_number(phone, kb.words.contacts)):
        yield CHECK.rule.at(
            kb.locate(name, ("phone",)),
            f"'{phone}' is no number that works: {slip}",
            "copy it once more, and call it",
        )
    if isinstance(record, Resource):
        yield from _for_examples(kb, name, record)


def _address(kb: KnowledgeBase, record: BaseModel) -> tuple[Route, str | None]:
    """The address of a resource, a source or the licence, and its field."""
    if isinstance(record, Resource):
        return ("url",), record.url
    if isinstance(record, Reference):
        return ("URL",), record.URL
    is_known = isinstance(record, Settings) and "licence" not in kb.guessed
    return ("licence", "url"), kb.settings.licence.url if is_known else None


def _slip_of(url: str) -> str:
    """What is wrong with an address; empty where nothing is."""
    _, _, rest = url.partition("://")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].casefold()
    ending = host.rpartition(".")[2].partition(":")[0]
    if host in ("http:", "https:", "http", "https"):
        return "it begins twice"
    if host.partition(":")[0] in ("localhost", "127.0.0.1", "0.0.0.0"):
        return "it leads to one machine alone"
    if "," in host or ";" in host or ".." in host or "_" in host:
        return "its site has a sign that no site has"
    if _WWW.match(host):
        return "it does not begin with 'www.' as sites do"
    if host.removeprefix("www.").count(".") == 0:
        return "its site has no ending such as '.org'"
    if ending in _ENDINGS:
        return f"it ends in '.{ending}', and was likely meant to end in '.{_ENDINGS[ending]}'"
    return "it ends in a sign of the sentence" if url.endswith((".", ",", ";")) else ""


def _slip_of_number(phone: str, words: ContactWords) -> str:
    """What is wrong with a phone number; empty where nothing is."""
    number = _EXTENSION.split(phone.strip(), maxsplit=1)[0]
    digits = digits_of(number)
    if any(_is_of(digits, form) for form in words.phones_of_nobody):
        return "it stands for any number"
    if len(digits) > _LONGEST:
        return f"it has {len(digits)} digits, and none has more than {_LONGEST}"
    said = groups_of(number)
    forms = [groups_of(form) for form in words.phones]
    for form in forms:
        # A country code or the groups before the last one tell which form is meant.
        begun = said[0] == form[0] if form[0].isdigit() else _as_long(said, form)
        if len(said) > 1 and begun:
            return "" if len(digits) == sum(map(len, form)) else _told(digits, form)
    return ""


def _as_long(said: Sequence[str], form: Sequence[str]) -> bool:
    """Say whether a number has the groups of a form, but for the last one."""
    return len(said) >= len(form) and all(map(_same_length, said, form[:-1]))


def _same_length(one: str, other: str) -> bool:
    return len(one) == len(other)


def _told(digits: str, form: Sequence[str]) -> str:
    those = f"begin with {form[0]}" if form[0].isdigit() else "have such groups"
    return f"it has {len(digits)} digits, and those that {those} have {sum(map(len, form))}"


def _is_of(digits: str, form: str) -> bool:
    return len(digits) == len(form) and all(
        f in ("#", d) for d, f in zip(digits, form, strict=True)
    )


CHECK = check_of_record(
    "JK235", "address-form", Severity.WARNING, __doc__, _misshapen, BaseModel, (Severity.NOTE,)
)
