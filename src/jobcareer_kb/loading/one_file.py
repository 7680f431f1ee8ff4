"""One file of records by itself: its findings, and the facts of its records.

Nothing here depends on another file, so the files of a large knowledge base may be read by several
processes, and what was found may be kept for as long as the bytes stay the same.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from sys import intern
from typing import Any, NamedTuple

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.facts import Facts, facts_of
from jobcareer_kb.inline import KEY_PATTERN, Route
from jobcareer_kb.loading import records, rules
from jobcareer_kb.loading.files import REFERENCE_FILES, REFERENCES_FILE, SourceFile
from jobcareer_kb.loading.ignores import MARK
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.model import Kind, Record, kinds
from jobcareer_kb.values import ID_PATTERN

ReadAll = Callable[[Iterable[SourceFile]], Iterator["FileFacts"]]
"""How files of records are read: one after another, by several processes, or out of a cache."""
_ID = re.compile(rf"^ *(?:- +)?id: *([\"']?)({ID_PATTERN})\1 *(?:#.*)?$", re.MULTILINE)
_KEY = re.compile(rf"^ *(?:- +)?id: *([\"']?)({KEY_PATTERN})\1 *(?:#.*)?$", re.MULTILINE)
_TOP_ID = re.compile(rf"^(?:- +)?id: *([\"']?)({ID_PATTERN})\1 *(?:#.*)?\r?$", re.MULTILINE)
_RECORD = re.compile(r"^- ", re.MULTILINE)
_WORDS = re.compile(r"^ *[^\s#]", re.MULTILINE)
"""A line that is no comment."""
_BESIDE = frozenset({"references", "nocite"})
_REFERENCE = re.compile(r"^ *- +id\b", re.MULTILINE)


class Found(NamedTuple):
    """A sound record."""

    name: str
    """`kind/id`."""
    base: Route
    """Where in the file it stands."""
    facts: Facts
    faults: tuple[Diagnostic, ...] = ()
    """Of its texts."""


@dataclass(slots=True)
class FileFacts:
    """All that a file gives to the whole."""

    found: list[Found] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """Names of records that do not fit; `kind/*` where nobody knows which."""
    held_back: int = 0
    remarks: bool = False
    """True where a comment may speak to the checker."""
    records: dict[str, Record] = field(default_factory=dict)
    """The records themselves, as far as somebody wanted to keep them."""
    data: dict[str, str] = field(default_factory=dict)
    """The plain data of each record as JSON, which is read in a tenth of the time of YAML."""


def kind_of(path: str) -> str:
    """Name of the kind whose records a file holds, by its path."""
    return "reference" if path in REFERENCE_FILES else path.partition("/")[0]


def read_file(file: SourceFile, keep: frozenset[str] | None = None) -> FileFacts:
    """Read a file of records; `keep` are the kinds whose records are handed on, None for all."""
    held, kind, found = FileText(file), kinds()[kind_of(file.path)], FileFacts()
    value, ok = read_data(held, found)
    if not ok:
        found.broken.extend(names_in(file.path, kind.name, held.text))
        found.held_back += 1
    elif file.path in REFERENCE_FILES:
        _references(found, held, value, kind, keep)
    else:
        _records(found, held, value, kind, keep)
    return found


def names_in(path: str, kind: str, text: str) -> Iterable[str]:
    """Names of the records in a file that cannot be read; `kind/*` where they do not show."""
    ids = _KEY if path in REFERENCE_FILES else _ID
    names = [f"{kind}/{found[2]}" for found in ids.finditer(text)]
    if text and not _WORDS.search(text):
        return []  # an empty file hides nothing
    begun = _REFERENCE if path in REFERENCE_FILES else _RECORD
    return names if names and len(names) >= len(begun.findall(text)) else [f"{kind}/*"]


def ids_in(text: str) -> tuple[str, ...]:
    """The ids that stand in a text as those of records do: at the beginning of a line, or of an
    entry."""
    return tuple(dict.fromkeys(found[2] for found in _TOP_ID.finditer(text)))


def read_data(held: FileText, found: FileFacts) -> tuple[Any, bool]:
    """Plain data of a file, and whether it may be trusted; findings go into `found`."""
    file = held.file
    text, faults = held.decoded
    if faults:
        found.diagnostics.extend(faults)
        return None, False
    found.remarks = "#" in text and MARK.search(text) is not None
    data = plain_data.load(text, file.shown, markers=file.path == REFERENCES_FILE)
    found.diagnostics.extend(data.diagnostics)
    if not data.diagnostics and data.value in (None, [], {}):
        found.diagnostics.append(
            rules.EMPTY.at(Span(file.shown), "the file holds no record", "write one, or delete it")
        )
        return None, False
    return data.value, not data.diagnostics


def entries_of(path: str, value: Any) -> Iterable[tuple[Route, Any]]:
    """Route and data of each record in the data of a file of the right shape."""
    base: Route = ()
    if path in REFERENCE_FILES and isinstance(value, dict):
        value, base = value["references"], ("references",)
    if not isinstance(value, list):
        return [(base, value)]
    return [(_entry(base, index), entry) for index, entry in enumerate(value)]


@cache
def _entry(base: Route, index: int) -> Route:
    """Route of an entry of a list; the same for the tenth entry of every file."""
    return (*base, index)


def _references(
    found: FileFacts, held: FileText, value: Any, kind: Kind, keep: frozenset[str] | None
) -> None:
    if not has_entries(value):
        found.broken.append("reference/*")
        found.held_back += 1
        found.diagnostics.append(
            rules.SHAPE.at(
                held.places.value(()),
                "expected one key 'references' with a list, as Pandoc writes it",
                "begin the file with 'references:' and each entry with '- id:'",
            )
        )
        return
    _records(found, held, value, kind, keep)


def has_entries(value: Any) -> bool:
    """Say whether a file of references has a list of them; JSON has no key above it, nor has YAML
    that was made of JSON.

    Beside the list Pandoc writes `nocite`, which names what a text does not cite: not looked at.
    """
    if isinstance(value, list):
        return True
    return (
        isinstance(value, dict)
        and isinstance(value.get("references"), list)
        and value.keys() <= _BESIDE
    )


def _records(
    found: FileFacts, held: FileText, value: Any, kind: Kind, keep: frozenset[str] | None
) -> None:
    kept = keep is None or kind.name in keep
    for route, entry in entries_of(held.file.path, value):
        for then, now in records.former_names(entry, kind).items():
            found.diagnostics.append(_former(held.at(route).key((then,)), then, now))
        result = records.read_record(entry, kind, held.at(route))
        if isinstance(result, Record):
            name = intern(f"{kind.name}/{result.id}")  # others name it too
            facts, faults = facts_of(result)
            told = tuple(text_faults(held, route, faults))
            found.found.append(Found(name, route, facts, told))
            found.data.setdefault(name, json.dumps(entry, separators=(",", ":")))
            if kept:
                found.records.setdefault(name, result)
            continue
        found.diagnostics.extend(result)
        found.held_back += 1
        said = str(entry.get("id")) if isinstance(entry, dict) else ""
        pattern = KEY_PATTERN if held.file.path in REFERENCE_FILES else ID_PATTERN
        known = re.fullmatch(pattern, said) is not None
        found.broken.append(f"{kind.name}/{said if known else '*'}")


def _former(place: Span, then: str, now: str) -> Diagnostic:
    return rules.FORMER_NAME.at(place, f"'{then}' is called '{now}' today", f"write '{now}'")


def text_faults(held: FileText, base: Route, faults: Iterable[Any]) -> Iterator[Diagnostic]:
    """Findings about the texts of a record, each at its place inside the text."""
    for route, fault in faults:
        span = held.places.within((*base, *route), fault.start, fault.end)
        yield rules.TEXT.at(span, fault.message, fault.help)


def records_of(
    held: FileText, homes: Mapping[str, Route], data: Mapping[str, str]
) -> dict[str, Record]:
    """Read sound records again, each by its name and its route in the file, or from its data."""
    kind = kinds()[kind_of(held.file.path)]
    if homes.keys() <= data.keys():
        return {name: _sound(json.loads(data[name]), kind, held, homes[name]) for name in homes}
    text = FileText(held.file).text  # of its own: the texts of all files would be the whole source
    loaded = plain_data.load(text, held.shown, markers=held.file.path == REFERENCES_FILE)
    entries = dict(entries_of(held.file.path, loaded.value))
    return {name: _sound(entries[route], kind, held, route) for name, route in homes.items()}


def _sound(data: Any, kind: Kind, held: FileText, route: Route) -> Record:
    """The record that this data was; ValueError where it is none any more."""
    record = records.read_record(data, kind, held.at(route))
    if not isinstance(record, Record):
        raise ValueError(f"{held.shown} holds another record than before")
    return record
