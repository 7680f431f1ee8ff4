"""A text in another language was translated from what the record says today.

Bad:   meaning: >-                       (in job.yaml, edited since)
       meaning: Un empleo es ...         (in job.es.yaml)
Mend:  read the two side by side; correct the translation where it says something else; then
       `jobcareer-kb translate es definition/job#meaning --stamp` says that it holds.
Note:  the digest below `translated_from` tells; spaces and line breaks do not count. One edit makes
       one field stale. Until it is mended, no file that would print it is made in that language.
Why:   a reader of the other language would be told what is not so any more.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route, dotted
from jobcareer_kb.languages import standing_of


def _stale(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    for language, translation in sorted(kb.translations.get(name, {}).items()):
        unsaid: list[Route] = []
        for route in standing_of(kb, name, language).stale:
            field = dotted(route)
            if field not in translation.digests:
                unsaid.append(route)
                continue
            yield CHECK.rule.at(
                translation.key(route),
                f"'{field}' was translated from another text than stands there now",
                f"run 'jobcareer-kb translate {language} {name}' first where an entry of a list "
                "was inserted, taken out or moved; then read it beside the text, and 'jobcareer-kb "
                f"translate {language} {name}#{field} --stamp'",
                (Related(kb.locate(name, route), "the text"),),
            )
        if unsaid:
            one = "1 text does not say from what it was"
            many = f"{len(unsaid)} texts do not say from what they were"
            yield CHECK.rule.at(
                translation.key(unsaid[0]),
                f"{one if len(unsaid) == 1 else many} translated",
                f"'jobcareer-kb translate {language} {name}' notes that it was from what stands "
                "there now",
            )


CHECK = check_of_record("JK330", "translation-fresh", Severity.WARNING, __doc__, _stale, BaseModel)
