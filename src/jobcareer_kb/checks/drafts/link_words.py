"""The words of a link name the site that it leads to.

Bad:   Go to [weather.gov](https://www.weather.com/).
Bad:   See [CC BY 4.0](https://creativecommons.org/licenses/by-sa/4.0/).
Bad:   Look [here](https://www.weather.gov/).
Bad:   [My Next Move](https://www.onetonline.org/), where mynextmove.org is cited elsewhere
Good:  Go to [weather.gov](https://www.weather.gov/).
Mend:  correct the words or the address.
Why:   on paper people read the words and type them. Compared are words that look like an address,
       the name of a licence, and words that are the name of another site that the knowledge base
       knows. Words that name nothing, such as "here", are heard alone by who goes from link to link
       with a screen reader.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.checks._licences import agree, terms_at, terms_named
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Link, plain, walk
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.values import words_of

_ADDRESS = re.compile(r"(?<!\\)\]\((https?://[^\s()<>\"]+)\)")
_HOST = re.compile(
    r"(?<![\w@.-])(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,5}"
    r"(?:gov|org|com|net|edu|mil|info|int|io|co|us|uk|ca|eu|de|fr|es|au|mx))(?![\w-])",
    re.IGNORECASE,
)


_NO_NAME = frozenset(
    {
        *("here", "click here", "this", "this link", "link", "the link", "this page", "this site"),
        *("this website", "website", "page", "more", "read more", "learn more", "see here", "go"),
    }
)
"""Words of a link that do not say where it leads."""


def _gather(context: Context) -> Gather:
    """Of each link: its route, words and address, and where that stands."""

    def links(name: str, record: BaseModel) -> list[list[Any]] | None:
        rows: list[list[Any]] = []
        for route, words in words_of(record):
            places = [found.span(1) for found in _ADDRESS.finditer(str(words))]
            nodes = walk(words.inlines) if places else ()
            found = [node for node in nodes if isinstance(node, Link)]
            for link, place in zip(found, places, strict=False):
                rows.append([route, " ".join(plain(link.children).split()), link.url, *place])
        return rows or None

    return links


def _elsewhere(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kb = context.kb
    sites = _sites(kb, [row[2] for rows in gathered.values() for row in rows])
    for name, rows in gathered.items():
        for route, words, url, start, end in rows:
            if form(words) in _NO_NAME:
                yield CHECK.rule.at(
                    kb.text_span(name, tuple(route), start, end),
                    f"the link says {quoted(words)}, which names nothing",
                    "write the name of the page or the site",
                )
            if said := _other(words, url, sites):
                yield CHECK.rule.at(
                    kb.text_span(name, tuple(route), start, end),
                    f"the link says {quoted(words)}, but it leads to {said}",
                    "correct the words or the address",
                )


def _sites(kb: KnowledgeBase, urls: list[str]) -> Mapping[str, str]:
    """Sites that the knowledge base knows, by their names without spaces: mynextmove."""
    references = kb.of("reference", Reference)
    urls += [each.URL for each in references if each.URL]
    found = {_label(host): host for host in map(_host, urls) if len(_label(host)) > 3}
    titled = {form(r.title).replace(" ", ""): _host(r.URL) for r in references if r.URL}
    helpers = {
        form(shown(each.name)).replace(" ", ""): _host(each.url)
        for each in kb.of("resource", Resource)
        if each.url
    }
    return {**titled, **found, **helpers}


def _other(words: str, url: str, sites: Mapping[str, str]) -> str:
    """Where a link leads, if its words name another place; else nothing."""
    host = _host(url)
    if named := _HOST.search(words):
        said = named[1].casefold().removeprefix("www.")
        return "" if _is_below(host, said) or _is_below(said, host) else host
    licence, there = terms_named(words), terms_at(url)
    if licence is not None and there is not None:
        return "" if agree(licence, there) else " ".join(filter(None, there))
    squeezed = form(words).replace(" ", "")
    other = sites.get(squeezed, host)
    return host if not _is_below(host, other) and squeezed not in host.replace("-", "") else ""


def _host(url: str) -> str:
    return (
        url.partition("://")[2].partition("/")[0].partition(":")[0].casefold().removeprefix("www.")
    )


def _label(host: str) -> str:
    """The part of a host that names the site."""
    parts = host.split(".")
    return parts[-2].replace("-", "") if len(parts) > 1 else host


def _is_below(host: str, other: str) -> bool:
    return host == other or host.endswith(f".{other}")


CHECK = check_side_by_side("JK426", "link-words", Severity.WARNING, __doc__, _gather, _elsewhere)
