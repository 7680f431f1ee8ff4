"""Drawings: SVG, which Word shows and prints sharp, with a PNG beside it for what shows none."""

import io

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Pt

from jobcareer_kb.document import Drawing
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._drawings import scene_of
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.png import ZOOM, has_letters_for, png_of
from jobcareer_kb.writers._drawings.svg import FRAME, svg_of
from jobcareer_kb.writers.docx.markup import Para
from jobcareer_kb.writers.docx.pictures import framed
from jobcareer_kb.writers.docx.story import Story
from jobcareer_kb.writers.docx.theme import theme_of

_SVG = "image/svg+xml"


def drawing(story: Story, block: Drawing) -> list[Para]:
    """The paragraph of a drawing; a picture holds no bookmarks, so its texts are passed over.

    None where the fonts lack its letters: the table close by says the same.
    """
    texts = [words for box in block.boxes for words in box.words]
    for words in texts:
        story.marks.skip(words)
    if not all(has_letters_for(plain(words)) for words in texts):
        return []
    fine = story.styles.number("Source Note", "rPr/sz") / 2
    lettering = Lettering(fine, story.measures.body, story.measures.breadth)
    family = story.styles.value("Normal", "rPr/rFonts", "ascii")
    scene = scene_of(block, lettering, story.width / 20 - 2 * FRAME)
    svg = svg_of(scene, theme_of(story.word).colors, family)
    relation, image = story.word.part.get_or_add_image(io.BytesIO(png_of(svg)))
    size = (int(Pt(image.px_width / ZOOM)), int(Pt(image.px_height / ZOOM)))
    return [framed(story, relation, size, block.alt, _vector(story, relation, svg))]


def _vector(story: Story, relation: str, svg: str) -> str:
    """The SVG file in the package, named as the PNG beside it."""
    part = story.word.part
    beside = part.related_parts[relation].partname
    name = PackURI(f"{str(beside).removesuffix('.png')}.svg")
    return part.relate_to(Part(name, _SVG, svg.encode(), part.package), RT.IMAGE)
