"""One document as a file: a slide a section, on a copy of the base."""

from jobcareer_kb.document import Document
from jobcareer_kb.look import Look
from jobcareer_kb.wordings import from_right
from jobcareer_kb.writers.pptx.direction import turn_round
from jobcareer_kb.writers.pptx.graft import whole
from jobcareer_kb.writers.pptx.impress import usable
from jobcareer_kb.writers.pptx.layouts import design_of, layouts_of
from jobcareer_kb.writers.pptx.notes import NotesPages
from jobcareer_kb.writers.pptx.package import opened, packed
from jobcareer_kb.writers.pptx.properties import describe, set_language
from jobcareer_kb.writers.pptx.section import Slide, check_titles
from jobcareer_kb.writers.pptx.slides import add_slide


def written(document: Document, look: Look) -> bytes:
    """Return the document as a PowerPoint file."""
    slides = [Slide(section, at) for at, section in enumerate(document.sections, 1)]
    check_titles(slides)
    base = whole(usable(look.powerpoint)).data
    design = design_of(base)
    deck = opened(base)
    layouts, notes = layouts_of(deck), NotesPages(document.language)
    for slide in slides:
        rest: Slide | None = slide
        while rest:
            try:
                rest = add_slide(deck, layouts, design, notes, rest, document)
            except ValueError as fault:
                raise ValueError(f"slide {slide.number} {slide.name!r}: {fault}") from fault
    set_language(deck, document.language)
    if from_right(document.language):
        turn_round(deck)
    describe(deck, document)
    return packed(deck)
