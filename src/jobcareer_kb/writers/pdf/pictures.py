"""Pictures as data for the typesetter: drawings as SVG, files as they are."""

from typing import Any

from docx.shared import Twips

from jobcareer_kb.document import Drawing, Illustration
from jobcareer_kb.inline import plain
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers._drawings import scene_of
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.png import has_letters_for
from jobcareer_kb.writers._drawings.svg import FRAME, svg_of
from jobcareer_kb.writers._paper.pictures import size_of
from jobcareer_kb.writers._paper.setting import Setting
from jobcareer_kb.writers._paper.theme import theme_of

Data = dict[str, Any]


def drawing(setting: Setting, block: Drawing) -> Data | None:
    """A drawing; None where the fonts lack its letters: the table close by says the same."""
    texts = [plain(words) for box in block.boxes for words in box.words]
    if not all(map(has_letters_for, texts)):
        return None
    styles, measures = setting.styles, setting.measures
    fine = styles.number("Source Note", "rPr/sz") / 2
    lettering = Lettering(fine, measures.body, measures.breadth)
    scene = scene_of(block, lettering, setting.width / 20 - 2 * FRAME)
    theme: Theme = theme_of(setting.blank.copy())
    family = styles.value("Normal", "rPr/rFonts", "ascii")
    svg = svg_of(scene, theme.colors, family)
    width, height = scene.width + 2 * FRAME, scene.height + 2 * FRAME
    return {"kind": "picture", "svg": svg, "alt": block.alt, "width": width, "height": height}


def illustration(setting: Setting, block: Illustration) -> Data:
    """A picture from a file, no wider than the text and no higher than a good half of a page."""
    width, height = (side / Twips(20) for side in size_of(setting, block))
    data = list(block.picture.data)
    return {"kind": "picture", "data": data, "alt": block.alt, "width": width, "height": height}
