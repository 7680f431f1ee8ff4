"""An impact as text for a terminal, and as Markdown for a pull request.

What is special in a terminal and in Markdown, `jobcareer_kb.media.terminal` and
`jobcareer_kb.media.markdown` name and escape.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobcareer_kb.media import terminal
from jobcareer_kb.media.markdown import code, words
from jobcareer_kb.reports._words import counted
from jobcareer_kb.tracing.impact.changes import Change, FileChange, Impact

LIMIT = 60_000
"""Characters of the Markdown: GitHub refuses a comment of more than 65,536."""
_LONGEST = 240
"""Characters of one cell."""
_DETAILS = 8
"""Fields or texts that one line names."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One heading with its rows: what, how, and the rest."""

    title: str
    heads: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]
    empty: str


def impact_text(impact: Impact, since: str) -> str:
    """The whole impact for a terminal."""
    lines = [f"What changes since {since}, with today's templates and program", ""]
    for part in _parts(impact):
        lines.append(part.title)
        lines += [
            f"  {how:<8} {what}{f': {more}' if more else ''}" for what, how, more in part.rows
        ]
        if not part.rows:
            lines.append(f"  {part.empty}")
    lines.append(_same(impact))
    lines += [f"  {path}" for path in impact.same]
    return "\n".join(map(terminal.line, lines)) + "\n"


def impact_markdown(impact: Impact, since: str, limit: int = LIMIT) -> str:
    """The impact for a pull request, cut with "and N more" until it is shorter than `limit`."""
    most = max((len(part.rows) for part in _parts(impact)), default=0) + len(impact.same)
    while True:
        text = _markdown(impact, since, most)
        if len(text) < limit or most == 0:
            return text
        most //= 2


def _markdown(impact: Impact, since: str, most: int) -> str:
    lines = [f"### What this edit changes (since {code(_cut(since))})", "", _summary(impact), ""]
    for part in _parts(impact):
        if not part.rows:
            continue
        lines += [f"#### {part.title}", "", f"| {' | '.join(part.heads)} |", "| --- | --- | --- |"]
        lines += [
            f"| {code(_cut(what), cell=True)} | {how} | {words(_cut(more), cell=True)} |"
            for what, how, more in part.rows[:most]
        ]
        lines += _more(len(part.rows) - most)
    if impact.same:
        lines += [f"<details><summary>{_same(impact)}</summary>", ""]
        lines += [f"- {code(_cut(path))}" for path in impact.same[:most]]
        lines += [*_more(len(impact.same) - most), "</details>", ""]
    lines.append("Made twice in memory with today's templates and program; bytes compared.")
    return "\n".join(lines) + "\n"


def _more(count: int) -> list[str]:
    return ["", f"... and {count} more", ""] if count > 0 else [""]


def _summary(impact: Impact) -> str:
    slides = len(tuple(_slides(impact)))
    parts = (
        counted(len(impact.records), "record"),
        counted(len(impact.files), "file"),
        counted(slides, "slide"),
        counted(len(impact.items), "quiz item"),
    )
    ledger = len(impact.ledger)
    entries = "ledger entry" if ledger == 1 else "ledger entries"
    return f"**{', '.join(parts)} and {ledger} {entries} change; {_same(impact)}.**"


def _same(impact: Impact) -> str:
    stays = "file stays" if len(impact.same) == 1 else "files stay"
    return f"{len(impact.same)} {stays} byte-identical"


def _parts(impact: Impact) -> Iterator[_Part]:
    records = tuple(_row(change) for change in impact.records)
    yield _Part("Records", ("Record", "How", "Fields"), records, "none")
    files = tuple(_file(file) for file in impact.files)
    yield _Part("Files", ("File", "How", "Why"), files, "none")
    slides = tuple(_slides(impact))
    yield _Part("Slides", ("Deck", "How", "Slide"), slides, "none")
    items = tuple(_row(change) for change in impact.items)
    yield _Part("Quiz items", ("Item", "How", "What"), items, "none")
    ledger = tuple(_row(change) for change in impact.ledger)
    yield _Part("Ledger entries", ("Entry", "How", "About"), ledger, "none")
    if impact.unmade:
        unmade = tuple((path, "unmade", why) for path, why in impact.unmade.items())
        yield _Part("Files that cannot be made", ("File", "How", "Why"), unmade, "none")


def _slides(impact: Impact) -> Iterator[tuple[str, str, str]]:
    """Each slide once, though a deck is made in several formats."""
    rows = (
        (file.path.rpartition(".")[0], slide.how, "; ".join((slide.name, *slide.details)))
        for file in impact.files
        for slide in file.slides
    )
    yield from dict.fromkeys(rows)


def _row(change: Change) -> tuple[str, str, str]:
    return change.name, change.how, _listed(change.details)


def _file(file: FileChange) -> tuple[str, str, str]:
    texts = (t.name if t.how == "changed" else f"{t.name} ({t.how})" for t in file.texts)
    return file.path, file.how, _listed((*texts, *file.reasons))


def _listed(names: Iterable[str]) -> str:
    found = tuple(names)
    rest = len(found) - _DETAILS
    return ", ".join((*found[:_DETAILS], *((f"and {rest} more",) if rest > 0 else ())))


def _cut(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 3]}..."
