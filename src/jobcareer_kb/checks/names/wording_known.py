"""A word that kb.yaml sets below `wordings` is one that files print, with the same places in it.

Bad:   wordings: {my-plann: What I will do}
Bad:   wordings: {question: "Question"}      (the number of the question is lost)
Good:  wordings: {my-plan: What I will do, question: "No. {n}"}
Note:  a form for a single number may leave the number out: `minutes-1: one minute`.
Why:   a key that nobody asks for changes nothing, and what is not filled in is not printed.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.wordings import form_of, places


def _strange(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if "wordings" in kb.guessed or not kb.wordings.usual:
        return
    usual = kb.wordings.usual
    spelling = Spelling(sorted(usual))
    for key, text in kb.settings.wordings.items():
        base, numbers = (key, None) if key in usual else form_of(key, usual)
        if base not in usual:
            yield _unknown(kb, key, spelling.near(key))
            continue
        expected = places(usual[base])
        free = {"n"} if numbers is not None or form_of(key, usual)[1] is not None else set()
        if expected - free != places(text) - free:
            yield _places(kb, key, expected, places(text))


def _unknown(kb: KnowledgeBase, key: str, near: str) -> Diagnostic:
    help = f"did you mean '{near}'?" if near else "templates/words/en.yaml lists all"
    place = kb.locate_key("kb.yaml", ("wordings", key))
    return CHECK.rule.at(place, f"no file prints a word '{key}'", help)


def _places(
    kb: KnowledgeBase, key: str, expected: frozenset[str], found: frozenset[str]
) -> Diagnostic:
    return CHECK.rule.at(
        kb.locate("kb.yaml", ("wordings", key)),
        f"'{key}' fills in {_listed(found)}, expected {_listed(expected)}",
        f"the English words are '{kb.wordings.usual.get(key, '')}'"
        if key in kb.wordings.usual
        else "write each of them once",
    )


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing"


CHECK = check("JK391", "wording-known", Severity.ERROR, __doc__, _strange)
