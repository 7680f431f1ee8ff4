"""An amount, a share or a count of people or jobs is a figure, and not typed into a text.

Bad:   meaning: Childcare workers earned $32,050 in 2024. [@bls]
Good:  meaning: Childcare workers earned [#childcare-pay.value] in [#childcare-pay.year]. [@bls]
Mend:  write the figure as a record of its own, `kb/figure/childcare-pay.yaml`, and name it; a
       number that is no data may stand with `# jk: ignore[JK374] reason="..."`.
Why:   a number in a sentence is compared with nothing and grows old unseen; a figure is compared
       with its row, and one change of it reaches every page.
Note:  looked at are claims and the cells of sheets. Read as data are amounts of money, percentages,
       numbers of 100 or more before a word such as people or jobs, and such as 350,000 before any
       other plural; ten or more states or countries, and "2.5 times"; shares such as "one in five
       riders" and "half of all riders"; not times, ages, lengths and small counts. The words stand
       below `figures` in words.yaml. In an example and in a cell a number of a made-up person may
       stand ("Ana earns $15 an hour"); so it may in what is given for a calculation whose task
       names one. A stem is judged by JK532.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._bare_numbers import Bare, MadeUp, bare_numbers, names_a_person
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.facts import is_cell
from jobcareer_kb.inline import Route, has_number
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.calculation import Calculation
from jobcareer_kb.values import Claim, Words, words_of

_UNREAD = frozenset({"brand", "evidence", "figure", "reference"})


def _unbound(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    if not kb.facts[name].numbers or name.partition("/")[0] in _UNREAD:
        return
    record = kb.written[name]
    for route, words in words_of(record):
        for bare in unbound(kb, record, route, words):
            yield CHECK.rule.at(
                kb.written_span(name, route, bare.start, bare.end),
                f"'{bare.text}' is bound to no figure",
                "write it as a record of kind figure, and name that: '[#some-id]'",
            )


def unbound(kb: KnowledgeBase, record: Record, route: Route, words: Words) -> Iterator[Bare]:
    """The numbers of a text, as it is written, that should be figures."""
    if not isinstance(words, Claim) and not is_cell(route):
        return
    text = str(words)
    if not has_number(text):
        return
    if isinstance(record, Calculation) and names_a_person(str(record.task)):
        return
    made_up = MadeUp(text, kb.words.teaching.made_up)
    may_tell = is_cell(route) or route[0] == "examples"
    for bare in bare_numbers(text, kb.words.figures):
        if not (may_tell and made_up.covers(bare.start)):
            yield bare


CHECK = check_of_record("JK374", "figure-bound", Severity.WARNING, __doc__, _unbound, Record)
