"""References in APA 7: list entries, year letters, short forms.

The rules are those of the manual (American Psychological Association, 2020), chapters 9 to 11, in
the forms in which Pandoc prints them. An entry is made of who (`leads`), when (`dates`), what
(`titles`) and where (`origins`); `law` is apart, as lawyers cite otherwise; `labels` names a source
in short. `styles` prints entries in any other style.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jobcareer_kb.bibliography.entries import entry
from jobcareer_kb.bibliography.labels import label, labels, year_letters
from jobcareer_kb.bibliography.tongues import in_its_language
from jobcareer_kb.inline import Inlines
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.wordings import Wordings

__all__ = ["Source", "bibliography", "year_letters"]


@dataclass(frozen=True, slots=True)
class Source:
    """One reference ready to print."""

    id: str
    entry: Inlines
    """The entry of a reference list, without its number."""
    short: str
    """As in a parenthesis: `Indeed, 2025a`."""
    credit: Inlines = ()
    """Words that its publisher asks for wherever its data are shown; empty where none are."""


def bibliography(
    references: Iterable[Reference],
    terms: Wordings,
    styled: Mapping[str, Inlines] = MappingProxyType({}),
) -> Mapping[str, Source]:
    """Format references; names and letters tell them apart over all of them.

    Fixed words such as `n.d.` and `Eds.` are those of the keys `entry-` of `terms`.
    An entry that is `styled` by its id already takes the place of ours.
    """
    every = tuple(references)
    told = labels(every, terms)
    return {
        ref.id: Source(
            ref.id,
            in_its_language(styled.get(ref.id) or entry(ref, told[ref.id][1], terms), ref),
            label(ref, *told[ref.id], terms),
            ref.custom.credit.inlines if ref.custom.credit is not None else (),
        )
        for ref in every
    }
