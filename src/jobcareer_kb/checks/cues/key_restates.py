"""The key does not say the stem again.

Bad:   Green leaves are heated soon after picking. What makes a tea green?
       a) Its leaves are heated soon after picking  b) Its leaves dry in the sun  c) Its cups
Mend:  leave out of the stem what the key says, or ask what follows from it.
Why:   people choose what they have just read; stem and key that overlap make an item easier (Casu &
       Garcia, 2019). A finding needs a key of three words with content or more, of which the stem
       has nearly all, while it has of no distractor as large a share. Where no distractor has any
       word of the stem, JK522 says so. The number is ours: `policies.teaching.items.restated` in
       kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._quiz_items import key_place
from jobcareer_kb.checks.cues._restated import restated
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks.single import Single


def _restating(context: Context, name: str, item: Single) -> Iterator[Diagnostic]:
    kb = context.kb
    share = restated(item, frozenset(kb.words.teaching.plain))
    if share >= kb.settings.policies.teaching.items.restated:
        yield CHECK.rule.at(
            kb.locate(name, ("options", key_place(item), "text")),
            f"the stem has {share:.0%} of the words with content of the key, and fewer of each "
            "distractor",
            "leave out of the stem what the key says, or ask what follows from it",
        )


CHECK = check_of_record("JK586", "key-restates", Severity.WARNING, __doc__, _restating, Single)
