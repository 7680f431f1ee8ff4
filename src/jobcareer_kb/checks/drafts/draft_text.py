"""No text is still a draft.

Bad:   meaning: Write the meaning here, with the source. [@some-id]        (as `new` wrote it)
Bad:   tips: ["TODO", "Ask your agency ???", "tbd", "Lorem ipsum dolor", "Call {insert phone}"]
Bad:   URL: https://example.org/page
Mend:  write what is meant, or drop the field until you know.
Error: the text is that of `new`, word for word.
Why:   it would be printed as it stands. Read are all texts, the fields of sources, and kb.yaml. A
       draft is: what `new` writes; one of the words that `drafts` of words.yaml lists; TO DO in
       capitals; three question marks; xxx; brackets that ask to insert something; an address at
       example.org, example.com or example.net, which are kept free for examples (RFC 2606).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._every_text import every_text
from jobcareer_kb.checks._item_texts import any_of, quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity

_NEW = re.compile(r"\bWrite the [a-z ]{1,40} here\b")
_SIGNS = re.compile(
    r"\?{3,}|\bTO DO\b|(?<![\w-])(?:xxx+|XXX+)(?![\w-])"
    r"|[\[({<](?:insert|fill in|INSERT|FILL IN|Insert|Fill in)\b[^\[\](){}<>]{0,80}[\])}>]"
)
_EXAMPLE = re.compile(r"https?://(?:[a-z0-9-]{1,63}\.)?example\.(?:org|com|net)(?![\w-])")


def _drafts(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    listed = any_of(kb.words.drafts)
    for written in every_text(kb):
        for pattern in (_NEW, _EXAMPLE, _SIGNS, listed):
            if found := pattern.search(written.text):
                told = CHECK.rule.at(
                    written.span(kb, found.start(), found.end()),
                    f"{quoted(found[0])} is a draft"
                    if pattern is not _EXAMPLE
                    else f"{quoted(found[0])} is an address for examples, where nobody lives",
                    "write what is meant, or drop the field until you know",
                )
                yield replace(told, severity=Severity.ERROR) if pattern is _NEW else told
                break


CHECK = check("JK420", "draft-text", Severity.WARNING, __doc__, _drafts, also=(Severity.ERROR,))
