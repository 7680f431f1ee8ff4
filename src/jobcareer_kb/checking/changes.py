"""What of a knowledge base is not as an earlier check saw it."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import Listing
from jobcareer_kb.loading.kept import facts_in
from jobcareer_kb.loading.languages import named
from jobcareer_kb.loading.names import shown_path
from jobcareer_kb.loading.one_file import kind_of
from jobcareer_kb.model import kinds
from jobcareer_kb.reads import ALL, CALLED, FACTS, LISTED, TODAY

FIGURE = "figure"


class Changes:
    """Files, records and the day as they are, beside what was kept of them.

    TypeError or KeyError where that is damaged.
    """

    def __init__(
        self,
        listing: Listing,
        kb: KnowledgeBase,
        day: str,
        then: dict[str, Any] | None,
        kept: Mapping[str, tuple[str, str]],
    ) -> None:
        """`then` is what `now` gave; `kept` are digest and facts of each file that has changed."""
        self._facts, self._kept = kb.facts, kept
        files = {file.path: file.digest for file in (*listing.files, *listing.other)}
        self.homes = {name: kb.stands_in(name)[0] for name in kb.facts}
        unread = [f"{each.code} {each.span.path}" for each in listing.diagnostics]
        common = [f"{path} {told}" for path, told in files.items() if not _is_record(path)]
        base = _digest((*common, *unread, *sorted(kb.broken), *sorted(kb.guessed)))
        called = _digest(f"{name} {words}" for name, words in kb.called.items())
        self.now = {"base": base, "day": day, "files": files, "homes": self.homes, "called": called}
        self.is_anew = then is None or then["base"] != base
        """True where nothing that was kept counts."""
        if then is None or self.is_anew:
            then = {"day": day, "files": {}, "homes": {}, "called": ""}
        self._then: dict[str, str] = then["homes"]
        self._digests: dict[str, str] = then["files"]
        self.is_other_day = then["day"] != day
        self.renamed = {CALLED} if then["called"] != called else set[str]()
        self._paths = {path for path, _ in files.items() ^ self._digests.items()}
        self.shown = {shown_path(kb.folder, path) for path in self._paths}
        """The files that have changed, as findings name them."""
        self.gone = frozenset(self._then) - self.homes.keys()

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of records that stand elsewhere, or in a file that has changed."""
        moved = (
            name
            for name, path in self.homes.items()
            if path in self._paths or self._then.get(name) != path
        )
        of_languages = filter(None, map(named, self._paths))
        translated = (each.record for each in of_languages if each.record in self.homes)
        return self.gone.union(moved, translated)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Kinds of which a record or a file is another; and those that print what figures say."""
        found = {kind_of(path) for path in self._paths}.union(map(_kind, self.names))
        if FIGURE in found:
            found.update(_kind(name) for name, facts in self._facts.items() if facts.figures)
        return frozenset(found)

    @cached_property
    def read(self) -> frozenset[str]:
        """What is not as whoever read it has read it, as `reads` notes it."""
        added = self.homes.keys() ^ self._then.keys()
        found = {*self.kinds, *self.names, *(f"{_kind(name)}/" for name in added)}
        if FIGURE in found:
            found.update(name for name, facts in self._facts.items() if facts.figures)
        found.update(FACTS + each for name in self._reshaped for each in (name, _kind(name), ALL))
        found.update((ALL,) if self._paths else (), (LISTED,) if added else (), self.renamed)
        return frozenset((*found, TODAY) if self.is_other_day else found)

    @cached_property
    def _reshaped(self) -> frozenset[str]:
        """Names of records of which the facts are others, but for words."""
        kept = {
            path: facts_in(text)
            for path, (digest, text) in self._kept.items()
            if self._digests.get(path) == digest
        }
        now = self._facts
        return frozenset(
            name
            for name in self.names
            if (path := self.homes.get(name)) is None
            or self._then.get(name) != path
            or (was := kept.get(path, {}).get(name)) is None
            or was.shape != now[name].shape
        )


def _is_record(path: str) -> bool:
    """Say whether a file holds records; else it is read by everybody."""
    return path.endswith((".yaml", ".json")) and kind_of(path) in kinds()


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _kind(name: str) -> str:
    return name.partition("/")[0]
