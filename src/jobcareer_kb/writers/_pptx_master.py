"""The masters of slides and notes, and the layouts as parts: all that a look decides.

Nothing here depends on a document but its language, so a base is made once for each look.
"""

from jobcareer_kb.writers._pptx_geometry import CONTENT, Box
from jobcareer_kb.writers._pptx_layouts import FOOTER, LAYOUTS, NUMBER, TITLE, Layout
from jobcareer_kb.writers._pptx_markup import DECLARATION, NAMESPACES, escape, solid
from jobcareer_kb.writers._pptx_shapes import FAMILY, Place, promised, slide_number, tree
from jobcareer_kb.writers._pptx_text import Face

_COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
_BODY = Place("Text", "body", 1, CONTENT)
_MASTER_PLACES = (TITLE, _BODY, FOOTER, NUMBER)
_INHERITS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"

NOTES_IMAGE = Box(685800, 685800, 5486400, 3086100)
NOTES_BODY = Box(685800, 4000500, 5486400, 4572000)


def _ground(colour: str) -> str:
    return f"<p:bg><p:bgPr>{solid(colour)}<a:effectLst/></p:bgPr></p:bg>"


def _level(level: int, face: Face, language: str, bullet: bool = False) -> str:
    indent = (
        f' marL="{(level - 1) * 342900}" indent="-342900"' if bullet else ' marL="0" indent="0"'
    )
    sign = '<a:buFont typeface="Arial"/><a:buChar char="\u2022"/>' if bullet else "<a:buNone/>"
    return (
        f'<a:lvl{level}pPr{indent} algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
        f'</a:spcBef>{sign}<a:defRPr lang="{language}" sz="{face.size * 100}" b="{int(face.bold)}" '
        f'kern="1200">{solid(face.colour)}{FAMILY}</a:defRPr></a:lvl{level}pPr>'
    )


def _text_styles(language: str) -> str:
    title = _level(1, TITLE.face, language).replace("+mn-", "+mj-")
    body = _level(1, Face(24), language)
    body += "".join(_level(level, Face(24), language, bullet=True) for level in range(2, 10))
    other = "".join(_level(level, Face(20), language) for level in range(1, 10))
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def master_part(language: str, layout_ids: dict[str, str]) -> bytes:
    """Return the slide master; `layout_ids` are relationship ids by layout name."""
    language = escape(language)
    shapes = "".join(promised(place, at + 2, language) for at, place in enumerate(_MASTER_PLACES))
    rows = "".join(
        f'<p:sldLayoutId id="{2147483649 + at}" r:id="{name}"/>'
        for at, name in enumerate(layout_ids.values())
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{_ground('bg1')}{tree(shapes)}</p:cSld>"
        f"{_COLOUR_MAP}<p:sldLayoutIdLst>{rows}</p:sldLayoutIdLst>"
        f'<p:hf hdr="0" dt="0"/>{_text_styles(language)}</p:sldMaster>'
    ).encode()


def layout_part(layout: Layout, language: str) -> bytes:
    """Return one layout."""
    language = escape(language)
    places = (*layout.places, FOOTER, NUMBER) if layout.running else layout.places
    shapes = "".join(promised(place, at + 2, language) for at, place in enumerate(places))
    kind = f' type="{layout.kind}"' if layout.kind else ""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
        f'<p:cSld name="{layout.name}">{_ground(layout.ground)}'
        f"{tree(''.join(layout.decorations()) + shapes)}</p:cSld>{_INHERITS}</p:sldLayout>"
    ).encode()


def layout_parts(language: str) -> dict[str, bytes]:
    """Return every layout by name."""
    return {name: layout_part(layout, language) for name, layout in LAYOUTS.items()}


def notes_master_part(language: str) -> bytes:
    """Return the notes master: the slide above, the words below, a number."""
    language = escape(language)
    number = Box(3886200, 8686800, 2286000, 274320)
    body = Place("Notes", "body", 1, NOTES_BODY, Face(12))
    shapes = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        f'</p:nvSpPr><p:spPr>{NOTES_IMAGE.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="accent4"/></a:solidFill></a:ln>'
        f"</p:spPr></p:sp>{promised(body, 3, language)}"
        f'<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{number.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr lIns="0" rIns="0"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/>'
        f"</a:lvl1pPr></a:lstStyle><a:p>{slide_number(language)}</a:p></p:txBody></p:sp>"
    )
    style = "".join(_level(level, Face(12), language) for level in range(1, 10))
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{_ground('bg1')}{tree(shapes)}</p:cSld>"
        f"{_COLOUR_MAP}<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    ).encode()
