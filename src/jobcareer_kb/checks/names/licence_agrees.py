"""The name of the licence and its address mean one licence.

Bad:   {name: CC BY 4.0, url: https://creativecommons.org/licenses/by-sa/4.0/}
Good:  {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}
Bad:   statement: You may copy, change and share this.        (CC BY-ND 4.0)
Bad:   statement: You may not share this.        (CC BY 4.0)
Bad:   an image under CC BY-ND 4.0, where kb.yaml lets everybody change all
Mend:  correct the one that is wrong.
Why:   who uses the material reads the name, and follows the address when it matters. Known are the
       licences of Creative Commons by both, with their version, and a few others. Another address
       is fine where the name is none that is known. Read are the licence of kb.yaml, and
       those of images; one of these may forbid to sell or to change it only where that of kb.yaml
       does, or where the statement or `credits` there say "except".
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.checks._licences import Terms, agree, terms_at, terms_named
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._settings import Licence, Settings
from jobcareer_kb.model.image import Image

_FORBIDS = re.compile(
    r"\b(?:may|can|must|do) ?not\b[^.;,]{0,40}?\b(?:change|adapt|share|copy)\b", re.I
)
_CHANGES = re.compile(r"\b(?:may|can)\b[^.;]{0,60}?\b(?:change|adapt|remix|edit|translate)\b", re.I)


def _differing(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    if isinstance(record, Image) and record.licence is not None:
        if record.licence.url:
            yield from _of_two(kb, name, shown(record.licence.name), record.licence.url)
        yield from _narrower(kb, name, shown(record.licence.name))
    elif isinstance(record, Settings) and "licence" not in kb.guessed:
        yield from _of_settings(kb, record.licence)


def _of_settings(kb: KnowledgeBase, licence: Licence) -> Iterator[Diagnostic]:
    yield from _of_two(kb, "kb.yaml", shown(licence.name), licence.url)
    named = terms_named(shown(licence.name))
    forbidden = _FORBIDS.search(shown(licence.statement))
    if named is not None and forbidden and "ND" not in named[0] and named[0] != "CC0":
        yield CHECK.rule.at(
            kb.locate("kb.yaml", ("licence", "statement")),
            f"the statement says {quoted(forbidden[0])}, but {_words(named)} lets everybody",
            "correct the statement, or choose another licence",
        )
    if named is not None and (said := _too_much(licence, named)):
        yield CHECK.rule.at(
            kb.locate("kb.yaml", ("licence", "statement")),
            f"the statement says {quoted(said)}, but {_words(named)} lets nobody change it",
            "correct the statement, or choose another licence",
        )


def _narrower(kb: KnowledgeBase, name: str, said: str) -> Iterator[Diagnostic]:
    """A picture that may be used less freely than all that it stands among."""
    own = terms_named(said)
    whole = None if "licence" in kb.guessed else terms_named(shown(kb.settings.licence.name))
    if own is None or whole is None or not whole[0].startswith("CC"):
        return
    words = " ".join((shown(kb.settings.licence.statement), *map(shown, kb.settings.credits)))
    less = [part for part in ("NC", "ND") if part in own[0] and part not in whole[0]]
    if less and "except" not in words.casefold():
        yield CHECK.rule.at(
            kb.locate(name, ("licence", "name")),
            f"the picture is under {_words(own)}, and all else under {_words(whole)}",
            "take another picture, or say 'except' with its title in 'credits' of kb.yaml",
        )


def _of_two(kb: KnowledgeBase, record: str, name: str, url: str) -> Iterator[Diagnostic]:
    """What the name and the address of a licence say, where they differ; both are named."""
    named, there = terms_named(name), terms_at(url)
    if named is None or (there is not None and agree(named, there)):
        return
    if there is not None:
        message = f"the name says {quoted(name)}, the address {_words(there)}"
    elif named[0].startswith("CC"):
        message = (
            f"the name says {quoted(name)}, whose address begins with https://creativecommons.org/"
        )
    else:
        return
    for field in ("name", "url"):
        place = kb.locate(record, ("licence", field))
        yield CHECK.rule.at(place, message, "correct the name or the address")


def _too_much(licence: Licence, named: Terms) -> str:
    found = _CHANGES.search(shown(licence.statement)) if "ND" in named[0] else None
    return found[0] if found else ""


def _words(terms: Terms) -> str:
    return " ".join(filter(None, terms))


CHECK = check_of_record("JK321", "licence-agrees", Severity.WARNING, __doc__, _differing, BaseModel)
