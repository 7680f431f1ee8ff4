"""What Unicode says of code points beyond the tables that come with Python.

Taken from the Unicode Character Database, version 18.0.0. `unicodedata` has no
`Default_Ignorable_Code_Point`, and each Python brings the tables of another year: what was added
since the oldest of them stands here, so that a text is judged alike by all.
"""

from bisect import bisect_right
from functools import cache

UNICODE = (18, 0)
"""Version of the data below; a test fails on a Python that knows a later one."""
OLDEST = (14, 0)
"""Version of the oldest tables that a supported Python brings (3.11)."""

DEFAULT_IGNORABLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""`Default_Ignorable_Code_Point` of `DerivedCoreProperties.txt`: what a font may show as nothing.

The ranges reach over code points that nobody has given a meaning yet, since the standard keeps
these places for more of the kind: a sign of the future is known before it is there.
"""
PREPENDED = (
    (0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891), (0x08E2, 0x08E2),
    (0x110BD, 0x110BD), (0x110CD, 0x110CD),
)  # fmt: skip
"""`Prepended_Concatenation_Mark` of `PropList.txt`: the signs of category Cf that can be seen."""

_NEWER = """
    558o 58B-58Co 5C8-5C9M 88Fo 897M B53-B54m C5Co CDCo CF3m ECEm 1ACF-1AF0M 1B4E-1B4Fo 1B7Fo
    1C89-1C8Ao 208Fo 209D-209Fo 20C1-20C4o 2427-2429s 2B96s 2E60-2E63o 2FFC-2FFFs 31E4-31E5s 31EFs
    A7CB-A7CFo A7D2o A7D4o A7DA-A7DDo A7E2o A7F1o AB6C-AB6Do FBC3-FBD2s FD90-FD91s FDC8-FDCEs
    105C0-105F3o 107BB-107BFo 10940-10959o 10D40-10D65o 10D69-10D6DM 10D6E-10D85o 10D8E-10D8Fs
    10EC2-10EC7o 10EC9-10ECAo 10ECB-10ECFM 10ED0o 10ED1-10ED8s 10ED9-10EEEo 10EF0-10EFBM 10EFCm
    10EFD-10EFFM 1123F-11240o 11241m 11380-11389o 1138Bo 1138Eo 11390-113B5o 113B7o 113B8-113C0m
    113C2m 113C5m 113C7-113CAm 113CC-113CDm 113CE-113D0M 113D1o 113D2m 113D3-113D5o 113D7-113D8o
    113E1-113E2m 116D0-116E3o 11B00-11B0Ao 11B60-11B67m 11BC0-11BE1o 11BF0-11BF9o 11DB0-11DDBo
    11DE0-11DE9o 11DF0m 11DF1o 11F00-11F01m 11F02o 11F03m 11F04-11F10o 11F12-11F33o 11F34-11F3Am
    11F3E-11F40m 11F41-11F42M 11F43-11F59o 11F5Am 1246Fo 12475-1247Fo 12550-12686o 1342Fo
    13439-1343Fx 13440m 13441-13446o 13447-13455m 13460-143FAo 16100-1611Do 1611E-1612Em 1612FM
    16130-16139o 16D40-16D79o 16EA0-16EB8o 16EBB-16ED3o 16FF2-16FF6o 187F8-187FFo 18CD6-18CDAo
    18CFFo 18D09-18D20o 18D80-18DF2o 18E00-19191o 191A0-191D2o 1B123-1B128o 1B132o 1B155o 1B168o
    1CC00-1CCEFs 1CCF0-1CCF9o 1CCFA-1CCFCs 1CD00-1CEB3s 1CEBA-1CED0s 1CED2-1CED4s 1CEDD-1CEFDs
    1D127-1D128M 1D1EB-1D1FFs 1D250-1D252M 1D253-1D25As 1D25B-1D25CM 1D25D-1D25Es 1D25FM
    1D260-1D27Fs 1D280-1D281M 1D2C0-1D2D3o 1D6A6o 1DB00-1DB1Cs 1DF1F-1DF81o 1DF90-1DF96o
    1DFCD-1DFFFo 1E030-1E06Do 1E08FM 1E4D0-1E4EBo 1E4EC-1E4EFM 1E4F0-1E4F9o 1E5D0-1E5EDo
    1E5EE-1E5EFM 1E5F0-1E5FAo 1E5FFo 1E6C0-1E6DEo 1E6E0-1E6E2o 1E6E3M 1E6E4-1E6E5o 1E6E6M
    1E6E7-1E6EDo 1E6EE-1E6EFM 1E6F0-1E6F4o 1E6F5M 1E6FE-1E6FFo 1F1AEs 1F6D8-1F6D9s 1F6DCs
    1F774-1F77Fs 1F7D9-1F7DBs 1F7F1-1F7FFs 1F8B2-1F8BBs 1F8C0-1F8C1s 1F8D0-1F8D8s 1FA54-1FA57s
    1FA75-1FA77s 1FA87-1FA8Fs 1FAAD-1FAAFs 1FABB-1FABFs 1FAC6s 1FAC8s 1FACC-1FACFs 1FADA-1FADDs
    1FADFs 1FAE8-1FAEBs 1FAEFs 1FAF7-1FAFAs 1FBCB-1FBEFs 1FBFAs 2B739-2B73Fo 2B81Eo 2CEA2-2CEADo
    2EBF0-2EE5Do 31350-33479o 3D000-3FC3Fo
"""
"""Code points that got a meaning after 14.0: `m` and `M` marks without and with a combining class,
`s` symbols, `x` signs of format, `o` all others."""


@cache
def _newer() -> tuple[list[int], list[tuple[int, str]]]:
    """First code point of each range, and its last one with its sort."""
    starts, rest = [], []
    for token in _NEWER.split():
        first, _, last = token[:-1].partition("-")
        starts.append(int(first, 16))
        rest.append((int(last or first, 16), token[-1]))
    return starts, rest


def newer(code: int) -> str:
    """The sort of a code point that has its meaning since a later version than 14.0; else empty."""
    starts, rest = _newer()
    last, sort = rest[bisect_right(starts, code) - 1] if code >= starts[0] else (0, "")
    return sort if code <= last else ""


def within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Say whether one of some ranges holds a code point."""
    return any(first <= code <= last for first, last in ranges)
