"""XML that comes from anywhere, as a stream: no tree is made, and nothing outside is asked.

Expat has no limits of its own on nesting, names or texts, so what is refused here is refused alike
with every version of it; and of a file of a million elements only what a reader keeps is in memory.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from jobcareer_kb.readers import ReadFault, _caps


def _ignore(_: str) -> None:
    """What nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Listener:
    """What a reader wants to know while a part goes by; names are `namespace}local`, or `local`."""

    start: Callable[[str, Mapping[str, str]], None]
    end: Callable[[str], None] = _ignore
    text: Callable[[str], None] = _ignore


class Elements:
    """Counts the elements of one reading, over all its parts."""

    def __init__(self) -> None:
        self._met = 0

    def meet(self, what: str) -> None:
        """Count one more; ReadFault beyond the cap."""
        self._met += 1
        if self._met > _caps.MAX_ELEMENTS:
            most = _caps.MAX_ELEMENTS
            raise _caps.too_much(f"{what} brings the elements to more than {most:,}", most)


def listen(data: bytes, what: str, listener: Listener, elements: Elements) -> None:
    """Go through an XML text; `what` is how a fault names it."""
    _weigh(data, what, elements)
    parser = expat.ParserCreate("utf-8", "}", None)  # None: it does not keep every name it met
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    _parse(parser, data, what)


def _weigh(data: bytes, what: str, elements: Elements) -> None:
    """Refuse what is beyond a cap, before anything is looked up or kept.

    Expat writes the address of its namespace before each name, so that a long address and many
    names together cost their product, within a single tag too: it must not look any up here, where
    the declaration of a namespace is an attribute like others.
    """
    parser = expat.ParserCreate("utf-8", None, None)
    depth = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _caps.MAX_DEPTH:
            raise _caps.too_much(f"{what} is nested more than {depth - 1} deep", _caps.MAX_DEPTH)
        if len(attributes) > _caps.MAX_ATTRIBUTES:
            found = f"{what} has an element of {len(attributes):,} attributes"
            raise _caps.too_much(found, _caps.MAX_ATTRIBUTES)
        if (longest := _longest(name, attributes)) > _caps.MAX_NAME:
            raise _caps.too_much(f"{what} has a name of {longest:,} signs", _caps.MAX_NAME)
        elements.meet(what)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> NoReturn:
        raise ReadFault(f"{what} declares a document type, which no file of ours does; not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse  # before an entity is declared, and so before any use
    _parse(parser, data, what)


def _longest(name: str, attributes: Mapping[str, str]) -> int:
    """Signs of the longest name in a tag: its own, of an attribute, or a namespace's address."""
    addresses = (text for key, text in attributes.items() if key.startswith("xmlns"))
    return max(map(len, (name, *attributes, *addresses)))


def _parse(parser: expat.XMLParserType, data: bytes, what: str) -> None:
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise ReadFault(f"{what} is no XML: {fault}") from fault


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]
