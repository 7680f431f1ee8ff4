"""The parts of a deck: the base that a look decides, the slides, and what holds them together."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jobcareer_kb.document import Document
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers._pptx_geometry import SLIDE_HEIGHT, SLIDE_WIDTH
from jobcareer_kb.writers._pptx_layouts import LAYOUTS
from jobcareer_kb.writers._pptx_markup import (
    A_NAMESPACE,
    DECLARATION,
    NAMESPACES,
    Relations,
    escape,
    solid,
)
from jobcareer_kb.writers._pptx_master import layout_parts, master_part, notes_master_part
from jobcareer_kb.writers._pptx_shapes import FAMILY
from jobcareer_kb.writers._pptx_theme import theme_part

_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "ppt/presentation.xml": f"{_PRESENTATION}.presentation.main+xml",
    "ppt/presProps.xml": f"{_PRESENTATION}.presProps+xml",
    "ppt/viewProps.xml": f"{_PRESENTATION}.viewProps+xml",
    "ppt/tableStyles.xml": f"{_PRESENTATION}.tableStyles+xml",
    "ppt/slideMasters/": f"{_PRESENTATION}.slideMaster+xml",
    "ppt/slideLayouts/": f"{_PRESENTATION}.slideLayout+xml",
    "ppt/slides/": f"{_PRESENTATION}.slide+xml",
    "ppt/notesMasters/": f"{_PRESENTATION}.notesMaster+xml",
    "ppt/notesSlides/": f"{_PRESENTATION}.notesSlide+xml",
    "ppt/theme/": f"{_OFFICE}.theme+xml",
    "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
    "docProps/custom.xml": f"{_OFFICE}.custom-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_NO_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@lru_cache(maxsize=8)
def base_parts(theme: Theme, language: str) -> Mapping[str, bytes]:
    """Return masters, layouts and themes, made once for a look and a language."""
    master = Relations()
    names = {name: master.add("slideLayout", f"../slideLayouts/slideLayout{at}.xml")
             for at, name in enumerate(LAYOUTS, 1)}  # fmt: skip
    master.add("theme", "../theme/theme1.xml")
    to_master, notes = Relations(), Relations()
    to_master.add("slideMaster", "../slideMasters/slideMaster1.xml")
    notes.add("theme", "../theme/theme2.xml")
    parts = {
        "ppt/slideMasters/slideMaster1.xml": master_part(language, names),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": master.part(),
        "ppt/notesMasters/notesMaster1.xml": notes_master_part(language),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": notes.part(),
        "ppt/theme/theme1.xml": theme_part(theme),
        "ppt/theme/theme2.xml": theme_part(theme),
        **_settings(),
    }
    for at, layout in enumerate(layout_parts(language).values(), 1):
        parts[f"ppt/slideLayouts/slideLayout{at}.xml"] = layout
        parts[f"ppt/slideLayouts/_rels/slideLayout{at}.xml.rels"] = to_master.part()
    return parts


def _settings() -> dict[str, bytes]:
    """Return the parts that PowerPoint wants to find, with nothing to say."""
    return {
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>".encode(),
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>".encode(),
        "ppt/tableStyles.xml": (
            f'{DECLARATION}<a:tblStyleLst {A_NAMESPACE} def="{_NO_TABLE_STYLE}"/>'
        ).encode(),
    }


def slide_file(number: int) -> str:
    """Return the file name of a slide."""
    return f"slide{number}.xml"


def presentation_parts(slides: Sequence[str], language: str) -> dict[str, bytes]:
    """Return the presentation with its slides in order, by file name."""
    relations = Relations()
    master = relations.add("slideMaster", "slideMasters/slideMaster1.xml")
    notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml")
    rows = "".join(
        f'<p:sldId id="{256 + at}" r:id="{relations.add("slide", f"slides/{name}")}"/>'
        for at, name in enumerate(slides)
    )
    for kind in ("presProps", "viewProps", "tableStyles"):
        relations.add(kind, f"{kind}.xml")
    relations.add("theme", "theme/theme1.xml")
    part = (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="2147483648" r:id="{master}"/></p:sldMasterIdLst><p:notesMasterIdLst>'
        f'<p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst><p:sldIdLst>{rows}</p:sldIdLst>'
        f'<p:sldSz cx="{SLIDE_WIDTH}" cy="{SLIDE_HEIGHT}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{escape(language)}"/></a:defPPr>'
        f'<a:lvl1pPr marL="0" algn="l"><a:defRPr sz="2000" kern="1200">{solid("tx1")}{FAMILY}'
        "</a:defRPr></a:lvl1pPr>"
        "</p:defaultTextStyle></p:presentation>"
    ).encode()
    return {
        "ppt/presentation.xml": part,
        "ppt/_rels/presentation.xml.rels": relations.part(),
    }


def property_parts(document: Document, slides: int) -> dict[str, bytes]:
    """Return what the file says about itself; its dates are the content's, not the clock's."""
    relations = Relations()
    relations.add("officeDocument", "ppt/presentation.xml")
    relations.add("core-properties", "docProps/core.xml")
    relations.add("extended-properties", "docProps/app.xml")
    relations.add("custom-properties", "docProps/custom.xml")
    return {
        "_rels/.rels": relations.part(),
        "docProps/core.xml": _core(document),
        "docProps/app.xml": (
            f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/'
            f'2006/extended-properties"><PresentationFormat>Widescreen</PresentationFormat>'
            f"<Slides>{slides}</Slides><Notes>{slides}</Notes></Properties>"
        ).encode(),
        "docProps/custom.xml": _custom(document),
    }


def _core(document: Document) -> bytes:
    date = f'xsi:type="dcterms:W3CDTF">{escape(document.revised)}T00:00:00Z'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:subject>{escape(document.subject)}</dc:subject>"
        f"<dc:creator>{escape(document.creator)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(document.creator)}</cp:lastModifiedBy>"
        f"<dcterms:created {date}</dcterms:created><dcterms:modified {date}</dcterms:modified>"
        f"<dc:language>{escape(document.language)}</dc:language>"
        f"<cp:version>{escape(document.version)}</cp:version></cp:coreProperties>"
    ).encode()


def _custom(document: Document) -> bytes:
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    return (
        f'{DECLARATION}<Properties xmlns="{properties}" xmlns:vt="{types}"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="License"><vt:lpwstr>'
        f"{escape(document.licence_url)}</vt:lpwstr></property></Properties>"
    ).encode()


def content_types(names: Sequence[str]) -> bytes:
    """Return the part that tells what each part is."""
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{_type(name)}"/>'
        for name in sorted(names)
        if not name.endswith(".rels")
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{rows}</Types>"
    ).encode()


def _type(name: str) -> str:
    return _TYPES.get(name) or _TYPES[name[: name.rindex("/") + 1]]
