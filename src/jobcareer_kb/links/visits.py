"""All addresses of a knowledge base asked, hosts side by side, and what that says of each place."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from urllib.parse import urlsplit

from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.inline import typed
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.links.addresses import addresses
from jobcareer_kb.links.asking import Answer, Asker, shown
from jobcareer_kb.links.rules import GONE, MOVED, UNASKED

_AT_ONCE = 8
"""Hosts that are asked side by side."""
_ASTRAY = (
    "do not open it: a sound page sends nobody there, and somebody else may hold the site now; "
    "find the page anew, or take the address out"
)
Progress = Callable[[int, int], None]


def visited(
    kb: KnowledgeBase, asker: Asker, progress: Progress | None = None
) -> Iterator[Diagnostic]:
    """What the addresses of a knowledge base answer, at each place that names one."""
    places = addresses(kb)
    for url, answer in _answers(list(places), asker, progress):
        for name, route in places[url]:
            yield from _told(url, answer, kb.locate(name, route))


def _answers(
    urls: list[str], asker: Asker, progress: Progress | None
) -> Iterator[tuple[str, Answer]]:
    """Each host's addresses one after another, in the order in which they stand."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(_host(url), []).append(url)
    done = count(1)

    def ask(url: str) -> tuple[str, Answer]:
        answer = asker.answer(url)
        if progress is not None:
            progress(next(done), len(urls))
        return url, answer

    with ThreadPoolExecutor(_AT_ONCE) as crew:
        for answers in crew.map(lambda of_host: list(map(ask, of_host)), by_host.values()):
            yield from answers


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _told(url: str, answer: Answer, place: Span) -> Iterator[Diagnostic]:
    old, new = shown(url), shown(answer.moved_to)
    if answer.is_gone:
        after = f", and {new}, where it moved, too" if answer.moved_to else ""
        yield GONE.at(
            place,
            f"{old} is gone: its server answers {answer.status}{after}",
            "look where the page is now, or take the address out",
        )
    elif answer.astray:
        moved = f"has moved for good to {new}" if answer.moved_to else "could not be asked"
        rule = MOVED if answer.moved_to else UNASKED
        yield rule.at(place, f"{old} {moved}: {answer.why_not}", _ASTRAY)
    elif answer.moved_to:
        unseen = f", which could not be asked: {answer.why_not}" if answer.why_not else ""
        found = MOVED.at(
            place,
            f"{old} has moved for good to {new}{unseen}",
            "open the new address; if it is what you meant, write it here",
        )
        is_same = typed(url).casefold() == typed(answer.moved_to).casefold()
        yield replace(found, severity=Severity.NOTE) if is_same else found
    elif answer.why_not:
        yield UNASKED.at(
            place,
            f"{old} could not be asked: {answer.why_not}",
            "open it in a browser",
        )
