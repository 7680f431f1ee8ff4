"""From which inputs an artifact was made, as labelled digests.

One walk over the inputs feeds the comparison and the explanation, so the two cannot drift apart.
Sound, because a template sees only its selection; cheap, because nothing is rendered to know it.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from jobcareer_kb.building.libraries import versions

_LIBRARIES = (
    "Jinja2", "MarkupSafe", "lxml", "pydantic", "PyYAML", "python-docx", "python-pptx",
    "XlsxWriter", "citeproc-py", "resvg-py", "typst",
)  # fmt: skip


@cache
def program_digest() -> str:
    """Digest of our sources, line ends normalised, and of the libraries that shape an output."""
    total = hashlib.sha256()
    root = Path(__file__).parent.parent
    for path in sorted((*root.rglob("*.py"), *root.rglob("*.typ"))):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    for library, version in versions(_LIBRARIES).items():
        total.update(f"{library}={version}".encode())
    return total.hexdigest()[:16]


def changed_records(old: dict[str, str], new: dict[str, str]) -> tuple[str, ...]:
    """Names of the records and sources that differ, sorted; settings are one of them."""
    labels = (label for label in {*old, *new} if old.get(label) != new.get(label))
    return tuple(sorted(label for label in labels if _RECORD.fullmatch(label)))


_RECORD = re.compile(r"source .+|kb\.yaml|[a-z-]+/[^ ]+")
"""Labels of what somebody writes words into; the others are of program, templates and look."""


def differing(old: dict[str, str], new: dict[str, str]) -> tuple[str, ...]:
    """Labels whose digests differ, sorted, each with what happened to it."""
    return tuple(
        f"{label} ({'new' if label not in old else 'gone' if label not in new else 'changed'})"
        for label in sorted({*old, *new})
        if old.get(label) != new.get(label)
    )
