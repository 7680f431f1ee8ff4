"""A file of another language holds texts of its record, and nothing else.

Bad:   traits: [..., ..., ...]           (in job.es.yaml, where job.yaml has two traits)
Bad:   wordings: {my-plann: Mi plan}     (in kb.es.yaml)
Mend:  `jobcareer-kb translate es definition/job` brings along what moved, and keeps as a comment
       what has no text in the record any more. Ids, references, numbers and dates are not repeated.
Why:   nobody prints it, and a text at the wrong place of a list would be taken for another one.
"""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import dotted
from jobcareer_kb.languages import PRINTED, standing_of
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.translation import FIGURES, SETTINGS, WORDINGS, Translation
from jobcareer_kb.wordings import form_of, places


def _strange(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    for language, translation in sorted(kb.translations.get(name, {}).items()):
        help = f"'jobcareer-kb translate {language} {name}' says what is there; or delete it"
        for route in standing_of(kb, name, language).strange:
            said = f"{name} has no text '{dotted(route)}'"
            yield CHECK.rule.at(translation.key(route), said, help)
        if name == SETTINGS:
            yield from _unknown(translation, WORDINGS, list(kb.wordings.usual))
            yield from _unfilled(translation, kb.wordings.usual)
            yield from _unknown(translation, FIGURES, list(PRINTED))


def _unknown(translation: Translation, field: str, known: list[str]) -> Iterator[Diagnostic]:
    spelling = Spelling(known)
    for key in translation.words(field) if known else ():
        if form_of(key, dict.fromkeys(known, ""))[0] not in known:
            near, route = spelling.near(key), (field, key)
            help = f"did you mean '{near}'?" if near else "delete it"
            said = f"no word '{key}' is printed by {field}"
            yield CHECK.rule.at(translation.key(route), said, help)


def _unfilled(translation: Translation, usual: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Words that do not fill in what the program gives them, such as the number of a question."""
    for key, text in translation.wordings.items():
        if key in usual and places(text) != places(usual[key]):
            expected = ", ".join(f"{{{name}}}" for name in sorted(places(usual[key]))) or "nothing"
            said = f"'{key}' fills in something else than {expected}"
            help = f"the English words are '{usual[key]}'"
            yield CHECK.rule.at(translation.value((WORDINGS, key)), said, help)


CHECK = check_of_record(
    "JK332", "translation-of-text", Severity.ERROR, __doc__, _strange, BaseModel
)
