"""What is said, read and written in a part fits into its minutes.

Bad:   a phase of two minutes whose `say` and `ask` have 400 words
Bad:   a part of five minutes that gives out a sheet with twelve boxes to write in
Mend:  say less, ask for fewer boxes (`in_room` of the sheet: the rest is for home, 0 for all of
       it), or give the part more minutes.
Why:   a part that runs over takes its time from the last one, which is the next step.
Note:  speaking and reading take `words_aloud` and `words_alone` a minute, a box or a card the
       seconds that kb.yaml says: `policies.teaching.session`. Sheets count in the part whose cue
       gives them out; without such a cue, those that an activity holds. So do the slides that a
       cue shows, the help list where one is given out, and the lines of the exit ticket.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._ground import Gathered
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks.teaching._shown import shown_by
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model._policies.teaching import SessionPolicy
from jobcareer_kb.model.activity import Activity, Phase
from jobcareer_kb.model.sheet import Sheet
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.sheets import Placed, used_by
from jobcareer_kb.values import words_of

_MINUTE = 60
_READ = """
    activity.slide activity.slide_hint calculation.result calculation.steps.say
    calculation.steps.sum challenge.title definition.meaning distinction.sides.holds image.caption
    pathway.moves.words pathway.roles.facts pathway.roles.name procedure.acts.do
    procedure.acts.limit question.options.text question.stem resource.helps resource.name
    scenario.ask scenario.text step.prompt step.title takeaway.text
"""
_FACES = frozenset(_READ.split())
"""What a slide has to read, and a help list; notes are the facilitator's."""


def _gather(_: Context) -> Gather:
    """Of each record: how many words of it people read on a slide or a list."""

    def read(name: str, record: BaseModel) -> int | None:
        kind = name.partition("/")[0]
        faces = (
            text
            for route, text in words_of(record)
            if ".".join((kind, *(step for step in route if isinstance(step, str)))) in _FACES
        )
        return sum(len(shown(text).split()) for text in faces) or None

    return read


def _overloaded(context: Context, gathered: Gathered) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching.session
    beside = _beside(kb, policy, gathered)
    for activity in kb.of("activity", Activity):
        for place, length in enumerate(activity.lengths):
            yield from _spoken(kb, activity, place, length, policy)
            more = beside[f"activity/{activity.id}", length]
            yield from _worked(kb, activity, length, policy, more)


def _beside(
    kb: KnowledgeBase, policy: SessionPolicy, gathered: Gathered
) -> Mapping[tuple[str, int], float]:
    """Seconds of each part for what no sheet holds, in the workshop that has most of it: slides,
    help list, and the lines of the exit ticket."""
    found: dict[tuple[str, int], float] = defaultdict(float)
    for shop in kb.of("workshop", Workshop):
        places = {name: at for at, pick in enumerate(shop.slides) for name in kb.picked(pick)}
        screen: dict[str, set[str]] = defaultdict(set)
        for name, (part, _) in shown_by(kb, shop, places):
            screen[part].add(name)
        for item in shop.agenda:
            part = str(item.activity)
            if isinstance(activity := kb.records.get(part), Activity):
                names = screen[part] | _helpers(kb, shop, activity)
                words = sum(_read(kb, gathered, name) for name in names)
                lines = len(shop.exit_ticket) if _asks(kb, activity) else 0
                seconds = words / policy.words_alone * _MINUTE + lines * policy.sentence
                found[part, item.minutes] = max(found[part, item.minutes], seconds)
    return found


def _helpers(kb: KnowledgeBase, shop: Workshop, activity: Activity) -> set[str]:
    """What stands on the help list, where the activity gives it out."""
    papers = {paper for phase in activity.phases for cue in phase.cues for paper in cue.give}
    if "help-list" not in papers:
        return set()
    return {name for pick in shop.help_list for name in kb.picked(pick)}


def _asks(kb: KnowledgeBase, activity: Activity) -> bool:
    """Say whether a ticket without lines of its own is written in it."""
    return any(each.sheet.kind == "ticket" and not each.sheet.rows for each in _used(kb, activity))


def _read(kb: KnowledgeBase, gathered: Gathered, name: str) -> int:
    """Words that people read of a record; of a guide, also those of its steps."""
    words = int(gathered.get(name, 0))
    if name.startswith("guide/") and name in kb.facts:
        steps = (ref for ref in kb.facts[name].refs if ref.startswith("step/"))
        words += sum(int(gathered.get(step, 0)) for step in steps)
    return words


def _words(phase: Phase, length: int) -> int:
    """Words that are said aloud in a phase of one of the lengths."""
    cues = (cue for cue in phase.cues if not cue.lengths or length in cue.lengths)
    texts = (text for cue in cues for text in (cue.say, cue.ask) if text is not None)
    return sum(len(shown(text).split()) for text in texts)


def _spoken(
    kb: KnowledgeBase, activity: Activity, place: int, length: int, policy: SessionPolicy
) -> Iterator[Diagnostic]:
    for at, phase in enumerate(activity.phases):
        words, minutes = _words(phase, length), phase.minutes[place]
        if words > minutes * policy.words_aloud:
            yield CHECK.rule.at(
                kb.locate(f"activity/{activity.id}", ("phases", at, "title")),
                f"{words} words to say in {minutes} minutes, which have room for "
                f"{minutes * policy.words_aloud}",
                "say less, or give the phase more minutes",
            )


def _worked(
    kb: KnowledgeBase, activity: Activity, length: int, policy: SessionPolicy, beside: float
) -> Iterator[Diagnostic]:
    sheets = sorted(_used(kb, activity), key=lambda each: -_seconds(each.sheet, policy))
    if not sheets and not beside:
        return
    said = sum(_words(phase, length) for phase in activity.phases) / policy.words_aloud * _MINUTE
    worked = sum(_seconds(each.sheet, policy) for each in sheets)
    needed = -(-int(said + worked + beside) // _MINUTE)
    if needed > length:
        name, route = sheets[0][:2] if sheets else (f"activity/{activity.id}", ())
        yield CHECK.rule.at(
            kb.locate(name, (*route, "title")),
            f"what is said, read and written in activity/{activity.id} takes about {needed} "
            f"minutes, of {length}",
            "give out or show less, say with 'in_room' how much of a sheet is meant, or give the "
            "part more minutes",
        )


def _used(kb: KnowledgeBase, activity: Activity) -> list[Placed]:
    """The sheets that the room works on; what people take home takes no time."""
    given = {paper for phase in activity.phases for cue in phase.cues for paper in cue.give}
    return [
        each
        for each in used_by(kb, activity)
        if each.sheet.per != "room"
        and (each.sheet.slug in given and each.sheet.in_room != 0 if given else bool(each.route))
    ]


def _seconds(sheet: Sheet, policy: SessionPolicy) -> float:
    """What a person needs for a sheet: to read it, and to write in it or to sort its cards."""
    boxes = [_boxes(sheet, place) for place in range(len(sheet.rows))]
    seconds = {"letter": policy.letter, "phrase": policy.phrase, "sentence": policy.sentence}
    each = [seconds[row.answer] for row, n in zip(sheet.rows, boxes, strict=True) for _ in range(n)]
    if sheet.kind == "cards":
        cards = len(sheet.scenarios) + sum(len(row.cells) for row in sheet.rows)
        return policy.card * min(cards, sheet.in_room or cards)
    written = sum(each[: sheet.in_room] if sheet.in_room else each)
    read = (cell for row in sheet.rows for cell in row.cells if not row.answer)
    return written + sum(len(shown(cell).split()) for cell in read) / policy.words_alone * _MINUTE


def _boxes(sheet: Sheet, place: int) -> int:
    row = sheet.rows[place]
    if not row.answer or sheet.kind == "ticket":
        return bool(row.answer)  # a person has one of the tickets that stand side by side
    return len(row.cells) - (sheet.kind == "table")


CHECK = check_side_by_side(
    "JK549", "load-fits", Severity.WARNING, __doc__, _gather, _overloaded, model=Record
)
