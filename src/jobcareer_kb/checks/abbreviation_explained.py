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
from collections.abc import Iterator
from itertools import groupby

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._passages import Passage, passages
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.resource import Resource

_ABBREVIATION = re.compile(
    r"(?<![\w*&.])(?:(?:[A-Z]\.){2,}|[A-Z](?:[A-Z*]*[A-Z])(?=s?(?![\w*&])))", re.ASCII
)
"""Dotted or plain capitals; not `R&D`, which is as good as a name."""
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
"""Numbers up to 39, such as World War II."""


def _unexplained(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if kb.is_broken("words.yaml"):
        return  # what it lists is not known
    known = frozenset(_known(kb))
    for record, group in groupby(passages(kb), key=lambda passage: passage.record):
        texts = list(group)
        seen = set(known)
        for passage in texts:
            for found in _ABBREVIATION.finditer(passage.text):
                word = found.group()
                if word in seen or _ROMAN.fullmatch(word) or _all_capitals(passage.text):
                    continue
                seen.add(word)
                if not any(_explains(text.text, word) for text in texts):
                    yield _finding(context, passage, found, record)


def _known(kb: KnowledgeBase) -> Iterator[str]:
    yield from kb.words.abbreviations
    yield from kb.words.capitals
    names = (
        *(definition.term for definition in kb.of("definition", Definition)),
        *(resource.name for resource in kb.of("resource", Resource)),
    )
    for name in names:
        yield from _ABBREVIATION.findall(str(name))


def _all_capitals(text: str) -> bool:
    """Say whether a text of several words is set in capitals as a whole."""
    return text.upper() == text and " " in text.strip()


def _explains(text: str, word: str) -> bool:
    """Say whether a text has `full name (WORD)` or `WORD (full name)`: a word with its letter."""
    short = re.escape(word)
    after = re.search(rf"(?<!\w){short}\s+\(([^()]*)\)", text)
    spelt = after.group(1) if after else ""
    for before in re.finditer(rf"[(\[]{short}s?[)\]]", text):
        spelt += " " + " ".join(text[: before.start()].split()[-2 * len(word) - 2 :])
    return any(piece.lower().startswith(word[0].lower()) and len(piece) > 1
               for piece in re.findall(r"\w+", spelt))  # fmt: skip


def _finding(context: Context, passage: Passage, found: re.Match[str], record: str) -> Diagnostic:
    word = found.group()
    return CHECK.rule.at(
        passage.span(context.kb, found.start(), found.end()),
        f"abbreviation '{word}' is not explained in {record}",
        f"write 'full name ({word})' here, or add it to 'abbreviations' in words.yaml, "
        "or to 'capitals' if it is an ordinary word",
    )


CHECK = check("JK403", "abbreviation-explained", Severity.WARNING, __doc__, _unexplained)
