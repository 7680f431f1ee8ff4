"""What the starter calls itself is replaced in a knowledge base of your own.

Bad:   publisher: Your name or your school        (and the terms are no longer those of the starter)
Mend:  write your own title, publisher and credits in kb.yaml; write your own words in the records
       that came along, or delete them.
Why:   they stand on every page. As long as all terms are the starter's own, nothing is said, so
       that the starter by itself is without a finding. Read are kb.yaml and the titles, names,
       slides and instructions of records.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.reads import CALLED

TERMS = frozenset({"definition/weather", "definition/climate"})
"""The terms of the starter."""
OWN = frozenset(
    {
        "Weather and climate workshop",
        "Your name or your school",
        "Made from the starter of jobcareer-kb.",
        "people who plan something outdoors",
        "Weather or climate?",
        "Weather and climate: check what you know",
        "You sort cards into weather and climate. Then you plan a day outside.",
        "Plan a day outside in three looks",
        "Plan your day outside",
        "The forecast changes",
        "Look up what is usual",
        "Read the forecast",
        "Have a plan B",
        "U.S. Climate Normals",
        "A local weather forecast",
        "Is it weather or climate?",
        "Plan a day outside: what do you look up, and when?",
        "What will you look up, and for which day?",
        "Somebody may have lost a home to a storm or a flood. Anyone may pass.",
        "People find out that time is what parts weather from climate.",
        "People make a plan for a day of their own and test it on a partner.",
        "The plan names what to look up, when, and what to do if the weather turns.",
        "You can tell whether a sentence is about weather or about climate.",
        "You leave with a plan for a day outside, and with a plan B.",
    }
)
"""Names and titles of the starter that no other subject would come to by itself."""
COMMENTED = frozenset({"The title as it is printed, without a full stop", "Name of the publisher"})
"""Values of the source that the starter shows in a comment."""
_FORMS = frozenset(map(form, OWN))
_ALWAYS = frozenset(map(form, COMMENTED))


def _judge(context: Context) -> Judge:
    kb = context.kb
    terms = {name for name, _ in kb.terms()}
    looked_for = _ALWAYS if terms <= TERMS else _ALWAYS | _FORMS

    def kept(name: str, record: BaseModel) -> Iterator[Diagnostic]:
        for written in texts_of(kb, name, record):
            if len(written.text) <= 100 and form(written.text) in looked_for:
                yield CHECK.rule.at(
                    kb.locate(name, written.route),
                    f"{quoted(written.text)} is what the starter says",
                    "write your own",
                )

    return kept


CHECK = check_among_records(
    "JK421", "starter-kept", Severity.WARNING, __doc__, _judge, reads=(CALLED,)
)
