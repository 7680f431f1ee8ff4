"""The correction of a statement is another sentence.

Bad:   stem: Storms come at night.
       correction: Storms come at night. [@a]
Mend:  of a false statement, write the true one; of a true one, say it in other words.
Why:   the key prints it as what a learner should have written. Capitals, accents, signs and
       citations make no difference.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.tasks.true_false import TrueFalse


def _equal(context: Context, name: str, item: TrueFalse) -> Iterator[Diagnostic]:
    kb = context.kb
    if form(shown(item.stem)) == form(shown(item.correction)):
        yield CHECK.rule.at(
            kb.locate(name, ("correction",)),
            "the correction is the statement itself",
            "say it in other words" if item.answer else "write the true statement",
            (Related(kb.locate(name, ("stem",)), "the statement"),),
        )


CHECK = check_of_record("JK570", "correction-own", Severity.WARNING, __doc__, _equal, TrueFalse)
