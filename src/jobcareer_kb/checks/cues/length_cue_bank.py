"""Over a whole quiz, and over all items, the key is not the longest option too often, nor the
shortest.

Bad:   in 12 of 20 items the key is the longest of four options
Mend:  make some keys shorter, or some distractors longer, in the items that the report names.
Error: chance gives as many in less than 1 of 100 banks, and there are 20 items or more.
Why:   a single key may well be the longest; if most are, the trick works (Pham, 2018). With four
       options, chance gives one in four. The probability is exact, item by item, so that items with
       three and with four options count as they should; of more than 500 items it is that of the
       normal distribution. The numbers are ours: `bank_times`, `bank_least`, `bank_p` and
       `bank_p_least` in `policies.teaching.items.length` of kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.checks._quiz_items import graver, key_place, single_items, singles
from jobcareer_kb.checks.cues._chance import at_least
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.tasks.single import Single

_NAMED = 5
"""Items that a finding names at most."""


def _telling(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    every = tuple(item for _, item in singles(kb))
    whole = {item.id for item in every}
    for shop in kb.of("workshop", Workshop):
        asked = single_items(kb, shop)
        span = kb.locate(f"workshop/{shop.id}", ("quiz",))
        yield from _bank(kb, asked, "this quiz", span)
        if {item.id for item in asked} == whole:
            return  # the quiz asks all items, so they need no second finding
    if every:
        first = kb.locate(f"question/{every[0].id}", ())
        yield from _bank(kb, every, "the knowledge base", first)


def _bank(
    kb: KnowledgeBase, bank: tuple[Single, ...], whose: str, span: Span
) -> Iterator[Diagnostic]:
    for word, sign in (("longest", 1), ("shortest", -1)):
        hits = [item for item in bank if _stands_out(item, sign)]
        chances = [1 / len(item.options) for item in bank]
        policy = kb.settings.policies.teaching.items.length
        if len(bank) < policy.bank_least or len(hits) <= policy.bank_times * sum(chances):
            continue
        chance = at_least(len(hits), chances)
        found = CHECK.rule.at(
            span,
            f"in {len(hits)} of {len(bank)} items of {whose} with one key, the key is the {word} "
            f"option; chance gives {sum(chances):.0f}",
            f"make it another length than the {word} in some of these items",
            tuple(
                Related(
                    kb.locate(f"question/{item.id}", ("options", key_place(item), "text")),
                    f"the {word} of {len(item.options)}",
                )
                for item in hits[:_NAMED]
            ),
        )
        grave = chance < policy.bank_p and len(bank) >= policy.bank_p_least
        yield graver(found) if grave else found


def _stands_out(item: Single, sign: int) -> bool:
    """Say whether the key is longer than each distractor, or with -1 shorter."""
    lengths = [sign * len(shown(option.text)) for option in item.options]
    best = max(lengths)
    return lengths[key_place(item)] == best and lengths.count(best) == 1


CHECK = check(
    "JK540", "length-cue-bank", Severity.WARNING, __doc__, _telling, also=(Severity.ERROR,)
)
