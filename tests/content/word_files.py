"""What a Word file holds, for the tests: every text of every part, and the bookmarks' words."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def every_text(path: Path) -> Iterator[tuple[str, str]]:
    """Part and words: each paragraph, each other text, each attribute, binary parts as they are."""
    for name, data in parts(path).items():
        if not name.endswith((".xml", ".rels")):
            yield name, data.decode("latin-1")
            continue
        root = etree.fromstring(data)
        for element in root.iter(etree.Element):
            for value in element.attrib.values():
                yield name, str(value)
            if element.text and element.text.strip():
                yield name, element.text
        for paragraph in root.iter(f"{W}p"):
            yield name, folded("".join(paragraph.itertext(f"{W}t", f"{W}delText", f"{W}instrText")))


def folded(words: str) -> str:
    return " ".join(words.replace("\xa0", " ").split())


def body(path: Path) -> etree._Element:
    return etree.fromstring(parts(path)["word/document.xml"])


def marked(path: Path) -> dict[str, str]:
    """Words between the start and the end of each of our bookmarks."""
    words: dict[str, list[str]] = {}
    open_marks: dict[str, str] = {}
    for element in body(path).iter():
        if element.tag == f"{W}bookmarkStart" and element.get(f"{W}name", "").startswith("_kb_"):
            open_marks[element.get(f"{W}id", "")] = element.get(f"{W}name", "")
            words[element.get(f"{W}name", "")] = []
        elif element.tag == f"{W}bookmarkEnd":
            open_marks.pop(element.get(f"{W}id", ""), None)
        elif element.tag == f"{W}t":
            for name in open_marks.values():
                words[name].append(element.text or "")
        elif element.tag in (f"{W}tab", f"{W}br"):
            for name in open_marks.values():
                words[name].append(" ")
    return {name: folded("".join(pieces)) for name, pieces in words.items()}


_CITATION = re.compile(r"\s*\[\d+(?:, [^\]\[;]+)?(?:; \d+(?:, [^\]\[;]+)?)*\]")


def uncited(words: str) -> str:
    return folded(_CITATION.sub("", words))
