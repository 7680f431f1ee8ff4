"""A text in another language cites, names and links what the text of the record does.

Bad:   Un empleo es ... [@dol-faq]       (where the record cites [@dol-faq; @article])
Mend:  put the same citations, figures and links into the translation, where they belong there.
Note:  their order, and the place in a source, may differ: `p. 5` is `pág. 5`. A translation that is
       stale is compared once it has been looked over.
Why:   it states the same facts, so it stands on the same sources.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Link, dotted, parse, walk
from jobcareer_kb.languages import standing_of, written
from jobcareer_kb.values import words_of


def _other(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    for language, translation in sorted(kb.translations.get(name, {}).items()):
        fresh = standing_of(kb, name, language).fresh
        texts = dict(words_of(written(kb, name))) if fresh else {}
        for route, said in fresh.items():
            there, here = _holds(str(texts[route])), _holds(said)
            if there != here:
                yield CHECK.rule.at(
                    translation.value(route),
                    f"'{dotted(route)}' {_told(there - here, here - there)}",
                    "cite, name and link what the text does",
                    (Related(kb.locate(name, route), "the text"),),
                )


def _told(lacks: set[str], more: set[str]) -> str:
    parts = [f"lacks {', '.join(sorted(lacks))}"] if lacks else []
    parts += [f"has {', '.join(sorted(more))}, which the text has not"] if more else []
    return " and ".join(parts)


def _holds(text: str) -> set[str]:
    """The citations, figures and addresses of a text, as people write them."""
    found = parse(text)
    cites = {f"[@{cite.item.reference}]" for cite in found.cites}
    figures = {f"[#{each.figure}{each.part and f'.{each.part}'}]" for each in found.figures}
    return cites | figures | {n.url for n in walk(found.inlines) if isinstance(n, Link)}


CHECK = check_of_record("JK333", "translation-cites", Severity.ERROR, __doc__, _other, BaseModel)
