"""A number of rows, cards or steps is that of those that are there.

Bad:   a sheet "Three moves" with four rows
Bad:   do: Give each pair a set of ten cards.        (the sheet has eight)
Bad:   a guide "Plan a day in three looks" with four steps
Mend:  write the number that is right, or write the row that is missing.
Why:   the facilitator looks for the missing card while people wait. Read are a number at
       the beginning of the title of a sheet, at the beginning or the end of that of a guide; in
       other texts of an activity, those that count what a sheet has in its heads or its title,
       after "the", "all" or "of"; piles of which an activity speaks otherwise elsewhere; the lines
       of an exit ticket in the last activity; questions in the title of a quiz; what an objective
       counts of cards and tables, and "seven of six" there. A part, such as "the first three
       lines", passes, and so do times and people. The words: `numbers`, `card_words`, `step_words`,
       `pile_words`, `line_words` and `question_words` below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._counts import Count, counts_in, number_of, number_pattern
from jobcareer_kb.checks._item_texts import quoted, shown, singular, words_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.sheet import Sheet
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.sheets import Placed, all_sheets, used_by
from jobcareer_kb.values import Words, words_of

_MADE = re.compile(r"^$|\b(?:make|makes|into|form|build|start|of|the|all)\s+$", re.IGNORECASE)
"""What stands before the number of things that people make."""
_HELP = "write the number that is right, or write what is missing"


def _miscounted(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for placed in all_sheets(kb):
        yield from _of_sheet(kb, placed)
    for activity in kb.of("activity", Activity):
        yield from _of_activity(kb, activity)
        yield from _of_itself(kb, activity)
    for guide in kb.of("guide", Guide):
        yield from _of_guide(kb, guide)
    yield from _of_tickets(kb)
    yield from _of_cards(kb)
    yield from _of_criteria(kb)


def _found(
    kb: KnowledgeBase, name: str, route: Route, text: Words, count: Count, there: str
) -> Diagnostic:
    said = text[count.start : count.end]  # of a part, not of a copy of all, at each finding
    return CHECK.rule.at(
        kb.text_span(name, route, count.start, count.end), f"{quoted(said)}, but {there}", _HELP
    )


def _sizes(sheet: Sheet, noun: str) -> frozenset[int]:
    """Numbers that say how much there is on a sheet of what has this name."""
    rows, heads = len(sheet.rows), len(sheet.heads)
    if sheet.kind == "cards":
        return frozenset({_filled(sheet)})
    first = {singular(word) for word in words_in(shown(sheet.heads[0]))}
    if sheet.kind == "table" and noun in first:
        return frozenset({rows})
    return frozenset({rows, heads, heads - 1})


def _filled(sheet: Sheet) -> int:
    cells = sum(bool(shown(cell)) for row in sheet.rows for cell in row.cells)
    return cells + len(sheet.scenarios)


def _there(sheet: Sheet) -> str:
    rows = len(sheet.rows)
    if sheet.kind == "cards":
        return f"the sheet {quoted(shown(sheet.title))} has {_filled(sheet)} cards"
    return f"the sheet {quoted(shown(sheet.title))} has {rows} row{'s' if rows != 1 else ''}"


def _of_sheet(kb: KnowledgeBase, placed: Placed) -> Iterator[Diagnostic]:
    """Numbers in the title and the instruction of a sheet."""
    words, sheet = kb.words.teaching, placed.sheet
    nouns, cards = _nouns(sheet), _card_nouns(words.card_words)
    for field, text in (("title", sheet.title), ("instruction", sheet.instruction)):
        for count in counts_in(str(text), words):
            named = count.noun in nouns or (sheet.kind == "cards" and count.noun in cards)
            meant = count.start == 0 if field == "title" else named
            if meant and not count.is_part and count.number not in _sizes(sheet, count.noun):
                route: Route = (*placed.route, field)
                yield _found(kb, placed.name, route, text, count, _there(sheet))


def _nouns(sheet: Sheet) -> frozenset[str]:
    """What the rows and cells of a sheet may be called; cards have names of their own besides."""
    rows = () if sheet.kind == "cards" else ("row", "line")
    texts = (shown(sheet.title), *map(shown, sheet.heads), *rows)
    return frozenset(singular(word) for text in texts for word in words_in(text))


@lru_cache(maxsize=16)
def _card_nouns(words: tuple[str, ...]) -> frozenset[str]:
    """What cards may be called, in a knowledge base whose words these are."""
    return frozenset(singular(each) for word in words for each in words_in(word))


def _of_activity(kb: KnowledgeBase, activity: Activity) -> Iterator[Diagnostic]:
    """Numbers in what the facilitator does and says, and in what the slide shows."""
    words = kb.words.teaching
    steps = frozenset(map(singular, words.step_words))
    of_steps = steps.union(map(singular, words.line_words))
    lengths = {len(guide.steps) for guide in kb.of("guide", Guide)}
    by_noun: dict[str, list[Sheet]] = {}
    used = [placed.sheet for placed in used_by(kb, activity)]
    for sheet in used:
        for noun in _nouns(sheet):
            by_noun.setdefault(noun, []).append(sheet)
    cards = [sheet for sheet in used if sheet.kind == "cards"]
    name = f"activity/{activity.id}"
    for route, text in words_of(activity):
        if route[0] == "sheets":
            continue
        for count in counts_in(str(text), words):
            whole = count.is_whole or route[0] == "slide_hint"
            if not whole or (count.noun in of_steps and count.number in lengths):
                continue
            sheets = by_noun.get(count.noun, [])
            if not sheets and count.noun in _card_nouns(words.card_words):
                sheets = cards
            if sheets and not any(count.number in _sizes(each, count.noun) for each in sheets):
                there = _there(sheets[0])
                yield _found(kb, name, route, text, count, there)
            elif not sheets and count.noun in steps and lengths:
                there = f"no guide has so many: {', '.join(map(str, sorted(lengths)))}"
                yield _found(kb, name, route, text, count, there)


def _of_itself(kb: KnowledgeBase, activity: Activity) -> Iterator[Diagnostic]:
    """What an activity counts once otherwise than it does elsewhere, such as piles."""
    words = kb.words.teaching
    told: dict[str, dict[int, list[tuple[Route, Words, Count]]]] = {}
    for route, text in words_of(activity):
        for count in counts_in(str(text), words):
            if not count.is_part and _MADE.search(str(text)[: count.start][-20:]):
                by_number = told.setdefault(count.noun, {})
                by_number.setdefault(count.number, []).append((route, text, count))
    for noun, by_number in told.items():
        often = next((n for n, said in by_number.items() if len(said) > 1), 0)
        for number, said in by_number.items() if often and noun in words.pile_words else ():
            if number != often and len(said) == 1:
                there = f"this activity speaks of {often} elsewhere"
                yield _found(kb, f"activity/{activity.id}", *said[0], there)


def _of_tickets(kb: KnowledgeBase) -> Iterator[Diagnostic]:
    """How many lines the last activity of a workshop says that the exit ticket has."""
    words = kb.words.teaching
    prompts: dict[str, set[int]] = {}
    questions = {each.casefold() for each in words.question_words}
    for shop in kb.of("workshop", Workshop):
        prompts.setdefault(str(shop.agenda[-1].activity), set()).add(len(shop.exit_ticket))
        asked = len({name for pick in shop.quiz for name in kb.picked(pick)})
        for count in counts_in(str(shop.question_title), words):
            if {count.noun, f"{count.noun}s"} & questions and count.number != asked:
                there = f"the quiz has {asked}"
                name = f"workshop/{shop.id}"
                yield _found(kb, name, ("question_title",), shop.question_title, count, there)
    lines = frozenset(singular(each) for each in words.line_words)
    for name, activity in kb.each("activity", Activity):
        known = prompts.get(name, set())
        for route, text in words_of(activity) if known and not activity.sheets else ():
            for count in counts_in(str(text), words):
                if count.is_whole and count.noun in lines and count.number not in known:
                    there = f"the exit ticket has {' or '.join(map(str, sorted(known)))}"
                    yield _found(kb, name, route, text, count, there)


def _of_guide(kb: KnowledgeBase, guide: Guide) -> Iterator[Diagnostic]:
    """Numbers in the title of a guide, and of steps in what stands before them."""
    words = kb.words.teaching
    steps = {singular(word) for word in words.step_words}
    title = str(guide.title)
    at_an_end = (
        count for count in counts_in(title, words) if count.start == 0 or count.end == len(title)
    )
    steps |= {count.noun for count in at_an_end}
    number = len(guide.steps)
    for field, text in (
        ("title", guide.title),
        ("intro", guide.intro),
        ("instruction", guide.instruction),
    ):
        for count in counts_in(str(text), words):
            is_part = count.is_part and field != "title"
            if count.noun in steps and count.number != number and not is_part:
                there = f"the guide has {number} steps"
                yield _found(kb, f"guide/{guide.id}", (field,), text, count, there)


def _of_cards(kb: KnowledgeBase) -> Iterator[Diagnostic]:
    """How many cards a workshop or an objective speaks of."""
    there = _cards(kb)
    for shop in kb.of("workshop", Workshop):
        agenda = [there.get(str(item.activity), frozenset()) for item in shop.agenda]
        known = frozenset().union(*agenda)
        yield from _cards_of(kb, f"workshop/{shop.id}", ("covers",), shop.covers, known)
    serving: dict[str, list[Activity]] = {}
    for activity in kb.of("activity", Activity):
        for ref in activity.objectives:
            serving.setdefault(str(ref), []).append(activity)
    for objective in kb.of("objective", Objective):
        name = f"objective/{objective.id}"
        activities = serving.get(name, [])
        known = frozenset().union(*(there[f"activity/{each.id}"] for each in activities))
        sheets = [each for activity in activities for each in activity.sheets]
        for route, text in words_of(objective):
            yield from _cards_of(kb, name, route, text, known)
            yield from _rows_of(kb, name, route, text, sheets)


def _rows_of(
    kb: KnowledgeBase, name: str, route: Route, text: Words, sheets: Sequence[Sheet]
) -> Iterator[Diagnostic]:
    """What an objective counts of the sheets of its activities."""
    for count in counts_in(str(text), kb.words.teaching):
        tables = [each for each in sheets if each.kind == "table" and count.noun in _nouns(each)]
        sizes = [_sizes(each, count.noun) for each in tables]
        if tables and count.is_whole and not any(count.number in each for each in sizes):
            yield _found(kb, name, route, text, count, _there(tables[0]))


def _of_criteria(kb: KnowledgeBase) -> Iterator[Diagnostic]:
    """More of something than there is: "Seven of six cards"."""
    words = kb.words.teaching
    number = number_pattern(words)
    part = re.compile(rf"(?<![\w-])({number})\s+of\s+(?:the\s+)?({number})(?![\w-])", re.IGNORECASE)
    for objective in kb.of("objective", Objective):
        for route, text in words_of(objective):
            for found in part.finditer(str(text)):
                if number_of(found[1], words) > number_of(found[2], words):
                    yield CHECK.rule.at(
                        kb.text_span(
                            f"objective/{objective.id}", route, found.start(), found.end()
                        ),
                        f"{quoted(found[0])}: more than there are",
                        _HELP,
                    )


def _cards_of(
    kb: KnowledgeBase, name: str, route: Route, text: Words, known: frozenset[int]
) -> Iterator[Diagnostic]:
    cards = _card_nouns(kb.words.teaching.card_words)
    for count in counts_in(str(text), kb.words.teaching):
        whole = count.is_whole or name.startswith("workshop/")
        if (
            known
            and whole
            and not count.is_part
            and count.noun in cards
            and count.number not in known
        ):
            listed = " or ".join(map(str, sorted(known)))
            yield _found(kb, name, route, text, count, f"the sheet of cards has {listed}")


def _cards(kb: KnowledgeBase) -> Mapping[str, frozenset[int]]:
    """For each activity, how many cards its sheets of cards have."""
    return {
        f"activity/{activity.id}": frozenset(
            _filled(placed.sheet)
            for placed in used_by(kb, activity)
            if placed.sheet.kind == "cards"
        )
        for activity in kb.of("activity", Activity)
    }


CHECK = check("JK561", "rows-counted", Severity.WARNING, __doc__, _miscounted)
