"""Blocks and documents in few words, for the tests of the writers."""

from dataclasses import replace

from jobcareer_kb.document import (
    Cell,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Section,
)
from jobcareer_kb.inline import Inlines, Text


def t(words: str) -> Inlines:
    return (Text(words),)


def p(words: str, role: str = "body") -> Paragraph:
    return Paragraph(t(words), role)


def h(words: str, level: int = 2) -> Heading:
    return Heading(level, t(words))


def items(*words: str) -> tuple[ListItem, ...]:
    return tuple(ListItem(t(item)) for item in words)


def listed(kind: str, *words: str) -> ListBlock:
    return ListBlock(kind, items(*words))


def row(*cells: str, role: str = "") -> Row:
    return Row(tuple(Cell((p(cell),)) for cell in cells), role)


def document(*sections: Section, **changes: object) -> Document:
    whole = Document(
        title="Job and career",
        subject="Workshop",
        language="en-US",
        creator="The Center",
        revised="2026-10-01",
        version="1.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        footer=t("Job and career"),
        sections=sections,
    )
    return replace(whole, **changes)
