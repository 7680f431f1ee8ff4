"""The records of a knowledge base by name, read again from their file when one is asked for.

A check that needs only facts never makes ten thousand records; a build makes all it prints.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jobcareer_kb.inline import Route
from jobcareer_kb.loading.one_file import records_of
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.model import Record


@dataclass(slots=True)
class Home:
    """A file, and the records that stand in it."""

    text: FileText
    routes: dict[str, Route] = field(default_factory=dict)
    """Route of each record by its name."""
    data: Mapping[str, str] = field(default_factory=dict)
    """The plain data of records that nobody has read yet, where it was kept."""


class RecordStore(Mapping[str, Record]):
    """Records by `kind/id`, in the order of the names given; each is made once."""

    def __init__(
        self, names: Mapping[str, object], homes: Mapping[str, Home], made: dict[str, Record]
    ) -> None:
        self._names = names
        self._homes = homes
        self._made = made

    def __getitem__(self, name: str) -> Record:
        if name not in self._made:
            home = self._homes[name]
            lacking = {each: r for each, r in home.routes.items() if each not in self._made}
            self._made.update(records_of(home.text, lacking, home.data))
        return self._made[name]

    def passing(self, names: Iterable[str]) -> Iterator[tuple[str, Record]]:
        """Some of the records, file by file; what nobody held before is not held afterwards."""
        by_file: dict[int, tuple[Home, list[str]]] = {}
        for name in names:
            home = self._homes[name]
            by_file.setdefault(id(home), (home, []))[1].append(name)
        for home, wanted in by_file.values():
            lacking = {name: home.routes[name] for name in wanted if name not in self._made}
            read = records_of(home.text, lacking, home.data) if lacking else {}
            for name in wanted:
                yield name, read.get(name) or self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
