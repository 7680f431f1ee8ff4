"""Files that were made lie beside their places until all are made, then move there (io).

So memory holds one workshop at a time, and a build that stops at a finding, a full disk or Ctrl-C
leaves the last good one as it was.
"""

from collections.abc import Callable

from jobcareer_kb.archive import digest_of_bytes
from jobcareer_kb.building.manifest import Entry, lean, packed
from jobcareer_kb.building.output import Output
from jobcareer_kb.building.workshop import Finished


class Stage:
    """What was made and is not in its place yet; use in a `with`, which takes back what is left."""

    def __init__(self, out: Output) -> None:
        self.entries: dict[str, Entry] = {}
        """Of every file that was made, by path; lean."""
        self.packed: dict[str, bytes] = {}
        """The same whole, as the manifest will have them."""
        self._out = out
        self._laid: dict[str, str] = {}

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, *_: object) -> None:
        for beside in self._laid.values():
            self._out.take_back(beside)
        if not self._out.journal():  # nothing was moved, so there is nothing to complete
            self._out.drop_journal()

    def add(self, file: Finished) -> None:
        """Lay a file beside its place, unless it stands there already."""
        if not self.entries:
            self._out.add_to_journal({})  # from here on a build that is killed leaves something
        self.entries[file.path] = lean(file.entry)
        self.packed[file.path] = packed(file.entry)
        if self._out.digest_of_bytes(file.path) != digest_of_bytes(file.data):
            self._laid[file.path] = self._out.lay(file.path, file.data)

    def move(self, may_write: Callable[[str, str], bool]) -> tuple[str, ...]:
        """Move each file to its place where that may be; return those that stay as they are.

        `may_write` is asked by path and digest, right before a file is replaced.
        """
        digests = {path: entry.digest for path, entry in self.entries.items()}
        if digests:
            self._out.add_to_journal(digests)
        kept = []
        for path, digest in digests.items():
            if not may_write(path, digest):
                kept.append(path)
            elif path in self._laid:
                self._out.put(self._laid[path], path)
                del self._laid[path]
        return tuple(kept)
