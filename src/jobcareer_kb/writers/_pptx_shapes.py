"""Shapes: places that a layout promises and a slide fills, rectangles, rules, tables."""

from dataclasses import dataclass

from jobcareer_kb.writers._pptx_geometry import Box
from jobcareer_kb.writers._pptx_markup import escape, outline, solid
from jobcareer_kb.writers._pptx_text import BODY_FACE, Face

FAMILY = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder: where it stands and how the words in it look."""

    name: str
    kind: str
    """Type of placeholder in PresentationML; `body` is what the outline view shows."""
    index: int
    box: Box
    face: Face = BODY_FACE
    anchor: str = "t"
    inset: tuple[int, int] = (0, 0)
    """Room to the words, sideways and up and down."""
    align: str = "l"
    fill: str = ""
    line: str = ""
    line_width: int = 0
    prompt: str = ""
    """What an empty placeholder says while somebody edits."""
    bullet: bool = False

    @property
    def reference(self) -> str:
        """The element by which a slide names the placeholder of its layout."""
        index = f' idx="{self.index}"' if self.index else ""
        small = ' sz="quarter"' if self.kind in ("ftr", "sldNum") else ""
        return f'<p:ph type="{self.kind}"{small}{index}/>'


def promised(place: Place, number: int, language: str) -> str:
    """Return a placeholder as it stands in a layout or master."""
    fill = solid(place.fill) if place.fill else ""
    line = outline(place.line, place.line_width) if place.line else ""
    text = f'<a:r><a:rPr lang="{language}"/><a:t>{escape(place.prompt or place.name)}</a:t></a:r>'
    if place.kind == "sldNum":
        text = slide_number(language)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(place.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{_promise(place)}</p:nvPr>'
        f'</p:nvSpPr><p:spPr>{place.box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{fill}{line}</p:spPr><p:txBody>{body_properties(place)}<a:lstStyle>{list_style(place)}"
        f"</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _promise(place: Place) -> str:
    own = place.prompt and place.kind not in ("ftr", "sldNum")
    return place.reference.replace("/>", ' hasCustomPrompt="1"/>') if own else place.reference


def body_properties(place: Place) -> str:
    """Return the frame of the words. They never shrink by themselves: the writer makes them fit."""
    side, upright = place.inset
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{side}" tIns="{upright}" rIns="{side}" '
        f'bIns="{upright}" rtlCol="0" anchor="{place.anchor}"><a:noAutofit/></a:bodyPr>'
    )


def list_style(place: Place) -> str:
    """Return how words in this place look; what is typed into it later looks the same."""
    indent, bullet = ' marL="0" indent="0"', "<a:buNone/>"
    if place.bullet:
        indent = ' marL="342900" indent="-342900"'
        bullet = '<a:buFont typeface="Arial"/><a:buChar char="\u2022"/>'
    face = place.face
    return (
        f'<a:lvl1pPr{indent} algn="{place.align}">{bullet}'
        f'<a:defRPr sz="{face.size * 100}" b="{int(face.bold)}">{solid(face.colour)}'
        f"{FAMILY}</a:defRPr></a:lvl1pPr>"
    )


def filled(place: Place, number: int, paragraphs: str, box: Box | None = None) -> str:
    """Return a placeholder with words; its layout says where, unless a box does."""
    moved = box.xfrm() if box and box != place.box else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(place.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{place.reference}</p:nvPr>'
        f"</p:nvSpPr><p:spPr>{moved}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        f"{paragraphs}</p:txBody></p:sp>"
    )


def slide_number(language: str) -> str:
    """Return the field that PowerPoint fills with the number of the slide."""
    return (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>\u2039#\u203a</a:t></a:fld>'
    )


def text_box(number: int, name: str, box: Box, paragraphs: str) -> str:
    """Return words outside any placeholder, for a slide that needs more places than it has."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr>{box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" '
        f'bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>'
    )


def decoration(
    number: int, name: str, box: Box, *, fill: str = "", line: str = "", shape: str = "rect"
) -> str:
    """Return a shape that says nothing and is marked so: a screen reader passes it by."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}">{_DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box.xfrm()}'
        f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
        f"{solid(fill) if fill else '<a:noFill/>'}{outline(line, 28575)}</p:spPr></p:sp>"
    )


def frame(number: int, name: str, words: str, box: Box, table: str, place: Place | None) -> str:
    """Return a table on a slide; `words` say what it shows."""
    reference = place.reference if place else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{escape(name)}" '
        f'descr="{escape(words)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr>{reference}</p:nvPr></p:nvGraphicFramePr>"
        f"{box.xfrm('p:xfrm')}<a:graphic><a:graphicData "
        f'uri="http://schemas.openxmlformats.org/drawingml/2006/table">{table}</a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )


def tree(shapes: str) -> str:
    """Return the shape tree of a slide, layout or master, in reading order."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )
