r"""No text was damaged when it was copied or saved.

Bad:   CafÃ© work; the workerâ€™s pay; a sign \ufffd that stands for a lost one; don?t
Good:  Café work; the worker’s pay; don’t
Mend:  type the words again, or copy them once more and save as UTF-8.
Why:   UTF-8 that was read as Windows-1252 becomes two or three odd signs for one, and what cannot
       be read at all becomes U+FFFD. It would be printed as it stands.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity

_TAIL = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
_TAIL += "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
"""What the bytes 80 to BF are in Windows-1252."""
_DAMAGED = re.compile(
    rf"[\u00c2\u00c3][{_TAIL}]|[\u00e2][{_TAIL}][{_TAIL}]|\u00ef\u00bf\u00bd|\u00e2\u20ac"
    rf"|[\u00d0\u00d1][{_TAIL}](?:[\u00d0\u00d1][{_TAIL}])"
)
_LOST = re.compile(r"[a-z]\?(?:s|t|re|ve|ll|d|m)\b(?![=&])")


def _damaged(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    for written in texts_of(kb, name, record):
        found, what = _damage(written.text)
        if found:
            yield CHECK.rule.at(
                written.span(kb, found.start(), found.end()),
                f"{quoted(found[0])} {what}",
                "type the words again, or copy them once more and save as UTF-8",
            )


def _damage(text: str) -> tuple[re.Match[str] | None, str]:
    """The first damaged place of a text, and what it is."""
    if not text.isascii():
        if "\ufffd" in text:
            return re.search("\ufffd+", text), "stands for a sign that was lost (U+FFFD)"
        if found := _DAMAGED.search(text):
            return found, f"reads {_meant(found[0])}"
    if "?" in text and "://" not in text and (found := _LOST.search(text)):
        return found, "has a question mark where an apostrophe was lost"
    return None, ""


def _meant(damaged: str) -> str:
    """What damaged signs most likely were."""
    try:
        meant = damaged.encode("cp1252").decode()
    except UnicodeError:
        meant = "one sign"
    else:
        meant = f"'{meant}'"
    return f"like {meant} that was saved as UTF-8 and read otherwise"


CHECK = check_of_record("JK422", "mojibake", Severity.WARNING, __doc__, _damaged, BaseModel)
