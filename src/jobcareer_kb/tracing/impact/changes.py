"""What an edit changes downstream: records, documents, slides, quiz items and ledger entries.

Both versions are made in memory with today's templates and program and their bytes compared, so
that "stays as it is" is proved, not guessed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobcareer_kb.building.fingerprint import differing
from jobcareer_kb.building.make import NUMBERS
from jobcareer_kb.checks._fit_items import drawn
from jobcareer_kb.document import Document, Heading, Section
from jobcareer_kb.figures import FOLDER, Cell, look_up
from jobcareer_kb.inline import Route, dotted, field_name, plain
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import SETTINGS_FILE
from jobcareer_kb.loading.owners import Owners
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.quiz import Item, texts_of
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.rendering.context import workshop_items
from jobcareer_kb.rendering.product import Rendered
from jobcareer_kb.tracing.trace import bare
from jobcareer_kb.tracing.versions import Version
from jobcareer_kb.values import walk

ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an edit adds, changes or removes."""

    name: str
    """Record, slide, item or entry, as people call it."""
    how: str
    details: tuple[str, ...] = ()
    """Fields, texts or reasons, in order."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that an edit changes."""

    path: str
    how: str
    texts: tuple[Change, ...] = ()
    """Its texts by record and field."""
    slides: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()
    """Its sources have other numbers; and where no text changed, which of its inputs did."""


@dataclass(frozen=True, slots=True)
class Impact:
    """All that differs between two versions of a knowledge base."""

    records: tuple[Change, ...]
    files: tuple[FileChange, ...]
    items: tuple[Change, ...]
    ledger: tuple[Change, ...]
    same: tuple[str, ...]
    """Paths of the files that stay byte-identical."""
    unmade: Mapping[str, str]
    """Paths of files that cannot be made, and why."""


def impact(old: Version | None, new: Version, before: Owners, after: Owners) -> Impact:
    """Compare two versions; `old` is None where there was no sound knowledge base."""
    kb = old.kb if old is not None else None
    digests = old.digests if old is not None else {}
    paths = sorted({*digests, *new.digests})
    differ = [path for path in paths if digests.get(path) != new.digests.get(path)]
    return Impact(
        records=(*_records(kb, new.kb, before, after), *_tables(kb, new.kb)),
        files=tuple(_file(old, new, path) for path in differ if path not in new.unmade),
        items=tuple(_items(kb, new.kb)),
        ledger=tuple(_ledger(kb, new.kb)),
        same=tuple(path for path in paths if path not in differ),
        unmade=new.unmade,
    )


def _how(old: object, new: object) -> str:
    return ADDED if old is None else REMOVED if new is None else CHANGED


def _records(
    old: KnowledgeBase | None, new: KnowledgeBase, before: Owners, after: Owners
) -> Iterator[Change]:
    for name in sorted({*before.digests, *after.digests}):
        then, now = before.digests.get(name), after.digests.get(name)
        if then == now:
            continue
        leaves = _leaves(old, name), _leaves(new, name)
        if then is None or now is None or None in leaves:
            yield Change(name, _how(then, now))
        elif leaves[0] != leaves[1]:
            yield Change(name, CHANGED, tuple(_fields(*leaves)))


def _tables(old: KnowledgeBase | None, new: KnowledgeBase) -> Iterator[Change]:
    """Each table that differs, with the figures of which it says something else now."""
    before = old.tables if old is not None else {}
    for name in sorted({*before, *new.tables}):
        then, now = before.get(name), new.tables.get(name)
        if (name in before) != (name in new.tables) or then != now:
            how = _how(then if name in before else None, now if name in new.tables else None)
            yield Change(f"{FOLDER}{name}", how, tuple(_told_otherwise(old, new, name)))


def _told_otherwise(old: KnowledgeBase | None, new: KnowledgeBase, table: str) -> Iterator[str]:
    for figure in new.of("figure", Figure):
        then = look_up(figure, old.tables) if old is not None else None
        now = look_up(figure, new.tables)
        cells = [each for each in (then, now) if isinstance(each, Cell)]
        said = {(cell.text, cell.year, cell.to) for cell in cells}
        if any(cell.table.name == table for cell in cells) and (len(said) > 1 or len(cells) == 1):
            own = isinstance(now, Cell) and figure.value not in (None, str(now.value))
            until = f" (prints its own {figure.value} until 'check --fix')" if own else ""
            yield f"figure/{figure.id}{until}"


_Leaves = list[tuple[Route, object]]


def _leaves(kb: KnowledgeBase | None, name: str) -> _Leaves | None:
    """Every value of a record with its route, in order; None where it is broken or no record."""
    if kb is None:
        return None
    record = kb.settings if name == SETTINGS_FILE else kb.records.get(name)
    return None if record is None else list(walk(record))


def _fields(old: _Leaves | None, new: _Leaves | None) -> Iterator[str]:
    then, now = dict(old or ()), dict(new or ())
    differ = [r for r in {**then, **now} if then.get(r) != now.get(r)]
    yield from (dotted(route) for route in differ)
    if not differ:
        yield "the order"


def _file(old: Version | None, new: Version, path: str) -> FileChange:
    then = old if old is not None and path in old.digests else None
    now = new if path in new.digests else None
    how = _how(then, now)
    if old is not None and path in old.unmade:
        return FileChange(path, CHANGED, reasons=("it could not be made before",))
    if then is None or now is None:
        return FileChange(path, how)
    labels = differing(then.job(path).fingerprint, now.job(path).fingerprint)
    if new.artifacts[path].format in quiz_formats():
        return FileChange(path, how, reasons=labels)
    first, second = then.rendered(path), now.rendered(path)
    texts = tuple(_texts(first, second))
    slides = tuple(_slides(first, second))
    moved = not texts and list(_said(first)) != list(_said(second))
    numbers = tuple(label for label in labels if label.startswith(NUMBERS))
    reasons = ("the order of its texts", *numbers) if moved else numbers if texts else labels
    return FileChange(path, how, texts, slides, reasons)


def _texts(old: Rendered | None, new: Rendered | None) -> Iterator[Change]:
    then, now = _said(old), _said(new)
    for name in {**then, **now}:
        if then.get(name) != now.get(name):
            yield Change(name, _how(then.get(name), now.get(name)))


def _said(rendered: Rendered | None) -> dict[str, str]:
    marks = rendered.marks if rendered is not None else ()
    return {field_name(mark.record, mark.route): bare(mark.text) for mark in marks}


def _slides(old: Rendered | None, new: Rendered | None) -> Iterator[Change]:
    """Slides by their title, which a deck uses once; one with a new title by its number."""
    then, now = _titled(old), _titled(new)
    gone = {number: title for title, (number, _) in then.items() if title not in now}
    for title, (number, section) in now.items():
        was = then.get(title)
        name = f"slide {number}: {title}"
        if was is None and number in gone:
            yield Change(name, CHANGED, (f"title was: {gone.pop(number)}",))
        elif was is None or was[1] != section:
            yield Change(name, _how(was, section))
    yield from (Change(f"slide {number}: {title}", REMOVED) for number, title in gone.items())


def _titled(rendered: Rendered | None) -> dict[str, tuple[int, Section]]:
    document: Document | None = rendered.document if rendered is not None else None
    sections = document.sections if document is not None else ()
    return {
        _title(section): (number, section)
        for number, section in enumerate(sections, 1)
        if section.layout != "page"
    }


def _title(section: Section) -> str:
    heads = (block for block in section.blocks if isinstance(block, Heading))
    first = next(heads, None)
    return bare(plain(first.content)) if first is not None else ""


def _items(old: KnowledgeBase | None, new: KnowledgeBase) -> Iterator[Change]:
    then, now = _quizzes(old), _quizzes(new)
    for id_ in sorted({*then, *now}):
        was, is_ = then.get(id_), now.get(id_)
        if was == is_:
            continue
        shops = sorted({*(was[1] if was else ()), *(is_[1] if is_ else ())})
        fields = _differences(was[0], is_[0]) if was and is_ else ()
        yield Change(id_, _how(was, is_), (*fields, f"in {', '.join(shops)}"))


def _quizzes(kb: KnowledgeBase | None) -> dict[str, tuple[Item, tuple[str, ...]]]:
    """Each item with the workshops that ask it."""
    found: dict[str, tuple[Item, tuple[str, ...]]] = {}
    kb = drawn(kb) if kb is not None else None
    for shop in kb.of("workshop", Workshop) if kb is not None else ():
        try:
            items = workshop_items(kb, shop, authored_item) if kb is not None else ()
        except LookupError:  # an objective that does not exist; the quiz cannot be made
            continue
        for item in items:
            shops = found[item.id][1] if item.id in found else ()
            found[item.id] = (item, (*shops, shop.id))
    return found


def _differences(old: Item, new: Item) -> tuple[str, ...]:
    """The texts of an item that differ, by field, then what else does."""
    then = {dotted(t.route): t.children for t in texts_of(old)}
    now = {dotted(t.route): t.children for t in texts_of(new)}
    texts = [route for route in {**then, **now} if then.get(route) != now.get(route)]
    rest = [
        n for n in ("objective", "level", "points", "revised") if getattr(old, n) != getattr(new, n)
    ]
    return tuple((*texts, *rest))


def _ledger(old: KnowledgeBase | None, new: KnowledgeBase) -> Iterator[Change]:
    """Entries whose state the edit changes, such as from supported to suspect."""
    then, now = _entries(old), _entries(new)
    for id_ in sorted({*then, *now}):
        was, is_ = then.get(id_), now.get(id_)
        if was != is_:
            states = f"{was[0]} -> {is_[0]}" if was and is_ else ""
            about = (is_ or was or ("", ""))[1]
            yield Change(f"evidence/{id_}", _how(was, is_), tuple(filter(None, (states, about))))


def _entries(kb: KnowledgeBase | None) -> dict[str, tuple[str, str]]:
    """State of each entry, and the claim and source it is about."""
    found: dict[str, tuple[str, str]] = {}
    if kb is None:
        return found
    for statement in kb.ledger.looked_at():
        for source in statement.sources:
            if source.entry is not None:
                why = f" ({' and '.join(source.changed)} changed)" if source.changed else ""
                about = f"{statement.name}, source {source.reference}"
                found[source.entry.id] = (f"{source.state}{why}", about)
    for stray in kb.ledger.strays:
        about = f"{stray.entry.claim}, source {stray.entry.reference}"
        found[stray.entry.id] = (f"belongs to no claim ({stray.why})", about)
    return found
