"""Which items are not made from the records, and why: what `build --explain` says of them."""

from collections.abc import Iterator

from jobcareer_kb.checks._fit_items import fit_items
from jobcareer_kb.kb import KnowledgeBase

_NAMED = 3
"""Items that a line names."""


def not_made(kb: KnowledgeBase) -> Iterator[str]:
    """One line for each reason, with how many items it keeps from being made."""
    reasons: dict[str, list[str]] = {}
    for each in fit_items(kb).refused:
        reasons.setdefault(each.reason, []).append(each.id)
    for reason, ids in sorted(reasons.items(), key=lambda found: (-len(found[1]), found[0])):
        more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
        what = "item is" if len(ids) == 1 else "items are"
        yield f"{len(ids)} {what} not made ({', '.join(ids[:_NAMED])}{more}): {reason}"
