"""The titles of a source in the language of the source, whoever made the entry round them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.bibliography.markup import marked
from jobcareer_kb.inline import Cite, Foreign, Inline, Inlines, Text, plain
from jobcareer_kb.model.reference import Reference

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}")


def language_of(ref: Reference) -> str:
    """The language of a source as BCP 47 has it; empty where none is said, or in words."""
    said = (ref.language or "").strip()
    return said.replace("_", "-") if _TAG.fullmatch(said) else ""


def in_its_language(entry: Inlines, ref: Reference, usual: str = "") -> Inlines:
    """An entry whose titles say in which language they are; `usual` is that of a source that does
    not say."""
    language = language_of(ref) or usual
    if not language:
        return entry
    words = plain(entry).lower()
    places = [place for title in _titles(ref) if (place := _place(words, title))]
    return _split(entry, language, _apart(sorted(places)), [0])


def _titles(ref: Reference) -> Iterator[str]:
    for title in (ref.title, ref.container_title, ref.collection_title):
        if title:
            yield plain(marked(title))


def _place(words: str, title: str) -> tuple[int, int] | None:
    """Where a title stands, whatever its capitals; at least what stands before its colon."""
    for form in (title, title.partition(":")[0]):
        at = words.find(form.lower())
        if form.strip() and at >= 0:
            return at, at + len(form)
    return None


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places without those that begin inside another."""
    kept: list[tuple[int, int]] = []
    for place in places:
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _split(nodes: Inlines, language: str, places: list[tuple[int, int]], at: list[int]) -> Inlines:
    """The nodes with what lies in the places marked; `at` counts the characters gone by."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            result.extend(_pieces(node.text, language, places, at[0]))
            at[0] += len(node.text)
        elif isinstance(node, Cite):
            result.append(node)
            at[0] += len(node.label)
        else:
            inner = _split(node.children, language, places, at)
            result.append(replace(node, children=inner))
    return tuple(result)


def _pieces(
    text: str, language: str, places: list[tuple[int, int]], start: int
) -> Iterator[Inline]:
    done = 0
    for first, last in places:
        low, high = max(first - start, done), min(last - start, len(text))
        if low < high:
            if low > done:
                yield Text(text[done:low])
            yield Foreign(language, (Text(text[low:high]),))
            done = high
    if done < len(text):
        yield Text(text[done:])
