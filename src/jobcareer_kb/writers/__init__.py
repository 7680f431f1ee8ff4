"""Formats of a document, one a module; each module declares `WRITER`.

A writer turns a document and a look into bytes. It sees neither disk, clock, nor knowledge base.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jobcareer_kb.document import Document
from jobcareer_kb.look import Look
from jobcareer_kb.registry import named


@dataclass(frozen=True, slots=True)
class Writer:
    """One format of documents."""

    name: str
    """As `kb.yaml` and `--format` call it."""
    suffix: str
    """Of the file, with its dot."""
    write: Callable[[Document, Look], bytes]
    is_printed: bool = False
    """True for what is read on paper, where a link without its address leads nowhere."""
    lacks: Callable[[], str] = str
    """Names the library that must be installed first; empty if none."""


def writers() -> Mapping[str, Writer]:
    """Every writer by name, sorted."""
    return named(__name__, "WRITER")
