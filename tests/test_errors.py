"""Why a file cannot be read or written is said in words, with what to do."""

import errno

import pytest

from jobcareer_kb.errors import reason


class WindowsFault(OSError):
    """As Windows raises it; elsewhere Python has no such number."""

    def __init__(self, winerror: int, filename: str = "C:\\kb\\a.yaml") -> None:
        super().__init__(errno.EACCES if winerror in (5, 32) else errno.ENOENT, "Some words")
        self.winerror = winerror
        self.filename = filename


LONG = "its path is too long for this system"
RIGHT = "permission denied; take its read-only mark away"
FAULTS = {
    "too long a name": (OSError(errno.ENAMETOOLONG, "File name too long"), LONG),
    "no right": (OSError(errno.EACCES, "Permission denied"), RIGHT),
    "not permitted": (OSError(errno.EPERM, "Operation not permitted"), RIGHT),
    "a disk for reading": (OSError(errno.EROFS, "Read-only file system"), "the disk is read-only"),
    "Windows, too long": (WindowsFault(206), LONG),
    "Windows, a path it does not find": (WindowsFault(3, "C:\\" + "a" * 260), LONG),
    "Windows, a file that is not there": (WindowsFault(2), "some words"),
    "Windows, read-only": (WindowsFault(5), RIGHT),
    "Windows, open elsewhere": (WindowsFault(32), "another program has it open; close it there"),
    "any other": (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
    "without words": (OSError(), "oserror"),
    "without words, of its own kind": (TimeoutError(), "timeouterror"),
}


@pytest.mark.parametrize("fault, said", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_system_in_words(fault: OSError, said: str) -> None:
    found = reason(fault)
    assert found.startswith(said)
    assert "\n" not in found
