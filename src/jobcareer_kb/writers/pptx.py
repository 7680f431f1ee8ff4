"""PowerPoint: a slide a section, speaker notes below it.

The parts are written here and zipped by us. python-pptx could give the package, but its import
costs some 220 ms (these modules' own: 20) and a deck some 45 (ours: 10); its base is a 4:3 deck
that bears somebody's name; and alternative text, decorative marks, links on dark ground and the
fit of words would be XML beside the library anyway. Tests read every deck back with it.
"""

from jobcareer_kb.archive import canonical_zip
from jobcareer_kb.document import Block, Document
from jobcareer_kb.theme import Look, Theme
from jobcareer_kb.writers import Writer
from jobcareer_kb.writers._pptx_notes import notes_part
from jobcareer_kb.writers._pptx_package import (
    base_parts,
    content_types,
    presentation_parts,
    property_parts,
    slide_file,
)
from jobcareer_kb.writers._pptx_section import Slide, check_titles
from jobcareer_kb.writers._pptx_slides import draw


def write_pptx(document: Document, look: Look) -> bytes:
    """Return a document of slides as a PowerPoint file.

    Raises ValueError, with the slide, for a slide without a title, a title used twice, and words
    that do not fit.
    """
    slides = [Slide(section, at) for at, section in enumerate(document.sections, 1)]
    check_titles(slides)
    parts = dict(base_parts(look.theme, document.language))
    for slide, section in zip(slides, document.sections, strict=True):
        try:
            parts |= _slide_parts(slide, section.notes, document, look.theme)
        except ValueError as fault:
            raise ValueError(f"slide {slide.number} {slide.name!r}: {fault}") from fault
    parts |= presentation_parts([slide_file(slide.number) for slide in slides], document.language)
    parts |= property_parts(document, len(slides))
    parts["[Content_Types].xml"] = content_types(list(parts))
    return canonical_zip(parts)


def _slide_parts(
    slide: Slide, notes: tuple[Block, ...], document: Document, theme: Theme
) -> dict[str, bytes]:
    """Return a slide and its notes, each with its relationships."""
    name, notes_name = slide_file(slide.number), f"notesSlide{slide.number}.xml"
    canvas = draw(slide, document, theme)
    canvas.relations.add("notesSlide", f"../notesSlides/{notes_name}")
    said, relations = notes_part(notes, slide.title.content, name, theme, document.language)
    return {
        f"ppt/slides/{name}": canvas.part(),
        f"ppt/slides/_rels/{name}.rels": canvas.relations.part(),
        f"ppt/notesSlides/{notes_name}": said,
        f"ppt/notesSlides/_rels/{notes_name}.rels": relations.part(),
    }


WRITER = Writer(name="pptx", suffix=".pptx", write=write_pptx)
