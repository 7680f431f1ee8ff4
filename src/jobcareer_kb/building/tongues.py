"""Files in other languages: which can be made, and what keeps the others from it.

A file is made in a language where every text that it may print is there and fresh, so that no page
mixes two languages in silence; of one that is left out it is said what is missing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jobcareer_kb.building.make import job, printed
from jobcareer_kb.building.manifest import Manifest
from jobcareer_kb.building.plan import Artifact, known_banks
from jobcareer_kb.checks._fit_items import drawn, fit_items
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.inline import dotted
from jobcareer_kb.items._view import drawn_in, draws_any
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import (
    Lack,
    fields_of,
    in_language,
    lacking,
    translation_of,
    unworded,
)
from jobcareer_kb.loading.languages import canonical
from jobcareer_kb.look import Look
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.translation import SETTINGS, WORDS

_PLACES = 3
"""Texts that a line about a file names."""
Why = tuple[Lack, ...] | str


def asked(
    kb: KnowledgeBase, wanted: tuple[str, ...], manifest: Manifest, is_whole: bool = True
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The languages whose files are meant, an empty one for that of the records; and those of which
    later builds keep files up to date: a build that makes only a part removes none, and so gives no
    language up. UsageFault for a language of which there is no text."""
    there = Tongues(kb).languages
    before = tuple(tag for tag in manifest.languages if tag in there)
    if not wanted:
        return ("", *before), before
    if wanted == ("none",):
        return ("",), () if is_whole else before
    if wanted == ("all",):
        if not there:
            raise UsageFault("--language all: there are no texts in another language")
        return there, there
    tags = tuple(dict.fromkeys(map(canonical, wanted)))
    for tag in tags:
        if tag not in there:
            known = ", ".join(there) or "none, and 'jobcareer-kb translate' begins them"
            raise UsageFault(f"no texts in the language '{tag}'; there are: {known}")
    return tags, tuple(dict.fromkeys((*before, *tags)))


@dataclass(frozen=True)
class Tongues:
    """A knowledge base in each language that is asked for; each is made once."""

    kb: KnowledgeBase
    """As it is written; `of` adds what its workshops draw."""

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of which there are texts."""
        return tuple(sorted({tag for of in self.kb.translations.values() for tag in of}))

    @cached_property
    def _made(self) -> dict[str, KnowledgeBase]:
        return {"": drawn(self.kb)}

    def of(self, language: str) -> KnowledgeBase:
        """The knowledge base in a language; an empty one stands for that of the records."""
        if language not in self._made:
            made = in_language(self.kb, language)
            if draws_any(self.kb):
                made, refused = drawn_in(made, self.kb, fit_items(self.kb))
                self.unsaid.extend(
                    f"left out in '{language}': item {each.id}: {each.reason}" for each in refused
                )
            self._made[language] = made
        return self._made[language]

    @cached_property
    def unsaid(self) -> list[str]:
        """Lines about items that cannot be said in another language; those of languages so far."""
        return []

    def parted(
        self, artifacts: Sequence[Artifact], templates: Templates, look: Look
    ) -> tuple[tuple[Artifact, ...], tuple[str, ...], frozenset[str]]:
        """Those that can be made, lines about the others, and the paths of these."""
        alike: dict[Artifact, list[Artifact]] = {}
        for each in artifacts:
            bank = each.format if each.format in known_banks() else ""
            one = replace(each, format=bank, path="", large=False)
            alike.setdefault(one, []).append(each)
        left: dict[tuple[str, str, str], list[tuple[Why, list[Artifact]]]] = {}
        for files in alike.values():
            first = files[0]
            if first.language and (why := self._why_not(first, templates, look)):
                key = first.workshop, first.language, first.product
                left.setdefault(key, []).append((why, files))
        gone = frozenset(each.path for found in left.values() for _, of in found for each in of)
        whole = tuple(each for each in artifacts if each.path not in gone)
        return whole, tuple(map(self._line, left.values())), gone

    def _why_not(self, artifact: Artifact, templates: Templates, look: Look) -> Why:
        """What keeps a file from being made: texts, or something else, in words."""
        kb, language = self.kb, artifact.language
        if unworded(kb, language):
            return "the program has no words in this language; see docs/languages.md"
        one = job(self.of(language), artifact, templates, look)
        told = (text.record for text in one.selection.notes.texts)
        held = fields_of(kb, (SETTINGS, *_in_files(self.of(""), (*one.selection.records, *told))))
        if not tuple(lacking(kb, held, language)):
            return ()
        return tuple(lacking(kb, printed(one), language))

    def _line(self, left: list[tuple[Why, list[Artifact]]]) -> str:
        """What is said of the files of one product that are left out."""
        files = [each for _, found in left for each in found]
        first = files[0]
        formats = ", ".join(dict.fromkeys(each.format for each in files))
        sheets = len({each.sheet for each in files if each.sheet})
        what = f"{sheets} sheets" if sheets > 1 else first.product
        lacks = dict.fromkeys(x for why, _ in left if not isinstance(why, str) for x in why)
        why = _told(self.kb, tuple(lacks), first.language) if lacks else str(left[0][0])
        return f"left out in '{first.language}': {what} of {first.workshop} ({formats}): {why}"


def _in_files(kb: KnowledgeBase, names: Iterable[str]) -> dict[str, None]:
    """The names of records, in the place of items the records that these are made from."""
    return dict.fromkeys(
        record
        for name in names
        for record in ((n for n, _ in kb.made[name].values()) if name in kb.made else (name,))
    )


def _told(kb: KnowledgeBase, lacks: tuple[Lack, ...], language: str) -> str:
    """What is missing and stale, with the places of the first texts."""
    missing = sum(len(each.missing) for each in lacks)
    stale = sum(len(each.stale) for each in lacks)
    counts = [f"{missing} {_texts(missing)} not there"] if missing else []
    counts += [f"{stale} {_texts(stale)} stale"] if stale else []
    places = [each for lack in lacks for each in _places(kb, lack, language)]
    more = len(places) - _PLACES
    named = ", ".join(places[:_PLACES]) + (f" and {more} more" if more > 0 else "")
    return f"{' and '.join(counts)}: {named}"


def _texts(count: int) -> str:
    return "text is" if count == 1 else "texts are"


def _places(kb: KnowledgeBase, lack: Lack, language: str) -> Iterator[str]:
    found = translation_of(kb, lack.name, language)
    for route in lack.stale:
        assert found is not None
        yield _place(found.key(route), dotted(route))
    for route in lack.missing:
        if lack.name == SETTINGS and route[0] in WORDS:
            yield f"{kb.folder}/kb.{language}.yaml ({dotted(route)})"
        else:
            yield _place(kb.locate(lack.name, route), dotted(route))


def _place(span: Span, field: str) -> str:
    return f"{span.path}:{span.line} ({field})"
