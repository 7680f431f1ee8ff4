"""An activity with a slide is among the slides of its workshop, and one that shows it has one.

Bad:   do: Show the slide.       (and the activity has no `slide`)
Bad:   the agenda has activity/sort, which has a slide, and `slides` does not
Bad:   `slides` picks activity/sort, which has no `slide`
Bad:   `slides` picks activity/sort, which is not on the agenda
Mend:  write `slide` in the activity; add the activity to `slides` of the workshop.
Why:   the facilitator stands there and looks for it.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import words_of


def _missed(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    phrases = any_of(kb.words.teaching.slide_phrases)
    for activity in kb.of("activity", Activity):
        if activity.slide is not None:
            continue
        for route, text in words_of(activity):
            if route[0] == "phases" and (found := phrases.search(str(text))):
                yield CHECK.rule.at(
                    kb.text_span(f"activity/{activity.id}", route, found.start(), found.end()),
                    f"activity/{activity.id} has no slide to show",
                    "write what the slide shows in the field 'slide', or drop these words",
                )
    for shop in kb.of("workshop", Workshop):
        yield from _unpicked(kb, shop)
        if "slides" in kb.settings.products:
            yield from _empty(kb, shop)


def _unpicked(kb: KnowledgeBase, shop: Workshop) -> Iterator[Diagnostic]:
    picked = {name for pick in shop.slides for name in kb.picked(pick)}
    for index, item in enumerate(shop.agenda):
        activity = kb.records.get(str(item.activity))
        if not isinstance(activity, Activity) or activity.slide is None:
            continue
        if str(item.activity) not in picked:
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("agenda", index, "activity")),
                f"{item.activity} has a slide, but 'slides' of this workshop leaves it out",
                f"add '{item.activity}' to 'slides'",
            )


def _empty(kb: KnowledgeBase, shop: Workshop) -> Iterator[Diagnostic]:
    """Picks that give no slide, or one that nobody comes to."""
    agenda = {str(item.activity) for item in shop.agenda}
    all_there = all(kb.has(item.activity) for item in shop.agenda)
    for index, pick in enumerate(shop.slides):
        activity = kb.records.get(str(pick)) if pick.kind == "activity" else None
        if not isinstance(activity, Activity):
            continue
        if str(pick) not in agenda and all_there:
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("slides", index)),
                f"{pick} is among the slides, but not on the agenda",
                "add it to 'agenda', or drop the pick",
            )
        elif activity.slide is None:
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("slides", index)),
                f"{pick} has no slide to show",
                "write what the slide shows in the field 'slide' of the activity, or drop the pick",
            )


CHECK = check("JK509", "slide-shown", Severity.WARNING, __doc__, _missed)
