"""A name such as step/get-training leads to a record.

Bad:   steps: [step/get-trainning]
Good:  steps: [step/get-training]
Mend:  correct the name, or write the record: `kb/step/get-training.yaml`.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.values import Ref, refs_of


def _dangling(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for name in dict.fromkeys(name for name, _ in kb.dangling):
        for route, ref in refs_of(kb.records[name]):
            if not kb.has(ref) and not kb.is_broken(str(ref)):
                yield CHECK.rule.at(kb.locate(name, route), *_words(kb, ref))


def _words(kb: KnowledgeBase, ref: Ref) -> tuple[str, str]:
    if ref.id == "*":
        return f"'{ref}' picks nothing", f"there is no record of kind {ref.kind}"
    known = list(kb.by_kind.get(ref.kind, {}))
    near = get_close_matches(ref.id, known, n=1, cutoff=0.6)
    help = f"did you mean '{ref.kind}/{near[0]}'?" if near else f"write the {ref.kind}, or drop it"
    return f"no record '{ref}'", help


CHECK = check("JK302", "record-known", Severity.ERROR, __doc__, _dangling)
