"""Load a knowledge base for a command that only reads it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jobcareer_kb.cli._say import hand_over, say

if TYPE_CHECKING:
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.loading.files import Listing


def loaded(folder: Path, shown: str) -> "KnowledgeBase":
    """Return the knowledge base; print the findings and end with 1 if `kb.yaml` is not sound."""
    from jobcareer_kb.loading.files import read_folder

    return sound(read_folder(folder, shown))


def sound(listing: "Listing") -> "KnowledgeBase":
    """Return the knowledge base of files already read; as `loaded` where `kb.yaml` is not sound.

    So also where a file cannot be read at all: nobody knows which records it holds.
    """
    from jobcareer_kb.checking.inspection import inspect
    from jobcareer_kb.loading.rules import UNREADABLE
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.rendering.products import products_in
    from jobcareer_kb.reports.text import render_text

    inspected = inspect(listing, products_in(packaged("templates")))
    unread = any(found.code == UNREADABLE.code for found in listing.diagnostics)
    if inspected.kb is None or inspected.kb.guessed or unread:
        hand_over(render_text(inspected.report))
        sys.exit(1)
    if inspected.report.held_back:
        message = (
            f"{inspected.report.held_back} records are left out; 'jobcareer-kb check' says why"
        )
        say(message, err=True)
    return inspected.kb
