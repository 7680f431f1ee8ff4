"""No option leans on other options: "all of the above", "none of these", "both A and B".

Bad:   d) All of the above
Good:  a multiple response item: "Choose the TWO ..."
Mend:  write an option of its own; where several answers are right, make it `type: multiple`.
Error: where a product of kb.yaml is a quiz bank, since sites mix the options, and "above" and
       letters then point anywhere.
Why:   who knows one option to be wrong can leave out "all of the above"; who knows two to be right
       needs no third (Haladyna, Downing & Rodriguez, 2002). The words: `catch_all`
       below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, quoted, shown
from jobcareer_kb.checks._quiz_items import graver
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice

_LETTER = r"\(?(?:[A-F]|I{1,3}|IV|VI?)\)?"
_LEAD = r"(?:[Bb]oth|[Nn]either|[Ee]ither|[Oo]nly|[Oo]ptions?|[Aa]nswers?)\s+"
_LETTERS = re.compile(
    rf"(?:{_LEAD})*(?:{_LETTER}(?:,\s*{_LETTER})*,?\s+(?:and|or|nor|&)\s+{_LETTER})(?:\s+only)?[.]?"
    rf"|(?:{_LEAD})+(?:{_LETTER}|\d)(?:,?\s+(?:and|or|nor)\s+(?:{_LETTER}|\d))?[.]?"
)
_VERDICT = re.compile(r"(?<!\s)\s++(?:is|are)\s++(?:right|correct|true|wrong|false)(?=[.]?$)")
"""What may follow the letters without changing them: `Both A and B are right`."""
"""Options made of letters, such as `A and C`, or of numbers of options, such as `Both 1 and 2`."""


def _leaning(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    phrases = any_of(kb.words.teaching.catch_all)
    formats = (name for product in kb.settings.products.values() for name in product.formats)
    mixed = not context.banks.isdisjoint(formats)
    for place, option in enumerate(item.options):
        text = shown(option.text)
        if not phrases.search(text) and not _LETTERS.fullmatch(_VERDICT.sub("", text)):
            continue
        found = CHECK.rule.at(
            kb.locate(name, ("options", place, "text")),
            f"option {quoted(text)} leans on other options",
            "write an option of its own, or ask for several answers with 'type: multiple'",
        )
        yield graver(found) if mixed else found


CHECK = check_of_record(
    "JK516", "catch-all-option", Severity.WARNING, __doc__, _leaning, Choice, also=(Severity.ERROR,)
)
