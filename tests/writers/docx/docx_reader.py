"""A written Word file, opened as a zip of XML."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from jobcareer_kb.document import Document
from jobcareer_kb.look import Look
from jobcareer_kb.writers.docx import write_docx

LOOK = Look()
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = f"{{{RELATIONS}}}id"
NAMES = {"w": MAIN, "r": RELATIONS}


class Package:
    """A written file, opened as a zip of XML."""

    def __init__(self, written: Document, look: Look = LOOK) -> None:
        self.data = write_docx(written, look)
        self.zip = zipfile.ZipFile(io.BytesIO(self.data))
        self.body = self.part("word/document.xml")
        self.styles = self.part("word/styles.xml")

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name))

    def parts(self) -> Iterator[tuple[str, etree._Element]]:
        for name in self.zip.namelist():
            if not name.endswith(".png"):
                yield name, self.part(name)

    def find(self, path: str) -> list[etree._Element]:
        return self.body.xpath(path, namespaces=NAMES)

    def style(self, name: str, path: str, attribute: str = "val") -> str:
        """What a style says itself; by its id."""
        return val(self.styles, f"w:style[@w:styleId='{name}']/{path}", attribute)

    def paragraphs(self, style: str) -> list[etree._Element]:
        return self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")


def val(element: etree._Element, path: str, name: str = "val") -> str:
    found = element.find(path, NAMES)
    return "" if found is None else found.get(f"{{{MAIN}}}{name}", "")


def text_of(element: etree._Element) -> str:
    pieces = []
    for node in element.xpath(".//w:t | .//w:r/w:tab", namespaces=NAMES):
        pieces.append("\t" if node.tag.endswith("tab") else node.text or "")
    return "".join(pieces)


def between(start: etree._Element) -> str:
    """The words up to the end of a bookmark, which must stand in the same paragraph."""
    text = ""
    for node in start.itersiblings():
        if node.tag == f"{{{MAIN}}}bookmarkEnd":
            assert node.get(f"{{{MAIN}}}id") == start.get(f"{{{MAIN}}}id")
            return text
        text += text_of(node)
    raise AssertionError("a bookmark that does not end in its paragraph")
