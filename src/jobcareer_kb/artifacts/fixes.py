"""Mends that a machine may make: findings with exactly one right answer within one scalar.

A mend never touches meaning: it gives a name that leads nowhere the one name it can stand for.
"""

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.edits.files import Change
from jobcareer_kb.edits.splice import Edit, SpliceFault, spliced
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import Listing
from jobcareer_kb.loading.owners import Owner, Owners
from jobcareer_kb.values import Ref, Words, walk

NEAR = 0.8
"""How alike two names must be to count as one misspelt: one or two slips in a usual id."""


@dataclass(frozen=True, slots=True)
class Mend:
    """Other words for a piece of one text."""

    start: int
    end: int
    words: str


Fix = Callable[[Diagnostic, KnowledgeBase, Owner], Mend | None]


@dataclass(frozen=True, slots=True)
class Fixes:
    """What could be mended, before anything is written."""

    changes: tuple[Change, ...]
    mended: tuple[Diagnostic, ...]

    @property
    def diff(self) -> str:
        """The changes as a unified diff, for `--diff` and to be read before they are made."""
        return "".join(_diff(change) for change in self.changes)


def only_near(word: str, known: Iterable[str]) -> str | None:
    """The one name that a misspelt one stands for; None where there are two, or none.

    Names that differ in a digit are no misspellings of each other: `bls-2023` is not `bls-2024`.
    """
    near = get_close_matches(word, list(known), n=2, cutoff=NEAR)
    if len(near) != 1 or _digits(near[0]) != _digits(word):
        return None
    return near[0]


def _digits(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def _citation(finding: Diagnostic, kb: KnowledgeBase, owner: Owner) -> Mend | None:
    text = _leaf(kb, owner)
    if not isinstance(text, Words):
        return None
    for cite in parse(str(text)).cites:
        span = kb.text_span(owner.record, owner.route, cite.start, cite.end)
        if span == finding.span:
            near = only_near(cite.item.reference, kb.by_kind.get("reference", {}))
            return Mend(cite.start, cite.end, near) if near else None
    return None


def _record_name(finding: Diagnostic, kb: KnowledgeBase, owner: Owner) -> Mend | None:
    ref = _leaf(kb, owner)
    if not isinstance(ref, Ref) or kb.locate(owner.record, owner.route) != finding.span:
        return None
    near = only_near(ref.id, kb.by_kind.get(ref.kind, {}))
    return Mend(0, len(ref), f"{ref.kind}/{near}") if near else None


FIXES: Mapping[str, Fix] = {
    "JK202": _citation,
    "JK302": _record_name,
}
"""Codes that a machine may mend; each function returns None where it is not sure."""


def _leaf(kb: KnowledgeBase, owner: Owner) -> object:
    record = kb.records.get(owner.record)
    return dict(walk(record)).get(owner.route) if record is not None else None


def fixes(
    findings: Iterable[Diagnostic], kb: KnowledgeBase, listing: Listing, folder: Path
) -> Fixes:
    """Make every mend that is safe, in memory; `folder` is where the listing was read."""
    owners = Owners(listing)
    texts: dict[str, dict[tuple[str, Route], list[Mend]]] = defaultdict(lambda: defaultdict(list))
    mended: list[Diagnostic] = []
    for finding in findings:
        fix = FIXES.get(finding.code)
        owner = owners.of(finding.span)
        mend = fix(finding, kb, owner) if fix is not None else None
        if mend is not None:
            texts[finding.span.path][owner.record, owner.route].append(mend)
            mended.append(finding)
    changes = [
        change
        for file in sorted(listing.files, key=lambda file: file.shown)
        if file.shown in texts
        and (
            change := _change(
                folder / file.path, file.shown, file.data, _edits(kb, texts[file.shown])
            )
        )
    ]
    paths = {change.shown for change in changes}
    return Fixes(tuple(changes), tuple(d for d in mended if d.span.path in paths))


def _edits(kb: KnowledgeBase, texts: Mapping[tuple[str, Route], list[Mend]]) -> Iterator[Edit]:
    for (record, route), mends in texts.items():
        old = str(_leaf(kb, Owner(record, route)))
        new = old
        for mend in sorted(mends, key=lambda mend: mend.start, reverse=True):
            new = new[: mend.start] + mend.words + new[mend.end :]
        spans = [kb.text_span(record, route, at, at + 1) for at in range(len(old))]
        places = tuple((span.line, span.column) for span in spans)
        yield Edit(kb.locate(record, route), new, places)


def _change(path: Path, shown: str, data: bytes, edits: Iterator[Edit]) -> Change | None:
    try:
        after = spliced(data.decode("utf-8"), tuple(edits)).encode("utf-8")
    except SpliceFault:
        return None
    return Change(path, shown, data, after) if after != data else None


def _diff(change: Change) -> str:
    before, after = (
        data.decode("utf-8").splitlines(True) for data in (change.before, change.after)
    )
    lines = difflib.unified_diff(before, after, f"a/{change.shown}", f"b/{change.shown}")
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return "".join(ended)
