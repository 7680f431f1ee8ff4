"""An abbreviation is explained where it is used, or so well known that it needs no explanation.

Bad:   Ask the LWDB for a voucher.
Good:  Ask the local workforce board (LWDB) for a voucher.
Mend:  write the full name, with the abbreviation in parentheses, once in the same record; or add
       it to `abbreviations` in words.yaml if your readers know it. A word in capitals that is no
       abbreviation, such as TWO in a stem, belongs in `capitals` there.
Note:  a defined term and the name of a resource count as explained everywhere. One finding for
       each abbreviation and record, at its first use.
Why:   records are printed one by one. A reader of the quiz has not seen what the handout spelt
       out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, partial
from string import ascii_uppercase

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks.language._passages import Passage, passages_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.reads import CALLED

_ABBREVIATION = re.compile(
    r"(?<![\w*&.])(?:(?:[A-Z]\.){2,}|[A-Z](?:[A-Z*]*[A-Z])(?=s?(?![\w*&])))", re.ASCII
)
"""Dotted or plain capitals; not `R&D`, which is as good as a name."""
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
"""Numbers up to 39, such as World War II."""
_NAME_BEHIND = re.compile(r"(?<!\S)(\S++)(?=\s++\(([^()]*+)\))")
_SIGNS = f"{ascii_uppercase}.*"
"""Of what an abbreviation is made."""
_BEGIN = re.compile(r"(?<!\w)[A-Z]")
_IN_BRACKETS = re.compile(r"[(\[]([A-Z][A-Z.*]*+)s?[)\]]", re.ASCII)
_WORD = re.compile(r"\S+")
_LONG_WORD = re.compile(r"\w{2,}")


def _judge(context: Context) -> Judge | None:
    if context.kb.is_broken("words.yaml"):
        return None  # what it lists is not known
    return partial(_unexplained, context, frozenset(_known(context.kb)))


def _unexplained(
    context: Context, known: frozenset[str], name: str, record: BaseModel
) -> Iterator[Diagnostic]:
    texts = passages_in(record, name)
    seen = set(known)
    explained = cache(partial(_explained, texts))
    for passage in texts:
        for found in _unseen(passage.text, seen):
            if found.group() not in explained():
                yield _finding(context, passage, found, name)


def _unseen(text: str, seen: set[str]) -> Iterator[re.Match[str]]:
    """The abbreviations of a text that were not met before; `seen` grows by them."""
    if _ABBREVIATION.search(text) is None or _all_capitals(text):
        return
    for found in _ABBREVIATION.finditer(text):
        word = found.group()
        if word not in seen and not _ROMAN.fullmatch(word):
            seen.add(word)
            yield found


def _known(kb: KnowledgeBase) -> Iterator[str]:
    yield from kb.words.abbreviations
    yield from kb.words.capitals
    yield from kb.words.drafts  # JK420 says that they are not to be explained but replaced
    for name in kb.called.values():
        yield from _ABBREVIATION.findall(str(name))


def _all_capitals(text: str) -> bool:
    """Say whether a text of several words is set in capitals as a whole."""
    return text.upper() == text and " " in text.strip()


def _explained(texts: tuple[Passage, ...]) -> frozenset[str]:
    """The abbreviations that texts have as `full name (WORD)` or `WORD (full name)`.

    The name has a word with the first letter of the abbreviation. One look at each text, whatever
    number of abbreviations there is.
    """
    found: set[str] = set()
    for passage in texts:
        behind: dict[str, str] = {}
        for beside in _NAME_BEHIND.finditer(passage.text):
            behind.setdefault(_at_end(beside[1]), _first_letters(beside[2]))
        found.update(word for word, letters in behind.items() if word[:1].lower() in letters)
        found.update(_with_name_before(passage.text))
    return frozenset(found)


def _at_end(word: str) -> str:
    """The abbreviation in which a word ends, such as one behind a quotation mark; or nothing."""
    begin = _BEGIN.search(word, len(word.rstrip(_SIGNS)))
    return word[begin.start() :] if begin else ""


def _with_name_before(text: str) -> Iterator[str]:
    """Abbreviations in brackets that a word with their first letter stands before.

    It is looked for in twice as many words as they have letters, and two more.
    """
    starts = [word.start() for word in _WORD.finditer(text)]
    words = _LONG_WORD.finditer(text)
    word = next(words, None)
    latest: dict[str, int] = {}
    for found in _IN_BRACKETS.finditer(text):
        while word is not None and word.start() < found.start():
            latest[word.group()[0].lower()] = word.start()
            word = next(words, None)
        before = bisect_left(starts, found.start())
        first = max(0, before - 2 * len(found[1]) - 2)
        if before and latest.get(found[1][0].lower(), -1) >= starts[first]:
            yield found[1]


def _first_letters(text: str) -> str:
    """The first letter, in lower case, of each word of two letters or more."""
    return "".join(word[0].lower() for word in _LONG_WORD.findall(text))


def _finding(context: Context, passage: Passage, found: re.Match[str], record: str) -> Diagnostic:
    word = found.group()
    return CHECK.rule.at(
        passage.span(context.kb, found.start(), found.end()),
        f"abbreviation '{word}' is not explained in {record}",
        f"write 'full name ({word})' here, or add it to 'abbreviations' in words.yaml, "
        "or to 'capitals' if it is an ordinary word",
    )


CHECK = check_among_records(
    "JK403", "abbreviation-explained", Severity.WARNING, __doc__, _judge, (CALLED,)
)
