"""Items from challenges: which helper, which solution, and which obstacle a solution is for."""

from collections.abc import Iterator

from jobcareer_kb.items import Refused
from jobcareer_kb.items._draft import Answer, Draft, Line, Piece, alone, worded
from jobcareer_kb.items._give import made
from jobcareer_kb.items._sound import Sound
from jobcareer_kb.items._words import rank
from jobcareer_kb.items.resource import named, unfit
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.challenge import Challenge
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.values import Advice

_NAMING = 2
"""Words of its name by which a solution speaks of a helper."""
Every = dict[str, Challenge]


def _drafts(kb: KnowledgeBase) -> Iterator[Draft | Refused]:
    every: Every = dict(kb.each("challenge", Challenge))
    helpers = dict(kb.each("resource", Resource))
    sound = Sound(kb)
    for name, record in every.items():
        known = [str(ref) for ref in record.resources if str(ref) in helpers]
        telling = sound.rare((*_asked(record), *map(str, record.solutions)), helpers)
        asked = sound.content(*_asked(record)) | telling
        for helper in known:
            others = (h for h in helpers if all(h != k and sound.apart(k, h) for k in known))
            wrong = unfit(sound, helpers, others, asked, known)
            explained = _explained(sound, record, name, helper, helpers[helper])
            if telling.isdisjoint(sound.of(helper)):
                yield Refused(_id("helper", name, helper), "the helper's own record says no word "
                              "of the obstacle")  # fmt: skip
                continue
            yield _helper(name, helper, wrong, explained)
        for index, solution in enumerate(record.solutions):
            if isinstance(solution, Advice):
                yield Refused(f"gen-solves-{record.id}-{index + 1}", "advice has no source")
            else:
                yield _solves(sound, every, name, index)
                yield _solution(sound, every, name, index)


def _id(form: str, *names: str) -> str:
    return "-".join(("gen", form, *(name.partition("/")[2] for name in names)))[:63]


def _asked(record: Challenge) -> tuple[str, ...]:
    """What is said of a challenge itself: the obstacle, its title and its id."""
    return str(record.title), str(record.obstacle), record.id.replace("-", " ")


def _explained(sound: Sound, record: Challenge, name: str, helper: str, resource: Resource) -> Line:
    """The solution that speaks of the helper most; else what the helper is for."""
    words = sound.content(str(resource.name))
    found = [
        (-len(words & sound.content(str(solution))), index)
        for index, solution in enumerate(record.solutions)
        if not isinstance(solution, Advice)
    ]
    most, index = min(found, default=(0, 0))
    if most and -most >= min(len(words), _NAMING):
        return alone(name, "solutions", index, cut="cited")
    return alone(helper, "what_for", cut="cited")


def _helper(name: str, helper: str, wrong: tuple[str, ...], explained: Line) -> Draft:
    return Draft(
        id=_id("helper", name, helper),
        form="helper",
        about=name,
        level="understand",
        stem=worded("helper-ask", obstacle=Piece(name, ("obstacle",))),
        key=(named(helper, "helper-key"),),
        distractors=tuple(named(each, "resource-wrong") for each in wrong),
        explanation=explained,
    )


def _titled(name: str, why: str) -> Answer:
    return Answer(alone(name, "title"), worded(why, obstacle=Piece(name, ("obstacle",))))


def _solves(sound: Sound, every: Every, name: str, index: int) -> Draft:
    solution = (str(every[name].solutions[index]),)
    return Draft(
        id=f"gen-solves-{every[name].id}-{index + 1}",
        form="solves",
        about=name,
        level="understand",
        stem=worded("solves-ask", solution=Piece(name, ("solutions", index), "first")),
        key=(_titled(name, "solves-key"),),
        distractors=tuple(
            _titled(each, "solves-wrong")
            for each in _others(every, name)
            if not sound.shares(solution, each)
        ),
        explanation=alone(name, "solutions", index, cut="cited"),
    )


def _solution(sound: Sound, every: Every, name: str, index: int) -> Draft:
    return Draft(
        id=f"gen-solution-{every[name].id}-{index + 1}",
        form="solution",
        about=name,
        level="understand",
        stem=worded("solution-ask", obstacle=Piece(name, ("obstacle",))),
        key=(_solving(name, index, "solution-key"),),
        distractors=tuple(
            _solving(each, at, "solution-wrong")
            for each in _others(every, name)
            for at in _unhelpful(sound, every[each], name)[:1]
        ),
        explanation=alone(name, "solutions", index, cut="cited"),
    )


def _unhelpful(sound: Sound, other: Challenge, name: str) -> list[int]:
    """Which solutions of another challenge say no word of this one."""
    return [
        index
        for index, solution in enumerate(other.solutions)
        if not isinstance(solution, Advice) and not sound.shares((str(solution),), name)
    ]


def _others(every: Every, name: str) -> list[str]:
    return sorted((each for each in every if each != name), key=lambda each: rank(name, each))


def _solving(name: str, index: int, why: str) -> Answer:
    text = alone(name, "solutions", index, cut="first")
    return Answer(text, worded(why, title=Piece(name, ("title",), "small")))


ITEMS = made("challenge", _drafts)
