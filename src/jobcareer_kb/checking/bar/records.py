"""What single records say that lets a finding pass: review dates, doubts, a named audience."""

from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.checking.bar.rules import CHANGED, LOWERED
from jobcareer_kb.checking.bar.wording import shortened
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._settings import Reading
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rule import Rule


def let_pass(before: KnowledgeBase, after: KnowledgeBase) -> Iterator[Diagnostic]:
    """Findings about records that were there before, at the field that asks less now."""
    known = {each.id: each for each in before.of("reference", Reference)}
    for new in after.of("reference", Reference):
        if new.id in known:
            yield from _source(after, known[new.id], new)
    yield from _new_audiences(before, after)
    shops = {each.id: each for each in before.of("workshop", Workshop)}
    for shop in after.of("workshop", Workshop):
        if shop.id in shops:
            yield from _audience(before, after, shops[shop.id], shop)


def _source(kb: KnowledgeBase, old: Reference, new: Reference) -> Iterator[Diagnostic]:
    name = f"reference/{new.id}"
    was, now = old.custom.review_by, new.custom.review_by
    if was is not None and now is None:
        yield _at(
            kb, LOWERED, name, ("custom",),
            f"source '{new.id}' was to be looked at by {was}, and the day was taken away",
            "put 'review_by' back, with a later day if somebody has looked",
        )  # fmt: skip
    elif was is not None and now is not None and now > was:
        yield _at(
            kb, CHANGED, name, ("custom", "review_by"),
            f"the day of review of source '{new.id}' was moved from {was} to {now}",
            "see that somebody looked whether the source still says what it is cited for",
        )  # fmt: skip
    for field in ("doubtful", "reason_no_url"):
        said = getattr(new.custom, field)
        if said and not getattr(old.custom, field):
            yield _at(
                kb, CHANGED, name, ("custom", field),
                f"source '{new.id}' has a new '{field}', which lets a finding pass: "
                f"{shortened(said, 200)}",
                "see whether it is so",
            )  # fmt: skip


def _audience(
    before: KnowledgeBase, after: KnowledgeBase, old: Workshop, new: Workshop
) -> Iterator[Diagnostic]:
    """Another audience, of which less is asked than of the one before."""
    was = before.settings.audiences.get(old.audience)
    now = after.settings.audiences.get(new.audience)
    if old.audience == new.audience or was is None or now is None:
        return
    if _harder(was.reading, now.reading):
        yield _at(
            after, LOWERED, f"workshop/{new.id}", ("audience",),
            f"this workshop was for '{old.audience}', who read at grades "
            f"{_in_words(was.reading)}, and is for '{new.audience}' now, at "
            f"{_in_words(now.reading)}",
            "name the audience of before; if it is meant, whoever merges gives --allow-lower",
        )  # fmt: skip


def _new_audiences(before: KnowledgeBase, after: KnowledgeBase) -> Iterator[Diagnostic]:
    """An audience that may be given harder texts than any before; a new workshop may name it."""
    if not {"audiences"}.isdisjoint(before.guessed | after.guessed):
        return
    known = before.settings.audiences
    for name, audience in after.settings.audiences.items():
        now = audience.reading
        if name not in known and all(_harder(each.reading, now) for each in known.values()):
            yield _at(
                after, CHANGED, "kb.yaml", ("audiences", name),
                f"a new audience '{name}' reads at grades {_in_words(now)}, higher than any before",
                "see whether the people are new, or only the grades",
            )  # fmt: skip


def _harder(was: Reading, now: Reading) -> bool:
    return now.flesch_kincaid > was.flesch_kincaid or now.smog > was.smog


def _in_words(reading: Reading) -> str:
    return f"{reading.flesch_kincaid} and {reading.smog}"


def _at(
    kb: KnowledgeBase, rule: Rule, record: str, route: Route, message: str, help: str
) -> Diagnostic:
    found = rule.at(kb.locate_key(record, route), message, help)
    return replace(found, record=record, route=route)
