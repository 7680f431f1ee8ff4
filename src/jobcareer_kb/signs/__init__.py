"""Which signs a text may hold: none that hides, turns or piles up, unless its script needs it.

What is refused follows from the category of a code point and from `Default_Ignorable_Code_Point`.
Some of these signs have a meaning in their place: a joiner in a Persian word, a mark of direction
beside Hebrew, a selector behind an emoji. There they stay; anywhere else they only hide.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from jobcareer_kb.signs.code_points import DEFAULT_IGNORABLE, PREPENDED, newer, within

MOST_PILED = 5
"""Accents and points on one letter. Vietnamese has two, old Greek three; a Hebrew letter with all
of its points and a sign of chant has five, and so has an Arabic one in the Quran."""
MOST_MARKS = 8
"""Marks of any sort on one letter. Letters that Tibetan writes below each other count as marks; the
tallest stack that people use, a well-known monogram, has eight of them."""

BLANKS = frozenset("\u2800\ufffc\U0001d159")
"""Called symbols by their category, but they print as nothing: an empty cell of Braille, the place
of an object that no text can carry, a note without a head."""

_HARMLESS = (
    "\n -~\xa0-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff"
    "\u2010-\u2027\u202f-\u205e\u20a0-\u20c0\u2100-\u218b\u2190-\u2426\u2500-\u27ff"
)
"""Letters and signs that need no second look wherever they stand; most texts hold no others.

More ranges would save some texts the second look, and cost each start of the program a millisecond.
"""
_DOUBTFUL = re.compile(f"[^{_HARMLESS}]")

_DIRECTION = frozenset("\u061c\u200e\u200f")
_NON_JOINER, _JOINER, _SPACE, _GRAPHEME_JOINER = "\u200c", "\u200d", "\u200b", "\u034f"
_PICTURE_SELECTORS = frozenset("\ufe0e\ufe0f")
_KEYS, _KEYCAP = frozenset("#*0123456789"), "\u20e3"
_SKIN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAG = re.compile("\U0001f3f4(?:{})\U000e007f".format("|".join(
    "".join(chr(0xE0000 + ord(letter)) for letter in name) for name in ("gbeng", "gbsct", "gbwls")
)))  # fmt: skip
"""The flags of England, Scotland and Wales: the only ones that are written with tags."""
_CONDITIONAL = (
    (0x034F, 0x034F), (0x180B, 0x180F), (0x200B, 0x200D), (0xFE00, 0xFE0F), (0xE0020, 0xE007F),
    (0xE0100, 0xE01EF),
)  # fmt: skip
"""Signs that nobody sees, and that have a meaning in some places."""

_JOINING = frozenset([
    "ADLAM", "ARABIC", "BALINESE", "BENGALI", "CHAKMA", "DEVANAGARI", "GUJARATI", "GURMUKHI",
    "HANIFI", "JAVANESE", "KANNADA", "KHMER", "MALAYALAM", "MANDAIC", "MEETEI", "MONGOLIAN",
    "MYANMAR", "NEWA", "NKO", "ORIYA", "SINHALA", "SUNDANESE", "SYRIAC", "TAMIL", "TELUGU",
    "TIBETAN", "TIRHUTA",
])  # fmt: skip
"""Scripts whose letters change with what they stand beside, by the first word of their names."""
_WITHOUT_SPACES = frozenset(["KHMER", "LAO", "MYANMAR", "TAI", "THAI"])
"""Scripts that write words without a space between them; U+200B says where a line may end."""
_PICTURES = frozenset("\u203c\u2049\u2139\u3030\u303d")
"""What may be shown as an emoji and is no symbol by its category."""

_FAULTS = re.compile(rf"[xcd]|[Mm](?:c*[Mm]){{{MOST_MARKS},}}|M(?:[mc]*M){{{MOST_PILED},}}")


def faults(text: str) -> Iterator[tuple[int, int]]:
    """Where signs stand that a text may not hold: offset of the first, and of what follows."""
    if _DOUBTFUL.search(text) is None:
        return
    sorts = text.translate({ord(char): sort(char) for char in set(text)})
    for found in _FAULTS.finditer(_beside_their_script(sorts)):
        if found.group() != "c" or not _has_meaning(text, found.start()):
            yield found.span()


@lru_cache(maxsize=4096)
def sort(char: str) -> str:
    """What a sign is to this module, in one letter.

    `x` is refused, `c` in most places, `d` in lines of other scripts (a mark of direction); `m` and
    `M` are marks without and with a combining class, `r` letters of scripts that run to the left.
    """
    code, category = ord(char), unicodedata.category(char)
    later = newer(code)
    if later:
        return later if later in "mMx" else "."
    if char in _DIRECTION:
        return "d"
    if within(code, DEFAULT_IGNORABLE):
        return "c" if within(code, _CONDITIONAL) else "x"
    if char == "\n":
        return char
    if category[0] == "C" or category in ("Zl", "Zp") or char in BLANKS:
        return "." if within(code, PREPENDED) else "x"
    if category[0] == "M":
        return "M" if unicodedata.combining(char) else "m"
    return "r" if unicodedata.bidirectional(char) in ("R", "AL") else "."


def _beside_their_script(sorts: str) -> str:
    """Let pass each single mark of direction with Hebrew, Arabic or the like on its line.

    The line above and below will do, since an editor may have broken the sentence there.
    """
    if "d" not in sorts:
        return sorts
    lines = sorts.split("\n")
    leftward = ["r" in line for line in lines]
    return "\n".join(
        re.sub(r"(?<!d)d(?!d)", ".", line) if any(leftward[max(at - 1, 0) : at + 2]) else line
        for at, line in enumerate(lines)
    )


def _has_meaning(text: str, at: int) -> bool:
    """Say whether a sign that nobody sees does something where it stands."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign == before:
        return False
    if sign == _JOINER and _is_picture(after):
        return before in _PICTURE_SELECTORS or before in _SKIN or _is_picture(before)
    if sign in (_JOINER, _NON_JOINER):
        return before not in (_JOINER, _NON_JOINER) and _beside(before, after, _JOINING)
    if sign == _SPACE:
        return _beside(before, after, _WITHOUT_SPACES)
    if sign == _GRAPHEME_JOINER:
        return script(before) == script(after) == "HEBREW"
    if sign in _PICTURE_SELECTORS:
        return _is_picture(before) or (before in _KEYS and after == _KEYCAP)
    if "\u180b" <= sign <= "\u180f":
        return script(before) == "MONGOLIAN"
    if "\ufe00" <= sign <= "\ufe0f":
        return script(before) in ("CJK", "MYANMAR", "PHAGS-PA") or _is_operator(before)
    if sign >= "\U000e0100":
        return script(before) == "CJK"
    flag = text.rfind("\U0001f3f4", max(at - 6, 0), at)
    found = _FLAG.match(text, flag) if flag >= 0 else None
    return found is not None and at < found.end()


def _beside(before: str, after: str, scripts: frozenset[str]) -> bool:
    return script(before) in scripts or script(after) in scripts


@lru_cache(maxsize=4096)
def script(char: str) -> str:
    """First word of a sign's name, which tells its script; empty without a sign."""
    if not char or newer(ord(char)):
        return "CJK" if "\U00020000" <= char <= "\U0003ffff" else ""
    return unicodedata.name(char, "").partition(" ")[0]


def _is_picture(char: str) -> bool:
    """Say whether a sign is an emoji, or a symbol that may be shown as one."""
    if not char or char < "\xa9":
        return False
    known = newer(ord(char)) == "s" or unicodedata.category(char) in ("So", "Sm")
    return known or char in _PICTURES


def _is_operator(char: str) -> bool:
    return bool(char) and not newer(ord(char)) and unicodedata.category(char) == "Sm"
