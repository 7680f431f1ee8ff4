"""`why`: from a sentence of a file to its record and its sources."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.model.figure import Figure
    from jobcareer_kb.tracing.trace import Texts, Trace


@click.command(
    "why",
    epilog='Example: `jobcareer-kb why handout.docx "in every industry"`.',
)
@click.argument("artifact", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("words", required=False, metavar="[TEXT]")
@kb_option
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The manifest.json of the build. Default: the one beside FILE or one folder up.",
)
def why(artifact: Path, words: str | None, kb_folder: Path | None, manifest: Path | None) -> None:
    """Say where each text of a built file comes from: record, field, line, sources.

    FILE may be edited, renamed or copied; what was added to it or taken out is told. A Word file
    needs nothing else, and answers for the PDF beside it; PowerPoint, Markdown and
    quiz banks need the manifest of their build. With TEXT, only the texts that hold these words.
    """
    from jobcareer_kb.cli._load import in_lines, say_of
    from jobcareer_kb.tracing.asked import asked_of

    remarks: list[str] = []
    word = artifact.with_suffix(".docx")
    if artifact.suffix.lower() == ".pdf" and word.is_file():
        say(f"A PDF file keeps no marks; {word}, made beside it, answers.", err=True)
        artifact = word

    def remark(text: str) -> None:
        remarks.append(text)
        say(text, err=True)

    def tell(kb: "KnowledgeBase") -> str:
        return in_lines(_told(kb, artifact, words, manifest, remark))

    asked = ("why", *asked_of(artifact, manifest), *(() if words is None else (words,)))
    say_of(*kb_path(kb_folder), asked, tell, is_all=lambda: not remarks)


def _told(
    kb: "KnowledgeBase",
    artifact: Path,
    words: str | None,
    manifest: Path | None,
    remark: "Callable[[str], None]",
) -> Iterator[str]:
    """The lines about the texts of a file; `remark` says what is to be said beside them."""
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.rendering.environment import Templates
    from jobcareer_kb.tracing.file import traced
    from jobcareer_kb.tracing.quoting import quoted

    found = traced(artifact, manifest, kb, Templates(packaged("templates"), "templates"))
    traces = (*found.traces, *(found.whose.removed(found.traces) if found.whose else ()))
    if found.uncompared:
        remark(f"{_texts(found.uncompared)} compared with the records. {_SMALLER}")
    if words is not None:
        asked = quoted(traces, words)
        traces = asked.traces
        if not asked.whole:
            remark(f"Not every text was compared with these words. {_SMALLER}")
        if not traces:
            raise UsageFault(f"{artifact}: no text is like {words!r}")
        if not asked.exact:
            remark("No text says exactly that; the nearest:")
    for trace in found.whose.told_apart(traces) if found.whose else traces:
        yield from _lines(found.kb, found.texts, trace, found.others)


_SMALLER = "The file holds too much: copy what you ask about into a smaller one."


def _texts(count: int) -> str:
    return "1 text was not" if count == 1 else f"{count:,} texts were not"


def _lines(kb: "KnowledgeBase", texts: "Texts", trace: "Trace", others: str) -> Iterator[str]:
    from jobcareer_kb.inline import dotted
    from jobcareer_kb.tracing.trace import State

    yield f"{trace.place}: {trace.text}"
    if trace.state is State.TEMPLATE:
        yield f"    {others}"
        return
    if not trace.record:
        yield f"    {trace.state.value}"
        return
    route = dotted(trace.route)
    moved = " (it has moved within the record)" if trace.moved else ""
    yield f"    record   {trace.record}, {route}{moved}"
    yield f"    place    {kb.locate(trace.record, trace.route)}"
    sources = list(_sources(kb, texts, trace))
    yield f"    {'sources' if len(sources) > 1 else 'source '}  {sources[0] if sources else 'none'}"
    yield from (f"             {source}" for source in sources[1:])
    yield from (f"    figure   {figure}" for figure in _figures(kb, trace))
    yield f"    state    {trace.state.value}"
    if trace.now:
        yield f"    now      {trace.now}"


def _figures(kb: "KnowledgeBase", trace: "Trace") -> Iterator[str]:
    """Every figure that the text prints, with its place and the row that it comes from."""
    from jobcareer_kb.figures import Cell, look_up

    for figure in _named(kb, trace):
        cell = look_up(figure, kb.tables)
        row = f", from {cell.table.span(cell.row)}, {cell.column}" if isinstance(cell, Cell) else ""
        name = f"figure/{figure.id}"
        yield f"{name} ({kb.locate(name, ())}){row}"


def _named(kb: "KnowledgeBase", trace: "Trace") -> Iterator["Figure"]:
    """The figures that a text names, each once."""
    inside = kb.figures_in(trace.record) if trace.record in kb.facts else {}
    for name in dict.fromkeys(inside.get(trace.route, ())):
        figure = kb.figures.get(name.removeprefix("figure/"))
        if figure is not None:
            yield figure


def _sources(kb: "KnowledgeBase", texts: "Texts", trace: "Trace") -> Sequence[str]:
    """Every cited source in full; a reference is its own."""
    from jobcareer_kb.inline import plain

    cited = texts.cited((trace.record, trace.route))
    ids = tuple(dict.fromkeys((*cited, *(figure.reference for figure in _named(kb, trace)))))
    if trace.record.startswith("reference/"):
        ids = (trace.record.partition("/")[2],)
    return [f"{id_}: {plain(kb.sources[id_].entry)}" for id_ in ids if id_ in kb.sources]


COMMAND = why
