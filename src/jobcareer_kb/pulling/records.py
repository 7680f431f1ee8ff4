"""Put changed texts into the files of the records: a diff to be read, and nothing else touched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Field
from jobcareer_kb.loading import characters
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import Listing, SourceFile
from jobcareer_kb.mending.edits.files import Change
from jobcareer_kb.mending.edits.splice import Edit, SpliceFault, patch, patched
from jobcareer_kb.pulling.changes import Difference
from jobcareer_kb.translation import SETTINGS
from jobcareer_kb.values import words_of

_UNREADABLE = (
    "the record could not be read any more with these words in it: {why}; "
    "change the words in the file, or the record by hand"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be written."""

    differences: tuple[Difference, ...]
    """All of them; those that cannot be written say why."""
    changes: tuple[Change, ...]
    suspect: tuple[str, ...]
    """Entries of the ledger whose claim becomes another one."""


def proposed(listing: Listing, kb: KnowledgeBase, found: Sequence[Difference]) -> Proposal:
    """The changes of files that put new words into records.

    All are tried on the whole knowledge base in memory: the records must say these words, and all
    others what they said. Where they do not, each is tried alone; what fails is shown and not
    written.
    """
    wanted = {(each.record, each.route): each.source for each in found if each.source}
    tried = dict.fromkeys(wanted, "")
    good = wanted
    if wanted and _fault(listing, kb, wanted):
        tried = {field: _fault(listing, kb, {field: text}) for field, text in wanted.items()}
        good = {field: text for field, text in wanted.items() if not tried[field]}
        if together := _fault(listing, kb, good) if good else "":
            tried, good = dict.fromkeys(tried, together), {}
    told = tuple(
        replace(each, source="", why_not=_UNREADABLE.format(why=why))
        if each.source and (why := tried[each.record, each.route])
        else each
        for each in found
    )
    changes = _changes(listing, kb, good)
    return Proposal(told, changes, _suspect(kb, good))


def _fault(listing: Listing, kb: KnowledgeBase, texts: dict[Field, str]) -> str:
    """Why files with these texts would not be the same knowledge base; empty where they are."""
    try:
        changes = _changes(listing, kb, texts)
    except SpliceFault as fault:
        return str(fault)
    after = {change.path: change.after for change in changes}
    for path, data in after.items():
        if found := characters.decode(data, path)[1]:
            return found[0].message
    files = tuple(
        SourceFile(file.path, file.shown, after[file.path]) if file.path in after else file
        for file in listing.files
    )
    loaded = load_corpus(replace(listing, files=files))
    if loaded.kb is None:
        return "the knowledge base would not load"
    for field in _touched(kb, {change.path for change in changes}):
        wanted = texts.get(field, _text(kb, field))
        if _text(loaded.kb, field) != wanted:
            said = next(
                (f.message for f in loaded.diagnostics if f.span.path in _shown(changes)), ""
            )
            return said or "it would say something else"
    return ""


def _shown(changes: Iterable[Change]) -> set[str]:
    return {change.shown for change in changes}


def _touched(kb: KnowledgeBase, paths: set[str]) -> Iterable[Field]:
    """Every text of the files that are changed."""
    if "kb.yaml" in paths:
        yield from ((SETTINGS, route) for route, _ in words_of(kb.settings))
    for name in kb.facts:
        if kb.stands_in(name)[0] in paths:
            yield from ((name, route) for route, _ in words_of(kb.written[name]))


def _text(kb: KnowledgeBase, field: Field) -> str | None:
    name, route = field
    record = kb.settings if name == SETTINGS else kb.written.get(name)
    return None if record is None else dict(words_of(record)).get(route)


def _changes(listing: Listing, kb: KnowledgeBase, texts: dict[Field, str]) -> tuple[Change, ...]:
    """The files with new texts spliced in; raises SpliceFault."""
    by_file: dict[str, list[Edit]] = {}
    for (name, route), text in texts.items():
        span = kb.locate(name, route)
        by_file.setdefault(span.path, []).append(_edit(kb, name, route, text))
    changes = []
    for file in listing.files:
        if edits := by_file.get(file.shown):
            before = characters.plain(file.data).decode()
            after = patched(before, [patch(before, edit) for edit in edits])
            data = characters.as_before(after.encode(), file.data)
            changes.append(Change(file.path, file.shown, file.data, data))
    return tuple(changes)


def _edit(kb: KnowledgeBase, name: str, route: Route, text: str) -> Edit:
    def place(index: int) -> tuple[int, int]:
        span = kb.written_span(name, route, index, index + 1)
        return span.line, span.column

    return Edit(kb.locate(name, route), text, place)


def _suspect(kb: KnowledgeBase, texts: dict[Field, str]) -> tuple[str, ...]:
    """Entries of the ledger about claims that are given other words."""
    named = {
        entry.id
        for name, route in texts
        for statement in kb.ledger.statements.get(name, ())
        if statement.route == route
        for source in statement.sources
        if (entry := source.entry) is not None
    }
    return tuple(sorted(f"evidence/{id_}" for id_ in named))
