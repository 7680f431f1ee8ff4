"""Titles of BibTeX, which has each word with a capital, as a list of sources prints them.

Braces keep a capital, as they do in BibTeX, BibLaTeX and Pandoc.
"""

import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\\[A-Za-z]+|[^\W\d_]+(?:['’][^\W\d_]+)*|.", re.DOTALL)
_TITLED = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’][a-zß-ÿ]+)?")
_STOPS = frozenset(".:?!")
_LONG = 5
"""Letters of a word that has a capital in such a title, and none in a sentence."""
_FEWEST, _PART = 2, 0.75
"""How many of them there are, and which part of all long words; our choice."""


def has_titles(latex: Iterable[str]) -> bool:
    """Say whether most long words of these texts have a capital."""
    words = (token for text in latex for token, is_free in _walked(text) if is_free)
    long = [word for word in words if len(word) >= _LONG]
    titled = sum(_TITLED.fullmatch(word) is not None for word in long)
    return titled >= max(_FEWEST, _PART * len(long))


def sentence_cased(latex: str) -> str:
    """A title without the capitals of its words; the first word of all, and the one behind a
    colon, keep theirs."""
    return "".join(
        token.lower() if is_free and _TITLED.fullmatch(token) else token
        for token, is_free in _walked(latex)
    )


def _walked(latex: str) -> Iterator[tuple[str, bool]]:
    """Each token, and whether it is a word that neither begins a sentence nor stands in braces."""
    depth, begins = 0, True
    for token in _TOKEN.findall(latex):
        depth += (token == "{") - (token == "}")
        is_word = token[0].isalpha()
        yield token, is_word and depth <= 0 and not begins
        if is_word or token[0].isdigit():
            begins = False
        elif token in _STOPS:
            begins = True
