"""Phone numbers as people write them: digits in groups."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jobcareer_kb.checks._item_texts import any_of

_SHORT = re.compile(r"\s(\d{3})(?![\w-]| [A-Z])(?: ([\w'’-]+))?")
"""A number that is dialed; before a capital it is that of a house."""
_GROUP = re.compile(r"[\d#]+")


def digits_of(phone: str) -> str:
    """The digits alone."""
    return re.sub(r"\D", "", phone)


def groups_of(phone: str) -> Sequence[str]:
    """The groups of digits of a number, or of a form such as `### ####`."""
    return _GROUP.findall(phone) or [""]


@lru_cache(maxsize=16)
def phone_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for numbers of these forms within a text."""
    said = (r"\)?[ .-]".join(map(_group, groups_of(form))) for form in forms)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(said)})(?![\w-])")


def short_numbers(text: str, dialing: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Numbers of three digits behind a word such as "dial", each with the word behind it."""
    for found in any_of(dialing).finditer(text):
        number = _SHORT.match(text, found.end())
        if number is not None:
            yield number[1], (number[2] or "").casefold()


def _group(group: str) -> str:
    digits = group.count("#")
    return rf"\(?\d{{{digits}}}" if digits == len(group) else re.escape(group)
