"""PowerPoint: a slide a section, speaker notes below it.

The parts are written here and zipped by us. python-pptx would give the package, but its import
costs 220 ms (this module's own: 10), its base is a 4:3 deck with another person's name in it, and
its tables and placeholders have no alternative text, decorative mark or head-row check; all
that would be XML beside the library anyway. Tests read every deck back with python-pptx.
"""

from jobcareer_kb.archive import canonical_zip
from jobcareer_kb.document import Document
from jobcareer_kb.theme import Look
from jobcareer_kb.writers import Writer
from jobcareer_kb.writers._pptx_notes import notes_part
from jobcareer_kb.writers._pptx_package import (
    base_parts,
    content_types,
    presentation_parts,
    property_parts,
)
from jobcareer_kb.writers._pptx_section import Slide, check_titles
from jobcareer_kb.writers._pptx_slides import draw


def write_pptx(document: Document, look: Look) -> bytes:
    """Return a document of slides as a PowerPoint file.

    Raises ValueError, with the slide, for a slide without a title, a title used twice, and words
    that do not fit.
    """
    theme, language = look.theme, document.language
    slides = [Slide(section, at) for at, section in enumerate(document.sections, 1)]
    check_titles(slides)
    parts = dict(base_parts(theme, language))
    names = [f"slide{slide.number}.xml" for slide in slides]
    for slide, name, section in zip(slides, names, document.sections, strict=True):
        canvas = draw(slide, document, theme)
        notes_name = f"notesSlide{slide.number}.xml"
        notes, relations = notes_part(section.notes, slide.title.content, name, theme, language)
        canvas.relations.add("notesSlide", f"../notesSlides/{notes_name}")
        parts[f"ppt/slides/{name}"] = canvas.part()
        parts[f"ppt/slides/_rels/{name}.rels"] = canvas.relations.part()
        parts[f"ppt/notesSlides/{notes_name}"] = notes
        parts[f"ppt/notesSlides/_rels/{notes_name}.rels"] = relations.part()
    parts |= presentation_parts(names, language)
    parts |= property_parts(document, len(slides))
    parts["[Content_Types].xml"] = content_types(list(parts))
    return canonical_zip(parts)


WRITER = Writer(name="pptx", suffix=".pptx", write=write_pptx)
