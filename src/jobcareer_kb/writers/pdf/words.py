"""Inline trees as runs of words, each with its face: data for the typesetter."""

import re
from dataclasses import dataclass, replace
from typing import Any

from jobcareer_kb.inline import (
    Cite,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    Traced,
)
from jobcareer_kb.writers._paper.roles import SPAN_STYLES

Runs = list[dict[str, Any]]
_BREAK = "\u200b"
"""Zero width space: here a line may end."""


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set within their paragraph."""

    style: str = ""
    """A character style of the base."""
    bold: bool = False
    italic: bool = False
    language: str = ""
    longest: int = 60
    """Letters that are sure to stand on one line; a longer word may break anywhere."""


PLAIN = Face()


def runs(nodes: Inlines, face: Face = PLAIN) -> Runs:
    """The words of a tree, in order."""
    return [run for node in nodes for run in _node(node, face)]


def _node(node: Inline, face: Face) -> Runs:
    match node:
        case Text(text=text):
            return [_run(text, face)] if text else []
        case Strong(children=children):
            return runs(children, replace(face, bold=True))
        case Emphasis(children=children):
            return runs(children, replace(face, italic=True))
        case Link(url=url, children=children):
            return [{"url": url, "words": runs(children, replace(face, style="Hyperlink"))}]
        case Cite(label=label):
            return [_run(label, replace(face, style="Cite"))]
        case Span(role="label", children=children):
            return runs(children, replace(face, bold=True))
        case Span(role=role, children=children):
            return runs(children, replace(face, style=SPAN_STYLES[role]))
        case Foreign(language=language, children=children):
            return runs(children, replace(face, language=language))
        case Traced(children=children):
            return runs(children, face)


def _breaking(text: str, longest: int) -> str:
    """A text whose words may break anywhere if they are too long for a line, as in Word."""
    if max(map(len, text.split()), default=0) <= longest:
        return text
    words = re.split(r"(\s+)", text)
    return "".join(_BREAK.join(word) if len(word) > longest else word for word in words)


def _run(text: str, face: Face) -> dict[str, Any]:
    run: dict[str, Any] = {"text": _breaking(text, face.longest)}
    if face.style:
        run["style"] = face.style
    if face.bold:
        run["bold"] = True
    if face.italic:
        run["italic"] = True
    if face.language:
        run["language"] = face.language.split("-")
    return run
