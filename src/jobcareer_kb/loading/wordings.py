"""The words that came with the program, one file a language (io: reads `templates/words/`
and `templates/items/`)."""

from collections.abc import Mapping
from functools import cache

from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.packaged import packaged
from jobcareer_kb.wordings import Wordings, form_of

ENGLISH = "en"
"""The language whose words stand in for those that another one lacks."""


@cache
def languages() -> tuple[str, ...]:
    """Tags of the languages that have words, sorted."""
    return tuple(sorted(path.stem for path in (packaged("templates") / "words").glob("*.yaml")))


@cache
def words_of(tag: str) -> Mapping[str, str]:
    """The words of a language that has some."""
    return _read("words", tag)


def _read(folder: str, tag: str) -> Mapping[str, str]:
    path = packaged("templates") / folder / f"{tag}.yaml"
    loaded = plain_data.load(path.read_text(encoding="utf-8"), path.name)
    assert not loaded.diagnostics, loaded.diagnostics
    return {str(key): str(text) for key, text in loaded.value.items()}


def language_of(tag: str) -> str:
    """The language with words that serves a tag: itself, or the same of no country; else empty."""
    parts = tag.lower().split("-")
    known = {each.lower(): each for each in languages()}
    tried = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[each] for each in tried if each in known), "")


def wordings(tag: str, own: Mapping[str, str]) -> Wordings:
    """All words for a knowledge base: its own, then its language's, then English ones."""
    language = language_of(tag)
    english = words_of(ENGLISH)
    given = words_of(language) if language else {}
    return Wordings(_over(_over(english, given), own), language, english)


def _over(lower: Mapping[str, str], upper: Mapping[str, str]) -> dict[str, str]:
    """Words with others over them; who words a key anew does not mean its old forms any more."""
    kept = {key: text for key, text in lower.items() if form_of(key, lower)[0] not in upper}
    return {**kept, **upper}


@cache
def asking(tag: str) -> Mapping[str, str]:
    """How items that are made from records ask and explain, one file a language; nothing in a
    language that has none."""
    language = language_of(tag)
    there = (packaged("templates") / "items" / f"{language}.yaml").is_file()
    return _read("items", language) if language and there else {}
