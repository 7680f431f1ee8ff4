"""No text is still a draft.

Bad:   meaning: Write the meaning here, with the source. [@some-id]        (as `new` wrote it)
Bad:   tips: ["TODO", "Ask your agency ???", "tbd", "Lorem ipsum dolor", "Call {insert phone}"]
Bad:   URL: https://example.org/page
Mend:  write what is meant, or drop the field until you know.
Error: the text is that of `new`, word for word.
Why:   it would be printed as it stands. Read are all texts, the fields of sources, and kb.yaml. A
       draft is: signs alone; a text that only names its field, or asks to add it; what `new`
       writes, or "New step" as a title; one of the words that `drafts` of words.yaml lists; TO DO
       in capitals; three question marks, or two by themselves; xxx, or XX where a number is
       missing; brackets that ask to insert something, or that a template left, such as {{ name }};
       the marks of a merge; the address that `new` writes, and those of example.com in a helper or
       a source; a claim that breaks off before its source.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import Written, texts_of
from jobcareer_kb.checks._item_texts import any_of, quoted, words_in
from jobcareer_kb.checks._once import once
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._words import WordLists

_NEW = re.compile(r"\bWrite the [a-z _]{1,40} here\b")
_SIGNS = re.compile(
    r"(?:^|(?=[?{<>=TtXx2(\[$€£]))(?:"  # a look at one sign is enough almost everywhere
    r"\?{3,}|(?<![?!\w])\?\?(?![?!])|\{\{|<{7}|>{7}|={7}|\bTO DO\b|(?<![\w-])(?:xxx+|XXX+)(?![\w-])"
    r"|(?<![\w-])20XX\b|(?<![\w-])(?<!Title )(?<!Chapter )(?<!Part )(?<!Volume )(?<!Section )"
    r"XX(?= (?:[a-z]{2}|[AP]M\b))(?! (?:century|chromosome))|^Draft\s*[-:–]"
    r"|[(\[](?:[Tt]o be \w{1,30}|[Dd]raft|DRAFT)[)\]]"
    r"|^[Tt]o be (?:written|decided|determined|added|checked|done)\b"
    r"|\(check (?:this|again)[!?.]?\)|^More to come\b|[$€£]\s?[Xx]{1,9}\b"
    r"|^(?:\w{1,30} ){1,2}(?:goes here|to come|to follow)[.:]?$|^xx[.:]?$"
    r"|\btodo:|\((?:source|year|date|who|page|check|number|amount)\?{1,2}\)"
    r"|[\[({<](?:insert|fill in|INSERT|FILL IN|Insert|Fill in)\b[^\[\](){}<>]{0,80}[\])}>])"
)
_OPEN = re.compile(r"(?:\.{3}|…)(?=\s?\[@)")
"""A claim that breaks off before its source."""
_SHORT = 16
_NOTHING = frozenset(
    {"to do", "todo", "tk", "n a", "untitled", "later", "empty", "draft", "test", "coming soon"}
)
"""Whole texts that say nothing."""
_IN_SHEETS = frozenset(
    {"unit", "cells", "heads", "author", "options", "pairs", "items", "left_over"}
)
"""Where a sign, or such a word, may be all that is meant."""
_EXAMPLE = re.compile(r"https?://example\.org/page(?![\w/-])")
_NOBODY = re.compile(r"(?:https?://(?:www\.)?|@)example\.(?:com|net)(?![\w.-]\w)|@example\.org\b")
"""What reaches nobody; a lesson on messages may well show it, a helper or a source has it not."""
_OF_CONTACTS = frozenset({"resource", "reference", "brand", "kb.yaml"})


def _drafts(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    listed, capitals = _listed(kb.words)
    for written in texts_of(kb, name, record):
        if _is_nothing(written):
            yield CHECK.rule.at(
                kb.locate(written.record, written.route),
                f"{quoted(written.text)} says nothing",
                "write what is meant, or drop the field until you know",
            )
            continue
        nobody = (_NOBODY,) if written.record.partition("/")[0] in _OF_CONTACTS else ()
        for pattern in (_NEW, _EXAMPLE, *nobody, _SIGNS, _OPEN, listed, capitals):
            matches = pattern.finditer(written.text)
            if found := next(
                (m for m in matches if pattern is not capitals or m[0].isupper()), None
            ):
                told = CHECK.rule.at(
                    written.span(kb, found.start(), found.end()),
                    f"{quoted(found[0])} is a draft",
                    "write what is meant, or drop the field until you know",
                )
                yield replace(told, severity=Severity.ERROR) if pattern is _NEW else told
                break


@once
def _listed(words: WordLists) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for what is missing: those of any form, and those that are written in capitals."""
    capitals = tuple(word for word in words.drafts if word.isupper())
    return any_of(tuple(word for word in words.drafts if not word.isupper())), any_of(capitals)


def _is_nothing(written: Written) -> bool:
    """Say whether a text is the name of its field, a word for later, or signs alone."""
    text = written.text
    if len(text) > _SHORT or _IN_SHEETS & set(written.route):
        return False
    said = " ".join(words_in(text))
    field = str(written.route[-1]).replace("_", " ") if written.record != "kb.yaml" else ""
    kind = written.record.partition("/")[0]
    asked = re.fullmatch(
        r"(?:add|write|insert|enter|type|your|the) (?:the |a |an |your )?(.+)", said
    )
    named = asked[1].removesuffix(" here") if asked is not None else said
    return not said or said in _NOTHING or named in (field, f"new {kind}", f"new {field}")


CHECK = check_of_record(
    "JK420", "draft-text", Severity.WARNING, __doc__, _drafts, BaseModel, also=(Severity.ERROR,)
)
