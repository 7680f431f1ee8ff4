"""A term is defined once.

Bad:   definition/weather and definition/the-weather, both with `term: Weather`
Bad:   "Weather" and "weather"; "Résumé" and "resume"; "Storm", "Storms" and "The storm"
Mend:  keep one of the two and name it everywhere; or reword the term that means something else.
Why:   two meanings of one word on one handout leave people with none. Capitals, accents, signs,
       articles and simple plurals make no difference.
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import Said, bare_name, said_by, twice
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.definition import Definition


def _twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    terms = said_by(kb, "definition", Definition, lambda record: record.term)
    as_written = {said.record: said.text for said in terms}
    bare = (Said(name, ("term",), bare_name(text)) for name, text in as_written.items())
    for said, first in twice(bare):
        yield CHECK.rule.at(
            kb.locate(said.record, said.route),
            f"the term {quoted(as_written[said.record])} is defined in {first.record} too",
            "drop one of the two records, or give this one a term of its own",
            (Related(kb.locate(first.record, first.route), "the other one"),),
        )


CHECK = check("JK430", "term-once", Severity.WARNING, __doc__, _twice)
