"""The text of a file and the places in it, made when somebody asks and not before."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.inline import Route
from jobcareer_kb.loading import characters, records
from jobcareer_kb.loading.files import SourceFile
from jobcareer_kb.loading.yaml import positions
from jobcareer_kb.model import kinds


class FileText:
    """A file of a knowledge base as text."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.shown = file.shown

    @cached_property
    def decoded(self) -> tuple[str, tuple[Diagnostic, ...]]:
        """The text, and what keeps it from being read."""
        return characters.decode(self.file.data, self.shown)

    @property
    def text(self) -> str:
        """The text; of a file that is no UTF-8 only for reports and for the names in it."""
        return self.decoded[0]

    @cached_property
    def places(self) -> positions.Positions:
        """Where its keys and values stand."""
        kind = kinds().get(self.file.path.partition("/")[0])
        return positions.Positions(self.text, self.shown, kind.former if kind is not None else {})

    def at(self, base: Route) -> records.Places:
        """Places of the record that stands at a route of the file."""
        return records.Places(
            value=lambda route: self.places.value((*base, *route)),
            key=lambda route: self.places.key((*base, *route)),
            parent=lambda route: self.places.parent_key((*base, *route)),
        )


class Texts(Mapping[str, str]):
    """The text of each file by the path that findings use."""

    def __init__(self, files: Mapping[str, FileText]) -> None:
        self.files = files

    def __getitem__(self, shown: str) -> str:
        return self.files[shown].text

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)
