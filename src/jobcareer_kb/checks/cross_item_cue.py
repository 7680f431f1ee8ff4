"""No stem of a quiz gives away the key of another of its items.

Bad:   one key is "A long-term average", and another stem begins "A climate is a long-term average."
Mend:  say it in other words in the stem, or do not print both items in one quiz.
Why:   people turn back the page. Read are keys of three words or more that stand in the other stem
       word for word; the number is ours: `policies.teaching.items.cue_words` in kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import holds, normal, quoted, shown
from jobcareer_kb.checks._quiz_items import in_print_order
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.question import Choice, Question
from jobcareer_kb.model.workshop import Workshop


def _given_away(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    least = kb.settings.policies.teaching.items.cue_words
    for shop in kb.of("workshop", Workshop):
        asked = in_print_order(kb, shop)
        stems = _by_first_words(asked, least)
        for item in asked:
            for place, option in enumerate(item.options if isinstance(item, Choice) else ()):
                key = normal(shown(option.text))
                if not option.key or len(key) < least:
                    continue
                for other, stem in stems.get(key[:least], ()):
                    if other != item.id and holds(stem, key):
                        yield CHECK.rule.at(
                            kb.locate(f"question/{other}", ("stem",)),
                            f"this stem holds {quoted(shown(option.text))}, the key of "
                            f"question/{item.id}",
                            "say it in other words, or do not print both items in one quiz",
                            (
                                Related(
                                    kb.locate(f"question/{item.id}", ("options", place, "text")),
                                    "the key",
                                ),
                            ),
                        )


def _by_first_words(
    asked: tuple[Question, ...], width: int
) -> dict[tuple[str, ...], dict[tuple[str, tuple[str, ...]], None]]:
    """Stems by each run of words in them, so that a large quiz is read once and not squared."""
    found: dict[tuple[str, ...], dict[tuple[str, tuple[str, ...]], None]] = {}
    for item in asked:
        stem = normal(shown(item.stem))
        for start in range(len(stem) - width + 1):
            found.setdefault(stem[start : start + width], {})[(item.id, stem)] = None
    return found


CHECK = check("JK543", "cross-item-cue", Severity.WARNING, __doc__, _given_away)
