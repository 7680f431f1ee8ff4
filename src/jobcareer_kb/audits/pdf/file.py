"""A PDF file, opened: its catalog and its tags, and the words of each of its pages."""

import io
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdfium2 import PdfDocument, PdfiumError

from jobcareer_kb.document import Document


class Pdf:
    """One PDF file, with the document that it was written from."""

    def __init__(self, data: bytes, document: Document) -> None:
        self.document = document
        self.data = data
        reader = PdfReader(io.BytesIO(data))
        self.is_locked = reader.is_encrypted
        self.root: Any = reader.trailer["/Root"]

    @cached_property
    def about(self) -> str:
        """What the file says of itself."""
        said = self.root.get("/Metadata")
        return bytes(said.get_data()).decode(errors="replace") if said is not None else ""

    @cached_property
    def tags(self) -> tuple[tuple[str, Any, str], ...]:
        """Every tag in reading order: its name, itself, the name of that which it stands in."""
        tree = self.root.get("/StructTreeRoot")
        return () if tree is None else tuple(below(tree, ""))

    @cached_property
    def pages(self) -> tuple[str, ...] | None:
        """The words of each page that stand on it, in the order in which they are written; None
        where they cannot be read."""
        try:
            with PdfDocument(self.data) as read:
                return tuple(page.get_textpage().get_text_bounded() for page in read)
        except PdfiumError:
            return None


def children(tag: Any) -> Iterator[Any]:
    """The tags right below one."""
    inner = tag.get("/K", ())
    for each in inner if isinstance(inner, list) else (inner,):
        child = each.get_object()
        if hasattr(child, "get") and "/S" in child:
            yield child


def below(tag: Any, parent: str) -> Iterator[tuple[str, Any, str]]:
    """All tags below one, as `tags` has them."""
    for child in children(tag):
        name = str(child["/S"]).removeprefix("/")
        yield name, child, parent
        yield from below(child, name)
