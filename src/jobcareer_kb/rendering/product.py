"""Render one product of a selection to a document."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.document import Bibliography, Document, inlines_of, labels
from jobcareer_kb.inline import Mark, Marker, Traced, plain
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.quiz import Item
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.context import template_names
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.numbering import credit_lines, number
from jobcareer_kb.rendering.products import SUFFIX
from jobcareer_kb.rendering.rules import CREDIT_LINE, NOT_PRINTED, TEMPLATE_PROFILE, RenderFault
from jobcareer_kb.rendering.sections import read_document
from jobcareer_kb.rendering.side_by_side import Unpaired, side_by_side
from jobcareer_kb.selection import GUIDE, PICKS, Selection

_WHOLE = frozenset({*PICKS, "quiz", "key", GUIDE})
"""Products that print all their picks."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document, and which record each of its texts came from."""

    document: Document
    marks: tuple[Mark, ...]
    """Every traced text in reading order."""
    plain_uses: tuple[Traced, ...]
    """Texts whose plain words stand in an attribute, such as a table's summary."""

    @property
    def records(self) -> tuple[str, ...]:
        """Names of all records that the document prints, sorted."""
        names = {mark.record for mark in self.marks} | {use.record for use in self.plain_uses}
        return tuple(sorted(names))


def render(selection: Selection, items: tuple[Item, ...], templates: Templates) -> Rendered:
    """Render a selection; RenderFault carries the finding if the template is at fault."""
    bindings = Bindings()
    template = f"{selection.product}{SUFFIX}"
    names = template_names(selection, items, bindings)
    try:
        xml = templates.render(selection.product, names)
    except RenderFault as fault:
        raise _after(fault, bindings) from fault
    shows = _shown(selection, (*bindings.texts, *bindings.plain_uses))
    document = number(
        read_document(xml, bindings, _frame(selection), template),
        selection.sources,
        template,
        selection.numbers,
        shows,
    )
    runs = (run for block in document.blocks() for run in inlines_of(block))
    rendered = Rendered(document, tuple(Marker().marks(runs)), tuple(bindings.plain_uses))
    _complete(selection, rendered, template)
    _credited(selection, document, shows, template)
    return rendered


def both(first: Rendered, other: Rendered, ours: Selection, theirs: Selection) -> Rendered:
    """What was rendered in two languages as one document; RenderFault where the two are not made of
    the same blocks."""
    heads = ours.wordings.say("this-language"), theirs.wordings.say("this-language")
    summary = ours.wordings.say("in-two-languages")
    try:
        document = side_by_side(first.document, other.document, heads, summary)
    except Unpaired as fault:
        raise RenderFault(
            TEMPLATE_PROFILE.at(
                Span(f"templates/{ours.product}{SUFFIX}"),
                f"in '{theirs.settings.language}' it prints other blocks than in "
                f"'{ours.settings.language}', so the two cannot stand side by side",
                "let it print the same headings, paragraphs and tables in each language",
            )
        ) from fault
    runs = (run for block in document.blocks() for run in inlines_of(block))
    uses = (*first.plain_uses, *other.plain_uses)
    return Rendered(document, tuple(Marker().marks(runs)), uses)


def _shown(selection: Selection, texts: Iterable[Traced]) -> tuple[str, ...]:
    """Ids of the sources whose figures stand in these texts."""
    printed = (
        selection.records.get(name)
        for text in texts
        for name in selection.figures.get(text.record, {}).get(text.route, ())
    )
    return tuple(
        dict.fromkeys(figure.reference for figure in printed if isinstance(figure, Figure))
    )


def _credited(
    selection: Selection, document: Document, shows: Iterable[str], template: str
) -> None:
    """Refuse to show data of a source without the credit line that it asks for."""
    blocks = tuple(document.blocks())
    listed = (e.reference for b in blocks if isinstance(b, Bibliography) for e in b.entries)
    said = {plain(run) for block in blocks for run in inlines_of(block)}
    for line in credit_lines((*listed, *shows), selection.sources):
        if plain(line.children) not in said:
            raise RenderFault(
                CREDIT_LINE.at(
                    Span(f"templates/{template}"),
                    f"shows data of {line.record}, and not the credit line that it asks for",
                    "add <kb-credits/> behind the reference list",
                )
            )


def _after(fault: RenderFault, bindings: Bindings) -> RenderFault:
    """Name the record that was printed last, as the nearest one that is known."""
    if not bindings.texts:
        return fault
    found = fault.diagnostic
    return RenderFault(
        replace(found, message=f"{found.message} (after {bindings.texts[-1].record})")
    )


def _frame(selection: Selection) -> Document:
    """What no template decides."""
    settings = selection.settings
    return Document(
        title="",
        subject=plain(settings.products[selection.product].title.inlines),
        language=settings.language,
        creator=plain(settings.publisher.inlines),
        revised=selection.workshop.revised.isoformat(),
        version=settings.version,
        licence_url=settings.licence.url,
        footer=(),
        sections=(),
        labels=labels(selection.wordings),
        pictures=selection.pictures,
    )


def _complete(selection: Selection, rendered: Rendered, template: str) -> None:
    """Refuse to leave out, in silence, a record that the workshop picked."""
    printed = frozenset(rendered.records)
    missing = [
        name
        for name in selection.picks
        if name not in printed and printed.isdisjoint(selection.made.get(name, ()))
    ]
    if selection.product == GUIDE:  # it names questions by their numbers alone
        missing = [name for name in missing if not name.startswith("question/")]
    if selection.product in _WHOLE and missing:
        raise RenderFault(
            NOT_PRINTED.at(
                Span(f"templates/{template}"),
                f"{missing[0]} is picked for this product but not printed",
                f"print records of kind {missing[0].partition('/')[0]}, or drop the pick",
            )
        )
