"""Letters of another script that look like those of this one, and what they are called.

Somebody who types on two keyboards, or copies from a page, cannot see that the first letter of an
id
is Cyrillic; so a finding has to say it.
"""

import re
import unicodedata

_OTHERS = "авеѕіјкмнорсутхԁԛԝһӏАВЕЅІЈКМНОРСТХУԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαρυικν"
_LATIN = "abesijkmhopcytxdqwhlABESIJKMHOPCTXYGABEZHIKMNOPTYXoapuikv"
LOOKALIKES = dict(zip(_OTHERS, _LATIN, strict=True))
"""Cyrillic and Greek letters with the Latin one that each is taken for."""
_PLAIN = re.compile(r"[\x00-\u02ff\u1e00-\u1eff\u2000-\u2bff]*")
"""Latin letters, and signs that belong to no script."""


def is_latin(text: str) -> bool:
    """Say whether a text is in Latin letters alone, as nearly all are."""
    return _PLAIN.fullmatch(text) is not None


def script_of(letter: str) -> str:
    """The script of a letter, such as `Cyrillic`; empty of a sign that belongs to none."""
    name = unicodedata.name(letter, "") if letter.isalpha() else ""
    return name.partition(" ")[0].capitalize()


def named_letter(letter: str) -> str:
    """A letter in words: its script, its code, and what it is taken for."""
    script = script_of(letter) or "a"
    like = LOOKALIKES.get(letter)
    kind = f"{script} letter" if script != "a" else "sign"
    article = "an" if kind[0] in "AEIOU" else "a"
    looks = f", which looks like the Latin '{like}'" if like else ""
    return f"'{letter}' (U+{ord(letter):04X}), {article} {kind}{looks}"


def strange_letter(name: str) -> str:
    """The first letter of a name that is no plain Latin one, in words; empty where there is none.

    Of an id only a letter that looks like a plain one needs it: others are seen.
    """
    if name.isascii():
        return ""
    found = next((char for char in name if char in LOOKALIKES), None)
    if found is None:
        found = next((char for char in name if not char.isascii()), "")
    return f"it holds {named_letter(found)}" if found else ""


def as_latin(name: str) -> str:
    """A name with the letters that it seems to have."""
    return "".join(LOOKALIKES.get(char, char) for char in name)
