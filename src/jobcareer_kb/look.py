"""The look: the base documents that files are made from (io: reads the templates folder)."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jobcareer_kb.disk.regular import READ_CAP, OddFile, read_regular
from jobcareer_kb.errors import JobcareerKbError, UsageFault, reason
from jobcareer_kb.packaged import packaged

WORD, POWERPOINT = "base.docx", "base.pptx"
"""Names of the base documents below `templates/`."""
_OTHERS = {
    WORD: (".docx", ".dotx", ".docm", ".dotm", ".doc", ".odt", ".ott"),
    POWERPOINT: (".pptx", ".potx", ".pptm", ".potm", ".ppsx", ".ppt", ".odp", ".otp"),
}
"""Endings, in small letters, of files in which somebody meant one to be."""
_THEME = "word/theme/theme1.xml"
_MOST = 1024 * 1024
"""Bytes of a theme that are read."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    OSError,
    RuntimeError,
    EOFError,
)


def came_along(name: str) -> bytes:
    """A base document that came with the program."""
    return (packaged("templates") / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Look:
    """The base documents; those that came with the program where nothing else is said."""

    word: bytes = field(default_factory=partial(came_along, WORD), repr=False)
    powerpoint: bytes = field(default_factory=partial(came_along, POWERPOINT), repr=False)
    paper: str = ""
    """The paper of Word and PDF files; where nothing is said, that of their base document."""
    large: bool = False
    """Whether they are in large print."""

    @property
    def digests(self) -> dict[str, str]:
        """Digest of each base document by its name."""
        files = {WORD: self.word, POWERPOINT: self.powerpoint}
        return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}

    def labelled(self, format: str) -> Iterator[tuple[str, str]]:
        """What of the look a file of some format is made from, as a labelled digest."""
        name = {"docx": WORD, "pdf": WORD, "pptx": POWERPOINT}.get(format)
        if name:
            yield "look", self.digests[name][:16]
        if name == WORD:
            yield from (("paper", self.paper),) if self.paper else ()
            yield from (("print", "large"),) if self.large else ()

    @property
    def colors(self) -> dict[str, str]:
        """Colors of the theme by its own names (`dk1`, `accent1`), for pages without a base."""
        from lxml.etree import LxmlError  # not needed by a build that finds nothing to do

        from jobcareer_kb.theme import theme_in

        try:
            with zipfile.ZipFile(io.BytesIO(self.word)) as file, file.open(_THEME) as part:
                theme = theme_in(part.read(_MOST))
        except (*_DAMAGED, LxmlError):
            return {}
        return {name: color for name, color in theme.colors.items() if color}


def look_beside(kb: Path) -> Look:
    """The base documents in the folder `templates` beside a knowledge base, if it has its own.

    Raises UsageFault where one is a link, no file, too large, or there under another name, and
    JobcareerKbError where the system does not let it be read.
    """
    above = kb.parent if kb.name not in ("", "..") else kb.resolve().parent
    folder = above / "templates"
    own = {name: _own(folder / name) for name in (WORD, POWERPOINT)}
    given = {"word": own[WORD], "powerpoint": own[POWERPOINT]}
    found: dict[str, Any] = {name: data for name, data in given.items() if data is not None}
    return Look(**found)


def _own(path: Path) -> bytes | None:
    try:
        data = read_regular(path)
    except (FileNotFoundError, NotADirectoryError):
        _refuse_misnamed(path)
        return None
    except OddFile as fault:
        raise UsageFault(f"{path} is {fault.strerror}, expected a file") from fault
    except OSError as fault:
        raise JobcareerKbError(f"{path} cannot be read: {reason(fault)}") from fault
    if len(data) >= READ_CAP:
        raise UsageFault(f"{path} has more than {READ_CAP - 1:,} bytes; take large pictures out")
    return data


def _refuse_misnamed(path: Path) -> None:
    """Refuse a file that was meant to be this one, whose look would be passed over in silence."""
    meant = {f"{path.stem}{ending}" for ending in _OTHERS[path.name]}
    with suppress(OSError):
        for other in sorted(path.parent.iterdir()):
            if other.name.casefold() in meant:
                raise UsageFault(f"{other} is not read; save it as {path.name}")
