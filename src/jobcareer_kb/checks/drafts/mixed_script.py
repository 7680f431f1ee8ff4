"""A word is written in the letters of one script.

Bad:   term: Jоb          (the "о" is a Cyrillic letter, U+043E)
Mend:  type the word again, on one keyboard.
Why:   nobody sees the difference, but searching, sorting, screen readers and this program do: to
       them it is another word. Read are words that mix Latin with Cyrillic or Greek letters, and
       words of such letters alone that all look like Latin ones, among words in Latin letters. A
       word of another language is fine.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.lookalikes import LOOKALIKES, as_latin, is_latin, named_letter, script_of

_LETTERS = 3
"""Small Latin letters that make a Greek one a slip, and no unit or name such as TGFβ."""
_WORD = re.compile(r"[^\W\d_]+")


def _mixed(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    for written in texts_of(kb, name, record):
        if is_latin(written.text):
            continue
        words = list(_WORD.finditer(written.text))
        latin = sum(is_latin(word[0]) for word in words)
        for word in words:
            if is_latin(word[0]):
                continue
            strange = _strange(word[0], latin > len(words) / 2)
            if strange:
                yield CHECK.rule.at(
                    written.span(kb, word.start(), word.end()),
                    f"{quoted(word[0])} holds {named_letter(strange)}",
                    f"type the word again: {quoted(as_latin(word[0]))}",
                )


def _strange(word: str, among_latin: bool) -> str:
    """The first letter that does not belong; empty where all do."""
    scripts = [script_of(letter) for letter in word]
    if "Latin" in scripts:
        within = sum(map(str.islower, word)) >= _LETTERS and scripts.count("Latin") >= _LETTERS
        return next(
            (each for each, script in zip(word, scripts, strict=True)
             if _taken_for_latin(each, script) or (within and script == "Greek")), ""
        )  # fmt: skip
    posed = all(letter in LOOKALIKES for letter in word) and "Greek" not in scripts
    return word[0] if among_latin and posed else ""


def _taken_for_latin(letter: str, script: str) -> str:
    """The letter itself if somebody can take it for a Latin one; a Greek one may be a unit."""
    return letter if script == "Cyrillic" or (script == "Greek" and letter in LOOKALIKES) else ""


CHECK = check_of_record("JK424", "mixed-script", Severity.WARNING, __doc__, _mixed, BaseModel)
