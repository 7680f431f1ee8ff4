"""A poll on the slides is no item of the paper quiz of the same workshop.

Bad:   slides: [question/q-colour], and quiz: [question/q-colour]
Mend:  show another question, or take this one out of the quiz.
Why:   the room has just heard the answer, so the quiz asks who was awake, not who can tell. What
       one pick shows is one finding.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.workshop import Workshop


def _asked_twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        name = f"workshop/{shop.id}"
        quiz: dict[str, int] = {}
        for index, pick in enumerate(shop.quiz):
            quiz |= {item: quiz.get(item, index) for item in kb.picked(pick)}
        for index, pick in enumerate(shop.slides):
            polls = [item for item in kb.picked(pick) if item in quiz]
            if polls:
                one = len(polls) == 1
                those = f"{polls[0]} is" if one else f"{polls[0]} and {len(polls) - 1} more are"
                yield CHECK.rule.at(
                    kb.locate(name, ("slides", index)),
                    f"{those} also in the quiz of this workshop; the slides tell the answer first",
                    "show a question that the quiz does not ask, or take it out of the quiz",
                    (Related(kb.locate(name, ("quiz", quiz[polls[0]])), "asked here"),),
                )


CHECK = check("JK550", "poll-own", Severity.WARNING, __doc__, _asked_twice)
