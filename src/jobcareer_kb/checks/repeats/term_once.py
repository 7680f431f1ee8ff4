"""A term is defined once.

Bad:   definition/weather and definition/the-weather, both with `term: Weather`
Bad:   "Weather" and "weather"; "Résumé" and "resume"; "Storm", "Storms" and "The storm"
Mend:  keep one of the two and name it everywhere; or reword the term that means something else.
Why:   two meanings of one word on one handout leave people with none. Capitals, accents, signs,
       articles and simple plurals make no difference.
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from functools import partial

from jobcareer_kb.checks._alike import bare_name, check_alike, fields_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.model.definition import Definition

CHECK = check_alike(
    "JK430", "term-once", Severity.WARNING, __doc__,
    partial(fields_of, fields=((Definition, "term"),)),
    lambda said, other: (
        f"the term {quoted(said.text)} is defined in {other.record} too",
        "drop one of the two records, or give this one a term of its own",
    ),
    to_form=bare_name,
)  # fmt: skip
