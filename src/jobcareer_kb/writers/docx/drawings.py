"""Drawings: SVG, which Word shows and prints sharp, with a PNG beside it for what shows none."""

import io

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Pt

from jobcareer_kb.document import Drawing
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._drawings import scene_of
from jobcareer_kb.writers._drawings.icons import icon_of
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.png import ZOOM, has_letters_for, png_of
from jobcareer_kb.writers._drawings.svg import FRAME, svg_of
from jobcareer_kb.writers._paper.theme import theme_of
from jobcareer_kb.writers.docx.markup import Para
from jobcareer_kb.writers.docx.pictures import Embedded, framed, inline
from jobcareer_kb.writers.docx.story import Story

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
    return [framed(story, _file(story, svg), block.alt)]


def icon(story: Story, kind: str) -> str:
    """The run of a small sign beside a word, which says all that it says."""
    color = story.styles.value("Cue Label", "rPr/color", "val")
    return inline(story, _file(story, icon_of(kind, color, story.measures.body * 0.75)))


def _file(story: Story, svg: str) -> Embedded:
    """A picture of ours in the package, once, as SVG and as PNG."""
    part = story.word.part
    relation, image = part.get_or_add_image(io.BytesIO(png_of(svg)))
    if relation not in story.vectors:
        beside = part.related_parts[relation].partname
        name = PackURI(f"{str(beside).removesuffix('.png')}.svg")
        vector = Part(name, _SVG, svg.encode(), part.package)
        story.vectors[relation] = part.relate_to(vector, RT.IMAGE)
    width, height = (int(Pt(side / ZOOM)) for side in (image.px_width, image.px_height))
    return Embedded(relation, width, height, story.vectors[relation])
