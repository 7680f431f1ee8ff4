"""An article names its journal, a chapter its book.

Bad:   - id: ford-2016
         type: article-journal
         title: Weather and mood
Good:  the same with `container-title: Journal of Weather`
Mend:  add `container-title`, or correct `type`.
Why:   without it nobody finds the article, and the list of sources prints a title by itself. Read
       are articles of journals, magazines and newspapers, chapters, and entries of dictionaries and
       encyclopedias.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference

_WITHIN = {
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "chapter": "book",
    "entry-dictionary": "dictionary",
    "entry-encyclopedia": "encyclopedia",
}


def _alone(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    whole = _WITHIN.get(reference.type)
    if whole is not None and not reference.container_title:
        yield CHECK.rule.at(
            context.kb.locate(name, ("type",)),
            f"source '{reference.id}' is of type '{reference.type}' and names no {whole}",
            f"add 'container-title:' with the {whole}, or correct 'type'",
        )


CHECK = check_of_record(
    "JK323", "article-journal", Severity.WARNING, __doc__, _alone, Reference, whole=True
)
