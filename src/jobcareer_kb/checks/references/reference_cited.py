"""A reference is cited by at least one record.

Mend:  cite it, or remove it from references.yaml.
Why:   a reference that nobody cites looks like support that is not there.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity


def _uncited(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    cited = {id_ for facts in kb.facts.values() for id_ in facts.cites}
    for id_ in kb.by_kind.get("reference", {}):
        if id_ not in cited and not kb.broken:  # a broken record may be the one that cites it
            yield CHECK.rule.at(
                kb.locate(f"reference/{id_}", ("id",)),
                f"reference '{id_}' is cited by no record",
                "cite it where it supports a claim, or remove it",
            )


CHECK = check("JK203", "reference-cited", Severity.WARNING, __doc__, _uncited)
