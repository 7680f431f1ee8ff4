"""From a place of a file to the record and the field, and digests that only content changes."""

import pytest

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.loading.files import Listing, SourceFile
from jobcareer_kb.loading.owners import Owner, Owners, touched

FILES = {
    "kb.yaml": "title: T\nversion: '1'\n",
    "references.yaml": "references:\n  - id: a\n    title: A\n  - id: b\n    title: B\n",
    "definition/job.yaml": "# first\nid: job\ntraits:\n  - one\n  - >-\n    two\n    more\n",
    "step/both.yaml": "- id: x\n  action: Do.\n- id: y\n  tips:\n    - {a: 1, b: 2}\n",
    "step/nameless.yaml": "action: Do.\n",
    "step/broken.yaml": "id: 'open\n",
}


def owners(files: dict[str, str]) -> Owners:
    sources = (SourceFile(path, f"kb/{path}", text.encode()) for path, text in files.items())
    return Owners(Listing("kb", tuple(sources), ()))


@pytest.mark.parametrize(
    "path, line, column, record, route",
    [
        ("kb.yaml", 2, 10, "kb.yaml", ("version",)),
        ("references.yaml", 3, 12, "reference/a", ("title",)),
        ("references.yaml", 4, 5, "reference/b", ("id",)),
        ("definition/job.yaml", 4, 5, "definition/job", ("traits", 0)),
        ("definition/job.yaml", 7, 6, "definition/job", ("traits", 1)),
        ("definition/job.yaml", 3, 1, "definition/job", ("traits",)),
        ("step/both.yaml", 2, 11, "step/x", ("action",)),
        ("step/both.yaml", 5, 15, "step/y", ("tips", 0, "b")),
        ("step/nameless.yaml", 1, 9, "step/nameless.yaml#0", ("action",)),
        ("step/broken.yaml", 1, 5, "step/broken.yaml", ()),
        ("step/not-there.yaml", 1, 1, "step/not-there.yaml", ()),
    ],
)
def test_the_owner_of_a_place(
    path: str, line: int, column: int, record: str, route: tuple[str | int, ...]
) -> None:
    found = owners(FILES).of(Span(f"kb/{path}", line, column))
    assert found.record == record
    if record != path or route:
        assert found == Owner(record, route)


LISTED = "- id: job\n  traits:\n    - one\n    - >-\n      two\n      more\n"
BOTH = FILES["step/both.yaml"]
CITED = FILES["references.yaml"]
EDITS: dict[str, tuple[dict[str, str | None], list[str]]] = {
    "nothing": ({}, []),
    "laid out anew": ({"definition/job.yaml": "id:   job\ntraits: [one, two more]\n"}, []),
    "moved": ({"definition/job.yaml": None, "definition/all.yaml": LISTED}, []),
    "a field": ({"step/both.yaml": BOTH.replace("Do.", "Do it.")}, ["step/x"]),
    "another id": ({"references.yaml": CITED.replace("id: b", "id: c")}, ["reference/c"]),
    "order of settings": ({"kb.yaml": "version: '1'\ntitle: T\n"}, ["kb.yaml"]),
    "a broken file": ({"step/broken.yaml": "id: 'still open\n"}, ["step/broken.yaml"]),
    "gone": ({"step/both.yaml": None}, []),
}


@pytest.mark.parametrize("changes, names", EDITS.values(), ids=EDITS)
def test_what_an_edit_touched(changes: dict[str, str | None], names: list[str]) -> None:
    files = {path: text for path, text in {**FILES, **changes}.items() if text is not None}
    assert list(touched(owners(FILES), owners(files))) == names
