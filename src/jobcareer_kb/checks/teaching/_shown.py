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
    of_kind: dict[str, list[str]] = {}
    for name in places:
        of_kind.setdefault(name.partition("/")[0], []).append(name)
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
                wild = (ref.kind for ref in cue.show if ref.id == "*")
                found = {str(ref) for ref in cue.show}.intersection(places)
                found.update(
                    name
                    for kind in wild
                    for name in of_kind.get(kind, ())
                    if own <= places[name] < end
                )
                for name in sorted(found, key=lambda name: (places[name], name)):
                    yield name, (str(item.activity), route)
