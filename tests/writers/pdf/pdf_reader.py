"""A PDF file as pypdf reads it: words, what it says of itself, and the tree of its tags."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

_SPACE = re.compile("[\\s\u200b]+")


def letters(text: str) -> str:
    """A text without white space, which a PDF file has in other places."""
    return _SPACE.sub("", text)


class Paper:
    """One file."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]

    @property
    def pages(self) -> list[str]:
        """The letters of each page, in the order in which they are written."""
        return [letters(page.extract_text()) for page in self.reader.pages]

    @property
    def about(self) -> str:
        """The metadata as XML."""
        return bytes(self.root["/Metadata"].get_data()).decode()

    def tags(self) -> list[str]:
        """Names of the tags in reading order."""
        return [str(tag["/S"]).removeprefix("/") for tag in self.elements()]

    def elements(self) -> Iterator[DictionaryObject]:
        """The elements of the tree of tags, parents first."""
        yield from _below(self.root["/StructTreeRoot"])

    def links(self) -> list[str]:
        """Where the links of all pages lead."""
        notes = (each.get_object() for page in self.reader.pages for each in page.annotations or ())
        return [str(each["/A"]["/URI"]) for each in notes if each["/Subtype"] == "/Link"]


def _below(element: Any) -> Iterator[DictionaryObject]:
    children = element.get("/K", ())
    for each in children if isinstance(children, list) else [children]:
        child = each.get_object()
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield child
            yield from _below(child)
