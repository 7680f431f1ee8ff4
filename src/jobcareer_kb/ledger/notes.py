"""What a facilitator is told about the sources: what was found, and what was left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from jobcareer_kb.inline import (
    Cite,
    CiteItem,
    Route,
    Text,
    Traced,
    claim_words,
    plain,
    without_cites,
)
from jobcareer_kb.ledger.look import Look
from jobcareer_kb.ledger.states import BACKING, SourceState, Statement
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import Words

_ORDER = ("unsupported", "partial", "unreachable", "supported")
_HOLDS = ("contradicted", "partial", "", "supported")
"""What needs attention first."""
_NOTE = ("note",)
DOUBT = ("custom", "doubtful")
"""Where a reference says what is not certain about it."""


def _is_plain(says_so: str, holds: str) -> bool:
    return says_so == "supported" and holds in ("", "supported")


def _rank(says_so: str, holds: str) -> tuple[bool, int, int]:
    return holds != "contradicted", _ORDER.index(says_so), _HOLDS.index(holds)


Head = tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class NotedClaim:
    """A claim that was looked up."""

    head: Head
    """What it needs before it to be understood, such as `Training, Job`; may be empty."""
    words: Traced
    """The whole claim, without citations."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What was found in one source, with every claim it holds for."""

    source: Traced
    """Short form of the source, and its number."""
    claims: tuple[NotedClaim, ...]
    note: Traced | None
    """What the source says instead; None where it says just that."""
    left_out: bool
    """True where the citation is not printed at these claims."""
    suspect: bool
    """True where a claim, or the source, has changed since."""


@dataclass(frozen=True, slots=True)
class Found:
    """All notes of sources of which the same was found."""

    says_so: str
    holds: str
    """Whether the claims hold by better sources; empty where nobody has asked."""
    is_plain: bool
    """True where both answers are a yes, so that there is nothing to tell beside them."""
    notes: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class Sound:
    """A source of statements that were found to hold, of which there is no more to tell."""

    source: Traced
    statements: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a source that is not certain, such as its year."""

    source: Traced
    words: Traced

    @property
    def said(self) -> str:
        """The words alone."""
        return plain(self.words.children)


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """All that one product says about its sources."""

    found: tuple[Found, ...] = ()
    """By the two answers, what needs attention first; without what was found to hold."""
    sound: tuple[Sound, ...] = ()
    """Sources of what was found to hold, by first mention."""
    looks: tuple[tuple[str, str], ...] = ()
    """Who looked, and on which day in ISO form; each once, by day."""
    doubts: tuple[Doubt, ...] = ()
    facts: tuple[tuple[str, object], ...] = ()
    """Label and content of each ledger entry behind the notes, for fingerprints."""
    references: tuple[str, ...] = ()
    """Ids of every reference named."""

    @property
    def texts(self) -> Iterator[Traced]:
        """All that is told of the sources."""
        for note in (note for found in self.found for note in found.notes):
            yield from (text for claim in note.claims for text in (*claim.head, claim.words))
            yield from (note.note,) if note.note is not None else ()
        yield from (doubt.words for doubt in self.doubts)


_Key = tuple[str, str, str, str, bool, bool]
Said = Callable[[str, Route], Words]
"""The text of a record as it is printed, which may be in another language."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A claim, one of its sources, and the entry about the two."""

    statement: Statement
    source: SourceState
    entry: Look
    head: Head
    by: str
    said: Said

    @property
    def words(self) -> Words:
        """The claim as it is printed."""
        return self.said(self.statement.record, self.statement.route)

    @property
    def note(self) -> Traced:
        """What was found, as it is printed."""
        name = f"evidence/{self.entry.id}"
        return Traced(name, _NOTE, self.said(name, _NOTE).inlines)

    @property
    def noted(self) -> NotedClaim:
        """The claim as the guide prints it."""
        words = without_cites(self.words.inlines)
        return NotedClaim(self.head, Traced(self.statement.record, self.statement.route, words))

    @property
    def left_out(self) -> bool:
        return self.source.reference in self.statement.left_out

    @property
    def is_sound(self) -> bool:
        """True where the claim holds, the source is printed, and neither has changed since."""
        held = self.statement.holds == "supported" and self.entry.says_so in BACKING
        return held and not self.left_out and self.source.state != "suspect"

    @property
    def key(self) -> _Key:
        """What is equal for all claims of one note."""
        entry = self.entry
        return (
            self.source.reference,
            entry.says_so,
            entry.holds or "",
            "" if self.is_sound or _is_plain(entry.says_so, entry.holds or "") else str(entry.note),
            self.left_out,
            self.source.state == "suspect",
        )

    @property
    def fact(self) -> tuple[str, object]:
        """Label and content, for a fingerprint."""
        on = self.entry.day
        return f"evidence/{self.entry.id}", [
            *self.key,
            plain(self.note.children) if self.key[3] else "",
            self.by,
            on,
            [plain((part,)) for part in self.head] + [claim_words(str(self.words))],
        ]


def source_notes(
    statements: Iterable[Statement],
    references: Mapping[str, Reference],
    shorts: Mapping[str, str],
    heads: Mapping[str, Head],
    said: Said,
    other: Mapping[str, str],
) -> SourceNotes:
    """Gather the notes about some claims; equal findings about one source become one note.

    `shorts` gives the short form of each source, `heads` what a claim needs before it to be
    understood by itself, `said` the texts of records as they are printed, and `other` what is
    printed in another language in the place of doubts and of who looked.
    """
    every = tuple(statements)
    looks = [
        _Look(s, source, entry, heads.get(s.name, ()), other.get(entry.by, entry.by), said)
        for s in every
        for source in s.sources
        if (entry := source.entry) is not None
    ]
    groups: dict[_Key, list[_Look]] = {}
    sound: dict[str, int] = {}
    for look in looks:
        if look.is_sound:
            sound[look.source.reference] = sound.get(look.source.reference, 0) + 1
        else:
            groups.setdefault(look.key, []).append(look)
    cited = dict.fromkeys(
        source.reference for s in every for source in s.sources if source.reference in shorts
    )
    doubts = tuple(_doubts(cited, references, shorts, other))
    places = {id_: index for index, id_ in enumerate(cited)}
    ranked = sorted(groups, key=lambda key: (_rank(*key[1:3]), places[key[0]]))
    named = dict.fromkeys((*sound, *(key[0] for key in ranked)))
    named.update(dict.fromkeys(id_ for id_ in cited if _doubt(references.get(id_))))
    return SourceNotes(
        tuple(
            Found(
                says_so,
                holds,
                _is_plain(says_so, holds),
                tuple(_note(key, groups[key], shorts) for key in keys),
            )
            for (says_so, holds), keys in groupby(ranked, key=lambda key: (key[1], key[2]))
        ),
        tuple(Sound(_source(id_, shorts), count) for id_, count in sound.items()),
        tuple(sorted({(k.by, k.entry.day) for k in looks}, key=lambda k: k[::-1])),
        doubts,
        (*(look.fact for look in looks), *((f"doubt {d.source.record}", d.said) for d in doubts)),
        tuple(named),
    )


def references_noted(
    statements: Iterable[Statement], references: Mapping[str, Reference]
) -> set[str]:
    """The references that `source_notes` names, for who does not need the notes."""
    every = [source for each in statements for source in each.sources]
    looked = {source.reference for source in every if source.entry is not None}
    cited = {source.reference for source in every}
    return looked | {id_ for id_ in cited - looked if _doubt(references.get(id_))}


def _note(key: _Key, looks: list[_Look], shorts: Mapping[str, str]) -> SourceNote:
    reference, _, _, words, left_out, suspect = key
    return SourceNote(
        _source(reference, shorts),
        tuple(look.noted for look in looks),
        looks[0].note if words else None,
        left_out,
        suspect,
    )


def _source(reference: str, shorts: Mapping[str, str]) -> Traced:
    """`Indeed, 2025a [2]`, once numbers are given."""
    words = Text(f"{shorts[reference]} ")
    return Traced(f"reference/{reference}", ("author",), (words, Cite((CiteItem(reference),))))


def _doubt(reference: Reference | None) -> str:
    return (reference.custom.doubtful or "") if reference is not None else ""


def _doubts(
    cited: Iterable[str],
    references: Mapping[str, Reference],
    shorts: Mapping[str, str],
    other: Mapping[str, str],
) -> Iterator[Doubt]:
    for id_ in cited:
        if words := _doubt(references.get(id_)):
            said = (Text(other.get(words, words)),)
            yield Doubt(_source(id_, shorts), Traced(f"reference/{id_}", DOUBT, said))
