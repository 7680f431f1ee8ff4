"""Which files of another language `translate` writes, and what stands in them then."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from jobcareer_kb.disk.folder import Folder
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.inline import Route, dotted
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import (
    AS_THEY_ARE,
    fields_of,
    source_of,
    translation_of,
    words_beside,
    written,
)
from jobcareer_kb.loading import characters
from jobcareer_kb.loading.languages import canonical, named
from jobcareer_kb.mending.edits.files import Change
from jobcareer_kb.mending.translations import brought_up
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import to_translate
from jobcareer_kb.translation import SETTINGS, sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def meant(
    kb: KnowledgeBase, language: str, records: Sequence[str], workshops: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """The tag as files have it, and the names of the records that are meant; UsageFault for what
    nobody knows."""
    tag = canonical(language)
    if named(f"definition/job.{tag}.yaml") is None:
        raise UsageFault(f"'{language}' is no language; write its short name, such as es or pt-BR")
    if tag.casefold() == kb.settings.language.casefold():
        raise UsageFault(f"the records are in '{tag}' themselves; name another language")
    names = dict.fromkeys(record.partition("#")[0] for record in records)
    for name in names:
        if name != SETTINGS and (name not in kb.facts or name.partition("/")[0] in _SOURCES):
            raise UsageFault(f"unknown record '{name}'; 'jobcareer-kb list' names them")
    for id_ in workshops:
        if f"workshop/{id_}" not in kb.facts:
            known = ", ".join(kb.by_kind.get("workshop", {}))
            raise UsageFault(f"unknown workshop '{id_}'; known: {known}")
        names |= dict.fromkeys((SETTINGS, *_of_workshop(kb, id_)))
    if not names:
        names |= dict.fromkeys(n for n, found in kb.translations.items() if tag in found)
    return tag, tuple(names)


_SOURCES = AS_THEY_ARE - {"brand"}


def _of_workshop(kb: KnowledgeBase, id_: str) -> "Iterator[str]":
    found = to_translate(kb, kb.get(f"workshop/{id_}", Workshop))
    return (n for n in found if n in kb.facts and n.partition("/")[0] not in AS_THEY_ARE)


def brought_up_to_date(
    kb: KnowledgeBase,
    name: str,
    language: str,
    held: Folder,
    stamp: bool,
    fields: Collection[str],
) -> Change | None:
    """The change of one file; None where there is nothing to write."""
    found = translation_of(kb, name, language)
    if found is not None and found.is_broken:
        raise UsageFault(f"{kb.folder}/{found.path} cannot be read; 'jobcareer-kb check' says why")
    path = found.path if found is not None else _path(kb, name, language)
    before = (held.read(path, characters.MAX_BYTES) or b"") if found is not None else b""
    sources = sources_of(written(kb, name), found.texts if found is not None else ())
    more = _beside(kb) if name == SETTINGS else {}
    if not sources and not more:
        return None

    def stamped(route: Route) -> bool:
        return stamp and (not fields or dotted(route) in fields)

    text = characters.plain(before).decode("utf-8")
    after = brought_up(found, text, sources, more, stamped)
    return Change(path, f"{kb.folder}/{path}", before, after.encode())


def _path(kb: KnowledgeBase, name: str, language: str) -> str:
    """Where the file of a record's texts begins: beside the record."""
    if name == SETTINGS:
        return f"kb.{language}.yaml"
    folder = kb.stands_in(name)[0].rpartition("/")[0]
    return f"{folder}/{name.partition('/')[2]}.{language}.yaml"


def _beside(kb: KnowledgeBase) -> dict[Route, str]:
    """What is told by the word, by its place in the file of the settings."""
    names = (n for n, found in kb.facts.items() if found.figures or n.startswith("reference/"))
    return {word: source_of(kb, word) for word in words_beside(kb, fields_of(kb, names))}
