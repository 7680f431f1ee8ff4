"""The explanation of an item tells of its key, and not of one of its distractors.

Bad:   key: Water, distractor: A lid, explanation: A lid keeps the air away from the oil.
Bad:   key: Flat on the back, distractor: On the side, mouth down, where the definition that the
       item is about says "lying on the side with the mouth down"
Mend:  mark the option that is meant with `key: true`, or correct the explanation.
Note:  found is a distractor of which the explanation has every word of content, or two of them and
       most, where it has none of another one, and none of the key. The meaning, the traits or the
       acts of the record that the item is about are read so too, where neither they nor the
       explanation have a word of the key. Items that ask what is NOT so are passed over, and so are
       options that share a word with the key, such as black tea with green tea.
Why:   who chooses what the explanation says is told to be wrong.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks._gauge import Gauge
from jobcareer_kb.checks._item_texts import any_of, lead_in, quoted, sentences, shown
from jobcareer_kb.checks._statements import told
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.tasks._choice import Choice

_TOLD = frozenset({"meaning", "traits", "acts"})
"""Fields of the record that an item is about."""
_READ = ("definition/", "procedure/")
_FEWEST = 2
_PART = 0.6
"""The share of its words by which a distractor of several words is told; our choice."""


def _judge(context: Context) -> Judge:
    kb = context.kb
    gauge = Gauge(kb.words, ())
    negative = any_of(kb.words.teaching.negative)
    denying = any_of(kb.words.teaching.negative_answer)

    def unexplained(name: str, item: BaseModel) -> Iterator[Diagnostic]:
        if not isinstance(item, Choice):
            return
        if negative.search(lead_in(item.stem, kb.words.teaching.instructions)):
            return
        asked = gauge.marks(shown(item.stem))
        options = [gauge.marks(shown(each.text)) for each in item.options]
        keys = frozenset(at for at, each in enumerate(item.options) if each.key)
        said = gauge.marks(shown(item.explanation)) - asked
        is_denied = denying.search(shown(item.explanation)) is not None
        at = None if is_denied else _told_instead(options, keys, asked, said)
        where, what = kb.locate(name, ("explanation",)), "the explanation"
        if at is None and not any(options[key] & said for key in keys):
            for text, there in _of_record(kb, str(item.about)):
                at = _told_instead(options, keys, asked, gauge.marks(text) - asked, _FEWEST)
                if at is not None:
                    where, what = there, str(item.about)
                    break
        if at is None:
            return
        for place in (min(keys), at):
            yield CHECK.rule.at(
                kb.locate(name, ("options", place, "text")),
                f"{what} tells of distractor {quoted(shown(item.options[at].text))}, and not of "
                "the key",
                "mark the option that is meant with 'key: true', or correct the explanation",
                (Related(where, what),),
            )

    return unexplained


def _told_instead(
    options: list[frozenset[str]],
    keys: frozenset[int],
    asked: frozenset[str],
    said: frozenset[str],
    fewest: int = 1,
) -> int | None:
    """The one distractor of which a text tells, where it tells of no key."""
    like = [at for at, marks in enumerate(options) if at not in keys and marks & said]
    if len(like) != 1 or any(options[key] & said or not options[key] for key in keys):
        return None
    marks = options[like[0]]
    if any(marks & options[key] for key in keys):
        return None  # two of a kind, of which one explains the other
    own = marks - asked
    is_most = len(own & said) >= max(_FEWEST, _PART * len(own))
    is_told = (own <= said and len(own) >= fewest) or is_most
    return like[0] if is_told else None


def _of_record(kb: KnowledgeBase, about: str) -> Iterator[tuple[str, Span]]:
    """What the record that an item is about says for true, sentence by sentence."""
    record = kb.records.get(about) if about.startswith(_READ) else None
    for route, words in told(record) if record is not None else ():
        if route[0] in _TOLD:
            for text in sentences(shown(words)):
                yield text, kb.locate(about, route)


CHECK = check_among_records(
    "JK581",
    "key-explained",
    Severity.WARNING,
    __doc__,
    _judge,
    named=True,
)
