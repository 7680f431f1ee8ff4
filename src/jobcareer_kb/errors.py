"""The few faults that editing a record cannot mend; the command turns each into one line."""

import errno


class JobcareerKbError(Exception):
    """Something stopped the program; the text says what, where and what to do."""

    exit_code = 3


class UsageFault(JobcareerKbError):
    """The command was called with something that does not exist or does not fit."""

    exit_code = 2


class OutputFault(JobcareerKbError):
    """A file could not be written: disk full, no permission, held open by another program."""


class LockedFault(JobcareerKbError):
    """Another build is writing into the same folder."""


class ChangedFault(JobcareerKbError):
    """A file of the knowledge base was changed by somebody while it was looked at."""


_TOO_LONG = "its path is too long for this system; give its folders shorter names, or move them up"
_NO_RIGHT = "permission denied; take its read-only mark away, or ask the owner for the right"
_READ_ONLY_DISK = "the disk is read-only; use a folder on another one"
_HELD = "another program has it open; close it there"
_BY_NUMBER = {
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _READ_ONLY_DISK,
}
_ON_WINDOWS = {
    5: _NO_RIGHT,  # ERROR_ACCESS_DENIED, also of a file with the read-only attribute
    19: _READ_ONLY_DISK,  # ERROR_WRITE_PROTECT
    32: _HELD,  # ERROR_SHARING_VIOLATION
    33: _HELD,  # ERROR_LOCK_VIOLATION
    206: _TOO_LONG,  # ERROR_FILENAME_EXCED_RANGE
}
"""Windows has numbers of its own, and tells by them what the common ones do not part."""


_NOT_FOUND = (2, 3)
_OLD_LIMIT = 247
"""Longer paths Windows does not find, unless a setting of the system admits them."""


def reason(fault: OSError) -> str:
    """Why the system did not read or write a file, in words, and what to do where that is known."""
    number = getattr(fault, "winerror", None) or 0
    if number in _NOT_FOUND and len(str(fault.filename or "")) > _OLD_LIMIT:
        return _TOO_LONG
    said = _ON_WINDOWS.get(number) or _BY_NUMBER.get(fault.errno or 0)
    return said or (fault.strerror or type(fault).__name__).lower()
