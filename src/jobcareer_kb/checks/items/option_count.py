"""An item has three to five options.

Bad:   an item with six options
Mend:  drop the distractors that nobody takes; three options are enough.
Why:   good distractors are rare, and weak ones cost time and show nothing (Rodriguez, 2005). The
       numbers are ours: `options_least` and `options_most` in `policies.teaching.items` of kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice


def _counted(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching.items
    count = len(item.options)
    if not policy.options_least <= count <= policy.options_most:
        yield CHECK.rule.at(
            kb.locate(name, ("options",)),
            f"{count} options, expected {policy.options_least} to {policy.options_most}",
            "drop the weakest" if count > policy.options_most else "write another one",
        )


CHECK = check_of_record("JK528", "option-count", Severity.WARNING, __doc__, _counted, Choice)
