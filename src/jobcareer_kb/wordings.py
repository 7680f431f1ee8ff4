"""The words that files print by themselves, in one language: headings, labels, names of months.

A word may have places to fill in, such as `Question {n}`, and forms for single numbers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

PLACE = re.compile(r"\{([a-z]+)\}")
"""A place to fill in."""
_FORM = re.compile(r"(.+?)-([0-9]{1,4})(?:-([0-9]{1,4}))?")
"""The key of a form for one number, or for all from one to another."""


@dataclass(frozen=True)
class Wordings:
    """All words by their keys."""

    texts: Mapping[str, str]
    language: str = ""
    """Tag of the language whose words came with the program; empty where none serves."""
    usual: Mapping[str, str] = field(default_factory=dict)
    """The English words, which say which keys there are and what each fills in."""

    def say(self, key: str, /, **values: object) -> str:
        """The words of a key with its places filled in."""
        return "".join(str(piece) for piece in self.pieces(key, **values))

    def pieces(self, key: str, /, **values: object) -> Iterator[object]:
        """The words and the values in the order of the language."""
        for at, piece in enumerate(_parted(self._form(key, values.get("n")))):
            if not at % 2:
                yield piece
            elif piece in values:
                yield values[piece]

    def _form(self, key: str, n: object) -> str:
        if n is not None:
            for first, last, form in self._forms.get(key, ()):
                if first <= int(str(n)) <= last:
                    return self.texts[form]
        return self.texts[key]

    @cached_property
    def _forms(self) -> Mapping[str, list[tuple[int, int, str]]]:
        """The forms of each key, with the numbers from and to which they hold."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for key in self.texts:
            base, numbers = form_of(key, self.texts)
            if numbers is not None:
                found.setdefault(base, []).append((*numbers, key))
        return found

    def of(self, keys: frozenset[str]) -> dict[str, str]:
        """The words of some keys with their forms; a key that ends in `-` stands for all such."""
        return {
            key: text
            for key, text in self.texts.items()
            if key in keys or form_of(key, self.texts)[0] in keys or f"{_stem(key)}-" in keys
        }


@lru_cache(maxsize=4096)
def _parted(text: str) -> tuple[str, ...]:
    """Words and names of places by turns; a long list of sources asks for the same ones often."""
    return tuple(PLACE.split(text))


def _stem(key: str) -> str:
    return key.rpartition("-")[0]


def places(text: str) -> frozenset[str]:
    """Names of the places that are filled in."""
    return frozenset(PLACE.findall(text))


def form_of(key: str, texts: Mapping[str, str]) -> tuple[str, tuple[int, int] | None]:
    """The key whose form a key is, and for which numbers; itself where it is a form of none."""
    found = _FORM.fullmatch(key)
    if found is None or found[1] not in texts:
        return key, None
    return found[1], (int(found[2]), int(found[3] or found[2]))


_FROM_RIGHT = frozenset({
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur",
    "yi",
})  # fmt: skip
"""Languages that are written from right to left, where their tag names no script."""
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""Scripts that are written from right to left."""


def from_right(language: str) -> bool:
    """Say whether a language, by its tag, is written from right to left."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:2] if len(part) == 4), "")
    return script in _SCRIPTS if script else parts[0] in _FROM_RIGHT
