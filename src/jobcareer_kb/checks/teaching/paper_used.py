"""A paper for participants is given out by some part, and a material names a paper that is made.

Bad:   kb.yaml makes a `booklet`, and no activity of the agenda lists it in `papers`
Bad:   item: Exit ticket        (no sheet and no product is called a ticket)
Bad:   a `quiz` is made, no part gives it out, and the workshop has no `quiz_given`
Bad:   a sheet of an activity that no cue gives out, where other cues give out sheets
Mend:  name the product in `papers`, the sheet in `sheets` or `hands_out`, of the part that gives it
       out; or drop what nobody uses.
Why:   a paper that no part uses is printed for the bin, and one that is not made is missing in the
       room.
Note:  products are read where an activity of the agenda says which papers it gives out. Each sheet
       as a file needs no part, nor the quiz where `quiz_given` says when people take it. The words
       for papers stand below `teaching` in words.yaml: `paper_words`.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import PICKS, SHEET, SHEETS
from jobcareer_kb.sheets import all_sheets, given_by, used_by

_BESIDE = frozenset({SHEET, SHEETS})
"""Products that no part needs to give out."""


def _unused(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        records = (kb.records.get(str(item.activity)) for item in shop.agenda)
        parts = [record for record in records if isinstance(record, Activity)]
        if any(part.papers or part.hands_out or part.take_home or _given(part) for part in parts):
            yield from _left(kb, shop, {paper for part in parts for paper in part.papers})
    yield from _ungiven(kb)
    yield from _unmade(kb)


def _ungiven(kb: KnowledgeBase) -> Iterator[Diagnostic]:
    """Sheets of an activity that no cue gives out, where cues give out others."""
    parts = dict(kb.each("activity", Activity))
    given = {paper for part in parts.values() for paper in _given(part)}
    entering = {str(ref).partition("/")[2] for each in kb.of("workshop", Workshop)
                for ref in each.hands_out}  # fmt: skip
    for name, activity in parts.items() if given else ():
        own = {placed.sheet.slug: placed for placed in used_by(kb, activity)}
        known = {placed.sheet.slug for placed in given_by(kb, activity)} | {*activity.papers}
        for slug in sorted(own.keys() - given - entering) if _given(activity) <= known else ():
            at = own[slug].route if own[slug].name == name else ("hands_out",)
            yield CHECK.rule.at(
                kb.locate(name, at),
                f"no cue gives out '{slug}'",
                f"write where the room gets it: give: [{slug}]",
            )


def _given(activity: Activity) -> set[str]:
    return {str(paper) for phase in activity.phases for cue in phase.cues for paper in cue.give}


def _left(kb: KnowledgeBase, shop: Workshop, given: set[str]) -> Iterator[Diagnostic]:
    beside = _BESIDE | ({"quiz"} if shop.quiz_given is not None else set())
    for product, what in kb.settings.products.items():
        is_made = product not in PICKS or getattr(shop, PICKS[product])
        if what.audience == "participant" and product not in given | beside and is_made:
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("agenda",)),
                f"'{product}' is made for participants, and no part gives it out",
                f"name it in 'papers' of the activity that gives it out: papers: [{product}]"
                + ("; or say in 'quiz_given' when people take it" if product == "quiz" else ""),
            )


def _unmade(kb: KnowledgeBase) -> Iterator[Diagnostic]:
    """Materials that are papers by their words, of which none is made."""
    words = any_of(kb.words.teaching.paper_words)
    titles = [shown(placed.sheet.title) for placed in all_sheets(kb)]
    titles += [shown(what.title) for what in kb.settings.products.values()]
    made = {_stem(found[0]) for title in titles for found in words.finditer(title)}
    kinds = {placed.sheet.kind for placed in all_sheets(kb)}
    made |= {"ticket"} & kinds
    for activity in kb.of("activity", Activity):
        for index, material in enumerate(activity.materials):
            found = words.search(shown(material.item))
            if found and _stem(found[0]) not in made:
                yield CHECK.rule.at(
                    kb.locate(f"activity/{activity.id}", ("materials", index, "item")),
                    f"no sheet and no product is called '{found[0].lower()}'",
                    "write it as a sheet, or name the product in 'papers'",
                )


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")


CHECK = check("JK547", "paper-used", Severity.WARNING, __doc__, _unused)
