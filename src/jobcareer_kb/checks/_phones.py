"""Phone numbers as people write them: digits in groups."""

import re
from collections.abc import Sequence
from functools import lru_cache

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


def _group(group: str) -> str:
    digits = group.count("#")
    return rf"\(?\d{{{digits}}}" if digits == len(group) else re.escape(group)
