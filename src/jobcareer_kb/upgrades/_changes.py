"""What an upgrade changes in the files of a knowledge base, before anything is written."""

from collections.abc import Iterator

from jobcareer_kb.errors import UsageFault
from jobcareer_kb.loading import characters, rules
from jobcareer_kb.loading.files import SETTINGS_FILE, Listing, SourceFile
from jobcareer_kb.loading.names import NOT_READ
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.loading.top_files import of_format
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.mending.edits.files import Change
from jobcareer_kb.mending.edits.splice import SpliceFault
from jobcareer_kb.model._settings import FORMAT
from jobcareer_kb.upgrades import Upgrade, steps_from, with_format

_UNSEEN = frozenset({rules.NOT_A_FILE.code, rules.UNREADABLE.code, rules.CROWD.code})
"""Codes of files that may hold records, and are not read."""


def changes_of(listing: Listing) -> tuple[Change, ...]:
    """The changes that bring a knowledge base to today's format, `kb.yaml` last; none if it is so.

    Raises UsageFault where a file cannot be changed, so that no base is left between two formats.
    """
    settings = next((file for file in listing.files if file.path == SETTINGS_FILE), None)
    if settings is None:
        raise UsageFault(f"{listing.folder} has no kb.yaml, so it is no knowledge base")
    steps = steps_from(_format_of(settings))
    if not steps:
        return ()
    for found in listing.diagnostics:
        if found.code in _UNSEEN or found.message.startswith(NOT_READ):
            raise UsageFault(f"{found.span.path}: {found.message}; {found.help}; then upgrade")
    in_order = sorted(listing.files, key=lambda file: file is settings)
    return tuple(_changes(in_order, steps))


def _format_of(settings: SourceFile) -> int:
    """The format of a `kb.yaml` that is not newer than this program."""
    held = FileText(settings)
    found = list(held.decoded[1]) or list(plain_data.load(held.text, held.shown).diagnostics)
    if found:
        raise UsageFault(f"{found[0].span}: {found[0].message}; {found[0].help}; then upgrade")
    value = plain_data.load(held.text, held.shown).value
    number = value.get("format", 1) if isinstance(value, dict) else None
    if type(number) is not int or number < 1:
        raise UsageFault(f"{held.shown}: 'format' is no whole number; write {FORMAT}, or drop it")
    other = of_format(held, value)
    if other is not None and other.code == rules.NEWER_FORMAT.code:
        raise UsageFault(f"{other.span}: {other.message}; {other.help}")
    return number


def _changes(files: list[SourceFile], steps: tuple[Upgrade, ...]) -> Iterator[Change]:
    for file in files:
        text = before = _text(file, steps)
        try:
            for step in steps:
                text = step.rewrite(file.path, text) if step.concerns(file.path) else text
            text = with_format(text, FORMAT) if file.path == SETTINGS_FILE else text
        except SpliceFault as fault:
            raise UsageFault(
                f"{file.shown} cannot be changed by a machine: {fault}; `jobcareer-kb check` says "
                "what is wrong with it"
            ) from fault
        if text != before:
            after = characters.as_before(text.encode("utf-8"), file.data)
            yield Change(file.path, file.shown, file.data, after)


def _text(file: SourceFile, steps: tuple[Upgrade, ...]) -> str:
    """The text of a file; empty for one that no step concerns."""
    if file.path != SETTINGS_FILE and not any(step.concerns(file.path) for step in steps):
        return ""
    try:
        return characters.plain(file.data).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise UsageFault(f"{file.shown} is not UTF-8; save it so, then upgrade") from fault
