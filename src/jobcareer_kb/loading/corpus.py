"""A folder of files becomes a knowledge base, with every finding of every file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from jobcareer_kb.diagnostic import Diagnostic, Related, Span, in_order
from jobcareer_kb.facts import Facts
from jobcareer_kb.figures import FOLDER, BoundRecords, Figures
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import characters, files, rules
from jobcareer_kb.loading.files import (
    REFERENCE_FILES,
    SETTINGS_FILE,
    TOP_FILES,
    WORDS_FILE,
    Listing,
    SourceFile,
    is_of_brand,
    is_of_language,
    is_picture,
)
from jobcareer_kb.loading.gathered import Gathered
from jobcareer_kb.loading.one_file import FileFacts, Found, ReadAll, kind_of
from jobcareer_kb.loading.store import Home, RecordStore
from jobcareer_kb.loading.tables import is_table, read_table
from jobcareer_kb.loading.texts import FileText, Texts
from jobcareer_kb.loading.top_files import hold_to_format, read_top_file
from jobcareer_kb.loading.translations import read_any, take_in
from jobcareer_kb.loading.tree import is_hidden
from jobcareer_kb.loading.unread import judge_unread, missing_settings
from jobcareer_kb.loading.wordings import asking, wordings
from jobcareer_kb.model import Record, kinds

_UNREAD = frozenset({rules.NOT_A_FILE.code, rules.UNREADABLE.code})
"""Codes of files and folders that may have held records."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives: a knowledge base where `kb.yaml` is sound, and findings."""

    kb: KnowledgeBase | None
    diagnostics: tuple[Diagnostic, ...]
    held_back: int
    """Records that could not be looked into, because their file or their shape is broken."""
    sources: Texts
    """Text of each file by its shown path, for reports that print lines."""
    remarks: tuple[str, ...]
    """Shown paths of the files in which a comment may speak to the checker."""


def one_by_one(files: Iterable[SourceFile]) -> Iterator[FileFacts]:
    """Read files in this process and keep every record."""
    return map(read_any, files)


def load_corpus(listing: Listing, read_all: ReadAll = one_by_one) -> Loaded:
    """Load every file of a listing; nothing stops at the first finding."""
    gathered = Gathered(dict(kinds()), list(listing.diagnostics), folder=listing.folder)
    gathered.broken.update(_behind(listing))
    of_languages: list[SourceFile] = []
    for other in listing.other:
        if is_of_language(other.path):
            of_languages.append(other)
        elif is_table(other.path):
            _table(gathered, other)
        elif is_picture(other.path):
            gathered.images[other.path.partition("/")[2]] = other
        elif is_of_brand(other.path):
            gathered.of_brands[other.path.partition("/")[2]] = other
    gathered.diagnostics.extend(_of_windows(listing.files))
    of_records = [file for file in listing.files if _holds_records(gathered, file)]
    large = sum(file.size for file in of_records) > files.HELD
    every = [*of_records, *of_languages]
    for file, found in zip(every, read_all(every), strict=True):
        if is_of_language(file.path):
            take_in(gathered, file, found)
            continue
        home = _merge(gathered, file, found)
        if large:
            file.let_go()
        elif not found.records:
            home.data = found.data
    for file in listing.files:
        if file.path in (SETTINGS_FILE, WORDS_FILE):
            read_top_file(gathered, file)
    hold_to_format(gathered)
    judge_unread(gathered, listing)
    gathered.diagnostics.extend(missing_settings(listing))
    return Loaded(
        _knowledge_base(gathered),
        in_order(gathered.diagnostics),
        gathered.held_back + (len(gathered.facts) if gathered.settings is None else 0),
        Texts(gathered.texts),
        tuple(gathered.remarks),
    )


def _table(gathered: Gathered, file: SourceFile) -> None:
    held = FileText(file)
    table, found = read_table(held)
    gathered.tables[file.path.removeprefix(FOLDER)] = table
    gathered.texts[file.shown] = held
    gathered.diagnostics.extend(found)


def _of_windows(files: Iterable[SourceFile]) -> Iterator[Diagnostic]:
    """One finding for all files as Windows writes them: as a rule they all are, or none."""
    found = [file for file in files if characters.is_of_windows(file.data)]
    if found:
        count = "1 file has" if len(found) == 1 else f"{len(found):,} files have"
        yield rules.WINDOWS_FILE.at(
            Span(found[0].shown),
            f"{count} line ends of Windows ('CRLF') or a byte order mark; they are read",
            "'jobcareer-kb check --fix' writes them without; a line '*.yaml text eol=lf' in "
            ".gitattributes keeps git from bringing them back",
        )


def _behind(listing: Listing) -> Iterator[str]:
    """Names of the records that nobody knows, because their file or folder was not read."""
    for found in listing.diagnostics:
        path = found.span.path.removeprefix(f"{listing.folder}/")
        if found.code in _UNREAD and not any(map(is_hidden, path.split("/"))):
            yield f"{kind_of(path)}/*"


def _holds_records(gathered: Gathered, file: SourceFile) -> bool:
    """Say whether a file is one of records; a finding for one that stands where none belongs."""
    top = "/" not in file.path
    if top and file.path not in TOP_FILES:
        gathered.strays.append(file)
        return False
    kind = kind_of(file.path)
    if not top and kind not in gathered.known:
        gathered.held_back += 1
        gathered.unknown.setdefault(kind, []).append(file)
        return False
    return not top or file.path in REFERENCE_FILES


def _merge(gathered: Gathered, file: SourceFile, found: FileFacts) -> Home:
    """Take in what one file gives; where its records are."""
    home = Home(gathered.read(file, found))
    gathered.diagnostics.extend(found.diagnostics)
    gathered.broken.update(found.broken)
    gathered.held_back += found.held_back
    for each in found.found:
        if each.name in gathered.facts:
            gathered.diagnostics.append(_doubled(gathered.homes[each.name], home, each))
            continue
        gathered.facts[each.name] = each.facts
        gathered.homes[each.name] = home
        home.routes[each.name] = each.base
        gathered.diagnostics.extend(each.faults)
        if each.name in found.records:
            gathered.made[each.name] = found.records[each.name]
    return home


def _doubled(first: Home, home: Home, again: Found) -> Diagnostic:
    kind, _, id_ = again.name.partition("/")
    other = first.text.places.value((*first.routes[again.name], "id"))
    return rules.DOUBLED_ID.at(
        home.text.places.value((*again.base, "id")),
        f"id '{id_}' is used by another {kind}",
        "give one of the two another id",
        (Related(other, "the other one"),),
    )


def _knowledge_base(gathered: Gathered) -> KnowledgeBase | None:
    if gathered.settings is None:
        return None
    homes = gathered.homes

    def locate(name: str, route: Route) -> Span:
        home = homes[name]
        return home.text.places.value((*home.routes[name], *route))

    def locate_key(name: str, route: Route) -> Span:
        home = homes[name]
        return home.text.places.key((*home.routes[name], *route))

    def written_span(name: str, route: Route, start: int, end: int) -> Span:
        home = homes[name]
        return home.text.places.within((*home.routes[name], *route), start, end)

    def text_span(name: str, route: Route, start: int, end: int) -> Span:
        return written_span(name, route, *bound.back(name, route, start, end))

    def passing(names: Iterable[str]) -> Iterator[tuple[str, Record]]:
        for name, record in written.passing(names):
            yield name, bound[name] if facts[name].figures else record

    def stands_in(name: str) -> tuple[str, str]:
        file = homes[name].text.file
        return file.path, file.digest

    facts = _in_order(gathered.facts)
    written = RecordStore(facts, homes, gathered.made)
    bound = BoundRecords(written, facts, Figures(written, gathered.tables, gathered.words.figures))
    return KnowledgeBase(
        settings=gathered.settings,
        records=bound,
        written=written,
        written_span=written_span,
        tables=gathered.tables,
        stands_in=stands_in,
        facts=facts,
        locate=locate,
        locate_key=locate_key,
        text_span=text_span,
        passing=passing,
        broken=frozenset(gathered.broken),
        words=gathered.words,
        translations=gathered.translations,
        images={name: partial(_bytes, file) for name, file in gathered.images.items()},
        of_brands={name: partial(_bytes, file) for name, file in gathered.of_brands.items()},
        folder=gathered.folder,
        wordings=wordings(gathered.settings.language, gathered.settings.wordings),
        worded=wordings,
        asking=asking,
        guessed=gathered.guessed,
        style=gathered.style,
    )


def _bytes(file: SourceFile) -> bytes:
    return file.data


def _in_order(facts: dict[str, Facts]) -> dict[str, Facts]:
    """By kind, then by id; kind by kind, which needs no second copy of a hundred thousand names."""
    names: dict[str, list[str]] = {}
    for name in facts:
        names.setdefault(name.partition("/")[0], []).append(name)
    return {name: facts[name] for kind in sorted(names) for name in sorted(names[kind])}
