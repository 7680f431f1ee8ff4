"""PowerPoint: a slide a section, speaker notes below it, all in the look of the base.

python-pptx gives package, parts, slides from the layouts of `templates/base.pptx`, notes and
properties. Ours is what it has no word for: words in one piece and how much room they take, what
describes a table and what is decoration, and the reading order. It is imported when a deck is
written.
"""

from jobcareer_kb.document import Document
from jobcareer_kb.look import Look
from jobcareer_kb.wordings import from_right
from jobcareer_kb.writers import Writer
from jobcareer_kb.writers.pptx.direction import turn_round
from jobcareer_kb.writers.pptx.layouts import design_of, layouts_of
from jobcareer_kb.writers.pptx.package import opened, packed
from jobcareer_kb.writers.pptx.properties import describe, set_language
from jobcareer_kb.writers.pptx.section import Slide, check_titles
from jobcareer_kb.writers.pptx.slides import add_slide


def write_pptx(document: Document, look: Look) -> bytes:
    """Return a document of slides as a PowerPoint file.

    Raises ValueError, with the slide, for a slide without a title, a title used twice, and words
    that do not fit; UsageFault for a base that lacks what slides need.
    """
    slides = [Slide(section, at) for at, section in enumerate(document.sections, 1)]
    check_titles(slides)
    design = design_of(look.powerpoint)
    deck = opened(look.powerpoint)
    layouts = layouts_of(deck)
    for slide in slides:
        try:
            add_slide(deck, layouts, design, slide, document)
        except ValueError as fault:
            raise ValueError(f"slide {slide.number} {slide.name!r}: {fault}") from fault
    set_language(deck, document.language)
    if from_right(document.language):
        turn_round(deck)
    describe(deck, document)
    return packed(deck)


WRITER = Writer(name="pptx", suffix=".pptx", write=write_pptx)
