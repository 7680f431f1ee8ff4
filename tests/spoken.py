"""A translation that a test can tell from the text: each word ends in `ñ`.

Citations, figures and addresses stay as they are.
"""

import re
from pathlib import Path

from jobcareer_kb.inline import Route
from jobcareer_kb.languages import (
    AS_THEY_ARE,
    fields_of,
    source_of,
    words_beside,
)
from jobcareer_kb.languages import written as written_in
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.mending.edits.styles import quoted
from jobcareer_kb.translation import SETTINGS, digest, sources_of

_PIECE = re.compile(r"(\[[@#][^\]]*\]|\]\([^)]*\)|\\.)")
_WORD = re.compile(r"[A-Za-z]{2,}")


def spoken(text: str) -> str:
    """A text in the language of these tests."""
    pieces = _PIECE.split(text)
    return "".join(p if at % 2 else _WORD.sub(_said, p) for at, p in enumerate(pieces))


def _said(word: re.Match[str]) -> str:
    return f"{word[0]}ñ"


def translate_all(kb: Path, language: str = "es", kinds: tuple[str, ...] = ()) -> None:
    """Write the texts of every record, or of those of some kinds, and of the settings, in a
    language, each with its digest."""
    loaded = load_corpus(read_folder(kb, "kb")).kb
    assert loaded is not None
    of = {name: name.partition("/")[0] for name in loaded.facts}
    names = [n for n in of if of[n] in kinds or (not kinds and of[n] not in AS_THEY_ARE)]
    for name in (SETTINGS, *names):
        texts = sources_of(written_in(loaded, name))
        if name == SETTINGS:
            path = kb / f"kb.{language}.yaml"
        else:
            path = (
                kb / loaded.stands_in(name)[0]
            ).parent / f"{name.partition('/')[2]}.{language}.yaml"
        more = dict[Route, str]()
        if name == SETTINGS:
            said = words_beside(loaded, fields_of(loaded, loaded.facts))
            more = {word: source_of(loaded, word) for word in said}
        path.write_text(written(texts, more), encoding="utf-8")


def written(texts: dict[Route, str], more: dict[Route, str]) -> str:
    """A file of texts, in one line of JSON each way down."""
    tree = planted({**texts, **more})
    rows = "".join(
        f'  {".".join(map(str, route))}: "{digest(text)}"\n' for route, text in texts.items()
    )
    body = "".join(f"{key}: {_flow(value)}\n" for key, value in tree.items())
    return f"{body}translated_from:\n{rows}reviewed: false\n"


def planted(texts: dict[Route, str]) -> dict[str, object]:
    """Texts in the language of these tests, in the shape of their record."""
    tree: dict[str, object] = {}
    for route, text in texts.items():
        _plant(tree, route, spoken(text))
    return tree


def _plant(tree: dict[str, object], route: Route, text: str) -> None:
    at: object = tree
    for part, after in zip(route, (*route[1:], None), strict=True):
        inner: object = text if after is None else [] if isinstance(after, int) else {}
        if isinstance(at, list):
            at.extend({} for _ in range(int(part) + 1 - len(at)))
            at[int(part)] = at[int(part)] or inner
            at = at[int(part)]
        elif isinstance(at, dict):
            at = at.setdefault(part, inner)


def _flow(value: object) -> str:
    match value:
        case dict():
            return (
                "{"
                + ", ".join(f"{quoted(str(k), chr(34))}: {_flow(v)}" for k, v in value.items())
                + "}"
            )
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
    return quoted(str(value), '"')
