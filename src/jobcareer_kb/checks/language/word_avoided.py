"""Words that hurt, blame or blur are replaced; `avoid` of words.yaml lists them.

Bad:   It is an unskilled position.
Good:  It is an entry-level position.
Mend:  say what the finding suggests, or say the sentence anew.
Note:  what people say and a reply corrects may keep its words: the `statement` of a
       misconception, an option that is not the key, what is left over in a matching question,
       and the stem of a true-false question whose answer is false. Everything else is judged,
       names and titles too. Whole words count, capitals do not; list each form.
Why:   words.yaml gives the reason for each; the finding repeats it.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks.language._passages import Passage, as_pattern, passages_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks import Question, Role


def _avoided(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    listed = [(as_pattern(entry.words), entry) for entry in kb.words.avoid]
    every = as_pattern(tuple(word for entry in kb.words.avoid for word in entry.words))
    if every is None:
        return
    for passage in passages_in(record, name):
        if not every.search(passage.text) or _is_answered(record, passage):
            continue
        for pattern, entry in listed:
            for found in pattern.finditer(passage.text) if pattern else ():
                yield CHECK.rule.at(
                    passage.span(kb, found.start(), found.end()),
                    f"'{found.group()}' is a word to avoid: {entry.why}",
                    f"instead: {entry.instead}",
                )


def _is_answered(record: BaseModel, passage: Passage) -> bool:
    """Say whether a text quotes what is wrong, and something beside it puts it right."""
    if isinstance(record, Question):
        answers = record.in_role(Role.STEM, Role.OPTION, Role.MATCH)
        return any(piece.right is False and piece.route == passage.route for piece in answers)
    return passage.field.endswith("misconceptions.statement")


CHECK = check_of_record("JK404", "word-avoided", Severity.WARNING, __doc__, _avoided, BaseModel)
