"""A source stands once in the list of sources.

Bad:   two entries with one DOI, ISBN or address, or with one title, author and year
Mend:  keep one of the two, and cite it everywhere.
Why:   it would be printed twice, with two numbers or a letter behind the year; and the ledger would
       ask for a look at each of them. Capitals, accents and signs make no difference, nor do
       "https", "www." and a slash at the end of an address. Chapters and pages of one book, and
       the first page of a site, pass.
"""

import re
from collections.abc import Iterator, Mapping

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import form
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.reference import Reference

Mark = tuple[str, ...]
_Place = tuple[str, str, str]
"""Address, edition and version."""
_LOOKED_AT = 8
"""Places of one mark at which another source is looked for."""
_FIELDS = {"DOI": "DOI", "ISBN": "ISBN", "address": "URL"}
"""The field to look at, where it is the mark alone."""
_PARTS = frozenset(
    {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"}
)
"""Types of parts, which may have the DOI of their whole."""


def _twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    references = kb.of("reference", Reference)
    alike: dict[Mark, dict[_Place, list[str]]] = {}
    for reference in references:
        for mark in _marks(reference):
            at = alike.setdefault(mark, {}).setdefault(_place(reference), [])
            at.append(reference.id)
    for reference in references:
        found = ((mark, _other(reference, alike[mark])) for mark in _marks(reference))
        shared = next(((mark, other) for mark, other in found if other), None)
        if shared is not None:
            (what, *_), other = shared
            yield CHECK.rule.at(
                kb.locate(f"reference/{reference.id}", (_FIELDS.get(what, "id"),)),
                f"source '{reference.id}' has the {what} of '{other}'",
                "keep one of the two, and cite it everywhere",
                (Related(kb.locate(f"reference/{other}", ("id",)), "the other one"),),
            )


def _place(reference: Reference) -> _Place:
    address = _address(reference.URL or "")
    return address, str(reference.edition or ""), str(reference.version or "")


def _other(reference: Reference, alike: Mapping[_Place, list[str]]) -> str:
    """Another source of the same mark; two pages of one site may share a title and a year, and so
    may two editions. What one of the two does not say makes no difference."""
    own = _place(reference)
    for place in (own, *list(alike)[:_LOOKED_AT]):
        if all(
            mine == theirs or not (mine and theirs) for mine, theirs in zip(own, place, strict=True)
        ):
            other = next((id_ for id_ in alike[place][:2] if id_ != reference.id), "")
            if other:
                return other
    return ""


def _marks(reference: Reference) -> Iterator[Mark]:
    """By what a source is known, the surest first; each mark begins with its name."""
    title = form(reference.title)
    part = (title, str(reference.page or ""), str(reference.chapter_number or ""))
    if reference.DOI and not (reference.page and reference.type in _PARTS):
        yield ("DOI", reference.DOI.casefold(), str(reference.chapter_number or ""))
    if reference.ISBN and not any(part[1:]):
        yield ("ISBN", re.sub(r"[^0-9Xx]", "", str(reference.ISBN))[-10:-1])
    if reference.URL:
        yield ("address and title", _address(reference.URL), *part)
        if "/" in _address(reference.URL) and not any(part[1:]):
            yield ("address", _address(reference.URL))
    lead = next(iter((*reference.author, *reference.editor)), None)
    name = form(lead.literal or lead.family or "") if lead is not None else ""
    issued = reference.issued
    year = str(issued.year) if issued is not None and issued.year is not None else ""
    if name and title:
        volume = str(reference.volume or ""), str(reference.issue or "")
        yield ("title, author and year", name, year, *part, *volume, reference.type)


def _address(url: str) -> str:
    bare = url.partition("://")[2].removeprefix("www.")
    host, slash, path = bare.partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/")


CHECK = check("JK320", "source-once", Severity.WARNING, __doc__, _twice)
