"""What is on the screen in a workshop, and which cue puts it there."""

from collections.abc import Iterator, Mapping

from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop

Shown = tuple[str, Route]
"""The activity of a cue, and the route to its `show`."""


def shown_by(
    kb: KnowledgeBase, shop: Workshop, places: Mapping[str, int]
) -> Iterator[tuple[str, Shown]]:
    """What the cues show in turn; `kind/*` shows those of its kind among the slides of its part."""
    starts = sorted(
        places[str(item.activity)] for item in shop.agenda if str(item.activity) in places
    )
    for item in shop.agenda:
        activity = kb.records.get(str(item.activity))
        if not isinstance(activity, Activity):
            continue
        own = places.get(str(item.activity), -1)
        end = next((start for start in starts if start > own), len(shop.slides))
        for at, phase in enumerate(activity.phases):
            for place, cue in enumerate(phase.cues):
                if cue.lengths and item.minutes not in cue.lengths:
                    continue
                route = ("phases", at, "cues", place, "show")
                named = ((ref, name) for ref in cue.show for name in kb.picked(ref))
                found = {
                    name
                    for ref, name in named
                    if name in places and (ref.id != "*" or own <= places[name] < end)
                }
                for name in sorted(found, key=lambda name: (places[name], name)):
                    yield name, (str(item.activity), route)
