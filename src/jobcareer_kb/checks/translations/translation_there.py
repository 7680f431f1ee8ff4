"""What a workshop prints is there in the languages that it names.

Bad:   languages: [es]                   (of a workshop, and kb/definition/job.es.yaml is not there)
Mend:  `jobcareer-kb translate es --workshop ID` begins what is missing, each text with what it is
       to be translated from; write the translations, and run it once more.
Note:  one finding for each record, and one for all that are not begun. A field of figures, numbers
       and sources alone needs no translation. What is whole is printed all the same
       (`jobcareer-kb build --language es`).
Why:   a handout in two languages by accident serves nobody.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.inline import dotted
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Lack, fields_of, lacking, translation_of
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.reads import ALL, note
from jobcareer_kb.selection import to_translate
from jobcareer_kb.translation import SETTINGS, Translation

_NAMED = 5


def _missing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    shops = [shop for shop in kb.of("workshop", Workshop) if shop.languages]
    if shops:
        note(ALL)
    told: set[tuple[str, str]] = set()
    for shop in shops:
        fields = tuple(fields_of(kb, (SETTINGS, *to_translate(kb, shop))))
        for language in shop.languages:
            found = [each for each in lacking(kb, fields, language) if each.missing]
            fresh = [each for each in found if (each.name, language) not in told]
            told.update((each.name, language) for each in found)
            yield from _told(kb, shop, language, fresh)


def _told(
    kb: KnowledgeBase, shop: Workshop, language: str, found: list[Lack]
) -> Iterator[Diagnostic]:
    others = dict[str, None]()
    for lack in found:
        translation = translation_of(kb, lack.name, language)
        if translation is None:
            others[lack.name] = None
        elif not translation.is_broken:
            yield _lacks(kb, lack, translation)
    if others:
        count = "1 record has" if len(others) == 1 else f"{len(others)} records have"
        place = shop.languages.index(language)
        yield CHECK.rule.at(
            kb.locate(f"workshop/{shop.id}", ("languages", place)),
            f"{count} no texts in '{language}': {_some(list(others))}",
            f"'jobcareer-kb translate {language} --workshop {shop.id}' begins them",
        )


def _lacks(kb: KnowledgeBase, lack: Lack, translation: Translation) -> Diagnostic:
    language = translation.language
    count = len(lack.missing)
    texts = "1 text is" if count == 1 else f"{count} texts are"
    return CHECK.rule.at(
        _place(translation.value(()), f"{kb.folder}/{translation.path}"),
        f"{texts} not there in '{language}': {_some(list(map(dotted, lack.missing)))}",
        f"write {'it' if count == 1 else 'them'}; 'jobcareer-kb translate {language} {lack.name}' "
        "shows from what",
    )


def _place(span: Span, path: str) -> Span:
    """The whole of a file, by its first line."""
    return Span(path, span.line, 1, span.line, 1)


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    listed = ", ".join(names[:_NAMED] if more > 1 else names)
    return f"{listed} and {more} more" if more > 1 else listed


CHECK = check("JK331", "translation-there", Severity.WARNING, __doc__, _missing)
