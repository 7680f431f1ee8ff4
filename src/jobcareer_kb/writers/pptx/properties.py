"""What the file says about itself."""

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from jobcareer_kb.document import Document
from jobcareer_kb.writers._properties import PART, custom_properties, describe_core
from jobcareer_kb.writers.pptx.markup import found


def describe(deck: Presentation, document: Document) -> None:
    """Write title, subject, creator, dates, language, version and licence into the file."""
    core = deck.core_properties
    describe_core(core, document)
    core.last_modified_by = core.author
    package, said = deck.part.package, custom_properties({"License": document.licence_url})
    part = Part(PackURI(PART), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, said)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def set_language(deck: Presentation, language: str) -> None:
    """Give masters and layouts the language of the document: what is typed later has it too."""
    masters = [*deck.slide_masters, deck.notes_master]
    layouts = (layout for master in deck.slide_masters for layout in master.slide_layouts)
    for each in (deck, *masters, *layouts):
        for words in found(each.element, "//*[@lang]"):
            words.set("lang", language)
