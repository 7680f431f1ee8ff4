"""What was gathered of a knowledge base while its files are gone through."""

from dataclasses import dataclass, field

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.facts import Facts
from jobcareer_kb.figures import Table
from jobcareer_kb.loading.files import SourceFile
from jobcareer_kb.loading.one_file import FileFacts
from jobcareer_kb.loading.store import Home
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.model import Kind, Record
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.translation import Translation


@dataclass
class Gathered:
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
    translations: dict[str, dict[str, Translation]] = field(default_factory=dict)
    """By the name of the record, then by language."""
    names_near: dict[str, Spelling] = field(default_factory=dict)
    """The names of the records of a kind, for who asks for one that is near."""
    tables: dict[str, Table | None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    images: dict[str, SourceFile] = field(default_factory=dict)
    of_brands: dict[str, SourceFile] = field(default_factory=dict)
    folder: str = "kb"

    def read(self, file: SourceFile, found: FileFacts) -> FileText:
        """Keep the text of a file that was read, and whether a comment may speak to the checker."""
        held = FileText(file)
        self.texts[file.shown] = held
        if found.remarks:
            self.remarks.append(file.shown)
        return held
