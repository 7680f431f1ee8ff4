"""What was found the last time, as far as nothing that it hangs on has changed since.

Kept are the digests of all files as they were then, and beside them, in parts: the findings about
single records, by ground; what was taken out of each for checks that lay them side by side, by
their codes; and the findings of checks that look at many, with what they read (`reads`). All of it
was found at one time. Settings, word lists, tables and pictures are read by everybody: where one of
these is another, nothing is known.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from jobcareer_kb.checking.cache import Cache
from jobcareer_kb.checking.changes import FIGURE, Changes
from jobcareer_kb.checking.kept_report import finding, row_of
from jobcareer_kb.checking.places import Places
from jobcareer_kb.checks._ground import Found, Gathered, Ground, Memory
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import SETTINGS_FILE, Listing
from jobcareer_kb.reads import MANY, gist, noted

_FILES, _WHOLE, _LEFT, _PLACES = "files", "whole", "left", "places"
Rows = Mapping[str, list[Diagnostic]]


class Kept(NamedTuple):
    """What `told` gave an earlier run that was asked the same."""

    cache: Cache
    asked: str
    facts: Mapping[str, tuple[str, str]] = {}
    """Digest and facts of each file, as they were kept, that is another now or is gone."""

    def found(self, part: str) -> Mapping[str, str]:
        """All of one part, by names."""
        return self.cache.found(self.asked, part)

    def found_of(self, part: str, name: str) -> str | None:
        """One of them."""
        return self.cache.found_of(self.asked, part, name)


class Remembered(Memory):
    """What is known of a knowledge base and its files, and what is found now.

    ValueError, TypeError or KeyError where what was kept is damaged.
    """

    def __init__(
        self,
        listing: Listing,
        kept: Kept,
        kb: KnowledgeBase,
        day: str,
        own: Callable[[Diagnostic], Diagnostic],
    ) -> None:
        """`own` gives a finding the record that it is about."""
        self._kept, self._kb, self._own = kept, kb, own
        self.changes = Changes(
            listing, kb, day, json.loads(kept.found(_FILES).get("", "null")), kept.facts
        )
        self._known: dict[Ground, tuple[Collection[str], Rows]] = {}
        self._told: list[tuple[str, str, str | None]] = []
        self._gathered: dict[str, dict[str, str]] = {}
        self._looked_at: dict[str, set[str]] = {}
        self._asked: set[str] = set()
        self._stale: set[str] = set()
        """Codes of checks for which something else was gathered than was kept."""
        places = [] if self.changes.is_anew else json.loads(kept.found(_PLACES).get("", "[]"))
        self._places = Places(kb, places, self.changes.homes.keys() - self.changes.names)
        self.kb = replace(kb, locate=self._places.locate)

    def _with_owner(self, found: Diagnostic) -> Diagnostic:
        """A finding with its record; what stood at its place in the same bytes is known."""
        owner = self._owners.get((found.span.path, found.span.line, found.span.column))
        if owner is None or found.record:
            return self._own(found)
        return replace(found, record=owner[0], route=owner[1])

    @cached_property
    def _owners(self) -> Mapping[tuple[str, int, int], tuple[str, Route]]:
        every = (row for _, rows in self._wholes.values() for row in rows)
        return {
            (path, line, column): (record, tuple(route))
            for _, _, (path, line, column, *_), *_, record, route in every
            if record and path not in self.changes.shown
        }

    def fresh(self, ground: Ground) -> Collection[str]:
        """See `Memory`."""
        return self._looked(ground)[0]

    def recalled(
        self, ground: Ground, among: Collection[str] | None = None
    ) -> Iterator[Diagnostic]:
        """See `Memory`; of some names alone, if any are given."""
        fresh, rows = self._looked(ground)
        same = (name for name in rows if name not in fresh and (among is None or name in among))
        return (found for name in same for found in rows[name])

    def _looked(self, ground: Ground) -> tuple[Collection[str], Rows]:
        """The names that are to be looked at, and what is known of the others."""
        if ground not in self._known:
            self._known[ground] = self._on(ground)
        return self._known[ground]

    def _on(self, ground: Ground) -> tuple[Collection[str], Rows]:
        reads = {*ground.reads, FIGURE} if ground.reads else set()
        if self.changes.is_anew:
            return self.changes.homes, {}
        texts = self._kept.found(_key(ground))
        if (ground.dated and self.changes.is_other_day) or reads & (
            self.changes.kinds | self.changes.renamed
        ):
            # Told first: what is still found of a name is told after it.
            self._told += [(_key(ground), name, None) for name in texts]
            return self.changes.homes, {}
        rows = {name: list(map(finding, json.loads(text))) for name, text in texts.items()}
        fresh = self.changes.names & self.changes.homes.keys()
        # What stands in another file is another place once that one has changed.
        fresh |= {
            name for name, each in rows.items() if self._is_moved(each)
        } & self.changes.homes.keys()
        others = self.changes.names
        if FIGURE in self.changes.kinds:
            others |= {name for name, facts in self._kb.facts.items() if facts.figures}
            fresh |= others & self.changes.homes.keys()
        if ground.named:
            naming = self._kb.facts.items()
            fresh |= {n for n, facts in naming if not others.isdisjoint(facts.refs)}
        gone = rows.keys() & self.changes.gone
        self._told += [(_key(ground), name, None) for name in gone]
        return fresh, {name: each for name, each in rows.items() if name not in gone}

    def _is_moved(self, found: Iterable[Diagnostic]) -> bool:
        return any(
            not self.changes.shown.isdisjoint(
                (d.span.path, *(each.span.path for each in d.related))
            )
            for d in found
        )

    def keep(self, ground: Ground, name: str, found: Found) -> Iterable[Diagnostic]:
        """See `Memory`."""
        owned = list(map(self._with_owner, found.findings))
        if name != SETTINGS_FILE and (owned or name in self._looked(ground)[1]):
            self._tell(_key(ground), name, list(map(row_of, owned)) or None)
        for code, data in found.gathered.items():
            text = self._tell(code, name, data)
            if text is not None:
                self._gathered.setdefault(code, {})[name] = text
            if self.changes.is_anew or self._kept.found_of(code, name) != text:
                self._stale.add(code)
            self._looked_at.setdefault(code, set()).add(name)
        return owned

    def gathered(self, code: str) -> Gathered:
        """See `Memory`."""
        kept = {} if self.changes.is_anew else self._kept.found(code)
        fresh = self._looked_at.get(code, set()) | self.changes.gone
        every = {name: text for name, text in kept.items() if name not in fresh}
        every |= self._gathered.get(code, {})
        names = (name for name in (*self.changes.homes, SETTINGS_FILE) if name in every)
        gathered = Gathered((name, _data(every[name])) for name in names)
        left = None if self.changes.is_anew else self._kept.found_of(_LEFT, code)
        if left is not None:
            gathered.left = json.loads(left)
            others = (name for name in fresh if kept.get(name) != every.get(name))
            gathered.before = {name: _data(kept.get(name, "null")) for name in others}
        return gathered

    def taken(self, code: str, names: Iterable[str]) -> dict[str, Any]:
        """What an earlier run took out of some records that are as they were."""
        every = ((name, self._kept.found_of(code, name)) for name in names)
        return {name: _data(text) for name, text in every if text is not None}

    def leave(self, code: str, left: Any) -> None:
        """See `Memory`."""
        if left is not None:
            self._tell(_LEFT, code, left)

    def whole(self, code: str, find: Callable[[], Iterator[Diagnostic]]) -> Iterable[Diagnostic]:
        """See `Memory`."""
        self._asked.add(code)
        if code in self._wholes and code not in self._stale and not self._has_lost(code):
            read, rows = self._wholes[code]
            found = list(map(finding, rows))
            if self.changes.read.isdisjoint(read) and not self._is_moved(found):
                return found
        with noted() as reads:
            found = list(map(self._with_owner, find()))
        self._tell(_WHOLE, code, [gist(reads, MANY), list(map(row_of, found))])
        return found

    def _has_lost(self, code: str) -> bool:
        """Say whether something was taken out of a record that is gone."""
        return any(self._kept.found_of(code, name) is not None for name in self.changes.gone)

    @cached_property
    def _wholes(self) -> Mapping[str, tuple[list[str], list[Any]]]:
        """What checks of many records read and found."""
        texts = {} if self.changes.is_anew else self._kept.found(_WHOLE)
        return {code: json.loads(text) for code, text in texts.items()}

    def told(self) -> Iterator[tuple[str, str, str | None]]:
        """Part, name and text of all that is to be kept; None as text for what no longer is so."""
        yield from self._told
        yield from ((_WHOLE, code, None) for code in self._wholes.keys() - self._asked)
        for code in self._looked_at:
            yield from ((code, name, None) for name in self.changes.gone)
        yield _PLACES, "", json.dumps(self._places.told(), separators=(",", ":"))
        yield _FILES, "", json.dumps(self.changes.now, separators=(",", ":"))

    def _tell(self, part: str, name: str, data: Any) -> str | None:
        """Keep something as text, or its absence."""
        text = None if data is None else _text(data)
        if text is not None or not self.changes.is_anew:
            self._told.append((part, name, text))
        return text


def _text(data: Any) -> str:
    """Plain data as text; what is a text already stands as it is, behind a mark."""
    return f"'{data}" if isinstance(data, str) else json.dumps(data, separators=(",", ":"))


def _data(text: str) -> Any:
    return text[1:] if text.startswith("'") else json.loads(text)


def _key(ground: Ground) -> str:
    marks = ("@" if ground.dated else "") + ("+" if ground.named else "")
    return f"{','.join(ground.reads)}{marks}#"
