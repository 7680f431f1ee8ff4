"""Load a knowledge base for a command that only reads it, and judges nothing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from jobcareer_kb.cli._say import hand_over, say

if TYPE_CHECKING:
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.loading.corpus import Loaded
    from jobcareer_kb.loading.files import Listing


def loaded(folder: Path, shown: str) -> "KnowledgeBase":
    """Return the knowledge base; print the findings and end with 1 if `kb.yaml` is not sound."""
    from jobcareer_kb.checking.run import Ask
    from jobcareer_kb.checking.run import loaded as loaded_with_what_is_kept
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.packaged import packaged

    listing = read_folder(folder, shown)
    ask = Ask(folder, shown, packaged("templates"))
    return _sound(listing, loaded_with_what_is_kept(ask, listing))


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
