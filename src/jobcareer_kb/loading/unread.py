"""What nobody reads of a folder, since it is no record, or is misnamed, misplaced or missing.

Where that holds records or sources, a wildcard such as `definition/*` passes over them without a
word, so the finding says what is lost.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.facts import Facts
from jobcareer_kb.figures import FOLDER
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.files import (
    REFERENCE_FILES,
    REFERENCES_FILE,
    SETTINGS_FILE,
    TOP_FILES,
    WORDS_FILE,
    Listing,
    SourceFile,
    is_of_language,
    is_picture,
)
from jobcareer_kb.loading.gathered import Gathered
from jobcareer_kb.loading.languages import named
from jobcareer_kb.loading.one_file import ids_in, names_in
from jobcareer_kb.loading.tables import is_table
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.loading.tree import is_hidden, is_left_behind

_BESIDE = frozenset({f"{FOLDER}README.md", f"{FOLDER}README.txt"})
"""What may lie beside the tables: where they were read, and what they do not say."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff", ".heic")
_EXPORTS = (".bib", ".biblatex", ".ris", ".json")
"""Endings of lists of sources as other programs export them."""
_NAMED = 5
"""Records that a finding names; of more, it says how many."""
_ALIKE = 0.75
"""How alike a file's name must be to one that is known."""


def judge_unread(gathered: Gathered, listing: Listing) -> None:
    """Findings about all that lies there and was not read, once it is known what was."""
    there = {file.path for file in (*listing.files, *listing.other)}
    refused = {found.span.path.removeprefix(f"{listing.folder}/") for found in listing.diagnostics}
    style = gathered.settings.citation_style if gathered.settings is not None else None
    for file in (*listing.other, *gathered.strays):
        if file.path == style:
            gathered.style = file.data
        elif not (_is_known(file.path) or file.path in _BESIDE):
            gathered.diagnostics.extend(_about_unread(gathered, file, there))
    for folder, files in gathered.unknown.items():
        gathered.diagnostics.append(_unknown_folder(gathered, folder, files))
    if there.isdisjoint(REFERENCE_FILES) and refused.isdisjoint(REFERENCE_FILES):
        renamed = any(_meant_top(path) in REFERENCE_FILES for path in there)
        if gathered.settings is not None and not renamed:
            gathered.diagnostics.extend(_missing_sources(listing.folder, gathered.facts))
        if any(each.cites for each in gathered.facts.values()):
            gathered.broken.add("reference/*")


def _about_unread(gathered: Gathered, file: SourceFile, there: set[str]) -> Iterator[Diagnostic]:
    if found := _misnamed_top(file, there):
        gathered.held_back += 1
        yield found
        return
    if (said := named(file.path)) is not None and said.record in (*gathered.facts, SETTINGS_FILE):
        help = f"name it '{file.path.rpartition('/')[2].removesuffix(said.ending)}yaml'"
        yield rules.TRANSLATION.at(Span(file.shown), "not read: it does not end in '.yaml'", help)
        return
    names = _records_of(file, gathered.known)
    if found := _misnamed(file, names, gathered.facts):
        gathered.broken.update(name for name in names if "/" in name)
        gathered.held_back += 1
        yield found
    elif not _is_copy(file.path):
        yield _stray(file)


def _is_copy(path: str) -> bool:
    """Say whether a file has the name of what an editor keeps beside another one."""
    name = path.rpartition("/")[2]
    return is_hidden(name) or is_left_behind(name)


def _stray(file: SourceFile) -> Diagnostic:
    """The finding about a file that holds no record that is lost."""
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
    if file.path.casefold().endswith(_EXPORTS):
        said = f"not read: sources stand in {REFERENCES_FILE}"
        return rules.STRAY.at(Span(file.shown), said, _import(file))
    if file.path.casefold().endswith(_PICTURES):
        return rules.STRAY.at(
            Span(file.shown),
            "not read: a picture lies in the folder 'image' and ends in '.png' or '.jpg'",
            "save it there as PNG or JPEG, with small letters in its name",
        )
    return rules.STRAY.at(
        Span(file.shown),
        "not read: a file of records ends in '.yaml'",
        "rename it to end in '.yaml'"
        if file.path.casefold().endswith((".yml", ".yaml"))
        else "move it out of the knowledge base",
    )


def _import(file: SourceFile) -> str:
    """How the sources of an export are taken over."""
    taken = f"'jobcareer-kb references import {file.shown}' takes its sources over"
    return f"{taken}; then move it away"


def _table_name(path: str) -> str:
    """The name that a table would have where it is read."""
    return path.rpartition("/")[2].rpartition(".")[0] + ".csv"


def _unknown_folder(gathered: Gathered, name: str, files: list[SourceFile]) -> Diagnostic:
    known = sorted(gathered.known)
    near = _meant_kind(name, known)
    names = [each for file in files for each in _records_of(file, gathered.known)]
    if near:
        for file in files:
            gathered.broken.update(names_in(file.path, near, FileText(file).text))
    help = f"did you mean '{near}'?" if near else f"known kinds: {', '.join(known)}"
    what = f": {_told(names, gathered.facts)}" if names else ""
    return rules.FOLDER.at(
        Span(files[0].shown), f"folder '{name}' is no kind of record{what}", help
    )


def _is_known(path: str) -> bool:
    """Say whether a file that holds no record is one that records name."""
    of_records = is_table(path) or is_picture(path) or is_of_language(path)
    return of_records or path.startswith("brand/")


def _meant_kind(folder: str, known: Collection[str]) -> str:
    """The kind that a folder is meant for; empty where none is near."""
    return next(iter(get_close_matches(folder.casefold(), sorted(known), n=1, cutoff=0.6)), "")


def _records_of(file: SourceFile, kinds: Collection[str]) -> tuple[str, ...]:
    """The names of the records that an unread file seems to hold; ids where no kind is known."""
    folder = file.path.partition("/")[0] if "/" in file.path else ""
    kind = folder if folder in kinds else _meant_kind(folder, kinds)
    found = ids_in(FileText(file).text)
    return tuple(f"{kind}/{id_}" if kind else id_ for id_ in found)


def _misnamed(
    file: SourceFile, names: Iterable[str], facts: Mapping[str, Facts]
) -> Diagnostic | None:
    """The finding about an unread file of records; None where each of them is known elsewhere."""
    lost = [name for name in names if name not in facts]
    if not lost:
        return None
    top = "/" not in file.path
    hidden = is_hidden(file.path.rpartition("/")[2])
    place = "lies in no folder of a kind" if top else "does not end in '.yaml'"
    help = "move it into the folder of its kind" if top else "rename it to end in '.yaml'"
    if hidden and not top:
        place, help = "has a name that begins with '.'", "rename it without the '.'"
    return rules.LOST.at(
        Span(file.shown), f"not read, since it {place}: {_told(lost, facts)}", help
    )


def _told(lost: Collection[str], facts: Mapping[str, Facts]) -> str:
    """What is lost, in words."""
    named = ", ".join(list(lost)[:_NAMED])
    more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    return f"{named}{more} {'is' if len(lost) == 1 else 'are'} not printed{_passed(lost, facts)}"


def _passed(lost: Collection[str], facts: Mapping[str, Facts]) -> str:
    """The first wildcard that would have picked some of it."""
    wild = {f"{name.partition('/')[0]}/*" for name in lost if "/" in name}
    for name, each in facts.items():
        if name.startswith("workshop/"):
            found = next((ref for ref in each.refs if ref in wild), "")
            if found:
                return f", and '{found}' of {name} passes over it"
    return ""


def _misnamed_top(file: SourceFile, there: AbstractSet[str]) -> Diagnostic | None:
    """The finding about a file that is meant to be one beside `kb.yaml` that is missing."""
    meant = _meant_top(file.path)
    taken = meant in there or (meant in REFERENCE_FILES and not there.isdisjoint(REFERENCE_FILES))
    if not meant or taken or meant == SETTINGS_FILE:
        return None
    what = "no source can be cited" if meant in REFERENCE_FILES else "its words do not hold"
    help = _import(file) if file.path.casefold().endswith(_EXPORTS) else f"name it '{meant}'"
    return rules.LOST.at(
        Span(file.shown), f"not read, since its name is not '{meant}': {what}", help
    )


def _meant_top(path: str) -> str:
    """Which of the files beside `kb.yaml` a file is meant to be; empty if none."""
    if "/" in path or path in TOP_FILES:
        return ""
    stem = path.casefold().split(".", 1)[0]
    names = {name.partition(".")[0]: name for name in (SETTINGS_FILE, WORDS_FILE, REFERENCES_FILE)}
    near = get_close_matches(stem, list(names), n=1, cutoff=_ALIKE)
    return names[near[0]] if near else ""


def _missing_sources(folder: str, facts: Mapping[str, Facts]) -> Iterator[Diagnostic]:
    """One finding where texts cite and there is no list of sources at all."""
    citing = [name for name, each in facts.items() if each.cites]
    if citing:
        which = f"{citing[0]} cites" if len(citing) == 1 else f"{len(citing)} records cite"
        yield rules.NO_SOURCES.at(
            Span(f"{folder}/{REFERENCES_FILE}"),
            f"no {REFERENCES_FILE}, so what {which} leads nowhere",
            f"write the sources into {folder}/{REFERENCES_FILE}, or put the file back",
        )


def missing_settings(listing: Listing) -> Iterator[Diagnostic]:
    """One finding where there is no `kb.yaml`, and nothing told why."""
    settings = f"{listing.folder}/{SETTINGS_FILE}"
    refused = any(
        found.span.path == settings or found.code == rules.CROWD.code
        for found in listing.diagnostics
    )
    if not refused and not any(file.path == SETTINGS_FILE for file in listing.files):
        yield rules.SETTINGS.at(
            Span(settings),
            "no kb.yaml, so this folder is no knowledge base",
            _rename(listing) or "'jobcareer-kb init DIR' makes one",
        )


def _rename(listing: Listing) -> str:
    """What to do where a file is meant to be `kb.yaml`; empty where there is none."""
    every = (*listing.files, *listing.other)
    meant = next((f.path for f in every if _meant_top(f.path) == SETTINGS_FILE), "")
    return f"name '{meant}' '{SETTINGS_FILE}'" if meant else ""
