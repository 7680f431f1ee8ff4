"""The styles part: defaults, paragraph styles, character styles and the one table style."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.theme import Look
from jobcareer_kb.writers._docx_markup import (
    NAMESPACES,
    Face,
    border,
    escape,
    shading,
    val,
)
from jobcareer_kb.writers._docx_measures import Measures
from jobcareer_kb.writers._docx_paragraph_styles import ParagraphStyle, paragraph_styles

BOLD_STYLES = frozenset({"Strong", "CueLabel", "StepNumber", "KeyTag", "CaptionNumber"})
"""Character styles that make bold. Word flips bold that a paragraph style has set already."""
REGULAR_STYLES = frozenset({"Aside", "Cite"})
"""Character styles whose words are regular also in a bold paragraph."""

CELL_SIDE, CELL_ABOVE = 160, 80
"""Margins of a cell in twips: at its sides, and above and below for 12-point type."""


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """One character style, its name as Word knows it."""

    name: str
    face: Face
    built_in: bool = False


def style_id(name: str) -> str:
    """The id that English Word gives a style of this name."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_xml(look: Look, language: str, sheet: bool) -> str:
    """The styles of one look; the language is that of the words."""
    styles = (
        _defaults(language),
        # Word's own styles stay out of the list, so that a teacher sees those of this file.
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>',
        *(_paragraph(style) for style in paragraph_styles(look, sheet)),
        _own_defaults(),
        *(_character(style) for style in _character_styles(look)),
        _table(look),
    )
    return f"<w:styles {NAMESPACES}>{''.join(styles)}</w:styles>"


def _defaults(language: str) -> str:
    # The language alone: LibreOffice sets a default size, colour or family in a table above the
    # character styles, so that those stand in the style Normal.
    tag = escape(language)
    run = f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _own_defaults() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def _opening(kind: str, name: str, built_in: bool) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    own = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{default}{own} w:styleId="{style_id(name)}">{val("name", name)}'
    )


def _paragraph(style: ParagraphStyle) -> str:
    layout, face = style.layout.xml(), style.face.xml()
    return "".join(
        (
            _opening("paragraph", style.name, style.built_in),
            val("basedOn", style.based_on) if style.based_on else "",
            val("next", style.following) if style.following else "",
            "<w:qFormat/>",
            f"<w:pPr>{layout}</w:pPr>" if layout else "",
            f"<w:rPr>{face}</w:rPr>" if face else "",
            "</w:style>",
        )
    )


def _character_styles(look: Look) -> Iterator[CharacterStyle]:
    palette, scale = look.theme.palette, look.theme.scale
    small = Face(size=scale.fine, colour=palette.ink_soft)
    yield CharacterStyle("Strong", Face(bold=True), built_in=True)
    yield CharacterStyle("Emphasis", Face(italic=True), built_in=True)
    link = Face(colour=palette.accent, underlined=True)
    yield CharacterStyle("Hyperlink", link, built_in=True)
    yield CharacterStyle("Cite", small)
    yield CharacterStyle("Aside", small)
    yield CharacterStyle("Quantity", Face(colour=palette.ink_soft))
    yield CharacterStyle("Mark", Face(family=look.theme.mark_family))
    yield CharacterStyle("Cue Label", Face(bold=True, colour=palette.accent))
    number = Face(bold=True, colour=palette.accent, size=scale.heading_2)
    yield CharacterStyle("Step Number", number)
    yield CharacterStyle("Caption Number", Face(bold=True, colour=palette.ink))
    key = Face(bold=True, colour=palette.paper, fill=palette.accent)
    yield CharacterStyle("Key Tag", key)


def _character(style: CharacterStyle) -> str:
    return (
        f"{_opening('character', style.name, style.built_in)}"
        f"{val('basedOn', 'DefaultParagraphFont')}<w:qFormat/>"
        f"<w:rPr>{style.face.xml()}</w:rPr></w:style>"
    )


def _table(look: Look) -> str:
    palette, em = look.theme.palette, Measures.of(look).em
    lines = border("bottom", palette.rule, 6) + border("insideH", palette.rule, 6)
    return (
        f"{_opening('table', 'JC Table', built_in=False)}{val('basedOn', 'TableNormal')}"
        "<w:qFormat/>"
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>{cell_margins(em(CELL_ABOVE))}</w:tblPr>"
        # Bold comes from the style Table Head: said twice, Word would take it back.
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shading(palette.panel)}</w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def cell_margins(vertical: int) -> str:
    """Room between a cell's borders and its words."""
    sides = (
        ("top", vertical),
        ("left", CELL_SIDE),
        ("bottom", vertical),
        ("right", CELL_SIDE),
    )
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"
