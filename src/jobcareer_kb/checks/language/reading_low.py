"""What a workshop hands out is not chopped up to please a formula.

The running text of each product for participants, whole sentences one after another, is judged by
Flesch-Kincaid and held against `flesch_kincaid_least`, which stands beside the upper bound in
`reading` of an audience in kb.yaml. Lists of fragments, cells, cues and prompts are not judged, nor
are the syllables of defined terms and of the `long_words` of words.yaml. Without a lower bound
nothing is asked.

Bad:   Take the bus. It is cheap. Ask for a pass. The pass is free. You must sign up.
Good:  The bus is cheap, and the pass for it is free if you sign up first.
Mend:  begin with the texts that the finding lists. Join what belongs together with "and", "so",
       "because" or "but", and say one concrete thing more.
Note:  a product whose running text has fewer than a hundred words is not judged.
Why:   adults notice when a text talks down to them. Texts that were rewritten until a formula gave
       a low grade had lost the words that tie one thought to the next, and became harder to follow
       (A. Davison, Readability: Appraising Text Difficulty, 1981).
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_workshop
from jobcareer_kb.checks.language._running import running_texts, shortest
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.workshop import Workshop


def _too_low(context: Context, shop: Workshop) -> Iterator[Diagnostic]:
    kb = context.kb
    audiences = kb.settings.audiences
    if all(audience.reading.flesch_kincaid_least is None for audience in audiences.values()):
        return
    for text in running_texts(kb, shop):
        least = audiences[shop.audience].reading.flesch_kincaid_least
        grade = round(text.counts.flesch_kincaid, 1)
        if least is not None and grade < least:
            title = kb.settings.products[text.product].title
            yield CHECK.rule.at(
                kb.locate(f"workshop/{text.workshop}", ("audience",)),
                f"reading grade of the running text of '{title}': {grade}, expected at least "
                f"{least:g} by Flesch-Kincaid",
                "join short sentences that belong together, first in the texts below",
                shortest(kb, text),
            )


CHECK = check_of_workshop("JK410", "reading-low", Severity.WARNING, __doc__, _too_low)
