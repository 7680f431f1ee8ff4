"""What a trial with people found speaks for the item.

Bad:   trial: {n: 40, right: 0.55, discrimination: -0.2, on: 2026-03-01}
Bad:   right: 0.2, in an item with one key and four options, where a guess gets 0.25
Mend:  look at the distractors that were chosen, and mend the item, or the key; then try it again.
Why:   where people who know more get it wrong more often, the key is wrong, or a distractor is
       right too; and where fewer get it right than would by chance, the item misleads. Drop
       `trial` when you mend the item, since it was found of other words. Chance is known of items
       to choose from and of statements to judge.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks import Question

_LOOK = "look at which distractors were chosen, and mend the item or its key; then try it again"


def _judged(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb, trial = context.kb, item.trial
    if trial is None:
        return
    if trial.discrimination is not None and trial.discrimination < 0:
        yield CHECK.rule.at(
            kb.locate(name, ("trial", "discrimination")),
            f"discrimination {trial.discrimination:g}: who knows more gets it wrong more often",
            _LOOK,
        )
    if trial.right < item.chance:
        yield CHECK.rule.at(
            kb.locate(name, ("trial", "right")),
            f"{trial.right:.0%} got it right, and a guess gets {item.chance:.0%}",
            _LOOK,
        )


CHECK = check_of_record("JK588", "trial-judged", Severity.NOTE, __doc__, _judged, Question)
