"""A meaning is that of its own term.

Bad:   term: Weather
       meaning: Climate is the usual weather of a place.      (another record defines "Climate")
Mend:  the meanings of two terms were most likely exchanged: put each below its own term.
Why:   a handout prints the term as a heading above its meaning. Read are the words with which the
       meaning begins: those of another term, and of no longer one of its own, before a verb such as
       "is" or "means". The words: `singular_verbs` and `plural_verbs` below `teaching` in
       words.yaml, and "means".
"""

from collections.abc import Iterator, Mapping

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import ARTICLES, form
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.definition import Definition

_LONGEST = 6
"""Words of a term that is looked for."""


def _exchanged(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    definitions = kb.of("definition", Definition)
    terms = {_bare(form(shown(each.term))): each for each in reversed(definitions)}
    teaching = kb.words.teaching
    verbs = frozenset((*teaching.singular_verbs, *teaching.plural_verbs, "means", "mean"))
    for definition in definitions:
        other = _subject(form(shown(definition.meaning)), terms, verbs)
        own = _bare(form(shown(definition.term)))
        if other is None or f" {_bare(form(shown(other.term)))} " in f" {own} ":
            continue
        name = f"definition/{definition.id}"
        yield CHECK.rule.at(
            kb.locate(name, ("meaning",)),
            f"the meaning of {quoted(shown(definition.term))} begins with "
            f"{quoted(shown(other.term))}, another term",
            f"write what {quoted(shown(definition.term))} means; were two meanings exchanged?",
            (Related(kb.locate(f"definition/{other.id}", ("term",)), "the other term"),),
        )


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first in ARTICLES and rest else words


def _subject(
    meaning: str, terms: Mapping[str, Definition], verbs: frozenset[str]
) -> Definition | None:
    """The term whose meaning a text says it gives: what stands before its first verb."""
    words = _bare(" ".join(meaning.split(" ", _LONGEST + 2)[: _LONGEST + 2])).split()
    for end, word in enumerate(words[: _LONGEST + 1]):
        if word in verbs:
            return terms.get(" ".join(words[:end]))
    return None


CHECK = check("JK439", "meaning-of-term", Severity.WARNING, __doc__, _exchanged)
