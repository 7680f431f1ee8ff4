"""What lies below a folder (io): walked by open folders, so that no link leads out of it.

A folder is opened from the one it lies in and never by its whole path, where the system can do so:
to put a link in its place between listing and opening leads nowhere. Hidden folders are walked too.
Their files are nobody's records, but a link there is a finding, since a program may write by it.
"""

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from jobcareer_kb.disk.folder import Folder, at
from jobcareer_kb.disk.regular import OddFile, read_regular
from jobcareer_kb.disk.standing import StrangeFault, kind
from jobcareer_kb.errors import reason
from jobcareer_kb.file_names import is_plain
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.names import Trouble, hidden_in, name_troubles

MAX_DEPTH = 8
MAX_ENTRIES = 200_000
"""Files and folders: a hundred thousand records in files of their own, and as much again."""
NOT_OURS = ".git"
"""At the top; git carries nothing of that name, so no pull request can bring it."""
LITTER = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db"})
"""What Windows leaves in folders that somebody looked at, in small letters; as good as hidden."""
_BACKUPS = ("~", ".bak", ".swp")
"""How the names of files end that editors keep of an earlier state, beside the file itself."""
_KEPT = _BACKUPS[:2]
"""Those of them that are text."""


class Regular:
    """A regular file, as long as the walk stands in its folder."""

    __slots__ = ("_entry", "_folder")

    def __init__(self, folder: Folder, entry: os.DirEntry[str]) -> None:
        self._folder = folder
        self._entry = entry

    def state(self) -> os.stat_result:
        """What the file system says of it; raises OSError."""
        return self._entry.stat(follow_symlinks=False)

    def read(self) -> bytes | Trouble:
        """Its bytes, or why they cannot be had."""
        try:
            if self._folder.handle is None:
                return read_regular(self._folder.path / self._entry.name)
            return read_regular(self._entry.name, self._folder.handle)
        except OSError as fault:
            return _trouble(fault)


Sight = tuple[str, Regular | Trouble]
"""A path below the folder, with forward slashes, and what is there."""


def walk(folder: Path) -> Iterator[Sight]:
    """Every file below a folder whose content counts, and every trouble, in the order of paths."""
    try:
        top = at(folder)
    except OSError as fault:
        yield "", _trouble(fault)
        return
    yield from _Walk().below(top, "", hidden=False)


class _Walk:
    """One walk, which counts what it sees."""

    def __init__(self) -> None:
        self.left = MAX_ENTRIES

    def below(self, folder: Folder, prefix: str, hidden: bool) -> Iterator[Sight]:
        """What lies in an open folder; closes it."""
        try:
            entries = folder.entries(self.left + 1)
            self.left -= len(entries)
            if self.left < 0:
                yield prefix.rstrip("/"), crowd()
                return
            if not prefix:
                entries = [entry for entry in entries if entry.name != NOT_OURS]
            yield from name_troubles(prefix, [entry.name for entry in entries])
            names = frozenset(entry.name for entry in entries)
            for entry in entries:
                yield from self._entry(folder, entry, prefix, hidden, names)
                if self.left < 0:
                    return
        except OSError as fault:
            yield prefix.rstrip("/"), _trouble(fault)
        finally:
            folder.close()

    def _inside(self, folder: Folder, name: str, prefix: str, hidden: bool) -> Iterator[Sight]:
        try:
            inner = folder.folder(name)
        except StrangeFault:  # a junction, or swapped since it was listed
            yield prefix.rstrip("/"), refused(kind(stat.S_IFLNK))
            return
        if inner is not None:
            yield from self.below(inner, prefix, hidden)

    def _entry(
        self,
        folder: Folder,
        entry: os.DirEntry[str],
        prefix: str,
        hidden: bool,
        names: Collection[str],
    ) -> Iterator[Sight]:
        name = entry.name
        path = f"{prefix}{name}"
        passed = hidden or is_passed(path, names)
        hidden = hidden or is_hidden(name)
        try:
            if entry.is_dir(follow_symlinks=False):
                if prefix.count("/") < MAX_DEPTH:
                    yield from self._inside(folder, name, f"{path}/", hidden)
                else:
                    yield path, too_deep()
            elif not entry.is_file(follow_symlinks=False):
                yield path, refused(kind(entry.stat(follow_symlinks=False).st_mode))
            elif not passed and (is_plain(name) or hidden_in(name) is None):
                yield path, Regular(folder, entry)
        except OSError as fault:
            yield path, _trouble(fault)


def _trouble(fault: OSError) -> Trouble:
    if isinstance(fault, OddFile):
        return refused(reason(fault))
    return Trouble(
        rules.UNREADABLE, f"cannot be read: {reason(fault)}", "then run the command again"
    )


def is_hidden(name: str) -> bool:
    """Say whether a file of this name is nobody's record, and not spoken of."""
    return name.startswith(".") or name.lower() in LITTER


def is_left_behind(name: str) -> bool:
    """Say whether a file of this name is what a program keeps beside one that somebody edits."""
    in_office, in_emacs = name.startswith("~$"), name[:1] == name[-1:] == "#"
    return in_office or in_emacs or name.endswith(_BACKUPS)


def is_passed(path: str, names: Collection[str]) -> bool:
    """Say whether a file is passed over, in a folder with these names.

    Where the file of records that it was made from is gone, it is all that is left of that one.
    """
    folder, _, name = path.rpartition("/")
    if not is_hidden(name) and not is_left_behind(name):
        return False
    if not folder:
        return True  # such as .pre-commit-config.yaml
    ending = next((each for each in _KEPT if name.endswith(each)), "")
    meant = name.removesuffix(ending).removeprefix(".")
    return not meant.endswith(".yaml") or meant in names


def refused(what: str) -> Trouble:
    """The finding about what is neither file nor folder."""
    help = "delete it, or put the content itself in its place"
    return Trouble(rules.NOT_A_FILE, f"{what}, expected a regular file", help)


def too_deep() -> Trouble:
    """The finding about a folder that is not entered."""
    found = f"a folder more than {MAX_DEPTH} deep, which is not entered"
    return Trouble(rules.NOT_A_FILE, found, "move it up, or delete it")


def crowd() -> Trouble:
    """The finding about a folder that holds too much."""
    found = f"more than {MAX_ENTRIES:,} files and folders; none from here on is read"
    return Trouble(rules.CROWD, found, "take out what does not belong here")
