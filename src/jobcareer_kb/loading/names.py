"""What is wrong with the names in one folder, before anything in it is read."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobcareer_kb import signs
from jobcareer_kb.diagnostic import Diagnostic, Related, Span
from jobcareer_kb.file_names import LONGEST_PATH, folded, is_plain, path_length, unfit
from jobcareer_kb.loading import rules
from jobcareer_kb.rule import Rule
from jobcareer_kb.signs.names import named

NOT_READ = "not read"
"""How the finding of a file begins whose name keeps it from being read."""
_RENAME = "rename it; small letters, digits and hyphens fit everywhere"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding about a file or folder, before its path is worded as the user named it."""

    rule: Rule
    message: str
    help: str
    other: str = ""
    """Path of another file that it is about too."""

    def at(self, path: str, shown: str) -> Diagnostic:
        """The finding about a path below the folder that is named `shown`."""
        other = Span(shown_path(shown, self.other))
        related = (Related(other, "the other one"),) if self.other else ()
        return self.rule.at(Span(shown_path(shown, path)), self.message, self.help, related)


def name_troubles(prefix: str, names: Sequence[str]) -> Iterator[tuple[str, Trouble]]:
    """What is wrong with names of one folder, each with its path; `prefix` is the folder's path.

    Most names are plain, and are passed over at once.
    """
    odd = [name for name in names if not is_plain(name)]
    for name in odd:
        why = hidden_in(name)
        found = f"{NOT_READ}: its name {why}" if why else unfit(name)
        if found:
            yield f"{prefix}{name}", Trouble(rules.FILE_NAME, found, _RENAME)
    if odd:
        yield from _clashes(prefix, names)
    if names and path_length(prefix) + 2 * max(map(len, names)) > LONGEST_PATH:
        yield from _too_long(prefix, names)


def hidden_in(name: str) -> str | None:
    """What a name has that nobody sees, in words; a file of such a name is not read."""
    if any("\ud800" <= char <= "\udfff" for char in name):
        return "is not UTF-8"
    found = next(signs.faults(name), None)
    if found is not None:
        return f"holds {named(name[slice(*found)])}"
    for char in name:
        if char == "\n" or (char != " " and unicodedata.category(char) == "Zs"):
            what = "a line end" if char == "\n" else "a space of another kind"
            return f"holds {what} (U+{ord(char):04X})"
    return None


def _clashes(prefix: str, names: Sequence[str]) -> Iterator[tuple[str, Trouble]]:
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(folded(name), name)
        if other != name:
            shown = _visible(other)
            found = f"its name is that of '{shown}' where capitals and stored accents do not count"
            help = "rename one of the two, or delete it"
            yield f"{prefix}{name}", Trouble(rules.FILE_NAME, found, help, f"{prefix}{other}")


def _too_long(prefix: str, names: Sequence[str]) -> Iterator[tuple[str, Trouble]]:
    for name in names:
        length = path_length(prefix + name)
        if length > LONGEST_PATH:
            found = f"its path below the knowledge base has {length} characters, at most "
            found += f"{LONGEST_PATH} leave room for the folders above on Windows"
            yield f"{prefix}{name}", Trouble(rules.FILE_NAME, found, "give it a shorter name")


def shown_path(shown: str, path: str) -> str:
    """How findings name a file, by its path below the folder that is named `shown`."""
    return f"{shown}/{_visible(path)}".rstrip("/")


def _visible(path: str) -> str:
    """A path for people: signs that no terminal shows are written as escapes."""
    if path.isprintable():
        return path
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path)
