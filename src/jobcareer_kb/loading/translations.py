"""Files of texts in another language: what each says by itself, and which record it belongs to."""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.inline import Route, gist
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.files import SourceFile, is_of_language
from jobcareer_kb.loading.gathered import Gathered
from jobcareer_kb.loading.languages import SETTINGS, Named, canonical, named
from jobcareer_kb.loading.one_file import FileFacts, read_data, read_file, text_faults
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.loading.wording import shown
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.translation import DIGESTS, REVIEWED, WORDINGS, Translation, leaves
from jobcareer_kb.values import MAX_WORDS

_DIGEST = re.compile(r"[0-9a-f]{8}")
_UNTRANSLATED = {
    "figure": "delete it; kb.{tag}.yaml gives the words that figures print, below 'figures'",
    "reference": "delete it; a source is cited in its own language, and kb.{tag}.yaml says what is "
    "not certain of it, below 'sources'",
}
"""Kinds whose texts stay as they are, with what is to be done about a file of them."""


def read_any(file: SourceFile, keep: frozenset[str] | None = None) -> FileFacts:
    """Read a file of records, or of texts in another language; see `read_file`."""
    return read_translation(file) if is_of_language(file.path) else read_file(file, keep)


def read_translation(file: SourceFile) -> FileFacts:
    """What a file gives by itself; its data, where it can be read."""
    held, found = FileText(file), FileFacts()
    value, ok = read_data(held, found)
    if ok and not isinstance(value, dict):
        found.diagnostics.append(_no_texts(held, "a list"))
    elif ok and "id" in value:
        found.diagnostics.append(_no_texts(held, "an 'id'"))
    elif ok:
        found.diagnostics.extend(_faults(held, value))
        found.data[""] = json.dumps(value, separators=(",", ":"))
    return found


def _no_texts(held: FileText, what: str) -> Diagnostic:
    return rules.SHAPE.at(
        held.places.value(("id",)),
        f"{what} in a file that is named for a language",
        "write the texts of one record and nothing else; a file of records has no dot in its name",
    )


def _faults(held: FileText, value: dict[str, Any]) -> Iterator[Diagnostic]:
    for route, leaf in leaves(value):
        if route[0] == DIGESTS:
            yield from _digest_faults(held, route, leaf)
        elif route[0] == REVIEWED:
            if route != (REVIEWED,) or (leaf is not False and not isinstance(leaf, str)):
                help = "write who read it over and when, or 'false'"
                yield rules.VALUE.at(held.places.value(route), f"{shown(leaf)}, for who", help)
        elif not isinstance(leaf, str):
            found = f"{shown(leaf)}, expected a text"
            yield rules.VALUE.at(held.places.value(route), found, "put quotation marks round it")
        elif not _has_place(held, route):
            help = "write each beside the word that it stands for, as 'percent: por ciento'"
            yield rules.VALUE.at(
                held.places.value(route), f"{shown(leaf)} stands for no word", help
            )
        elif len(leaf) > MAX_WORDS:
            found = f"text is too long, expected at most {MAX_WORDS} characters"
            yield rules.VALUE.at(held.places.value(route), found, "shorten it")
        elif route[0] != WORDINGS:
            yield from text_faults(held, (), ((route, fault) for fault in gist(leaf).faults))


def _has_place(held: FileText, route: Route) -> bool:
    """Say whether a text can stand where it does: words beside the texts stand by their names."""
    match route:
        case ("wordings" | "sources", str()) | ("figures", "words", str()):
            return True
        case ("figures", str(name)) if name != "words":
            return True
        case ("figures" | "sources", *_):
            said = named(held.file.path)
            return said is None or said.record != SETTINGS
    return route[0] != WORDINGS


def _digest_faults(held: FileText, route: Route, leaf: Any) -> Iterator[Diagnostic]:
    if len(route) != 2 or not _DIGEST.fullmatch(str(leaf)):
        found = f"{shown(leaf)} is no digest of a text"
        help = "delete the line, and let 'jobcareer-kb translate' write it"
        yield rules.VALUE.at(held.places.value(route), found, help)


def take_in(gathered: Gathered, file: SourceFile, found: FileFacts) -> None:
    """Keep what a file gave, for the record that it is named for."""
    held = gathered.read(file, found)
    gathered.diagnostics.extend(found.diagnostics)
    if (said := named(file.path)) is None:
        return
    translation = Translation(
        said.record,
        said.language,
        file.path,
        partial(_data, file, found),
        lambda route: held.places.value(route),
        lambda route: held.places.key(route),
        lambda route, start, end: held.places.within(route, start, end),
        is_broken=bool(found.diagnostics),
    )
    of_record = gathered.translations.setdefault(said.record, {})
    if trouble := _trouble(gathered, said, of_record):
        gathered.diagnostics.append(rules.TRANSLATION.at(Span(file.shown), *trouble))
    else:
        of_record[said.language] = translation


def _data(file: SourceFile, found: FileFacts) -> Any:
    """The plain data of a file; nothing of one with faults."""
    if found.diagnostics:
        return None
    if (kept := found.data.get("")) is not None:
        return json.loads(kept)
    return plain_data.load(FileText(file).text, file.shown).value


def _trouble(
    gathered: Gathered, said: Named, others: dict[str, Translation]
) -> tuple[str, str] | None:
    """What is wrong with the name of a file, and what to do about it."""
    tag = canonical(said.language)
    kind, _, id_ = said.record.partition("/")
    if said.language != tag:
        return f"not read: the language is written '{tag}'", f"name it '{id_ or 'kb'}.{tag}.yaml'"
    if said.language in others:
        other = others[said.language].path
        return f"not read: {other} translates {said.record} already", "join the two files"
    if said.record == SETTINGS:
        return None
    if kind not in gathered.known or kind in _UNTRANSLATED:
        near = Spelling(sorted(gathered.known)).near(kind)
        help = f"did you mean the folder '{near}'?" if near else "move it beside its record"
        help = _UNTRANSLATED.get(kind, help).format(tag=tag)
        return f"not read: no texts of the folder '{kind}' are translated", help
    if said.record in gathered.facts:
        return None
    if said.record in gathered.broken or f"{kind}/*" in gathered.broken:
        return None
    near = _near(gathered, kind, id_)
    help = "name it for its record; a file that holds records has no dot in its name"
    help = f"did you mean '{near}.{tag}.yaml'?" if near else help
    return f"there is no {said.record}, whose texts in '{tag}' these would be", help


def _near(gathered: Gathered, kind: str, id_: str) -> str:
    """The id of a record of a kind that is nearest to one."""
    if kind not in gathered.names_near:
        names = (each.partition("/") for each in gathered.facts)
        known = [each for of, _, each in names if of == kind]
        gathered.names_near[kind] = Spelling(known)
    return gathered.names_near[kind].near(id_)
