"""What stays the same of a finding while lines move: for reports that follow it over time."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from jobcareer_kb.diagnostic import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with its fingerprint: rule, record and route, and which one of equal ones.

    Line numbers are left out, for an edit above moves them. A finding outside a record has its
    file instead. GitLab shows equal fingerprints once, so equal ones are counted.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for each in diagnostics:
        where = each.record or each.span.path
        key = (each.code, where, *(str(part) for part in each.route))
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield each, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
