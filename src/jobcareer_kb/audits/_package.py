"""An Office file that was just made: its parts as trees, what they are related to, its properties.

What comes from outside is read by `readers`; here the bytes are our own.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import Any

from lxml import etree

from jobcareer_kb.audits import Found

Element = Any
"""An element of lxml: trees of two vocabularies are walked here, and each find may be None."""
DC = "{http://purl.org/dc/elements/1.1/}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


class Package:
    """One file."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = self._zip.namelist()
        self._known = frozenset(self.names)
        self.bytes = cache(self._zip.read)
        self.xml = cache(self._xml)

    def _xml(self, name: str) -> Element:
        """The root of a part."""
        return etree.fromstring(self._zip.read(name))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Of a part: kind and full target of each relation by its id; of an address, as it is."""
        folder, _, own = name.rpartition("/")
        rels = f"{folder}/_rels/{own}.rels".lstrip("/")
        if rels not in self._known:
            return {}
        return {
            each.get("Id"): (each.get("Type").rpartition("/")[2], _target(folder, each))
            for each in self.xml(rels)
        }

    def related(self, name: str, kind: str) -> list[str]:
        """Names of the parts that a part is related to in one way, as far as they are there."""
        targets = self.relations(name).values()
        return [target for found, target in targets if found == kind and target in self._known]

    @cached_property
    def properties(self) -> dict[str, str]:
        """What the file says of itself, by Dublin Core's names."""
        core = self.xml("docProps/core.xml") if "docProps/core.xml" in self._known else ()
        return {str(each.tag).removeprefix(DC): each.text or "" for each in core}

    def faults(self) -> Iterator[Found]:
        """What is wrong with the file as a package."""
        for name, times in Counter(self.names).items():
            if times > 1:
                yield Found(f"{times} parts are called {name!r}")
        types = self.xml("[Content_Types].xml")
        known = {each.get("PartName", "").lstrip("/") for each in types}
        endings = {each.get("Extension", "").lower() for each in types}
        for name in self.names:
            if name not in known and name.rpartition(".")[2].lower() not in endings:
                yield Found(f"the part {name!r} has no type")
        for rels in (name for name in self.names if name.endswith(".rels")):
            name = rels.replace("_rels/", "").removesuffix(".rels")
            for key, (kind, target) in self.relations(name).items():
                if kind != "hyperlink" and "://" not in target and target not in self._known:
                    yield Found(f"{name!r} is related to {target!r} ({key}), which is not there")


def _target(folder: str, relation: Element) -> str:
    target = str(relation.get("Target"))
    if relation.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")


def number(said: str | None, default: float) -> float:
    """A number as a base document says it; the default where it says none, or none that is one."""
    try:
        found = float(said) if said else default
    except ValueError:
        return default
    return found if abs(found) < 1e12 else default  # neither for "nan", nor for "inf"


@lru_cache(maxsize=64)
def shared(data: bytes) -> Element:
    """The root of a part that many files have alike, such as a layout; only ever read."""
    return etree.fromstring(data)


def is_decoration(properties: Element) -> bool:
    """Whether a picture says that it says nothing."""
    return any(each.get("val") == "1" for each in properties.iter(DECORATIVE))


def misworded(alternative: str, is_decorative: bool) -> str:
    """What is wrong with the words for a picture; empty if nothing is."""
    words = alternative.strip()
    if is_decorative:
        return f"is marked as decoration, and yet described: {words[:60]!r}" if words else ""
    if not words:
        return "has no words for who cannot see it"
    if len(words) > 250:
        return f"is described in {len(words)} characters, expected at most 250"
    lower = words.lower()
    if lower.endswith((".png", ".jpg", ".jpeg", ".svg", ".gif")) or lower.startswith(
        ("image of", "picture of", "photo of")
    ):
        return f"is described as {words[:60]!r}"
    return ""
