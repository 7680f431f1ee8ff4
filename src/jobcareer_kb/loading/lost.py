"""Records and sources that nobody reads, since their file has the wrong name or the wrong place.

A wildcard such as `definition/*` passes over them without a word, so the finding says what is lost.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import get_close_matches

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.facts import Facts
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.files import (
    REFERENCE_FILES,
    REFERENCES_FILE,
    SETTINGS_FILE,
    TOP_FILES,
    WORDS_FILE,
    SourceFile,
)
from jobcareer_kb.loading.one_file import ids_in
from jobcareer_kb.loading.texts import FileText

_NAMED = 5
"""Records that a finding names; of more, it says how many."""
_ALIKE = 0.75
"""How alike a file's name must be to one that is known."""


def meant_kind(folder: str, known: Collection[str]) -> str:
    """The kind that a folder is meant for; empty where none is near."""
    return next(iter(get_close_matches(folder.casefold(), sorted(known), n=1, cutoff=0.6)), "")


def records_of(file: SourceFile, kinds: Collection[str]) -> tuple[str, ...]:
    """The names of the records that an unread file seems to hold; ids where no kind is known."""
    folder = file.path.partition("/")[0] if "/" in file.path else ""
    kind = folder if folder in kinds else meant_kind(folder, kinds)
    found = ids_in(FileText(file).text)
    return tuple(f"{kind}/{id_}" if kind else id_ for id_ in found)


def misnamed(
    file: SourceFile, names: Iterable[str], facts: Mapping[str, Facts]
) -> Diagnostic | None:
    """The finding about an unread file of records; None where each of them is known elsewhere."""
    lost = [name for name in names if name not in facts]
    if not lost:
        return None
    top = "/" not in file.path
    place = "lies in no folder of a kind" if top else "does not end in '.yaml'"
    help = "move it into the folder of its kind" if top else "rename it to end in '.yaml'"
    return rules.LOST.at(Span(file.shown), f"not read, since it {place}: {told(lost, facts)}", help)


def told(lost: Collection[str], facts: Mapping[str, Facts]) -> str:
    """What is lost, in words."""
    named = ", ".join(list(lost)[:_NAMED])
    more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    return f"{named}{more} {'is' if len(lost) == 1 else 'are'} not printed{_passed(lost, facts)}"


def _passed(lost: Collection[str], facts: Mapping[str, Facts]) -> str:
    """The first wildcard that would have picked some of it."""
    wild = {f"{name.partition('/')[0]}/*" for name in lost if "/" in name}
    for name, each in facts.items():
        if name.startswith("workshop/"):
            found = next((ref for ref in each.refs if ref in wild), "")
            if found:
                return f", and '{found}' of {name} passes over it"
    return ""


def misnamed_top(file: SourceFile, there: AbstractSet[str]) -> Diagnostic | None:
    """The finding about a file that is meant to be one beside `kb.yaml` that is missing."""
    meant = meant_top(file.path)
    taken = meant in there or (meant in REFERENCE_FILES and not there.isdisjoint(REFERENCE_FILES))
    if not meant or taken or meant == SETTINGS_FILE:
        return None
    what = "no source can be cited" if meant in REFERENCE_FILES else "its words do not hold"
    return rules.LOST.at(
        Span(file.shown), f"not read, since its name is not '{meant}': {what}", f"name it '{meant}'"
    )


def meant_top(path: str) -> str:
    """Which of the files beside `kb.yaml` a file is meant to be; empty if none."""
    if "/" in path or path in TOP_FILES:
        return ""
    stem = path.casefold().split(".", 1)[0]
    names = {name.partition(".")[0]: name for name in (SETTINGS_FILE, WORDS_FILE, REFERENCES_FILE)}
    near = get_close_matches(stem, list(names), n=1, cutoff=_ALIKE)
    return names[near[0]] if near else ""


def missing_sources(folder: str, facts: Mapping[str, Facts]) -> Iterator[Diagnostic]:
    """One finding where texts cite and there is no list of sources at all."""
    citing = [name for name, each in facts.items() if each.cites]
    if citing:
        which = f"{citing[0]} cites" if len(citing) == 1 else f"{len(citing)} records cite"
        yield rules.NO_SOURCES.at(
            Span(f"{folder}/{REFERENCES_FILE}"),
            f"no {REFERENCES_FILE}, so what {which} leads nowhere",
            f"write the sources into {folder}/{REFERENCES_FILE}, or put the file back",
        )
