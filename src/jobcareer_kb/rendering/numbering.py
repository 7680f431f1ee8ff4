"""Citations get their numbers, in order of first mention, and reference lists their entries."""

from collections.abc import Mapping
from dataclasses import replace

from jobcareer_kb.bibliography import Source
from jobcareer_kb.diagnostic import Span as Place
from jobcareer_kb.document import (
    Bibliography,
    Block,
    Document,
    Entry,
    Heading,
    Section,
    inlines_of,
)
from jobcareer_kb.inline import (
    Cite,
    Foreign,
    Inline,
    Inlines,
    Span,
    Text,
    Traced,
    plain,
    walk,
)
from jobcareer_kb.rendering.changes import Change, changed
from jobcareer_kb.rendering.rules import NO_REFERENCES, RenderFault
from jobcareer_kb.wordings import Wordings

ENGLISH = Wordings({"counted": " ({n} of {total})"})
LINES, SIGNS = 16, 84
"""Lines of a reference list that fit a slide at 20 points, with one for the space behind each
entry, and signs that fit a line of mixed words."""


def number(
    document: Document,
    sources: Mapping[str, Source],
    template: str,
    wordings: Wordings = ENGLISH,
) -> Document:
    """Number every citation and fill every reference list; RenderFault if there is no list."""
    order = _order(document)
    blocks = [block for section in document.sections for block in section.blocks]
    if order and not any(isinstance(block, Bibliography) for block in blocks):
        raise RenderFault(
            NO_REFERENCES.at(
                Place(f"templates/{template}"), "cites, but prints no reference list",
                "add <kb-references/>",
            )
        )  # fmt: skip
    numbers = {id_: index for index, id_ in enumerate(order, start=1)}

    def numbered(nodes: Inlines) -> Inlines:
        return _tied(tuple(_numbered(node, numbers, sources) for node in nodes))

    entries = tuple(
        _entry(number, id_, _at_home(sources[id_].entry, document.language))
        for id_, number in numbers.items()
    )
    sections = (_section(section, numbered, entries) for section in document.sections)
    return replace(
        document,
        footer=numbered(document.footer),
        sections=tuple(
            part
            for section in sections
            if section.blocks  # it held a list of sources, and nothing is cited
            for part in _slides(section, wordings)
        ),
    )


def _order(document: Document) -> list[str]:
    """Ids of cited references by first mention; on a slide the notes come after the slide."""
    cited = (
        item.reference
        for block in document.blocks()
        for run in inlines_of(block)
        for node in walk(run)
        if isinstance(node, Cite)
        for item in node.items
    )
    return list(dict.fromkeys(cited))


def _numbered(node: Inline, numbers: Mapping[str, int], sources: Mapping[str, Source]) -> Inline:
    if isinstance(node, Cite):
        cited = (replace(item, number=numbers[item.reference]) for item in node.items)
        return Cite(tuple(sorted(cited, key=lambda item: item.number)))
    if isinstance(node, Text):
        return node
    if isinstance(node, Span) and node.role == "sources":
        cite = node.children[0]
        items = cite.items if isinstance(cite, Cite) else ()
        return Text(
            "; ".join(f"[{numbers[i.reference]}] {sources[i.reference].short}" for i in items)
        )
    children = tuple(_numbered(c, numbers, sources) for c in node.children)
    return replace(node, children=_tied(children))


def _tied(nodes: Inlines) -> Inlines:
    """Tie a citation to its word with a no-break space: a line never begins with `[1]`."""
    result = list(nodes)
    for index, node in enumerate(nodes[1:], start=1):
        before = nodes[index - 1]
        if isinstance(node, Cite) and isinstance(before, Text) and before.text.endswith(" "):
            result[index - 1] = Text(f"{before.text[:-1]}\u00a0")
    return tuple(result)


def _entry(number: int, id_: str, words: Inlines) -> Entry:
    return Entry(number, id_, (Traced(f"reference/{id_}", ("title",), words),))


def _at_home(nodes: Inlines, language: str) -> Inlines:
    """The words without the mark of their language where it is that of the document."""
    if not any(isinstance(node, Foreign) for node in walk(nodes)):
        return nodes
    kept: list[Inline] = []
    for node in nodes:
        if isinstance(node, Foreign) and _same(node.language, language):
            kept.extend(node.children)
        elif isinstance(node, Text | Cite):
            kept.append(node)
        else:
            kept.append(replace(node, children=_at_home(node.children, language)))
    return _joined(kept)


def _same(one: str, other: str) -> bool:
    return one.lower().partition("-")[0] == other.lower().partition("-")[0]


def _joined(nodes: list[Inline]) -> Inlines:
    """Words that stand side by side as one text."""
    result: list[Inline] = []
    for node in nodes:
        if result and isinstance(node, Text) and isinstance(before := result[-1], Text):
            result[-1] = Text(before.text + node.text)
        else:
            result.append(node)
    return tuple(result)


def _section(section: Section, change: Change, entries: tuple[Entry, ...]) -> Section:
    return replace(
        section,
        blocks=tuple(_block(block, change, entries) for block in _listed(section.blocks, entries)),
        notes=tuple(_block(block, change, entries) for block in section.notes),
    )


def _listed(blocks: tuple[Block, ...], entries: tuple[Entry, ...]) -> tuple[Block, ...]:
    """Leave out a reference list, and the heading above it, where nothing is cited."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Bibliography) and not entries:
            if kept and isinstance(kept[-1], Heading):
                kept.pop()
            continue
        kept.append(block)
    return tuple(kept)


def _block(block: Block, change: Change, entries: tuple[Entry, ...]) -> Block:
    return Bibliography(entries) if isinstance(block, Bibliography) else changed(block, change)


def _slides(section: Section, wordings: Wordings) -> list[Section]:
    """A slide of references that is too long becomes several, each with its own title."""
    place = next((i for i, b in enumerate(section.blocks) if isinstance(b, Bibliography)), None)
    if section.layout != "references" or place is None:
        return [section]
    bibliography = section.blocks[place]
    entries = bibliography.entries if isinstance(bibliography, Bibliography) else ()
    chunks = _chunks(entries)
    if len(chunks) < 2:
        return [section]
    result = []
    for index, chunk in enumerate(chunks, start=1):
        blocks = list(section.blocks)
        blocks[place] = Bibliography(chunk)
        count = wordings.say("counted", n=index, total=len(chunks))
        blocks[0] = _counted(blocks[0], count)
        result.append(replace(section, blocks=tuple(blocks)))
    return result


def _chunks(entries: tuple[Entry, ...]) -> list[tuple[Entry, ...]]:
    """The entries that each slide takes; one that would fill more than a slide has its own."""
    chunks: list[list[Entry]] = []
    room = 0
    for entry in entries:
        need = -(-len(plain(entry.content)) // SIGNS) + 1
        if need > room or not chunks:
            chunks.append([])
            room = LINES
        chunks[-1].append(entry)
        room -= need
    return [tuple(chunk) for chunk in chunks]


def _counted(block: Block, count: str) -> Block:
    if not isinstance(block, Heading):
        return block
    return replace(block, content=(*block.content, Text(count)))
