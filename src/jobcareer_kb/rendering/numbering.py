"""Citations get their numbers, and reference lists the entries of what is cited, by number.

A source has one number in all papers of a workshop, so the numbers of one paper may have gaps.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from jobcareer_kb.bibliography import Source
from jobcareer_kb.diagnostic import Span as Place
from jobcareer_kb.document import (
    Bibliography,
    Block,
    Document,
    Entry,
    Heading,
    Paragraph,
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
from jobcareer_kb.rendering.runs import CREDITS

LINES, SIGNS, BEHIND = 12.5, 80, 0.25
"""Lines of a reference list that fit a slide, signs that fit a line, and the part of a line that is
left behind each entry."""


def number(
    document: Document,
    sources: Mapping[str, Source],
    template: str,
    given: Mapping[str, int] = MappingProxyType({}),
    shows: Iterable[str] = (),
) -> Document:
    """Number every citation, fill every reference list, and print the credit lines of what is
    cited and of what else the document `shows` data; RenderFault if there is no list.

    `given` are the numbers that sources have in all papers of a workshop; a document that stands
    alone numbers them by first mention.
    """
    shown = _cited(block for section in document.sections for block in section.blocks)
    said = _cited(block for section in document.sections for block in section.notes)
    order = list(dict.fromkeys((*shown, *said)))
    blocks = [block for section in document.sections for block in section.blocks]
    if order and not any(isinstance(block, Bibliography) for block in blocks):
        raise RenderFault(
            NO_REFERENCES.at(
                Place(f"templates/{template}"), "cites, but prints no reference list",
                "add <kb-references/>",
            )
        )  # fmt: skip
    found = given or {id_: index for index, id_ in enumerate(order, start=1)}
    numbers = {id_: found[id_] for id_ in sorted(order, key=found.__getitem__)}

    def numbered(nodes: Inlines) -> Inlines:
        return _tied(tuple(_numbered(node, numbers, sources) for node in nodes))

    entries = tuple(
        _entry(number, id_, _at_home(sources[id_].entry, document.language))
        for id_, number in numbers.items()
    )
    whole = Bibliography(entries)
    seen = tuple(entry for entry in entries if entry.reference in shown)
    short = _short(seen or entries, sources)
    on_slide = whole if _is_low(entries) else short
    credits = tuple(credit_lines((*numbers, *shows), sources))

    def filled(section: Section) -> Section:
        shown = _credited(_listed(section.blocks, entries), credits)
        listed = on_slide if section.layout == "references" else whole
        return replace(
            section,
            blocks=tuple(_block(b, numbered, short if _is_short(b) else listed) for b in shown),
            notes=tuple(_block(block, numbered, whole) for block in section.notes),
        )

    # A section without blocks held a list of sources, and nothing is cited.
    sections = (filled(each) for each in document.sections if order or not _lists(each))
    return replace(
        document,
        footer=numbered(document.footer),
        sections=tuple(each for each in sections if each.blocks),
    )


def _cited(blocks: Iterable[Block]) -> list[str]:
    """Ids of cited references by first mention."""
    cited = (
        item.reference
        for block in blocks
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
        ids = [item.reference for item in cite.items] if isinstance(cite, Cite) else []
        ids.sort(key=numbers.__getitem__)
        return Text("; ".join(f"[{numbers[id_]}] {sources[id_].short}" for id_ in ids))
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


def _entry(number: int, id_: str, words: Inlines, field: str = "title") -> Entry:
    return Entry(number, id_, (Traced(f"reference/{id_}", (field,), words),))


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


def _lists(section: Section) -> bool:
    """Say whether a section is a slide of references; one without any goes."""
    is_list = any(isinstance(block, Bibliography) for block in section.blocks)
    return is_list and section.layout == "references"


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


def credit_lines(ids: Iterable[str], sources: Mapping[str, Source]) -> Iterator[Traced]:
    """The credit line of each source that asks for one, once."""
    for id_ in dict.fromkeys(ids):
        if id_ in sources and (credit := sources[id_].credit):
            yield Traced(f"reference/{id_}", ("custom", "credit"), credit)


def _credited(blocks: tuple[Block, ...], credits: tuple[Traced, ...]) -> Iterator[Block]:
    """The blocks, with the credit lines in their place."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.content == (CREDITS,):
            yield from (Paragraph((credit,), block.role) for credit in credits)
        else:
            yield block


def _block(block: Block, change: Change, references: Bibliography) -> Block:
    return references if isinstance(block, Bibliography) else changed(block, change)


def _is_short(block: Block) -> bool:
    return isinstance(block, Bibliography) and block.is_short


def _is_low(entries: tuple[Entry, ...]) -> bool:
    """Say whether whole entries fit one slide."""
    return sum(-(-len(plain(e.content)) // SIGNS) + BEHIND for e in entries) <= LINES


def _short(entries: tuple[Entry, ...], sources: Mapping[str, Source]) -> Bibliography:
    """Who and when, for each source that a slide itself cites."""
    names = (
        _entry(each.number, each.reference, (Text(sources[each.reference].short),), "author")
        for each in entries
    )
    return Bibliography(tuple(names), is_short=True)
