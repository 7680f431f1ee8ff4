"""On which slides of a deck each record stands, for papers that name slides by number."""

from collections.abc import Iterable, Iterator, Mapping

from jobcareer_kb.document import Document, Section, inlines_of
from jobcareer_kb.inline import Traced, walk

_OF_ALL = frozenset({"title", "agenda", "references"})
"""Layouts of slides that show the whole workshop."""
_NAME = "term"
"""A definition stands where its words stand, and not wherever a slide names its term."""


def slide_numbers(deck: Document, picks: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Numbers of the slides on whose face a picked record stands, by its name, in order."""
    found: dict[str, list[int]] = {name: [] for name in picks}
    for number, section in enumerate(deck.sections, start=1):
        if section.layout not in _OF_ALL:
            for name in dict.fromkeys(_records(section)):
                if name in found:
                    found[name].append(number)
    return {name: tuple(numbers) for name, numbers in found.items() if numbers}


def _records(section: Section) -> Iterator[str]:
    runs = (run for block in section.blocks for run in inlines_of(block))
    texts = (node for run in runs for node in walk(run) if isinstance(node, Traced))
    return (text.record for text in texts if text.route[:1] != (_NAME,))
