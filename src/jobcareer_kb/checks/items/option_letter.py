"""No feedback names an option by its letter.

Bad:   explanation: Answer B is right, since storms come from the west. [@a]
Good:  explanation: Storms come from the west. [@a]
Mend:  say what the option says.
Why:   a bank shuffles the options, so the letter is that of another one there; and on paper nobody
       corrects it when an option moves. The words: `option_words` below `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.values import words_of


def _named(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching.option_words
    letter = re.compile(rf"{any_of(words).pattern}\s+([a-l])(?![\w'’])", re.IGNORECASE)
    for route, text in words_of(item):
        named = (found for found in letter.finditer(str(text)) if found[1].isupper())
        if found := next(named, None):
            yield CHECK.rule.at(
                kb.text_span(name, route, found.start(), found.end()),
                f"{quoted(found[0])} names an option by its letter, which a bank changes",
                "say what the option says",
            )


CHECK = check_of_record("JK578", "option-letter", Severity.WARNING, __doc__, _named, Choice)
