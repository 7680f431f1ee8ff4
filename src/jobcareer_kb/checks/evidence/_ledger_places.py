"""How checks of the ledger name a claim, a source and what was found."""

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.states import Statement

REVIEW = "jobcareer-kb review"


def review_command(statement: Statement, reference: str) -> str:
    """The command that looks at a claim and one of its sources again."""
    return f"'{REVIEW} {statement.name} --reference {reference}'"


def cited_as(kb: KnowledgeBase, reference: str) -> str:
    """A source by id and short form, as a reader knows it."""
    source = kb.sources.get(reference)
    return f"'{reference}' ({source.short})" if source is not None else f"'{reference}'"
