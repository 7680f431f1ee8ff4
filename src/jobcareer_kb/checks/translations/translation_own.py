"""A text in another language is not the text of the record once more.

Bad:   meaning: A job is one position.   (in job.es.yaml)
Good:  meaning: Un empleo es un puesto.
Note:  names and short titles may well be the same; told are texts with three words in small
       letters.
Why:   a text that was copied to be translated later would be printed as if it had been.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import UNSAID, dotted
from jobcareer_kb.languages import standing_of, written
from jobcareer_kb.values import words_of

_SMALL = re.compile(r"(?<!\w)[^\W\d_A-Z]\w*")
_MANY = 3


def _same(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    for language, translation in sorted(kb.translations.get(name, {}).items()):
        fresh = standing_of(kb, name, language).fresh
        texts = dict(words_of(written(kb, name))) if fresh else {}
        for route, said in fresh.items():
            alike = said.split() == texts[route].split()
            if alike and len(_SMALL.findall(UNSAID.sub("", said))) >= _MANY:
                yield CHECK.rule.at(
                    translation.value(route),
                    f"'{dotted(route)}' is the text of the record, word for word",
                    "translate it, or leave it empty until somebody does",
                )


CHECK = check_of_record("JK334", "translation-own", Severity.NOTE, __doc__, _same, BaseModel)
