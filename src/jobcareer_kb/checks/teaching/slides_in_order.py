"""Slides come in the order in which the agenda uses them.

Bad:   a cue of part 2 shows distinction/time, whose slide stands behind that of part 3
Bad:   `slides` picks activity/sort before activity/words, and the agenda has them the other way
Bad:   `slides` picks question/q-warm-up, and no cue of the agenda shows it
Mend:  move the pick in `slides` to the part that shows it, or write `show` in the cue.
Why:   who leads the session goes on to the next slide and teaches in the order of the deck. What
       is shown after it was used comes too late; a slide that belongs to no cue has no minutes.
Note:  read are workshops in which some cue says what it shows. The slide of an activity belongs to
       that activity without any cue.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.teaching._shown import Shown, shown_by
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop


def _disordered(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        places = {name: index for index, pick in enumerate(shop.slides) for name in kb.picked(pick)}
        yield from _activities(kb, shop, places)
        shown = list(shown_by(kb, shop, places))
        if shown:
            yield from _late(kb, shop, places, shown)
            yield from _unshown(kb, shop, places, {name for name, _ in shown})


def _activities(kb: KnowledgeBase, shop: Workshop, places: dict[str, int]) -> Iterator[Diagnostic]:
    """Slides of activities in another order than the agenda."""
    names = dict.fromkeys(str(item.activity) for item in shop.agenda)
    before = ""
    for name in names:
        if name not in places:
            continue
        if before and places[name] < places[before]:
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("slides", places[name])),
                f"the slide of {name} comes before that of {before}, the agenda has them the "
                "other way round",
                "give the picks the order of the agenda",
            )
        before = name


def _late(
    kb: KnowledgeBase, shop: Workshop, places: dict[str, int], shown: list[tuple[str, Shown]]
) -> Iterator[Diagnostic]:
    """Slides that stand behind those of a later cue."""
    first = {name: cue for name, cue in reversed(shown)}
    latest, by = -1, shown[0]
    for name, cue in dict.fromkeys((name, first[name]) for name, _ in shown):
        if places[name] < latest:
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("slides", places[by[0]])),
                f"the slide of {by[0]} comes after that of {name}, but is used before it",
                "give the picks the order in which the cues show them",
                (
                    Related(kb.locate(by[1][0], by[1][1]), "shown here first"),
                    Related(kb.locate(cue[0], cue[1]), "and here next"),
                ),
            )
        if places[name] >= latest:
            latest, by = places[name], (name, cue)


def _unshown(
    kb: KnowledgeBase, shop: Workshop, places: dict[str, int], shown: set[str]
) -> Iterator[Diagnostic]:
    for name, place in places.items():
        if name not in shown and not name.startswith("activity/") and name in kb.facts:
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("slides", place)),
                f"{name} has a slide, and no cue of the agenda shows it",
                f"write 'show: [{name}]' in the cue at which it is on the screen, or drop the pick",
            )


CHECK = check("JK545", "slides-in-order", Severity.WARNING, __doc__, _disordered)
