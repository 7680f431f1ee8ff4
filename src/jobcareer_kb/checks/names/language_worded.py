"""The words that files print by themselves are there in the language of the knowledge base.

Bad:   language: fr, while templates/words/ has no fr.yaml
Mend:  write the words in that language: all keys of templates/words/en.yaml, below `wordings` in
       kb.yaml, or as a file of templates/words/ in a copy of the program (docs/templates.md).
Note:  what is missing is printed in English.
Why:   a page whose headings are in another language than its text is hard to read, and a screen
       reader speaks them with the wrong sounds.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.languages import unworded
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.wordings import form_of


def _unworded(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        for place, language in enumerate(shop.languages):
            if unworded(kb, language):
                at = kb.locate(f"workshop/{shop.id}", ("languages", place))
                said = f"no words for the language '{language}', so nothing is printed in it"
                yield CHECK.rule.at(at, said, "docs/languages.md says how to write them")
    words, own = kb.wordings, kb.settings.wordings
    if words.language or "language" in kb.guessed:
        return
    usual = words.usual
    lacking = [key for key in usual if key not in own and form_of(key, usual)[1] is None]
    if lacking:
        yield CHECK.rule.at(
            kb.locate("kb.yaml", ("language",)),
            f"no words for the language '{kb.settings.language}', so those of '{lacking[0]}' and "
            "the like stay in English",
            "write them below 'wordings'; docs/templates.md says how",
        )


CHECK = check("JK390", "language-worded", Severity.WARNING, __doc__, _unworded)
