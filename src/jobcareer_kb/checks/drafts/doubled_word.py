"""No word stands twice by mistake, nor two or three words in a row.

Bad:   Ask at the the library.        Ask at the at the library.
Good:  Ask at the library.
Mend:  drop one of the two.
Why:   a slip that spelling checkers see and tired eyes do not, most of all at the end of a line.
       Signs between the two part them. Names such as "Walla Walla", and words that may stand twice,
       pass: `twice` of words.yaml lists these.
"""

import re
from collections.abc import Iterator
from operator import and_, eq

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.diagnostic import Diagnostic, Severity

_WORD = re.compile(r"(?<![^\s(\[“\"‘'*])[^\W\d_]+(?:['’][^\W\d_]+)?(?=\s|[.,;:!?)\]”\"*]|$)")
_ROW = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_UNREAD = frozenset({"author", "editor", "translator"})
"""Fields of names."""


def _doubled(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    may_be = frozenset(word.casefold() for word in kb.words.twice)
    for written in texts_of(kb, name, record):
        if not _UNREAD.isdisjoint(written.route):
            continue
        before, end = "", 0
        for word in _WORD.finditer(written.text) if _may_double(written.text) else ():
            if (
                word[0].casefold() == before.casefold()
                and written.text[end : word.start()].isspace()
                and before.casefold() not in may_be
                and not _is_name(before, word[0])
            ):
                yield CHECK.rule.at(
                    written.span(kb, word.start(), word.end()),
                    f"'{word[0]}' stands twice",
                    "drop one of the two",
                )
            before, end = word[0], word.end()
        for start, stop in _repeated(written.text):
            yield CHECK.rule.at(
                written.span(kb, start, stop),
                f"'{written.text[start:stop]}' stands twice",
                "drop one of the two",
            )


def _may_double(text: str) -> bool:
    """Say whether letters come again next, or next but one, as of "don't"; most texts end here."""
    runs = [run.casefold() for run in _LETTERS.findall(text)]
    return any(map(eq, runs, runs[1:])) or any(map(eq, runs, runs[2:]))


def _may_repeat(text: str) -> bool:
    """Say whether a word comes again after two or three, and the next one too."""
    words = [word.casefold() for word in _ROW.findall(text)]
    for size in (2, 3):
        again = list(map(eq, words, words[size:]))
        if any(map(and_, again, again[1:])):
            return True
    return False


def _repeated(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that were said right before, two or three in a row."""
    if not _may_repeat(text):
        return
    words = [(found[0].casefold(), found.start(), found.end()) for found in _ROW.finditer(text)]
    for at in range(len(words)):
        for size in (3, 2):
            one, two = words[at : at + size], words[at + size : at + 2 * size]
            said = [word for word, _, _ in one]
            if len(two) == size and len(set(said)) > 1 and said == [word for word, _, _ in two]:
                row = [*one, *two]
                if all(text[row[i][2] : row[i + 1][1]].isspace() for i in range(len(row) - 1)):
                    yield two[0][1], two[-1][2]
                break


def _is_name(first: str, second: str) -> bool:
    """Say whether both begin with a capital, as in Walla Walla."""
    return len(first) > 3 and first[0].isupper() and second[0].isupper()


CHECK = check_of_record("JK423", "doubled-word", Severity.WARNING, __doc__, _doubled, BaseModel)
