"""What was found about single records, looked up again by the digests of what it hangs on.

That is the file of the record, the settings and word lists, what was asked, and the ground of the
check: the records of the kinds that it reads, and the day.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jobcareer_kb.checks._ground import Found, Ground
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import SETTINGS_FILE, WORDS_FILE, Listing, SourceFile
from jobcareer_kb.loading.kept import finding_of, row_of
from jobcareer_kb.loading.names import shown_path
from jobcareer_kb.loading.one_file import kind_of

_NOTHING = Found()
_TOP = frozenset({SETTINGS_FILE, WORDS_FILE})


@dataclass(slots=True)
class _OnGround:
    """What was found about the records of one file on one ground."""

    base: str
    """What tells the ground from itself at another time."""
    names: set[str] = field(default_factory=set)
    """Records that were looked at; of most of them nothing was found."""
    rows: dict[str, tuple[list[Any], Mapping[str, Any]]] = field(default_factory=dict)
    """Findings and what was gathered, by name."""


@dataclass(slots=True)
class _OfFile:
    """What was found about the records of one file."""

    digest: str
    grounds: dict[str, _OnGround] = field(default_factory=dict)


class Remembered:
    """What is kept of each file of records."""

    def __init__(self, listing: Listing, asked: str, day: str, kept: Mapping[str, str]) -> None:
        """`kept` are texts that `told` gave, by path; ValueError, TypeError or KeyError where one
        is damaged. `asked` is what else findings hang on."""
        self._listing = listing
        unread = [f"{each.code} {each.span.path}" for each in listing.diagnostics]
        self._asked = f"{asked} {self._digest(lambda path: path in _TOP)} {unread}"
        self._day = day
        self._bases: dict[Ground, str] = {}
        files = {file.path: file.digest for file in listing.files}
        self._then = {
            path: found
            for path, text in kept.items()
            if (found := _of_file(text)).digest == files.get(path)
        }
        self._now: dict[str, _OfFile] = {}

    def recall(self, kb: KnowledgeBase, ground: Ground, name: str) -> Found | None:
        """What was found about a record that is as it was; see `checks._ground.Memory`."""
        path, _ = kb.stands_in(name)
        file = self._then.get(path)
        then = file.grounds.get(_key(ground)) if file else None
        if then is None or name not in then.names or then.base != self._base(ground):
            return None
        if name not in then.rows:
            return _NOTHING
        findings, gathered = then.rows[name]
        shown = shown_path(kb.folder, path)
        return Found([finding_of(row, shown) for row in findings], gathered)

    def keep(self, kb: KnowledgeBase, ground: Ground, name: str, found: Found) -> None:
        """Keep what was found about a record, but for what names a place in another file."""
        path, digest = kb.stands_in(name)
        shown = shown_path(kb.folder, path)
        if not all(span.path == shown for each in found.findings for span in _places(each)):
            return
        file = self._now.setdefault(path, self._then.get(path) or _OfFile(digest))
        now = file.grounds.get(_key(ground))
        if now is None or now.base != self._base(ground):
            now = file.grounds[_key(ground)] = _OnGround(self._base(ground))
        now.names.add(name)
        if found.findings or found.gathered:
            now.rows[name] = [row_of(each) for each in found.findings], found.gathered

    def told(self) -> Iterator[tuple[str, str]]:
        """Path and text of each file of which something is known that no text told."""
        for path, file in self._now.items():
            grounds = {
                key: [each.base, sorted(each.names), each.rows]
                for key, each in file.grounds.items()
            }
            yield path, json.dumps([file.digest, grounds], separators=(",", ":"))

    def _base(self, ground: Ground) -> str:
        """What tells a ground from itself at another time."""
        if ground not in self._bases:
            kinds = frozenset(ground.reads) | ({"figure"} if ground.reads else frozenset())
            read = self._digest(lambda path: kind_of(path) in kinds) if kinds else ""
            day = self._day if ground.dated else ""
            self._bases[ground] = _sum(f"{self._asked} {day} {read}")
        return self._bases[ground]

    def _digest(self, is_read: Callable[[str], bool]) -> str:
        """Of the paths and bytes of some files, and of the tables that figures come from."""
        every: Iterable[SourceFile] = (*self._listing.files, *self._listing.other)
        read = (file for file in every if is_read(file.path) or file.path.startswith("data/"))
        return _sum("".join(f"{file.path}\0{file.digest}\n" for file in read))


def _of_file(text: str) -> _OfFile:
    digest, grounds = json.loads(text)
    known = {
        key: _OnGround(base, set(names), dict(rows)) for key, (base, names, rows) in grounds.items()
    }
    return _OfFile(digest, known)


def _places(found: Diagnostic) -> Iterator[Any]:
    yield found.span
    yield from (each.span for each in found.related)


def _key(ground: Ground) -> str:
    return ",".join(ground.reads) + ("@" if ground.dated else "")


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
