"""The files beside the folders of kinds that say how all is read: `kb.yaml` and `words.yaml`."""

from typing import Any

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.inline import gist
from jobcareer_kb.loading import records, rules
from jobcareer_kb.loading.files import SETTINGS_FILE, WORDS_FILE, SourceFile
from jobcareer_kb.loading.gathered import Gathered
from jobcareer_kb.loading.one_file import FileFacts, read_data, text_faults
from jobcareer_kb.loading.stand_in.settings import sound_settings
from jobcareer_kb.loading.store import Home
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.model._settings import FORMAT, Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.values import words_of


def read_top_file(gathered: Gathered, file: SourceFile) -> None:
    """Read `kb.yaml` or `words.yaml`."""
    found = FileFacts()
    value, ok = read_data(FileText(file), found)
    held = gathered.read(file, found)
    gathered.diagnostics.extend(found.diagnostics)
    if file.path == SETTINGS_FILE:
        _settings(gathered, held, value, ok)
    elif ok:
        _words(gathered, held, value)
    else:
        gathered.broken.add(f"{file.path}/*")


def _settings(gathered: Gathered, held: FileText, value: Any, ok: bool) -> None:
    gathered.of_format = of_format(held, value) if ok else None
    result = records.validate(value, Settings, held.at(())) if ok else []
    gathered.homes[SETTINGS_FILE] = Home(held, {SETTINGS_FILE: ()})
    if isinstance(result, Settings):
        gathered.settings = result
        faults = [(r, fault) for r, words in words_of(result) for fault in gist(str(words)).faults]
        gathered.diagnostics.extend(text_faults(held, (), faults))
    else:
        gathered.settings, gathered.guessed = sound_settings(value)
        gathered.diagnostics.extend(result)


def of_format(held: FileText, value: Any) -> Diagnostic | None:
    """The finding about a `kb.yaml` that is not of today's format; none where that is no number."""
    found = value.get("format", 1) if isinstance(value, dict) else None
    if type(found) is not int or found < 1 or found == FORMAT:
        return None
    if found > FORMAT:
        known = " and ".join(str(each + 1) for each in range(FORMAT))
        return rules.NEWER_FORMAT.at(
            held.places.value(("format",)),
            f"this knowledge base is of format {found}, and this program knows {known}",
            "install a newer jobcareer-kb, the way you got this one",
        )
    place = held.places.parent_key(()) if "format" not in value else held.places.value(("format",))
    return rules.OLDER_FORMAT.at(
        place,
        f"this knowledge base is of format {found}, today's is {FORMAT}",
        "'jobcareer-kb upgrade' rewrites what has changed, and shows it first; until then it is "
        "read as it stands",
    )


def hold_to_format(gathered: Gathered) -> None:
    """Say that all is of another format, in place of saying so at each record."""
    if (found := gathered.of_format) is None:
        return
    former = rules.FORMER_NAME.code
    gathered.diagnostics = [each for each in gathered.diagnostics if each.code != former]
    if found.code == rules.NEWER_FORMAT.code:
        gathered.diagnostics, gathered.settings = [], None
    gathered.diagnostics.append(found)


def _words(gathered: Gathered, held: FileText, value: Any) -> None:
    result = records.validate(value, WordLists, held.at(()))
    if isinstance(result, WordLists):
        gathered.words = result
        gathered.homes[WORDS_FILE] = Home(held, {WORDS_FILE: ()})
    else:
        gathered.broken.add(f"{WORDS_FILE}/*")
        gathered.diagnostics.extend(result)
