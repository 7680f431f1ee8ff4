"""The tree of a parsed text: plain values that every format walks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

Route = tuple[str | int, ...]


def dotted(route: Route) -> str:
    """A route as people write it, `options.2.text`."""
    return ".".join(str(part) for part in route)


def field_name(record: str, route: Route) -> str:
    """A field of a record as manifests and commands name it, `kind/id#options.2.text`."""
    return f"{record}#{dotted(route)}"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that the eye must find."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The title of a work, or a word spoken of as a word."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link whose text is a name or an address short enough to type from paper."""

    url: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One source within a citation."""

    reference: str
    """Id of a reference."""
    locator: str = ""
    """Place in the cited work, such as `p. 3`."""
    number: int = 0
    """Number in the document's list; 0 until the document is numbered."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation, printed as `[1, p. 3; 2]`."""

    items: tuple[CiteItem, ...]

    @property
    def label(self) -> str:
        """The citation as printed."""
        parts = (f"{i.number}, {i.locator}" if i.locator else str(i.number) for i in self.items)
        return f"[{'; '.join(parts)}]"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a template with a part to play.

    Roles: `mark` (the sign of a side), `key` (the tag of a right answer), `label` (bold lead-in),
    `aside` (fine print on the line of a heading or at the right edge), `number` (a step's number).
    """

    role: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in a language of their own, such as the title of a source."""

    language: str
    """BCP 47, such as `es`."""
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """The words of one field of one record, and where they came from."""

    record: str
    """`kind/id`."""
    route: Route
    children: tuple["Inline", ...]


Inline = Text | Strong | Emphasis | Link | Cite | Span | Foreign | Traced
Inlines = tuple[Inline, ...]


def children_of(node: Inline) -> Inlines:
    """The inlines within an inline; none for text and citations."""
    return () if isinstance(node, Text | Cite) else node.children


def walk(nodes: Inlines) -> Iterator[Inline]:
    """Every inline of a tree, parents first."""
    for node in nodes:
        yield node
        yield from walk(children_of(node))


def without_cites(nodes: Inlines) -> Inlines:
    """The same words without citations, nor the space before them."""
    kept: list[Inline] = []
    for node in nodes:
        if isinstance(node, Cite):
            if kept and isinstance(kept[-1], Text):
                kept[-1] = Text(kept[-1].text.rstrip())
        elif isinstance(node, Text):
            kept.append(node)
        else:
            kept.append(replace(node, children=without_cites(node.children)))
    return tuple(n for n in kept if not (isinstance(n, Text) and not n.text))


def plain(nodes: Inlines) -> str:
    """The words alone; a citation is printed with its numbers once it has some."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            parts.append(node.text)
        elif isinstance(node, Cite):
            parts.append(node.label)
        else:
            parts.append(plain(node.children))
    return "".join(parts)
