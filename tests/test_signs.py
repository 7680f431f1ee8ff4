"""Signs that nobody sees are refused by what Unicode says of them, and taken where needed."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb import signs
from jobcareer_kb.loading.characters import decode
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.signs import code_points
from jobcareer_kb.signs.code_points import DEFAULT_IGNORABLE, PREPENDED, within
from jobcareer_kb.signs.names import named

CAPITAL = "G"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def said(text: str) -> list[str]:
    return [named(text[start:end]) for start, end in signs.faults(text)]


def every_code() -> list[int]:
    """All of the planes in which signs are told apart; of the others a hundredth, and their ends.

    Those others hold ideographs, private signs, or nothing at all.
    """
    rest = set(range(0x20000, 0xE0000, 97)) | set(range(0xF0000, sys.maxunicode + 1, 97))
    for plane in range(2, 17):
        rest |= {
            *range(plane << 16, (plane << 16) + 9),
            *range((plane << 16) + 0xFFF0, (plane + 1) << 16),
        }
    return sorted({*range(0x20000), *range(0xE0000, 0xE2000), *rest})


def known(code: int) -> bool:
    """Say whether this Python brings the same knowledge of a code point as every other one."""
    return code_points.newer(code) == "" and unicodedata.category(chr(code)) != "Cn"


def test_the_data_is_as_late_as_that_of_this_python() -> None:
    """On a later Python, `code_points` must be written anew from its version of Unicode."""
    have = tuple(map(int, unicodedata.unidata_version.split(".")))[:2]
    assert code_points.OLDEST <= have <= code_points.UNICODE


def test_what_came_after_the_oldest_tables_is_as_this_python_has_it() -> None:
    """Whatever this Python knows of it; the oldest one knows nothing."""
    sorts = {"m": "M", "M": "M", "x": "C"}
    for code in every_code():
        later, category = code_points.newer(code), unicodedata.category(chr(code))
        if not later or category == "Cn":
            continue
        assert category[0] == sorts.get(later, category[0]), f"U+{code:04X}"
        assert (later == "M") == bool(unicodedata.combining(chr(code))), f"U+{code:04X}"
        assert (later == "s") == (category in ("So", "Sm")), f"U+{code:04X}"
        assert later in sorts or category[0] not in "MC", f"U+{code:04X}"


def test_the_property_holds_what_the_standard_derives_it_from() -> None:
    """All of category Cf but what can be seen, and selectors; of letters only the fillers."""
    seen = (*PREPENDED, (0xFFF9, 0xFFFB), (0x13430, 0x1343F))
    for code in every_code():
        category = unicodedata.category(chr(code))
        if category == "Cf" and not within(code, seen):
            assert within(code, DEFAULT_IGNORABLE), f"U+{code:04X}"
        if within(code, DEFAULT_IGNORABLE):
            assert category in ("Cf", "Mn", "Lo", "Cn"), f"U+{code:04X}"
    selectors = [c for c in every_code() if "VARIATION SELECTOR" in unicodedata.name(chr(c), "")]
    assert len(selectors) == 260
    assert all(within(code, DEFAULT_IGNORABLE) for code in selectors)


@pytest.mark.slow
def test_each_sign_by_itself_is_judged_by_its_category() -> None:
    """Between two capitals; no sign that hides has a meaning there."""
    codes = every_code()
    alone = [f"{CAPITAL}{chr(code)}{CAPITAL}" for code in codes]
    refused = {start // 5 for start, _ in signs.faults("\n\n".join(alone))}
    wrong = [
        f"U+{code:04X}"
        for place, code in enumerate(codes)
        if (place in refused) != (code != ord("\n") and is_unseen(code))
    ]
    assert wrong == []


def is_unseen(code: int) -> bool:
    category = unicodedata.category(chr(code))
    other = category[0] == "C" or category in ("Zl", "Zp")
    if not known(code):
        other = code_points.newer(code) in ("", "x")
    ignorable = within(code, DEFAULT_IGNORABLE) or chr(code) in signs.BLANKS
    return ignorable or (other and not within(code, PREPENDED))


def test_signs_that_need_no_second_look_are_harmless() -> None:
    harmless = [code for code in every_code() if not signs._DOUBTFUL.match(chr(code))]
    assert len(harmless) > 1000
    assert {signs.sort(chr(code)) for code in harmless} == {".", "\n"}


REFUSED = {
    "a tag": ("Job\U000e0041", "an invisible tag (U+E0041)"),
    "a filler of Hangul": ("a\u3164b", "a sign that cannot be seen (U+3164)"),
    "an invisible product": ("a\u2062b", "a sign that cannot be seen (U+2062)"),
    "a note between lines": ("a\ufff9b", "a sign that cannot be seen (U+FFF9)"),
    "no character": ("a\ufdd0b", "a code that is no character (U+FDD0)"),
    "no character, of a later plane": ("a\U0005ffffb", "a code that is no character (U+5FFFF)"),
    "a private sign": ("a\ue000b", "a private sign, which each font shows otherwise (U+E000)"),
    "a private sign of a later plane": ("\U0010fffd", "a private sign"),
    "without a meaning": ("a\u0378b", "a sign that cannot be seen (U+0378)"),
    "kept for more of its kind": ("a\U000e0fffb", "a sign that cannot be seen (U+E0FFF)"),
    "an empty cell of Braille": ("a\u2800b", "a sign that cannot be seen (U+2800)"),
    "an object that is not there": ("a\ufffcb", "a sign for an object that is not there (U+FFFC)"),
    "a vowel of Khmer that nobody writes": ("\u1780\u17b4", "a sign that cannot be seen (U+17B4)"),
    "a mark of byte order within": ("a\ufeffb", "a byte order mark within the text"),
    "a tab": ("a\tb", "a tab"),
    "an embedding": ("\u202bשלום\u202c", "an invisible sign that turns text (U+202B)"),
    "an isolate": ("\u2067שלום\u2069", "an invisible sign that turns text (U+2067)"),
    "a mark of direction in English": ("a\u200eb", "a mark of direction without Hebrew"),
    "two marks of direction": ("שלום\u200f\u200f", "a mark of direction without Hebrew"),
    "a mark of direction far from Hebrew": ("שלום\n\n\na\u200f", "a mark of direction without"),
    "a joiner in English": ("a\u200db", "an invisible joiner where nothing is joined (U+200D)"),
    "a non-joiner in German": ("Auf\u200clage", "an invisible joiner where nothing is joined"),
    "two non-joiners": ("می\u200c\u200cخواهم", "an invisible joiner where nothing is joined"),
    "a joiner behind an emoji alone": ("😀\u200d", "an invisible joiner where nothing is joined"),
    "a joiner between emoji and letter": ("😀\u200da", "an invisible joiner where nothing is"),
    "a selector behind a letter": ("a\ufe0f", "a selector behind a sign of one form only (U+FE0F)"),
    "a selector behind a digit": ("1\ufe0f", "a selector behind a sign of one form only (U+FE0F)"),
    "two selectors": ("☺\ufe0f\ufe0e", "a selector behind a sign of one form only (U+FE0E)"),
    "a later selector behind a letter": ("a\U000e0100", "a selector behind a sign of one form"),
    "a selector of Mongolian in English": ("a\u180b", "a selector behind a sign of one form only"),
    "tags of another flag": (
        "\U0001f3f4\U000e0075\U000e0073\U000e0063\U000e0061\U000e007f", "an invisible tag"),
    "a tag behind a flag": (f"{ENGLAND}\U000e0041", "an invisible tag (U+E0041)"),
    "a space without width in English": ("a\u200bb", "a space without width"),
    "a joiner of graphemes in English": ("a\u034fb", "a sign that cannot be seen (U+034F)"),
    "six accents": ("e" + "\u0301" * 6, "6 marks on one letter"),
    "two hundred accents": ("e" + "\u0301" * 200, "200 marks on one letter"),
    "accents with joiners between": ("ب" + "\u064e\u200d" * 6, "6 marks on one letter"),
    "nine marks of other kinds": ("क" + "\u093e" * 9, "9 marks on one letter"),
    "accents on nothing": ("\u0301" * 6, "6 marks on one letter"),
}  # fmt: skip


@pytest.mark.parametrize("text, message", REFUSED.values(), ids=REFUSED)
def test_refuses(text: str, message: str) -> None:
    found = said(text)
    assert found
    assert found[0].startswith(message)


@pytest.mark.parametrize("text, message", REFUSED.values(), ids=REFUSED)
def test_an_escape_is_the_same_as_the_sign(text: str, message: str) -> None:
    escaped = "".join(f"\\U{ord(char):08X}" for char in text)
    (found,) = load(f'a: "{escaped}"\n', "f").diagnostics
    assert (found.code, found.message.startswith(message)) == ("JK002", True)


TAKEN = {
    "typographic signs": "“Many” people – often … can’t",
    "other spaces": "10\u202f000\u00a0€",
    "Vietnamese, marks apart": unicodedata.normalize("NFD", "Nghề nghiệp là gì?"),
    "Greek of old, marks apart": unicodedata.normalize("NFD", "ᾧ ἄνθρωποι"),
    "Hebrew with points and chant": "בְּרֵאשִׁ֖ית בָּרָ֣א שָּׁ֣בֽ",
    "a joiner of graphemes in Hebrew": "יְרוּשָׁלַ\u034fִם",
    "a mark behind brackets in Hebrew": "אקלים (O*NET)\u200f is the usual",
    "a mark on the line after Hebrew": "אקלים\n(O*NET)\u200f is the usual",
    "an Arabic mark": "العمل\u061c (1)",
    "Arabic with all vowels": "ٱلرَّحْمَـٰنِ لَّـٰٓ",
    "Arabic of prayers": "ﷺ ۝١٢ \u06001",
    "Persian": "می\u200cخواهم API\u200cها",
    "a letter of Arabic in its first form": "ه\u200d",
    "Hindi": "क्षेत्र क्\u200dष क्\u200cष",
    "Bengali": "র\u200d্য",
    "Malayalam": "അവന്\u200d",
    "Sinhala": "ශ්\u200dරී ලංකා",
    "Tibetan": "བསྒྲུབས་ ཧྐྵྨླྺྼྻྂ",
    "Thai": "ที่นี่\u200bเงินเดือน",
    "Khmer": "ការងារ\u200bនេះ ស្ត្រី",
    "Myanmar": "ကျွန်ုပ်တို့ ယောက်ျား",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ ᠭ᠋ᠠ ᠬᠠᠨ\u180eᠠ",
    "a form of an ideograph": "葛\U000e0100 \u9089\ufe00 \U00020bb7\U000e0101",
    "a form of an operator": "a ≩\ufe00 b",
    "emoji": "😀 🩷 \U0001fae8 ☺\ufe0f ‼\ufe0f ℹ\ufe0e ™\ufe0f",
    "a family": "👨‍👩‍👧 👩🏽‍⚕️ 🏳️‍🌈 🏴‍☠️ 🙂‍↔️ 👁️‍🗨️",
    "a skin tone": "👍🏿",
    "flags": f"🇺🇸 {ENGLAND}",
    "keycaps": "1️⃣ #️⃣ *️⃣",
    "Korean": "직업 ㄱㄴ",
}


@pytest.mark.parametrize("text", TAKEN.values(), ids=TAKEN)
def test_takes_what_scripts_need(text: str) -> None:
    assert said(text) == []
    assert decode(f"a: {text}\n".encode(), "f")[1] == ()


def test_every_kind_of_emoji_with_a_selector_is_taken() -> None:
    """Those of category So; the few others stand by name."""
    for code in (0x203C, 0x2049, 0x2122, 0x2139, 0x2194, 0x24C2, 0x25AA, 0x3030, 0x303D, 0x3297):
        assert said(f"{chr(code)}\ufe0f") == [], f"U+{code:04X}"


@given(st.text(), st.text())
def test_faults_stand_in_order_and_within(before: str, after: str) -> None:
    text = f"{before}\u2060{after}"
    found = list(signs.faults(text))
    assert found
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))


MIXED = st.text(
    "ae\n\u0301\u093e\u200d\u200c\u200f\u034f\u3164\u200b\ufe0f\U000e0067\U0001f3f4בשकไ😀"
)
"""Letters of several scripts, and the signs that have a meaning beside some of them."""


@given(MIXED)
def test_no_text_that_is_taken_hides_more_than_one_sign_in_a_row(text: str) -> None:
    if said(text):
        return
    hidden = run = 0
    for char in text.replace(ENGLAND, ""):
        unseen = within(ord(char), DEFAULT_IGNORABLE)
        run = run + 1 if unseen else 0
        hidden = max(hidden, run)
    assert hidden <= 2, "a selector, and the joiner behind it"


PATTERNS = (
    "e\u0301\u0301", "\u3164", "ب\u200d\u064e", "\u0301", "\u093e", "\u200f", "ש\u200f ", "\u034f",
    "1\ufe0f", "\U0001f3f4\U000e0067",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_the_work_grows_with_the_text(pattern: str) -> None:
    """Counted in lines of this module that are run, which no other load of the machine changes."""
    small, large = (steps(pattern * count) for count in (2_000, 8_000))
    assert large <= 4.2 * small + 100


def steps(text: str) -> int:
    counted = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal counted
        counted += event == "line"
        return trace

    sys.settrace(trace)
    try:
        list(signs.faults(text))
    finally:
        sys.settrace(None)
    return counted
