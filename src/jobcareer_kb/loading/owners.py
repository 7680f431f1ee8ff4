"""Whose each place of a file is: from a line back to the record and the field that stand there.

Works on plain data, so also for records that do not fit their kind. Lines move with every edit
above them; the name of a record and the route of a field do not.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import REFERENCE_FILES, REFERENCES_FILE, Listing
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.loading.yaml import plain_data


@dataclass(frozen=True, slots=True)
class Owner:
    """What stands at a place."""

    record: str
    """`kind/id`; the path of a file that holds no records, or cannot be read."""
    route: Route = ()


class _File:
    """A file with its plain data, and the records in it."""

    def __init__(self, held: FileText) -> None:
        self.held = held
        self.file = held.file

    @cached_property
    def data(self) -> Any:
        loaded = plain_data.load(self.held.text, "", markers=self.file.path == REFERENCES_FILE)
        return None if loaded.diagnostics else loaded.value

    def records(self) -> Iterator[tuple[str, Route, Any]]:
        """Name, route in the file and plain data of each record."""
        path, data = self.file.path, self.data
        kind, below, _ = path.partition("/")
        base: Route = ()
        if path in REFERENCE_FILES and isinstance(data, dict | list):
            kind, below = "reference", "/"
            if isinstance(data, dict):
                data, base = data.get("references"), ("references",)
        if not below or data is None:
            yield path, (), self.file.digest if data is None else data
        elif isinstance(data, list):
            for index, entry in enumerate(data):
                yield _name(kind, entry, path, index), (*base, index), entry
        else:
            yield _name(kind, data, path, 0), base, data

    def owner(self, line: int, column: int) -> Owner:
        route = self.held.places.route_at(line, column)
        for length in range(min(2, len(route)), -1, -1):
            if (name := self._names.get(route[:length])) is not None:
                return Owner(name, route[length:])
        return Owner(self.file.path, route)

    @cached_property
    def _names(self) -> dict[Route, str]:
        return {base: name for name, base, _ in self.records()}


def _name(kind: str, entry: Any, path: str, index: int) -> str:
    known = isinstance(entry, dict) and isinstance(entry.get("id"), str)
    return f"{kind}/{entry['id']}" if known else f"{path}#{index}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record stands, and what it says."""

    text: FileText
    base: Route
    data: Any


class Owners:
    """Owners of the places of a listing; each file is read when it is first asked about.

    `held` are files by their shown path whose places may be known already.
    """

    def __init__(
        self, listing: Listing, held: Mapping[str, FileText] = MappingProxyType({})
    ) -> None:
        self._files = {
            file.shown: _File(held.get(file.shown) or FileText(file)) for file in listing.files
        }
        self._folder = listing.folder

    def of(self, span: Span) -> Owner:
        """Record and route at the beginning of a span."""
        file = self._files.get(span.path)
        if file is None:
            return Owner(span.path.removeprefix(f"{self._folder}/"))
        return file.owner(span.line, span.column)

    def standing(self, record: str) -> Standing | None:
        """Where a record stands, by its name; the first of several that share it."""
        return self._standing.get(record)

    @cached_property
    def _standing(self) -> dict[str, Standing]:
        found: dict[str, Standing] = {}
        for file in self._files.values():
            for name, base, data in file.records():
                found.setdefault(name, Standing(file.held, base, data))
        return found

    @cached_property
    def digests(self) -> dict[str, str]:
        """Digest of each record's data by its name, wherever it stands and however it is laid out.

        The order of fields counts, since in `kb.yaml` it is an order of printing.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for file in self._files.values():
            for name, _, data in file.records():
                text = json.dumps(data, ensure_ascii=True)
                found[name].append(hashlib.sha256(text.encode()).hexdigest())
        return {name: "+".join(sorted(each)) for name, each in found.items()}


def touched(old: Owners, new: Owners) -> tuple[str, ...]:
    """Names of records that were added or changed, sorted."""
    return tuple(sorted(n for n, d in new.digests.items() if old.digests.get(n) != d))
