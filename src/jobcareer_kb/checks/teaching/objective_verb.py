"""An objective begins with its verb, and one can see whether a person does it.

Bad:   statement: Know the signs of a storm          (verb: know)
Good:  statement: Name three signs of a storm        (verb: name)
Mend:  begin with what people do to show it: name, sort, compare, plan. The field `verb` repeats the
       word that the statement begins with.
Why:   nobody can see that somebody knows; so no activity can aim at it and no item can check it
       (Mager, Preparing Instructional Objectives, 1962). The verbs to avoid stand in kb.yaml:
       `policies.teaching.unmeasurable`.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.objective import Objective


def _vague(context: Context, name: str, objective: Objective) -> Iterator[Diagnostic]:
    kb = context.kb
    avoided = any_of(kb.settings.policies.teaching.unmeasurable)
    statement = shown(objective.statement)
    if found := avoided.match(statement) or avoided.match(objective.verb):
        route = "statement" if avoided.match(statement) else "verb"
        yield CHECK.rule.at(
            kb.locate(name, (route,)),
            f"'{found[0].lower()}' is not measurable: nobody can see it",
            "begin with what people do to show it, such as name, sort, compare or plan",
        )
    elif not any_of((objective.verb,)).match(statement):
        begin = next(iter(statement.split()), "")
        what = f"begins with {quoted(begin)}" if begin else "has no words"
        yield CHECK.rule.at(
            kb.locate(name, ("statement",)),
            f"{what}, but 'verb' says '{objective.verb}'",
            "begin the statement with the verb, or correct the field 'verb'",
        )


CHECK = check_of_record("JK501", "objective-verb", Severity.ERROR, __doc__, _vague, Objective)
