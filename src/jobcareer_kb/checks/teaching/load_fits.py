"""What is said, read and written in a part fits into its minutes.

Bad:   a phase of two minutes whose `say` and `ask` have 400 words
Bad:   a part of five minutes that gives out a sheet with twelve boxes to write in
Mend:  say less, ask for fewer boxes (`in_room` of the sheet: the rest is for home, 0 for all of
       it), or give the part more minutes.
Why:   a part that runs over takes its time from the last one, which is the next step.
Note:  speaking and reading take `words_aloud` and `words_alone` a minute, a box or a card the
       seconds that kb.yaml says: `policies.teaching.session`. Sheets count in the part whose cue
       gives them out; without such a cue, those that an activity holds.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._policies.teaching import SessionPolicy
from jobcareer_kb.model.activity import Activity, Phase
from jobcareer_kb.model.sheet import Sheet
from jobcareer_kb.sheets import Placed, used_by

_MINUTE = 60


def _overloaded(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching.session
    for activity in kb.of("activity", Activity):
        for place, length in enumerate(activity.lengths):
            yield from _spoken(kb, activity, place, length, policy)
            yield from _worked(kb, activity, length, policy)


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
    kb: KnowledgeBase, activity: Activity, length: int, policy: SessionPolicy
) -> Iterator[Diagnostic]:
    given = {paper for phase in activity.phases for cue in phase.cues for paper in cue.give}
    sheets = [each for each in used_by(kb, activity) if _is_used(each, given)]
    if not sheets:
        return
    said = sum(_words(phase, length) for phase in activity.phases) / policy.words_aloud * _MINUTE
    worked = sum(_seconds(each.sheet, policy) for each in sheets)
    needed = -(-int(said + worked) // _MINUTE)
    if needed > length:
        longest = max(sheets, key=lambda each: _seconds(each.sheet, policy))
        yield CHECK.rule.at(
            kb.locate(longest.name, (*longest.route, "title")),
            f"what is said, read and written in activity/{activity.id} takes about {needed} "
            f"minutes, of {length}",
            "give out less, say with 'in_room' how much of it is meant, or give the part more "
            "minutes",
        )


def _is_used(placed: Placed, given: set[str]) -> bool:
    """Say whether the room works on it; what people take home takes no time."""
    if placed.sheet.per == "room":
        return False
    return placed.sheet.slug in given and placed.sheet.in_room != 0 if given else bool(placed.route)


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


CHECK = check("JK549", "load-fits", Severity.WARNING, __doc__, _overloaded)
