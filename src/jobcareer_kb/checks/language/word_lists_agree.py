"""The lists of words.yaml do not speak against each other.

Bad:   avoid "job board" and prefer the term "job board"; two entries for "menial"; a hedge that
       is an absolute word too
Mend:  keep the word in one of the two places.
Why:   otherwise one finding asks for what another one forbids.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model._words import WordLists


def _against(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for entries in (_refused_or_preferred(kb.words), _strength(kb.words)):
        first: dict[str, Route] = {}
        for route, word in entries:
            same = " ".join(word.lower().split())
            if same in first:
                other = Related(kb.locate("words.yaml", first[same]), "the other place")
                yield CHECK.rule.at(
                    kb.locate("words.yaml", route),
                    f"'{word}' stands in two places",
                    "keep it in one of them",
                    (other,),
                )
            first.setdefault(same, route)


def _refused_or_preferred(lists: WordLists) -> Iterator[tuple[Route, str]]:
    for index, avoided in enumerate(lists.avoid):
        for place, word in enumerate(avoided.words):
            yield ("avoid", index, "words", place), word
    for index, preferred in enumerate(lists.terms):
        yield ("terms", index, "term"), preferred.term
        for place, word in enumerate(preferred.variants):
            yield ("terms", index, "variants", place), word


def _strength(lists: WordLists) -> Iterator[tuple[Route, str]]:
    for field, listed in (("hedges", lists.hedges), ("absolutes", lists.absolutes)):
        for place, word in enumerate(listed):
            yield (field, place), word


CHECK = check("JK407", "word-lists-agree", Severity.WARNING, __doc__, _against)
