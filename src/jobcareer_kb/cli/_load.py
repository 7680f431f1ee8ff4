"""Load a knowledge base for a command that only reads it, and judges nothing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from jobcareer_kb.cli._say import hand_over, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.loading.corpus import Loaded
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.model import Record


def say_of(
    folder: Path,
    shown: str,
    words: tuple[str, ...],
    tell: "Callable[[KnowledgeBase], str]",
    is_all: "Callable[[], bool]" = lambda: True,
) -> None:
    """Print what a command says of a knowledge base; what it said before of the same files is said
    again. `words` are all that it was asked; `is_all` says whether it told nothing on another way.
    """
    from jobcareer_kb.checking.answers import Answer, answered
    from jobcareer_kb.checking.ask import Ask
    from jobcareer_kb.packaged import packaged

    def anew() -> Answer:
        from jobcareer_kb.checks._fit_items import drawn

        listing, found = _loaded(folder, shown)
        text = tell(drawn(_sound(listing, found)))
        return Answer(text, listing if is_all() and not found.held_back else None)

    hand_over(answered(Ask(folder, shown, packaged("templates")), words, anew))


def in_lines(lines: "Iterable[str]") -> str:
    """Lines for a terminal, whatever they hold."""
    from jobcareer_kb.media import terminal

    return "".join(f"{terminal.line(line)}\n" for line in lines)


def loaded(folder: Path, shown: str) -> "KnowledgeBase":
    """Return the knowledge base; print the findings and end with 1 if `kb.yaml` is not sound."""
    return _sound(*_loaded(folder, shown))


def _loaded(folder: Path, shown: str) -> "tuple[Listing, Loaded]":
    from jobcareer_kb.checking.ask import Ask
    from jobcareer_kb.checking.run import loaded as loaded_with_what_is_kept
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.packaged import packaged

    listing = read_folder(folder, shown)
    ask = Ask(folder, shown, packaged("templates"))
    return listing, loaded_with_what_is_kept(ask, listing)


def known(kb: "KnowledgeBase", name: str) -> "Record":
    """A record by its name; UsageFault with a hint where there is none."""
    from difflib import get_close_matches

    from jobcareer_kb.errors import UsageFault

    if name not in kb.records:
        near = get_close_matches(name, list(kb.records), n=1, cutoff=0.5)
        hint = f"did you mean '{near[0]}'?" if near else "'jobcareer-kb list' shows what there is"
        raise UsageFault(f"no record '{name}'; {hint}")
    return kb.records[name]


def sound(listing: "Listing") -> "KnowledgeBase":
    """Return the knowledge base of files already read; as `loaded` where `kb.yaml` is not sound.

    So also where a file cannot be read at all: nobody knows which records it holds.
    """
    from jobcareer_kb.loading.corpus import load_corpus

    return _sound(listing, load_corpus(listing))


def _sound(listing: "Listing", found: "Loaded") -> "KnowledgeBase":
    from jobcareer_kb.loading.rules import UNREADABLE

    unread = any(fault.code == UNREADABLE.code for fault in listing.diagnostics)
    if found.kb is None or found.kb.guessed or unread:
        _refuse(listing)
    if found.held_back:
        out = "1 record is" if found.held_back == 1 else f"{found.held_back} records are"
        say(f"{out} left out; 'jobcareer-kb check' says why", err=True)
    return found.kb


def _refuse(listing: "Listing") -> NoReturn:
    """Print what `check` finds, and end."""
    from jobcareer_kb.checking.inspection import inspect
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.rendering.products import products_in
    from jobcareer_kb.reports.text import render_text

    hand_over(render_text(inspect(listing, products_in(packaged("templates"))).report))
    sys.exit(1)
