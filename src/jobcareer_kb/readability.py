"""Reading levels: syllables, sentences, Flesch-Kincaid and SMOG, for English.

Both formulas are rough. They count long words and long sentences and know nothing of sense, so
they warn, and a person decides. Ours need no dictionary; `tests/test_readability.py` holds them
against words and texts counted by hand.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

POLYSYLLABLE = 3
"""Syllables that make a word long for SMOG (McLaughlin, 1969)."""

_LISTED = {
    "aged": 1, "anyone": 3, "area": 3, "areas": 3, "argue": 2, "aren't": 1, "being": 2,
    "business": 2, "businesses": 3, "cafe": 2, "cashier": 2, "cashiers": 2, "catastrophe": 4,
    "chaos": 2, "colonel": 2, "creature": 2, "creatures": 2, "cruel": 2, "element": 3,
    "elements": 3, "evening": 2, "evenings": 2, "everyone": 3, "facsimile": 4, "fluid": 2,
    "fuel": 2, "genuine": 3, "george": 1, "headache": 2, "headaches": 2, "hundred": 2,
    "hundreds": 2, "idea": 3, "ideas": 3, "lawyer": 2, "lawyers": 2, "naked": 2, "people": 2,
    "persuade": 2, "persuaded": 3, "poem": 2, "poems": 2, "poet": 2, "poetry": 3,
    "recipe": 3, "recipes": 3, "resume": 3, "resumes": 3, "rhythm": 2, "ruin": 2, "sacred": 2,
    "science": 2, "sciences": 3, "skiing": 2, "soldier": 2, "soldiers": 2, "someone": 2,
    "theater": 3, "wednesday": 2, "weren't": 1, "wherever": 3, "wicked": 2,
}  # fmt: skip
"""Words that the rules below would miscount."""
_COMPOUND = re.compile(
    r"(base|care|face|fire|fore|game|home|house|life|like|line|make|mile|more|name|note|page|phone"
    r"|safe|side|some|space|state|store|take|there|time|where|wide)(?=[bcdfghjklmnpqrstvwxz])"
)
"""First halves whose final e stays silent: some-thing, home-work; a vowel follows further on."""
_GROUP = re.compile(r"[aeiouy]+")
_Y_GLIDE = re.compile(r"(?:^|(?<=[aeiou]))y(?=[aeiou])")
"""A y that sounds as a consonant: year, employer."""
_APART = re.compile(
    "|".join(
        (
            r"(?<![ctg])(?<!ll)(?<!mil)ia(?!ge)",  # industrial, not social or marriage
            r"[ct]iat(?=e|io)",  # associate, negotiation
            r"(?<![tscgxn])(?<!sh)(?<!ll)io(?!rs?$)|(?<=r)ior",  # studio, not station or senior
            r"iu|(?<![ctsg])i(?=en[ct])|i(?=et)",  # medium, audience, society
            r"(?<=[a-z][^aeiou])ier(?=s?$)|(?<=[^aeiou])i(?=est$)",  # carrier, easiest
            r"^geo[glm]|eo$|theor",  # geography, video
            r"(?<![qg])ua|(?<!q)uen[ct]|uou|uition|uing$",  # annual, fluent, continuous
            r"crea(?=t)|^reac(?!h)|reali",  # create, react, reality
            r"[eo]ing$|(?<=[^aeiou])ying",  # being, going, studying
            r"sms?$",  # tourism
        )
    )
)
"""Neighboring vowels that are spoken apart, and the last syllable of -ism."""
_SILENT = re.compile(
    "|".join(
        (
            r"(?<=[^aeiouy])(?<![^aeiouylrw]l)e$",  # made, not table
            r"(?<=[^aeiouytd])(?<![^aeiouylrw]l)ed$",  # worked, not needed or handled
            r"(?<=[^aeiouysxzcg])(?<!ch)(?<!sh)(?<![^aeiouylrw]l)es$",  # makes, not places
            r"(?:(?<=[aeiouy][^aeiouy])|(?<=[cgsvz]))e(?=(?:ment|ful|less|ly|ness)(?:s|ly)?$)",
            r"[qg]ues?$",  # unique, league
        )
    )
)
"""Letters that look like a syllable and are not spoken."""
_UNACCENTED = str.maketrans("àáâäèéêëìíîïòóôöùúûüñç", "aaaaeeeeiiiioooouuuunc")
_LONGEST_LISTED = max(map(len, _LISTED))


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """Count the syllables of one word as it is read aloud; a figure counts as one."""
    word = word.replace("\u2019", "'")
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    if not any(char.isalpha() for char in word):
        return 1
    letters = re.sub(r"[^A-Za-z']", "", word.translate(_UNACCENTED))
    spelt = re.fullmatch(r"(?:[A-Za-z]\.)+|[B-DF-HJ-NP-TV-XZ]{2,}", word)
    if spelt:
        return sum(3 if letter in "Ww" else 1 for letter in letters)
    return _spoken(letters.lower())


def _spoken(word: str) -> int:
    if word in _LISTED:
        return _LISTED[word]
    stem, mark, tail = word.partition("'")
    if mark:
        return _contracted(stem, tail)
    halves, at = _first_halves(word)
    rest = word[at:]
    if at and rest in _LISTED:
        return halves + _LISTED[rest]
    sounds = _Y_GLIDE.sub("j", rest.replace("every", "evry"))
    count = len(_GROUP.findall(sounds)) + len(_APART.findall(sounds)) - len(_SILENT.findall(sounds))
    return halves + max(1, count)


def _first_halves(word: str) -> tuple[int, int]:
    """How many first halves a word begins with, and where the rest begins: `some-time-somewhere`.

    A rest that is listed is not divided further.
    """
    last_vowel = max(map(word.rfind, "aeiouy"))
    halves = at = 0
    while (found := _COMPOUND.match(word, at)) and found.end() < last_vowel:
        halves, at = halves + 1, found.end()
        if len(word) - at <= _LONGEST_LISTED and word[at:] in _LISTED:
            break
    return halves, at


def _contracted(stem: str, tail: str) -> int:
    if tail == "t" and re.search(r"[^aeiouy]n$", stem):
        return _spoken(stem[:-1]) + 1
    extra = tail == "s" and re.search(r"(?:s|x|z|ch|sh|ce|ge|se|ze)$", stem)
    return _spoken(stem) + (1 if extra else 0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands in its text."""

    text: str
    start: int
    end: int


_ENDING = re.compile(
    r"(?<![.!?])[.!?]++[\"'\u201d\u2019)\]]*+(?=\s++[\"'\u201c\u2018(\[]*+[A-Z0-9$])"
)
_NO_ENDING = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|e\.g|i\.e|approx|[A-Z]\.[A-Z])\.$")
"""What a full stop may end without ending the sentence: a title, initials, U.S."""
_LONGEST_NO_ENDING = len("approx.")
_INITIAL = re.compile(r"(?<!\S)[A-Z]\.$")
"""An initial, where it follows a name or begins the sentence: no end either."""
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,]\d+)*[^\W\d_]*"
    r"|[^\W\d_]+(?:[-'\u2019*&][^\W_]+)*"
)


def sentences(text: str) -> Iterator[Sentence]:
    """Split a text; a text without a full stop, such as a list item, is one sentence."""
    start = 0
    for found in _ENDING.finditer(text):
        if _goes_on(text, start, found.end()):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Say whether the sentence that begins at `start` goes on behind a sign that may end it.

    Only the last words before the sign are looked at: a long text of abbreviations is one sentence.
    """
    if _NO_ENDING.search(text, max(start, end - _LONGEST_NO_ENDING), end):
        return True
    return bool(_INITIAL.search(text, max(start, end - 2), end)) and _is_named(text, start, end - 2)


def _is_named(text: str, start: int, at: int) -> bool:
    """Say whether the word before a place begins with a capital, or there is none."""
    while at > start and text[at - 1].isspace():
        at -= 1
    if at == start:
        return True
    while at > start and not text[at - 1].isspace():
        at -= 1
    return "A" <= text[at] <= "Z"


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    if _WORD.search(piece):
        left = start + len(piece) - len(piece.lstrip())
        yield Sentence(piece.strip(), left, left + len(piece.strip()))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; a hyphenated word and a figure are one word each."""
    return tuple(_WORD.findall(text))


def word_ends(text: str) -> list[int]:
    """Where each word of a text ends, in order."""
    return [found.end() for found in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas need to know of a text."""

    sentences: int = 0
    words: int = 0
    judged: int = 0
    """Words whose syllables count: all but the exempt ones."""
    syllables: int = 0
    """Syllables of the judged words."""
    long_words: int = 0
    """Judged words of three or more syllables."""

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.judged + other.judged,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
        )

    @property
    def flesch_kincaid(self) -> float:
        """Grade by Kincaid et al. (1975); 0 for a text without words."""
        if not self.judged:
            return 0.0
        pace = self.words / self.sentences
        return 0.39 * pace + 11.8 * self.syllables / self.judged - 15.59

    @property
    def smog(self) -> float:
        """Grade by McLaughlin (1969), scaled to 30 sentences; 0 for a text without words."""
        if not self.sentences:
            return 0.0
        return 1.0430 * math.sqrt(30 * self.long_words / self.sentences) + 3.1291


def exempt_word(word: str, exempt: frozenset[str]) -> bool:
    """Say whether a word, its plural or its possessive is among the exempt ones.

    A word of one syllable never is: leaving it out would raise the grade.
    """
    low = word.lower().replace("\u2019", "'").removesuffix("'s").removesuffix("s'")
    named = low in exempt or low.removesuffix("s") in exempt or low.removesuffix("es") in exempt
    return named and syllables(word) > 1


@lru_cache(maxsize=65536)
def count(text: str, exempt: frozenset[str] = frozenset()) -> Counts:
    """Count one text; the syllables of exempt words (lower case) are left out."""
    found = list(sentences(text))
    return count_words([w for each in found for w in words(each.text)], exempt, len(found))


def count_words(every: Sequence[str], exempt: frozenset[str], sentences: int = 1) -> Counts:
    """Count the words of one sentence, or of several."""
    judged = [syllables(word) for word in every if not exempt_word(word, exempt)]
    return Counts(
        sentences,
        len(every),
        len(judged),
        sum(judged),
        sum(1 for number in judged if number >= POLYSYLLABLE),
    )
