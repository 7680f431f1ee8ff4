"""The sentences of running text are not too short on average.

Each product for participants is judged by its running text: whole sentences one after another, and
no lists of fragments, cells, cues or prompts. The bound stands in kb.yaml as
`policies.language.mean_sentence_least`, beside `sentence_words`, which is the longest that one
sentence may be. Without it nothing is asked.

Bad:   Ask at a school. Ask what it costs. Ask how long it takes. Write it down.
Good:  Ask at a school what it costs and how long it takes, and write down what they say.
Mend:  begin with the texts that the finding lists: they have the shortest sentences.
Note:  a product whose running text has fewer than a hundred words is not judged.
Why:   plain-language guides ask for 15 to 20 words on average. Far below that, a reader has to find
       out alone how one sentence hangs together with the next.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_workshop
from jobcareer_kb.checks.language._running import running_texts, shortest
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.workshop import Workshop


def _too_short(context: Context, shop: Workshop) -> Iterator[Diagnostic]:
    kb = context.kb
    least = kb.settings.policies.language.mean_sentence_least
    for text in running_texts(kb, shop) if least is not None else ():
        if least is not None and round(text.mean, 1) < least:
            title = kb.settings.products[text.product].title
            yield CHECK.rule.at(
                kb.locate(f"workshop/{text.workshop}", ("id",)),
                f"the sentences of the running text of '{title}' have {text.mean:.1f} words on "
                f"average, expected at least {least:g}",
                "join short sentences that belong together, first in the texts below",
                shortest(kb, text),
            )


CHECK = check_of_workshop("JK411", "sentences-short", Severity.WARNING, __doc__, _too_short)
