"""Each option has a rationale of its own, which says more than the option.

Bad:   the rationale of all three distractors is "Wrong. Look again."
Mend:  say what makes this option tempting, and why it fails; for the key, why it is right.
Why:   an answer without a reason teaches nothing, and the same reason twice fits one of the two at
       best. A missing rationale is refused as a missing field (JK110).
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import normal, shown
from jobcareer_kb.checks._quiz_items import letter
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice


def _borrowed(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    forms = [normal(shown(option.rationale)) for option in item.options]
    for place, (form, option) in enumerate(zip(forms, item.options, strict=True)):
        other = next((at for at, each in enumerate(forms) if each == form and at != place), None)
        if other is not None:
            what = f"this rationale is that of option {letter(other)}"
        elif form == normal(shown(option.text)):
            what = "this rationale repeats its option"
        else:
            continue
        yield CHECK.rule.at(
            kb.locate(name, ("options", place, "rationale")),
            what,
            "say why this option is right, or why it tempts and fails",
        )


CHECK = check_of_record("JK531", "rationale-own", Severity.WARNING, __doc__, _borrowed, Choice)
