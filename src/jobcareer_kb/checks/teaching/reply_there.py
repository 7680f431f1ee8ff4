"""Records that an activity answers misconceptions from have some, and the handout prints them.

Bad:   replies: [definition/climate]     (it has no misconceptions, so the guide prints nothing)
Bad:   the same, and `handout` of the workshop does not pick definition/climate
Mend:  write the misconception in the record, add the record to `handout`, or drop the reply.
Why:   the guide lists what is likely to be heard, with a reply; people look it up on their handout.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.workshop import Workshop


def _missing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for activity in kb.of("activity", Activity):
        for index, ref in enumerate(activity.replies):
            record = kb.records.get(str(ref))
            if isinstance(record, Definition | Distinction) and not record.misconceptions:
                yield CHECK.rule.at(
                    kb.locate(f"activity/{activity.id}", ("replies", index)),
                    f"{ref} has no misconceptions, so the guide prints no reply",
                    "write what people say and the reply in the record, or drop the name here",
                )
    for shop in kb.of("workshop", Workshop):
        if all(kb.has(pick) for pick in shop.told):  # a misspelt pick may be the one
            yield from _off_the_handout(kb, shop)


def _off_the_handout(kb: KnowledgeBase, shop: Workshop) -> Iterator[Diagnostic]:
    printed = {name for pick in shop.told for name in kb.picked(pick)}
    for index, item in enumerate(shop.agenda):
        activity = kb.records.get(str(item.activity))
        if not isinstance(activity, Activity):
            continue
        for place, ref in enumerate(activity.replies):
            if kb.has(ref) and str(ref) not in printed:
                yield CHECK.rule.at(
                    kb.locate(f"workshop/{shop.id}", ("agenda", index, "activity")),
                    f"{item.activity} replies from {ref}, which the handout leaves out",
                    f"add '{ref}' to 'handout'",
                    (
                        Related(
                            kb.locate(str(item.activity), ("replies", place)), "named as a reply"
                        ),
                    ),
                )


CHECK = check("JK510", "reply-there", Severity.WARNING, __doc__, _missing)
