"""Items from guides: the order of their steps, what comes next, and what belongs to which step."""

from collections.abc import Iterator
from itertools import pairwise

from jobcareer_kb.items import Refused
from jobcareer_kb.items._draft import Answer, Draft, Line, Piece, alone, worded
from jobcareer_kb.items._give import made
from jobcareer_kb.items._sound import Sound, cited_line
from jobcareer_kb.items._words import rank
from jobcareer_kb.items.resource import named, unfit
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.step import Step

_MOST = 6
"""Things to put in order."""


def _drafts(kb: KnowledgeBase) -> Iterator[Draft | Refused]:
    sound = Sound(kb)
    for name, guide in kb.each("guide", Guide):
        steps = [str(step) for step in guide.steps if str(step) in kb.facts]
        if "[@" not in guide.intro:
            yield Refused(f"gen-order-{guide.id}", "the guide's 'intro' has no source")
            continue
        yield from _of_order(kb, name, steps)
        for step in steps:
            yield from _of_step(kb, sound, name, step, steps)


def _of_order(kb: KnowledgeBase, name: str, steps: list[str]) -> Iterator[Draft]:
    id_, title = name.partition("/")[2], Piece(name, ("title",))
    explained = alone(name, "intro", cut="cited")
    if 3 <= len(steps) <= _MOST:
        placed = tuple(
            Answer(alone(each, "title"), alone(each, "action", cut="first")) for each in steps
        )
        stem = worded("order-ask", title=title)
        yield Draft(f"gen-order-{id_}", "order", name, "remember", stem, placed, explained,
                    type="ordering")  # fmt: skip
    for before, after in pairwise(steps):
        for form, known, asked in (("next", before, after), ("before", after, before)):
            wrong = (each for each in steps if each not in (before, after))
            near = sorted(wrong, key=lambda each: rank(form, asked, each))
            yield Draft(
                id=f"gen-{form}-{id_}-{known.partition('/')[2]}"[:63],
                form=form,
                about=name,
                level="remember",
                stem=worded(f"{form}-ask", title=title, step=Piece(known, ("title",))),
                key=(_placed(asked, f"{form}-key", known),),
                distractors=tuple(_placed(each, f"{form}-wrong", known) for each in near),
                explanation=explained,
            )
    first, others = steps[0], sorted(steps[1:], key=lambda n: rank(name, n))
    yield Draft(
        id=f"gen-first-{id_}",
        form="first",
        about=name,
        level="remember",
        stem=worded("first-ask", title=title),
        key=(_placed(first, "first-key", first),),
        distractors=tuple(_placed(each, "first-wrong", first) for each in others),
        explanation=explained,
    )


def _placed(step: str, why: str, other: str) -> Answer:
    places = {"step": Piece(step, ("title",)), "other": Piece(other, ("title",))}
    return Answer(alone(step, "title"), worded(why, **places))


def _of_step(
    kb: KnowledgeBase, sound: Sound, guide: str, name: str, steps: list[str]
) -> Iterator[Draft | Refused]:
    record = kb.get(name, Step)
    others = sorted((each for each in steps if each != name), key=lambda n: rank(name, n))
    explained = cited_line(kb, name, "action") or alone(guide, "intro", cut="cited")
    advice: list[tuple[tuple[str | int, ...], str]] = [(("action",), str(record.action))]
    advice += [(("tips", i), str(tip)) for i, tip in enumerate(record.tips)]
    for number, (route, text) in enumerate(advice):
        wrong = [each for each in others if not sound.shares((text,), each)]
        yield _part(name, route, number, wrong, explained)
    yield Draft(
        id=f"gen-do-{record.id}",
        form="do",
        about=name,
        level="remember",
        stem=worded("do-ask", step=Piece(name, ("title",))),
        key=(_doing(name, "do-key"),),
        distractors=tuple(_doing(each, "do-wrong") for each in others),
        explanation=explained,
    )
    yield from _helpers(kb, sound, name)


def _helpers(kb: KnowledgeBase, sound: Sound, name: str) -> Iterator[Draft | Refused]:
    """Which helper a step names; it must say itself that it has to do with what is to be done."""
    record, helpers = kb.get(name, Step), dict(kb.each("resource", Resource))
    asked = (str(record.title), str(record.action), record.id.replace("-", " "))
    known = [str(ref) for ref in record.resources if str(ref) in helpers]
    told = sound.content(*asked) | sound.rare(map(str, record.tips), helpers)
    for helper in known:
        others = (h for h in helpers if all(h != k and sound.apart(k, h) for k in known))
        wrong = unfit(sound, helpers, others, told, known)
        draft = _with(name, helper, wrong, alone(helper, "what_for", cut="cited"))
        if sound.shares(asked, helper):
            yield draft
        else:
            yield Refused(draft.id, "the helper's own record does not say that it helps with that")


def _part(
    name: str, route: tuple[str | int, ...], number: int, wrong: list[str], explained: Line
) -> Draft:
    return Draft(
        id=f"gen-part-{name.partition('/')[2]}-{number}",
        form="part",
        about=name,
        level="understand",
        stem=worded("part-ask", it=Piece(name, route, "first")),
        key=(_belongs(name, "part-key"),),
        distractors=tuple(_belongs(each, "part-wrong") for each in wrong),
        explanation=explained,
    )


def _belongs(step: str, why: str) -> Answer:
    return Answer(
        alone(step, "title"),
        worded(why, step=Piece(step, ("title",)), action=Piece(step, ("action",), "first")),
    )


def _doing(step: str, why: str) -> Answer:
    return Answer(alone(step, "action", cut="first"), worded(why, step=Piece(step, ("title",))))


def _with(name: str, helper: str, wrong: tuple[str, ...], explained: Line) -> Draft:
    return Draft(
        id=f"gen-with-{name.partition('/')[2]}-{helper.partition('/')[2]}"[:63],
        form="with",
        about=name,
        level="understand",
        stem=worded("with-ask", action=Piece(name, ("action",), "first")),
        key=(named(helper, "with-key"),),
        distractors=tuple(named(each, "resource-wrong") for each in wrong),
        explanation=explained,
    )


ITEMS = made("guide", _drafts)
