"""A claim about all of one side of a distinction says that it does not hold in each case.

A sentence of a Claim is judged if it begins with a term that a distinction tells apart, in the
plural or with "a", "an", "each", "every" or "all". It needs a hedge: a word from `hedges` in
words.yaml, such as often, may, can, many or typically. Without that list nothing is judged.

Bad:   Careers pay more.
Good:  Careers often pay more.
Mend:  add the hedge that your source bears out, or name the cases that you mean.
Note:  the `meaning` of a definition is not judged, since it says what the word means. Where an
       item about a definition explains its key, and in `holds` of a distinction, whose subject is
       the side, only a word from `absolutes`, such as always or never, is a finding.
Why:   sides differ often, not always. Who is an exception reads an unhedged sentence as a
       judgment, and one exception makes it false.
"""

import re
from collections.abc import Iterator
from functools import partial

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks.language._passages import Passage, as_pattern, passages_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.reads import CALLED
from jobcareer_kb.tasks import Question
from jobcareer_kb.values import Claim

_NARROWED = r"of|in|for|at|on|with|without|from|like|such|near|under|that|which|who|whose"
"""What follows a term whose sentence is about some of its kind only: "jobs in retail"."""
_VERB = r"[a-z]+s|do|have|are|were|will|must|should|would|cannot|never|always|may|can|might|could"
"""What follows "a term" when it is the whole subject: "a job is", not "a job seeker"."""


def _judge(context: Context) -> Judge | None:
    kb = context.kb
    hedge, absolute = as_pattern(kb.words.hedges), as_pattern(kb.words.absolutes)
    subject = _subject(kb)
    if hedge is None or subject is None:
        return None
    return partial(_unhedged, context, hedge, absolute, subject)


def _unhedged(
    context: Context,
    hedge: re.Pattern[str],
    absolute: re.Pattern[str] | None,
    subject: re.Pattern[str],
    name: str,
    record: BaseModel,
) -> Iterator[Diagnostic]:
    for passage in passages_in(record, name):
        if not isinstance(passage.words, Claim) or passage.field == "definition.meaning":
            continue
        held = passage.field == "distinction.sides.holds"
        for sentence in passage.sentences:
            text = sentence.text
            about = None if held else subject.match(text)
            strong = absolute.search(text) if absolute else None
            if hedge.search(text) or not (about or (held and strong)):
                continue
            if _tells_meaning(record) and not strong:
                continue
            end = sentence.start + (about.end("subject") if about else len(text))
            yield _finding(context, passage, (sentence.start, end), strong)


def _tells_meaning(record: BaseModel) -> bool:
    """Say whether a claim explains an item about a definition, and so repeats what a word means."""
    return isinstance(record, Question) and record.about.kind == "definition"


def _subject(kb: KnowledgeBase) -> re.Pattern[str] | None:
    """What finds the term of a side as the subject of a sentence."""
    sides = {str(side.of) for each in kb.of("distinction", Distinction) for side in each.sides}
    terms = sorted(str(term) for name, term in kb.terms() if name in sides)
    if not terms:
        return None
    one = "|".join(re.escape(term) for term in terms)
    many = "|".join(re.escape(form) for term in terms for form in _plurals(term))
    return re.compile(
        rf"(?P<subject>(?:all\s+)?(?:{many})(?!\s+(?:{_NARROWED})\b)(?=\s+\w)"
        rf"|(?:an?|each|every|any)\s+(?:{one})(?=\s+(?:{_VERB})\b))",
        re.IGNORECASE,
    )


def _plurals(term: str) -> tuple[str, ...]:
    """The plural of a term, by the rules of English spelling."""
    if re.search(r"[^aeiou]y$", term):
        return (f"{term[:-1]}ies",)
    return (f"{term}es",) if re.search(r"(?:s|x|z|ch|sh)$", term) else (f"{term}s",)


def _finding(
    context: Context, passage: Passage, place: tuple[int, int], strong: re.Match[str] | None
) -> Diagnostic:
    said = passage.text[place[0] : place[1]] if passage.field != "distinction.sides.holds" else ""
    what = f"'{said}' in general" if said else "one side"
    word = f" and with '{strong.group()}'" if strong else ""
    begin = f"in place of '{strong.group()}' write" if strong else "add"
    return CHECK.rule.at(
        passage.span(context.kb, *place),
        f"a claim about {what}, without a hedge{word}",
        f"{begin} a word such as often, may or many, as far as the source bears it out",
    )


CHECK = check_among_records(
    "JK405", "side-hedged", Severity.WARNING, __doc__, _judge, reads=(CALLED, "distinction")
)
