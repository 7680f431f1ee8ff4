"""Looks of the ledger that a change rewrites without anybody having looked again.

What counts is the pair of a claim's words and a source, whichever entry speaks of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jobcareer_kb.checking.bar.rules import LOOK_REWRITTEN
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.facts import Claimed, claims_of
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.evidence import Evidence

_Pair = tuple[str, str, str]
"""Record, digest of the claim's words, source."""
_WRONG, _AGAINST = "unsupported", "contradicted"
_READ_AGAIN = "read the source; a new look has its own day: 'jobcareer-kb review' enters it"


@dataclass(frozen=True, slots=True)
class _Looks:
    """The entries of one state that are about a claim and a source that are there."""

    kb: KnowledgeBase
    by_pair: Mapping[_Pair, Evidence]
    by_id: Mapping[str, Evidence]

    def claims(self, record: str, reference: str) -> Iterator[Claimed]:
        """The claims of a record that cite a source."""
        facts = self.kb.facts.get(record)
        for each in claims_of(record, facts, self.kb.records) if facts is not None else ():
            if reference in each.cites:
                yield each


def rewritten(before: KnowledgeBase, after: KnowledgeBase) -> Iterator[Diagnostic]:
    """A finding for each look that reads otherwise now, or is gone, while its claim stands."""
    then, now = _looks(before), _looks(after)
    for pair, old in then.by_pair.items():
        record, digest, reference = pair
        if now.kb.is_broken(f"evidence/{old.id}") or now.kb.is_broken(record):
            continue  # what it says now is not known, and its own finding says so
        standing = {each.digest: each for each in now.claims(record, reference)}
        if digest in standing:
            yield from _of_the_same(now, old, now.by_pair.get(pair), standing[digest].route)
        else:
            yield from _of_another(then, now, old, list(standing.values()))


def _looks(kb: KnowledgeBase) -> _Looks:
    astray = {stray.entry.id for stray in kb.ledger.strays}
    every = {entry.id: entry for entry in kb.of("evidence", Evidence)}
    held = {
        (entry.claim, entry.claim_digest, entry.reference): entry
        for entry in every.values()
        if entry.id not in astray
    }
    return _Looks(kb, held, every)


def _of_the_same(
    now: _Looks, old: Evidence, new: Evidence | None, claim: Route
) -> Iterator[Diagnostic]:
    """The claim reads as it did, and its source is cited as before."""
    if new is None:
        span = now.kb.locate(old.claim, claim)
        finding = LOOK_REWRITTEN.at(
            span,
            f"this claim was found '{old.says_so}' in '{old.reference}', and the entry is gone",
            "restore the entry, or look again and enter what you find",
        )
        yield _graver(finding) if _against(old) else finding
    elif old.says_so == _WRONG and new.says_so != _WRONG:
        yield _graver(
            _at(
                now, new, "says_so",
                f"this claim was found 'unsupported' in '{old.reference}' by {old.by} on {old.on}, "
                f"and is '{new.says_so}' now, in the same words",
            )
        )  # fmt: skip
    elif old.holds == _AGAINST and new.holds != _AGAINST:
        yield _graver(
            _at(
                now, new, "holds" if new.holds else "says_so",
                f"this claim was found contradicted by better sources, by {old.by} on {old.on}, "
                f"and is '{new.holds or 'not asked'}' now, in the same words",
            )
        )  # fmt: skip
    elif new.on <= old.on and (changed := _changed(old, new)):
        yield _at(
            now, new, changed[0],
            f"{' and '.join(changed)} of this look changed, but not the day on which somebody "
            "looked",
        )  # fmt: skip


def _of_another(
    then: _Looks, now: _Looks, old: Evidence, claims: list[Claimed]
) -> Iterator[Diagnostic]:
    """The words of the claim are gone; the record may have others that cite the source."""
    known = {each.digest for each in then.claims(old.claim, old.reference)}
    others = [each for each in claims if each.digest not in known]
    if not others:
        return  # the claim went, or its citation, as it should
    new = now.by_id.get(old.id)
    if new is not None and new.claim_digest == old.claim_digest:
        return  # the entry is out of date, and JK206 asks for a look
    if new is not None and new.on <= old.on:
        yield _at(
            now, new, "claim_digest",
            "this look speaks of other words now, but of the same day on which somebody looked",
        )  # fmt: skip
    elif old.says_so == _WRONG and not any(
        entry.says_so == _WRONG
        for (record, _, reference), entry in now.by_pair.items()
        if (record, reference) == (old.claim, old.reference)
    ):
        yield LOOK_REWRITTEN.at(
            now.kb.locate(old.claim, others[0].route),
            f"this claim was reworded, and nothing says any more that '{old.reference}' was found "
            "not to support it",
            _READ_AGAIN,
        )


def _against(look: Evidence) -> bool:
    """Whether a look spoke against its claim."""
    return look.says_so == _WRONG or look.holds == _AGAINST


def _changed(old: Evidence, new: Evidence) -> list[str]:
    fields = ("says_so", "holds", "by", "on", "reference_digest")
    return [name for name in fields if getattr(old, name) != getattr(new, name)]


def _at(now: _Looks, entry: Evidence, field: str, message: str) -> Diagnostic:
    name = f"evidence/{entry.id}"
    return replace(
        LOOK_REWRITTEN.at(now.kb.locate(name, (field,)), message, _READ_AGAIN),
        record=name, route=(field,),
    )  # fmt: skip


def _graver(found: Diagnostic) -> Diagnostic:
    return replace(found, severity=Severity.ERROR)
