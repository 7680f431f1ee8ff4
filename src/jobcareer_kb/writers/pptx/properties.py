"""What the file says about itself; its dates are the content's, not the clock's."""

from datetime import datetime
from typing import TYPE_CHECKING

from jobcareer_kb.document import Document
from jobcareer_kb.writers.pptx.markup import escape, found

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def describe(deck: "Presentation", document: Document) -> None:
    """Write title, subject, creator, dates, language, version and licence into the file."""
    core = deck.core_properties
    core.title, core.subject = document.title, document.subject
    core.author = core.last_modified_by = document.creator
    core.created = core.modified = datetime.fromisoformat(document.revised)
    core.language, core.version = document.language, document.version
    _add_licence(deck, document.licence_url)


def _add_licence(deck: "Presentation", url: str) -> None:
    """Add the licence as a custom property, for which the library has no word."""
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    package = deck.part.package
    said = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="License"><vt:lpwstr>'
        f"{escape(url)}</vt:lpwstr></property></Properties>"
    )
    part = Part(
        PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, said.encode()
    )
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def set_language(deck: "Presentation", language: str) -> None:
    """Give masters and layouts the language of the document: what is typed later has it too."""
    masters = [*deck.slide_masters, deck.notes_master]
    layouts = (layout for master in deck.slide_masters for layout in master.slide_layouts)
    for each in (deck, *masters, *layouts):
        for words in found(each.element, "//*[@lang]"):
            words.set("lang", language)
