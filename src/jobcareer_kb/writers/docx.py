"""Word files for schools to print and to change: WordprocessingML, readable aloud, traced.

Every text of a record stands in a hidden bookmark, so that an edited file can be read back.
"""

from jobcareer_kb.document import Document
from jobcareer_kb.theme import Look
from jobcareer_kb.writers import Writer
from jobcareer_kb.writers._docx_base import base_parts
from jobcareer_kb.writers._docx_edges import Edges
from jobcareer_kb.writers._docx_markup import NAMESPACES, part
from jobcareer_kb.writers._docx_package import packed
from jobcareer_kb.writers._docx_sections import body_xml
from jobcareer_kb.writers._docx_story import Story

_BASE_RELATIONS = (
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("theme", "theme/theme1.xml"),
    ("customXml", "../customXml/item1.xml"),
)


def write_docx(document: Document, look: Look) -> bytes:
    """The document as a Word file."""
    story = Story(look)
    for kind, target in _BASE_RELATIONS:
        story.relations.part(kind, target)
    edges = Edges(story, document)
    body = body_xml(story, document, edges)
    sheet = document.title_size == "sheet"
    parts = {
        **base_parts(look, document.language, sheet),
        **edges.parts,
        "word/document.xml": part(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
        "word/numbering.xml": part(story.numbering.xml(look)),
        "word/_rels/document.xml.rels": story.relations.xml(),
    }
    return packed(document, parts, story.marks.digests)


WRITER = Writer(name="docx", suffix=".docx", write=write_docx)
