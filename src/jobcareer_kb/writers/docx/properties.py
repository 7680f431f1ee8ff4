"""What a file says about itself, and the part that keeps the digest of each marked text."""

from collections.abc import Mapping

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from jobcareer_kb.document import Document
from jobcareer_kb.writers._properties import PART, custom_properties, describe_core

MARKS = "urn:jobcareer-kb:marks:1"
"""Namespace of the part that keeps the digest of each marked text."""
_MARKS_ID = "{0F3C6C8A-5B0E-4B8C-9C55-6A1D7F2E4B10}"
"""Names that part within Word; any fixed id would do."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"

_DEFAULTS = (
    f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:lang/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault/></w:docDefaults>"
)


def describe(word: Word, document: Document) -> None:
    """Set the properties of a file."""
    core = word.core_properties
    core._element[:] = []
    describe_core(core, document)
    said = custom_properties({"License": document.licence_url, "Version": document.version})
    part = _part(word, PART, CT.OFC_CUSTOM_PROPERTIES, said)
    word.part.package.relate_to(part, RT.CUSTOM_PROPERTIES)


def keep_digests(word: Word, digests: Mapping[str, str]) -> None:
    """Keep the digest of each marked text as custom XML, which Word leaves alone."""
    lines = "".join(f'<mark name="{name}" digest="{text}"/>' for name, text in digests.items())
    marks = f'<marks xmlns="{MARKS}">{lines}</marks>'
    item = _part(word, "/customXml/item1.xml", CT.XML, (_XML + marks).encode())
    named = (
        f'<ds:datastoreItem ds:itemID="{_MARKS_ID}" xmlns:ds="{_OFFICE}/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MARKS}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = CT.OFC_CUSTOM_XML_PROPERTIES
    about = _part(word, "/customXml/itemProps1.xml", kind, (_XML + named).encode())
    item.relate_to(about, RT.CUSTOM_XML_PROPS)
    word.part.relate_to(item, RT.CUSTOM_XML)


def set_language(word: Word, tag: str) -> None:
    """The language of all words that say no other, and of what is typed into the file later."""
    styles = word.styles.element
    if next(styles.iter(qn("w:lang")), None) is None:
        styles.insert(0, parse_xml(_DEFAULTS))
    for language in styles.iter(qn("w:lang")):
        for script in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{script}"), tag)
    for language in word.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), tag)


def _part(word: Word, name: str, kind: str, content: bytes) -> Part:
    return Part(PackURI(name), kind, content, word.part.package)
