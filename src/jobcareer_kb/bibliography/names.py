"""Names as a list of references has them, and as running words have them (APA 7, 9.8)."""

import re
import unicodedata
from collections.abc import Sequence

from jobcareer_kb.model.reference import CslName
from jobcareer_kb.wordings import Wordings

_MOST = 20
"""A list of more names is cut to nineteen and the last."""
_OTHERS = "others"
"""How BibTeX ends a list of names that it cuts off."""
_PART = re.compile(r"[^\s.\u2010-]+\.?|[\u2010-]|\s+")
"""Pieces of given names: a name or an initial, a hyphen, a space."""
_SHORT = 2
"""Letters of an initial such as the `Ch.` of a Russian name."""
_CLOSED_UP = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
"""Scripts in which the given name follows the family name without a sign between."""


def listed(names: Sequence[CslName], terms: Wordings) -> str:
    """Family names first, as at the head of an entry: `Lee, A. M., & Cruz, B.`."""
    return joined([inverted(name) for name in names], terms, always=len(names) > 1)


def running(names: Sequence[CslName], terms: Wordings, in_full: bool = False) -> str:
    """Initials, or given names, first, as within an entry: `A. M. Lee & B. Cruz`."""
    return joined([straight(name, in_full) for name in names], terms, always=len(names) > 2)


def joined(names: Sequence[str], terms: Wordings, always: bool) -> str:
    """Names with `&` before the last; `always` puts a comma before it too, if the language does."""
    if len(names) <= 1:
        return "".join(names)
    if names[-1] == _OTHERS:
        comma = "," if len(names) > _SHORT else ""
        return terms.say("entry-et-al", names=", ".join(names[:-1]) + comma)
    if len(names) > _MOST:
        return f"{', '.join(names[: _MOST - 1])}, … {names[-1]}"
    key = "entry-names-and" if always else "entry-and"
    if _is_soft(names[-1].casefold(), terms):
        key = "entry-and-soft"
    return terms.say(key, names=", ".join(names[:-1]), last=names[-1])


def _is_soft(name: str, terms: Wordings) -> bool:
    """Say whether the language has another "and" before a name, as Spanish before Ibarra."""
    soft, but = (terms.say(f"entry-soft-{key}").split() for key in ("letters", "but"))
    return name.startswith(tuple(soft)) and not name.startswith(tuple(but))


def inverted(name: CslName) -> str:
    """Family name, initials: `van den Berg, D.`, `King, M. L., Jr.`."""
    if name.literal is not None:
        return name.literal
    given = initials(name.given or "")
    if given and _is_closed_up(name.family or ""):
        return f"{family_of(name)}{name.given}"
    behind = " ".join(part for part in (given, name.dropping_particle) if part)
    family = family_of(name) if name.family is not None else ""
    return ", ".join(part for part in (family, behind, name.suffix) if part)


def straight(name: CslName, in_full: bool = False) -> str:
    """Initials, family name: `D. van den Berg`, `M. L. King Jr.`."""
    if name.literal is not None:
        return name.literal
    if _is_closed_up(name.family or ""):
        return f"{family_of(name)}{name.given or ''}"
    given = name.given or ""
    parts = (
        given if in_full else initials(given),
        name.dropping_particle,
        family_of(name) if name.family is not None else "",
        name.suffix,
    )
    return " ".join(part for part in parts if part)


def family_of(name: CslName) -> str:
    """The family name with the particle that belongs to it, or the only name that there is."""
    if name.literal is not None:
        return name.literal
    particle = name.non_dropping_particle or ""
    close = particle.endswith(("'", "’", "-"))
    return f"{particle}{'' if close or not particle else ' '}{name.family or name.given}"


def initials(given: str) -> str:
    """First letters of given names: `Ai-Jun M.R.` gives `A.-J. M. R.`.

    Where letters are neither large nor small, as in Hebrew, there are no initials.
    """
    shown: list[str] = []
    joined = False
    for part in _PART.findall(given):
        letter = part[0]
        if letter in "-\u2010":
            joined = bool(shown)
            continue
        if letter.isspace():
            continue
        if initial := _initial(part, joined):
            shown.append(f"{('-' if joined else ' ') if shown else ''}{initial}")
        joined = False
    return "".join(shown)


def _initial(part: str, joined: bool) -> str:
    """What is printed of one part; a small word behind a hyphen is left out."""
    if part[0].isupper() or part[0].istitle():
        is_short = part.endswith(".") and 1 < len(part) - 1 <= _SHORT
        return part if is_short else f"{part[0]}."
    return "" if joined and part[0].islower() else part


def _is_closed_up(family_name: str) -> bool:
    return bool(family_name) and unicodedata.name(family_name[0], "").startswith(_CLOSED_UP)
