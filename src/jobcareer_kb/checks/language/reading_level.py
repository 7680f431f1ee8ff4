"""What a workshop hands out is no harder to read than its audience was promised.

Each product of each workshop is judged by two formulas, Flesch-Kincaid and SMOG, that give the
school grade a text asks for. What participants read is held against `reading` of their audience
in kb.yaml; what the facilitator reads, against `policies.language.facilitator`. Names, headings,
credits and references are not judged; a list item counts as a sentence. Defined terms and the
`long_words` of words.yaml are left out, since nobody can do without them; the finding gives the
grade with them too.

Bad:   Utilization of municipal transportation alternatives necessitates registration.
Good:  To ride the city bus, sign up first.
Mend:  begin with the sentences that the finding lists. Split a long one, swap a long word.
Note:  a warning where one formula is above the target, an error only where both are by more than
       a grade. A product of fewer than a hundred words is not judged.
Why:   the formulas count long words and long sentences and know nothing of sense. A text above
       the target loses readers; a text below it may still be hard, so try it on a person.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from jobcareer_kb.checks import Context, check_of_workshop
from jobcareer_kb.checks.language._hardest import Hard, hardest
from jobcareer_kb.checks.language._reading import ReadingLevel, levels_of
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.readability import Counts
from jobcareer_kb.selection import SHEETS


def _too_hard(context: Context, shop: Workshop) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.language
    judged = (
        level
        for level in levels_of(shop, kb)
        if level.eased.words >= max(1, policy.fewest_words) and max(level.over) > 0
    )
    for _, same in groupby(sorted(judged, key=_alike), key=_alike):
        yield _finding(kb, list(same))


def _alike(level: ReadingLevel) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Products with the same texts for the same reader share a finding."""
    routes = tuple((p.record, ".".join(map(str, p.route))) for p in level.passages)
    return (level.reader, routes)


def _finding(kb: KnowledgeBase, levels: list[ReadingLevel]) -> Diagnostic:
    policy = kb.settings.policies.language
    level = levels[0]
    hard = hardest(level.passages, policy.hardest, kb.exempt, kb.words)
    field = "audience" if level.reader == "participant" else "id"
    found = CHECK.rule.at(
        kb.locate(f"workshop/{level.workshop}", (field,)),
        _message(kb, levels),
        "make the sentences below easier first" if hard else "use shorter words and sentences",
        tuple(_related(kb, each) for each in hard),
    )
    grave = min(level.over) > policy.grades_over
    return replace(found, severity=Severity.ERROR if grave else Severity.WARNING)


def _message(kb: KnowledgeBase, levels: list[ReadingLevel]) -> str:
    level = levels[0]
    products = kb.settings.products
    names = [
        "the sheets in the guide" if each.product == SHEETS else f"'{products[each.product].title}'"
        for each in levels
    ]
    grades = _grades(level.eased)
    every = _grades(level.every)
    beside = f" ({every} with defined terms)" if every != grades else ""
    what = " and ".join(dict.fromkeys(names))
    return (
        f"reading grade of {what}: {grades}{beside}, expected at most "
        f"{level.target_flesch_kincaid} by Flesch-Kincaid and {level.target_smog} by SMOG"
    )


def _grades(counts: Counts) -> str:
    return f"{counts.flesch_kincaid:.1f} and {counts.smog:.1f}"


def _related(kb: KnowledgeBase, hard: Hard) -> Related:
    span = hard.passage.span(kb, hard.sentence.start, hard.sentence.end)
    return Related(span, f"grade {max(0.0, hard.grade):.0f}; {hard.hint}")


CHECK = check_of_workshop(
    "JK401", "reading-level", Severity.WARNING, __doc__, _too_hard, also=(Severity.ERROR,)
)
