"""Pandoc's Markdown: a deck in its slide syntax, a paged document as plain readable text."""

from collections.abc import Iterator

from jobcareer_kb.document import Block, Document, Paragraph
from jobcareer_kb.inline import Strong, Text
from jobcareer_kb.look import Look
from jobcareer_kb.writers import Writer
from jobcareer_kb.writers.markdown.blocks import blocks
from jobcareer_kb.writers.markdown.inline import block
from jobcareer_kb.writers.markdown.slides import head, metadata_line, slide, title_lines


def write_markdown(document: Document, look: Look) -> bytes:
    """Return a document as Markdown in UTF-8; the look has no say in it."""
    deck = any(section.layout != "page" for section in document.sections)
    parts = _deck(document) if deck else _pages(document)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _pages(document: Document) -> Iterator[str]:
    """Yield metadata and sections. The title is a heading of the text, not of the metadata.

    Pandoc would print it twice, and so author and date have the names that print nothing.
    """
    yield _metadata(
        pagetitle=_plain(document.title),
        **{"author-meta": _plain(document.creator), "date-meta": document.revised},
        **_about(document),
    )
    for section in document.sections:
        yield blocks(section.blocks)


def _deck(document: Document) -> Iterator[str]:
    """Yield metadata and slides. Pandoc makes the opening slide from the metadata alone.

    It has no place there for notes that both of its slide formats know, so those notes stand
    under the next slide, led in by the title.
    """
    first, *rest = document.sections
    notes: tuple[Block, ...] = ()
    if first.layout == "title" and rest:
        title, subtitle = title_lines(first)
        opening = {"title": title, "subtitle": subtitle, "author": _plain(document.creator)}
        yield _metadata(**opening, date=document.revised, **_about(document))
        if first.notes:
            notes = (Paragraph((Strong(head(first, 1).content),)), *first.notes)
    else:
        yield _metadata(pagetitle=_plain(document.title), **_about(document))
        rest = [first, *rest]
    for at, section in enumerate(rest, len(document.sections) - len(rest) + 1):
        yield slide(section, at, notes)
        notes = ()


def _about(document: Document) -> dict[str, str]:
    return {
        "lang": document.language,
        "subject": _plain(document.subject),
        "rights": document.licence_url,
    }


def _metadata(**values: str) -> str:
    lines = (metadata_line(name, value) for name, value in values.items() if value)
    return "\n".join(("---", *lines, "---"))


def _plain(text: str) -> str:
    return block((Text(text),))


WRITER = Writer(name="markdown", suffix=".md", write=write_markdown)
