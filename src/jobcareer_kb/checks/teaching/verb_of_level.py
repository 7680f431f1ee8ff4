"""The verb of an objective fits the objective's level.

Bad:   verb: name, level: create
Good:  verb: name, level: remember
Mend:  correct the level, choose another verb, or add the verb to the level's list in kb.yaml:
       `policies.teaching.verbs`.
Note:  a verb that stands in no list at all is a note: nobody can list what every subject does.
Why:   the level says how hard the task and the item have to be. The levels are those of the revised
       Bloom taxonomy (Anderson & Krathwohl, 2001); which verbs stand at which level is our own
       choice, and many stand at more than one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._policies.teaching import VERBS
from jobcareer_kb.model.objective import Objective


def _misplaced(context: Context, name: str, objective: Objective) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching
    forms = {objective.verb.casefold(), objective.verb.casefold().split()[0]}
    levels = [level for level in VERBS if not forms.isdisjoint(policy.verbs_of(level))]
    if objective.level in levels or not forms.isdisjoint(policy.unmeasurable):
        return
    if not any_of((objective.verb,)).match(shown(objective.statement)):
        return  # which of the two is meant is not known; JK501 says that they differ
    found = CHECK.rule.at(
        kb.locate(name, ("verb",)),
        f"'{objective.verb}' is not among the verbs of the level '{objective.level}'",
        f"it is a verb of {_listed(levels)}: correct the level, or choose another verb"
        if levels
        else f"if one can see it done, add it to the verbs of {objective.level} in kb.yaml",
    )
    yield found if levels else replace(found, severity=Severity.NOTE)


def _listed(levels: Sequence[str]) -> str:
    *first, last = levels
    return f"{', '.join(first)} and {last}" if first else last


CHECK = check_of_record(
    "JK502",
    "verb-of-level",
    Severity.WARNING,
    __doc__,
    _misplaced,
    Objective,
    also=(Severity.NOTE,),
)
