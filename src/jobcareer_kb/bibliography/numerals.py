"""Numbers with the word before or behind them: `2nd ed.`, `Vols. 1-5`, `pp. 10–20`."""

import re

from jobcareer_kb.wordings import Wordings

_NUMBER = r"[A-Za-z]{0,3}\d+[A-Za-z]{0,2}"
_NUMERIC = re.compile(rf"{_NUMBER}(?:\s?[-–,&]\s?{_NUMBER})*")
_SEVERAL = re.compile(r"[-–,&]")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.IGNORECASE)
_RANGE = re.compile(r"(?<!\d)(\d+)\s*-{1,2}\s*(\d+)(?!\d)")
_COMMA = re.compile(r"(?<!\s)\s*+,\s*+")
_DASH = re.compile(r"(?<=\w)\s*-{1,2}\s*(?=\w)")


def is_numeric(text: str) -> bool:
    """Say whether a text is a number or several, so that a word belongs before it."""
    return _NUMERIC.fullmatch(text) is not None


def labelled(text: str, key: str, terms: Wordings) -> str:
    """A number with its word; a text that is none stands alone."""
    if not is_numeric(text):
        return capitalised(text)
    return terms.say(key, n=2 if _SEVERAL.search(text) else 1, number=text)


def edition(text: str, terms: Wordings) -> str:
    """`2` gives `2nd ed.`; words such as `Rev. ed.` and `3. Auflage` stay as they are."""
    found = _ORDINAL.fullmatch(text.strip())
    if found is None:
        is_said = re.search(r"\bed|\d", text, re.IGNORECASE)
        return text if is_said else terms.say("entry-edition", ordinal=text)
    number = found[1]
    last = 0 if number[-2:] in ("11", "12", "13") else int(number[-1])
    ordinal = terms.say("entry-ordinal", n=last, number=number)
    return terms.say("entry-edition", ordinal=ordinal)


def pages(text: str) -> str:
    """Pages with an en dash, the second number of a range in full: `101-8` gives `101–108`."""
    return _COMMA.sub(", ", _DASH.sub("–", _RANGE.sub(_in_full, text)))


def _in_full(found: re.Match[str]) -> str:
    first, last = found.groups()
    missing = len(first) - len(last)
    return f"{first}–{first[:missing] if missing > 0 else ''}{last}"


def pages_of_book(text: str, terms: Wordings) -> str:
    """Pages with their word: `p. 3`, `pp. 10–20`."""
    shown = pages(text)
    return terms.say("entry-pages", n=2 if _SEVERAL.search(shown) else 1, pages=shown)


def capitalised(text: str) -> str:
    """The same with a large first letter; a name such as `arXiv` stays as it is."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() else text
