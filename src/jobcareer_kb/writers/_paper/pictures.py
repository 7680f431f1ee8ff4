"""How large a picture stands on a page."""

from docx.shared import Twips

from jobcareer_kb.document import Illustration
from jobcareer_kb.writers._paper.setting import Setting

_PIXEL = 9525
"""EMU of a pixel at 96 to the inch: a small picture is not blown up."""
_TALLEST = 0.6
"""Part of the height of a page that a picture takes at most."""
_LOGO = 2
"""Lines that a logo is high at most."""


def size_of(setting: Setting, block: Illustration) -> tuple[int, int]:
    """Width and height in EMU, in the proportions of the picture."""
    wide, high = block.picture.width * _PIXEL, block.picture.height * _PIXEL
    most_wide = int(Twips(setting.width))
    tall = _LOGO * setting.measures.line if block.is_logo else _TALLEST * setting.measures.height
    most_high = int(Twips(round(tall)))
    scale = min(1.0, most_wide / wide, most_high / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
