"""Options do not all begin with the same words.

Bad:   a) It is a sign of rain  b) It is a sign of wind  c) It is a sign of snow
Good:  stem: Of what is it a sign?      a) Rain  b) Wind  c) Snow
Mend:  move the words into the stem.
Why:   people read them again and again, and what differs comes last (Haladyna, Downing & Rodriguez,
       2002). The number of words is ours: `policies.teaching.items.repeated_lead` in kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted, shown, words_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice


def _repeating(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    least = kb.settings.policies.teaching.items.repeated_lead
    leads = {words_in(shown(option.text))[:least] for option in item.options}
    lead = next(iter(leads))
    if len(leads) == 1 and len(lead) == least:
        yield CHECK.rule.at(
            kb.locate(name, ("options",)),
            f"all options begin with {quoted(' '.join(lead))}",
            "move these words into the stem",
        )


CHECK = check_of_record("JK527", "repeated-lead", Severity.WARNING, __doc__, _repeating, Choice)
