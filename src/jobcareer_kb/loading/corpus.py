"""A folder of files becomes a knowledge base, with every finding of every file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Related, Span, in_order
from jobcareer_kb.facts import Facts
from jobcareer_kb.figures import FOLDER, BoundRecords, Figures, Table
from jobcareer_kb.inline import Route, gist
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import characters, files, lost, records, rules
from jobcareer_kb.loading.files import (
    REFERENCE_FILES,
    SETTINGS_FILE,
    TOP_FILES,
    WORDS_FILE,
    Listing,
    SourceFile,
    is_picture,
)
from jobcareer_kb.loading.one_file import (
    FileFacts,
    Found,
    ReadAll,
    kind_of,
    names_in,
    read_data,
    read_file,
    text_faults,
)
from jobcareer_kb.loading.stand_in import sound_settings
from jobcareer_kb.loading.store import Home, RecordStore
from jobcareer_kb.loading.tables import is_table, read_table
from jobcareer_kb.loading.texts import FileText, Texts
from jobcareer_kb.loading.tree import is_hidden
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.model import Kind, Record, kinds
from jobcareer_kb.model._settings import FORMAT, Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.values import words_of

_BESIDE = frozenset({f"{FOLDER}README.md", f"{FOLDER}README.txt"})
"""What may lie beside the tables: where they were read, and what they do not say."""
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


@dataclass
class _Corpus:
    """Collects while the files are gone through, in the order of their paths."""

    known: dict[str, Kind]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    facts: dict[str, Facts] = field(default_factory=dict)
    made: dict[str, Record] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unknown: dict[str, list[SourceFile]] = field(default_factory=dict)
    """Files by their folder that is no kind; one finding for each folder."""
    strays: list[SourceFile] = field(default_factory=list)
    """Files that end as those of records do, and lie in no folder of a kind."""
    held_back: int = 0
    settings: Settings | None = None
    of_format: Diagnostic | None = None
    """The finding about a format that is not today's."""
    guessed: frozenset[str] = frozenset()
    style: bytes | None = None
    words: WordLists = field(default_factory=WordLists)
    texts: dict[str, FileText] = field(default_factory=dict)
    tables: dict[str, Table | None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    images: dict[str, SourceFile] = field(default_factory=dict)
    folder: str = "kb"


def one_by_one(files: Iterable[SourceFile]) -> Iterator[FileFacts]:
    """Read files in this process and keep every record."""
    return map(read_file, files)


def load_corpus(listing: Listing, read_all: ReadAll = one_by_one) -> Loaded:
    """Load every file of a listing; nothing stops at the first finding."""
    corpus = _Corpus(dict(kinds()), list(listing.diagnostics), folder=listing.folder)
    corpus.broken.update(_behind(listing))
    for other in listing.other:
        if is_table(other.path):
            _table(corpus, other)
        elif is_picture(other.path):
            corpus.images[other.path.partition("/")[2]] = other
    corpus.diagnostics.extend(_of_windows(listing.files))
    of_records = [file for file in listing.files if _holds_records(corpus, file)]
    large = sum(file.size for file in of_records) > files.HELD
    for file, found in zip(of_records, read_all(of_records), strict=True):
        _merge(corpus, file, found)
        if large:
            file.let_go()
    for file in listing.files:
        if file.path in (SETTINGS_FILE, WORDS_FILE):
            _top_file(corpus, file)
    _of_format(corpus)
    _unread(corpus, listing)
    settings = f"{listing.folder}/{SETTINGS_FILE}"
    refused = any(
        found.span.path == settings or found.code == rules.CROWD.code
        for found in listing.diagnostics
    )
    if not refused and not any(file.path == SETTINGS_FILE for file in listing.files):
        corpus.diagnostics.append(
            rules.SETTINGS.at(
                Span(settings),
                "no kb.yaml, so this folder is no knowledge base",
                _rename(listing) or "'jobcareer-kb init DIR' makes one",
            )
        )
    return Loaded(
        _knowledge_base(corpus),
        in_order(corpus.diagnostics),
        corpus.held_back + (len(corpus.facts) if corpus.settings is None else 0),
        Texts(corpus.texts),
        tuple(corpus.remarks),
    )


def _table(corpus: _Corpus, file: SourceFile) -> None:
    held = FileText(file)
    table, found = read_table(held)
    corpus.tables[file.path.removeprefix(FOLDER)] = table
    corpus.texts[file.shown] = held
    corpus.diagnostics.extend(found)


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


def _rename(listing: Listing) -> str:
    """What to do where a file is meant to be `kb.yaml`; empty where there is none."""
    every = (*listing.files, *listing.other)
    meant = next((f.path for f in every if lost.meant_top(f.path) == SETTINGS_FILE), "")
    return f"name '{meant}' '{SETTINGS_FILE}'" if meant else ""


def _unread(corpus: _Corpus, listing: Listing) -> None:
    """Findings about all that lies there and was not read, once it is known what was."""
    there = {file.path for file in (*listing.files, *listing.other)}
    refused = {found.span.path.removeprefix(f"{listing.folder}/") for found in listing.diagnostics}
    style = corpus.settings.citation_style if corpus.settings is not None else None
    for file in (*listing.other, *corpus.strays):
        if file.path == style:
            corpus.style = file.data
        elif not (_is_known(file.path) or file.path in _BESIDE):
            corpus.diagnostics.append(_about_unread(corpus, file, there))
    for folder, unknown in corpus.unknown.items():
        corpus.diagnostics.append(_unknown_folder(corpus, folder, unknown))
    if there.isdisjoint(REFERENCE_FILES) and refused.isdisjoint(REFERENCE_FILES):
        renamed = any(lost.meant_top(path) in REFERENCE_FILES for path in there)
        if corpus.settings is not None and not renamed:
            corpus.diagnostics.extend(lost.missing_sources(listing.folder, corpus.facts))
        if any(each.cites for each in corpus.facts.values()):
            corpus.broken.add("reference/*")


def _about_unread(corpus: _Corpus, file: SourceFile, there: set[str]) -> Diagnostic:
    if found := lost.misnamed_top(file, there):
        corpus.held_back += 1
        return found
    names = lost.records_of(file, corpus.known)
    if found := lost.misnamed(file, names, corpus.facts):
        corpus.broken.update(name for name in names if "/" in name)
        corpus.held_back += 1
        return found
    if "/" not in file.path and file.path.endswith(".yaml"):
        return rules.STRAY.at(
            Span(file.shown),
            f"not read: beside {SETTINGS_FILE} only {', '.join(TOP_FILES[1:])} are known",
            "move it into the folder of its kind",
        )
    if file.path.casefold().endswith((".csv", ".tsv", ".xlsx", ".ods")):
        said = f"not read: a table lies in the folder '{FOLDER[:-1]}' and ends in '.csv'"
        help = (
            f"save it as '{FOLDER}{_table_name(file.path)}', or move it out of the knowledge base"
        )
        return rules.STRAY.at(Span(file.shown), said, help)
    return rules.STRAY.at(
        Span(file.shown),
        "not read: a file of records ends in '.yaml'",
        "rename it to end in '.yaml'"
        if file.path.casefold().endswith((".yml", ".yaml"))
        else "move it out of the knowledge base",
    )


def _table_name(path: str) -> str:
    """The name that a table would have where it is read."""
    return path.rpartition("/")[2].rpartition(".")[0] + ".csv"


def _holds_records(corpus: _Corpus, file: SourceFile) -> bool:
    """Say whether a file is one of records; a finding for one that stands where none belongs."""
    top = "/" not in file.path
    if top and file.path not in TOP_FILES:
        corpus.strays.append(file)
        return False
    kind = kind_of(file.path)
    if not top and kind not in corpus.known:
        corpus.held_back += 1
        corpus.unknown.setdefault(kind, []).append(file)
        return False
    return not top or file.path in REFERENCE_FILES


def _unknown_folder(corpus: _Corpus, name: str, files: list[SourceFile]) -> Diagnostic:
    known = sorted(corpus.known)
    near = lost.meant_kind(name, known)
    names = [each for file in files for each in lost.records_of(file, corpus.known)]
    if near:
        for file in files:
            corpus.broken.update(names_in(file.path, near, FileText(file).text))
    help = f"did you mean '{near}'?" if near else f"known kinds: {', '.join(known)}"
    what = f": {lost.told(names, corpus.facts)}" if names else ""
    return rules.FOLDER.at(
        Span(files[0].shown), f"folder '{name}' is no kind of record{what}", help
    )


def _merge(corpus: _Corpus, file: SourceFile, found: FileFacts) -> None:
    """Take in what one file gives."""
    home = Home(_text(corpus, file, found))
    corpus.diagnostics.extend(found.diagnostics)
    corpus.broken.update(found.broken)
    corpus.held_back += found.held_back
    for each in found.found:
        if each.name in corpus.facts:
            corpus.diagnostics.append(_doubled(corpus.homes[each.name], home, each))
            continue
        corpus.facts[each.name] = each.facts
        corpus.homes[each.name] = home
        home.routes[each.name] = each.base
        corpus.diagnostics.extend(each.faults)
        if each.name in found.records:
            corpus.made[each.name] = found.records[each.name]


def _doubled(first: Home, home: Home, again: Found) -> Diagnostic:
    kind, _, id_ = again.name.partition("/")
    other = first.text.places.value((*first.routes[again.name], "id"))
    return rules.DOUBLED_ID.at(
        home.text.places.value((*again.base, "id")),
        f"id '{id_}' is used by another {kind}",
        "give one of the two another id",
        (Related(other, "the other one"),),
    )


def _text(corpus: _Corpus, file: SourceFile, found: FileFacts) -> FileText:
    held = FileText(file)
    corpus.texts[file.shown] = held
    if found.remarks:
        corpus.remarks.append(file.shown)
    return held


def _top_file(corpus: _Corpus, file: SourceFile) -> None:
    """Read `kb.yaml` or `words.yaml`."""
    found, held = FileFacts(), FileText(file)
    value, ok = read_data(held, found)
    _text(corpus, file, found)
    corpus.diagnostics.extend(found.diagnostics)
    if file.path == SETTINGS_FILE:
        _settings(corpus, held, value, ok)
    elif ok:
        _words(corpus, held, value)
    else:
        corpus.broken.add(f"{file.path}/*")


def _settings(corpus: _Corpus, held: FileText, value: Any, ok: bool) -> None:
    corpus.of_format = of_format(held, value) if ok else None
    result = records.validate(value, Settings, held.at(())) if ok else []
    corpus.homes[SETTINGS_FILE] = Home(held, {SETTINGS_FILE: ()})
    if isinstance(result, Settings):
        corpus.settings = result
        faults = [(r, fault) for r, words in words_of(result) for fault in gist(str(words)).faults]
        corpus.diagnostics.extend(text_faults(held, (), faults))
    else:
        corpus.settings, corpus.guessed = sound_settings(value)
        corpus.diagnostics.extend(result)


def of_format(held: FileText, value: Any) -> Diagnostic | None:
    """The finding about a `kb.yaml` that is not of today's format; none where that is no number."""
    found = value.get("format", 1) if isinstance(value, dict) else None
    if type(found) is not int or found < 1 or found == FORMAT:
        return None
    if found > FORMAT:
        known = " and ".join(str(each + 1) for each in range(FORMAT))
        return rules.NEWER_FORMAT.at(
            held.places.value(("format",)),
            f"this knowledge base is of format {found}, and this program knows {known}",
            "install a newer jobcareer-kb, the way you got this one",
        )
    place = held.places.parent_key(()) if "format" not in value else held.places.value(("format",))
    return rules.OLDER_FORMAT.at(
        place,
        f"this knowledge base is of format {found}, today's is {FORMAT}",
        "'jobcareer-kb upgrade' rewrites what has changed, and shows it first; until then it is "
        "read as it stands",
    )


def _of_format(corpus: _Corpus) -> None:
    """Say that all is of another format, in place of saying so at each record."""
    if (found := corpus.of_format) is None:
        return
    former = rules.FORMER_NAME.code
    corpus.diagnostics = [each for each in corpus.diagnostics if each.code != former]
    if found.code == rules.NEWER_FORMAT.code:
        corpus.diagnostics, corpus.settings = [], None
    corpus.diagnostics.append(found)


def _words(corpus: _Corpus, held: FileText, value: Any) -> None:
    result = records.validate(value, WordLists, held.at(()))
    if isinstance(result, WordLists):
        corpus.words = result
        corpus.homes[WORDS_FILE] = Home(held, {WORDS_FILE: ()})
    else:
        corpus.broken.add(f"{WORDS_FILE}/*")
        corpus.diagnostics.extend(result)


def _knowledge_base(corpus: _Corpus) -> KnowledgeBase | None:
    if corpus.settings is None:
        return None
    homes = corpus.homes

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

    facts = _in_order(corpus.facts)
    written = RecordStore(facts, homes, corpus.made)
    bound = BoundRecords(written, facts, Figures(written, corpus.tables, corpus.words.figures))
    return KnowledgeBase(
        settings=corpus.settings,
        records=bound,
        written=written,
        written_span=written_span,
        tables=corpus.tables,
        facts=facts,
        locate=locate,
        locate_key=locate_key,
        text_span=text_span,
        passing=passing,
        broken=frozenset(corpus.broken),
        words=corpus.words,
        images={name: partial(_bytes, file) for name, file in corpus.images.items()},
        folder=corpus.folder,
        wordings=wordings(corpus.settings.language, corpus.settings.wordings),
        guessed=corpus.guessed,
        style=corpus.style,
    )


def _is_known(path: str) -> bool:
    """Say whether a file that holds no record is one that records name."""
    return is_table(path) or is_picture(path) or path.startswith("brand/")


def _bytes(file: SourceFile) -> bytes:
    return file.data


def _in_order(facts: dict[str, Facts]) -> dict[str, Facts]:
    """By kind, then by id; kind by kind, which needs no second copy of a hundred thousand names."""
    names: dict[str, list[str]] = {}
    for name in facts:
        names.setdefault(name.partition("/")[0], []).append(name)
    return {name: facts[name] for kind in sorted(names) for name in sorted(names[kind])}
