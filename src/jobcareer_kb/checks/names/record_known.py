"""A name such as step/get-training leads to a record.

Bad:   steps: [step/get-trainning]
Good:  steps: [step/get-training]
Mend:  correct the name, or write the record: `kb/step/get-training.yaml`.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.values import Ref, refs_of


def _dangling(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    spellings: dict[str, Spelling] = {}
    for name in dict.fromkeys(name for name, _ in kb.dangling):
        for route, ref in refs_of(kb.records[name]):
            if not kb.has(ref) and not kb.is_broken(str(ref)):
                yield CHECK.rule.at(kb.locate(name, route), *_words(kb, ref, spellings))


def _words(kb: KnowledgeBase, ref: Ref, spellings: dict[str, Spelling]) -> tuple[str, str]:
    """What is said of a name and what to do; `spellings` are those of each kind asked so far."""
    if ref.id == "*":
        return f"'{ref}' picks nothing", f"there is no record of kind {ref.kind}"
    if ref.kind not in spellings:
        spellings[ref.kind] = Spelling(kb.by_kind.get(ref.kind, {}))
    near = spellings[ref.kind].near(ref.id)
    help = f"did you mean '{ref.kind}/{near}'?" if near else f"write the {ref.kind}, or drop it"
    return f"no record '{ref}'", help


CHECK = check("JK302", "record-known", Severity.ERROR, __doc__, _dangling, whole=False)
