"""A stem does not end in "a" or "an" before options that only one of the two fits.

Bad:   The tool for this is an …       a) hammer  b) awl  c) saw      (key: b)
Good:  Which tool is for this?         a) A hammer  b) An awl  c) A saw
Mend:  put the article into the options, or write "a(n)".
Why:   grammar finds the key (Haladyna, Downing & Rodriguez, 2002; Tarrant's criteria as used by
       Moore et al., 2023). The first letter of an option is read, not its sound.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import shown, words_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks._choice import Choice

_ARTICLE = re.compile(r"(?<![\w-])(an?)[\s_.…:]*+$")


def _cues(context: Context, name: str, item: Choice) -> Iterator[Diagnostic]:
    kb = context.kb
    article = _ARTICLE.search(shown(item.stem))
    if article is None:
        return
    wants_vowel = article[1] == "an"
    fits = [_vowel(shown(option.text)) == wants_vowel for option in item.options]
    if not all(fits):
        yield CHECK.rule.at(
            kb.locate(name, ("stem",)),
            f"'{article[1]}' at the end of the stem fits {sum(fits)} of {len(fits)} options",
            "end the stem before the article, and give each option its own",
        )


def _vowel(option: str) -> bool:
    first = next(iter(words_in(option)), "")
    return first[:1] in "aeiou" and bool(first)


CHECK = check_of_record("JK519", "article-cue", Severity.ERROR, __doc__, _cues, Choice)
