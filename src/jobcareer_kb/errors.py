"""The few faults that editing a record cannot mend; the command turns each into one line."""


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
