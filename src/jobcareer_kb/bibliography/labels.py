"""How sources are named in short, so that no two have one label (APA 7, 8.17 to 8.20).

Two lead authors of one family name are told apart by their initials, long lists of authors by as
many names as it takes, and what is still alike by a letter after the year.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from jobcareer_kb.bibliography.dates import lettered, printed_day, year_of
from jobcareer_kb.bibliography.leads import lead
from jobcareer_kb.bibliography.markup import marked
from jobcareer_kb.bibliography.names import family_of, initials, joined, straight
from jobcareer_kb.bibliography.sorts import LAW
from jobcareer_kb.inline import plain
from jobcareer_kb.model.reference import CslName, Reference
from jobcareer_kb.wordings import Wordings

_ALL = 2
"""Names that are always given; of more, the first with `et al.`."""


def labels(references: Sequence[Reference], terms: Wordings) -> Mapping[str, tuple[str, str]]:
    """Who, and the letter after the year, for each reference by its id."""
    told = _told_apart({ref.id: _people(ref, terms) for ref in references})
    years = {ref.id: year_of(ref, terms) for ref in references}
    least = _least(told, years)
    whose = {
        ref.id: _shown(told[ref.id], least[ref.id], terms)
        or terms.say("entry-by-title", title=_short_title(ref))
        for ref in references
    }
    letters = _letters(references, whose, years)
    return {ref.id: (whose[ref.id], letters[ref.id]) for ref in references}


def label(ref: Reference, who: str, letter: str, terms: Wordings) -> str:
    """As in a parenthesis: `Indeed, 2025a`; a title has its comma beside the quotation mark."""
    apart = " " if who[-1] in "”," else ", "
    return f"{who}{apart}{lettered(ref, letter, terms)}"


def _people(ref: Reference, terms: Wordings) -> tuple[CslName, ...]:
    return () if ref.type in LAW else lead(ref, terms).people


def _short_title(ref: Reference) -> str:
    return plain(marked(ref.title)).partition(":")[0]


def _told_apart(people: Mapping[str, tuple[CslName, ...]]) -> dict[str, tuple[str, ...]]:
    """The names of each source as running words have them; the first with initials if need be."""
    firsts: dict[str, set[str]] = {}
    for every in people.values():
        if every and every[0].literal is None:
            firsts.setdefault(family_of(every[0]), set()).add(initials(every[0].given or ""))
    return {
        id_: tuple(
            straight(name)
            if not index and len(firsts.get(family_of(name), ())) > 1
            else family_of(name)
            for index, name in enumerate(every)
        )
        for id_, every in people.items()
    }


def _least(told: Mapping[str, tuple[str, ...]], years: Mapping[str, str]) -> dict[str, int]:
    """How many of many names each source needs, to differ from others of one label and year."""
    lists = dict.fromkeys((years[id_], *words) for id_, words in told.items() if len(words) > _ALL)
    ways: dict[tuple[int, str], int] = {}
    passed: Counter[int] = Counter()
    for each in lists:
        passed.update(_way(each, ways))
    least: dict[str, int] = {}
    for id_, words in told.items():
        way = _way((years[id_], *words), ways)[1:] if len(words) > _ALL else []
        least[id_] = next((n for n, at in enumerate(way, 1) if passed[at] < 2), len(words))
    return least


def _way(names: tuple[str, ...], ways: dict[tuple[int, str], int]) -> list[int]:
    """A number for each beginning of a list of names, the same for lists that begin alike."""
    at, numbers = 0, []
    for name in names:
        at = ways.setdefault((at, name), len(ways) + 1)
        numbers.append(at)
    return numbers


def _shown(words: tuple[str, ...], least: int, terms: Wordings) -> str:
    if len(words) <= _ALL:
        return joined(words, terms, always=False)
    if least >= len(words):
        return joined(words, terms, always=True)
    return terms.say("entry-et-al", names=f"{', '.join(words[:least])}{',' * (least > 1)}")


def year_letters(references: Iterable[Reference], terms: Wordings) -> dict[str, str]:
    """The letter after the year of each reference; empty where nothing needs telling apart."""
    return {id_: letter for id_, (_, letter) in labels(tuple(references), terms).items()}


def _letters(
    references: Sequence[Reference], whose: Mapping[str, str], years: Mapping[str, str]
) -> dict[str, str]:
    """Letters within one label and year, in the order of a list of references (APA 7, 9.47).

    Works with a year alone come first, then those with a day in the order of days, then in the
    order of titles, leading articles ignored.
    """
    groups: dict[tuple[str, str], list[Reference]] = {}
    for ref in references:
        groups.setdefault((whose[ref.id].casefold(), years[ref.id]), []).append(ref)
    letters: dict[str, str] = {}
    for group in groups.values():
        group.sort(key=lambda ref: (printed_day(ref), sort_title(ref), ref.id))
        for index, ref in enumerate(group):
            letters[ref.id] = _letter(index) if len(group) > 1 else ""
    return letters


def _letter(index: int) -> str:
    """Count a to z, then aa, ab."""
    before = _letter(index // 26 - 1) if index >= 26 else ""
    return before + chr(ord("a") + index % 26)


def sort_title(ref: Reference) -> str:
    """By what a list sorts works without an author."""
    return re.sub(r"^(a|an|the)\s+", "", plain(marked(ref.title)).casefold())
