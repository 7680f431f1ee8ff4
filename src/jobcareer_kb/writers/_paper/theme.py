"""The plain values beside each use of a color or a font of a base document's theme.

Whoever changes a theme changes what names it; readers that know no themes take the value beside, so
that it must agree. Tint and shade move the luminance, ECMA-376 part 1, 17.3.2.6.
"""

import colorsys

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from lxml import etree

from jobcareer_kb.theme import Theme, theme_in
from jobcareer_kb.writers._paper.faults import BaseFault

_SLOTS = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1",
    "text2": "dk2", "dark2": "dk2", "background2": "lt2", "light2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
}  # fmt: skip
"""Names of colors in a document and in its theme, by the usual `w:clrSchemeMapping`."""


def theme_of(word: Word) -> Theme:
    """The theme of a document; one without any has no colors and fonts."""
    try:
        return theme_in(word.part.part_related_by(RT.THEME).blob)
    except KeyError:
        return Theme({}, {})


def _color(theme: Theme, name: str, tint: str | None, shade: str | None) -> str:
    """Six digits of a color as a document names it."""
    color = theme.colors.get(_SLOTS.get(name, name))
    if not color:
        raise BaseFault(
            f"has no color {name!r} in its theme, which its styles use; choose a set of colors "
            "(Design, Colors) and save it again"
        )
    return _shifted(color, tint, shade)


def _font(theme: Theme, name: str) -> str:
    """The family of a name such as `minorHAnsi`."""
    family = theme.fonts.get("major" if name.startswith("major") else "minor")
    if not family:
        raise BaseFault(
            f"has no font for {name!r} in its theme, which its styles use; choose a set of "
            "fonts (Design, Fonts) and save it again"
        )
    return family


def apply(theme: Theme, root: etree._Element) -> None:
    """Set the plain value beside each name of a color or a font."""
    for element in root.iter():
        for name, beside in (("themeColor", "color"), ("themeFill", "fill")):
            named = element.get(qn(f"w:{name}"))
            if named and named != "none":
                attribute = "val" if element.tag == qn("w:color") else beside
                tint, shade = (element.get(qn(f"w:{name.replace('Color', '')}{kind}"))
                               for kind in ("Tint", "Shade"))  # fmt: skip
                element.set(qn(f"w:{attribute}"), _color(theme, named, tint, shade))
        if element.tag == qn("w:rFonts"):
            for script in ("ascii", "hAnsi"):
                if named := element.get(qn(f"w:{script}Theme")):
                    element.set(qn(f"w:{script}"), _font(theme, named))


def _shifted(color: str, tint: str | None, shade: str | None) -> str:
    if not tint and not shade:
        return color
    hue, light, saturation = colorsys.rgb_to_hls(
        *(int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    )
    if tint:
        share = int(tint, 16) / 255
        light = light * share + 1 - share
    if shade:
        light *= int(shade, 16) / 255
    return "".join(f"{round(c * 255):02X}" for c in colorsys.hls_to_rgb(hue, light, saturation))
